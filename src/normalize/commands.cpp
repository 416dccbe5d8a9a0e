// The editors' commands of Aozora Bunko (aozora.gr.jp/annotation), as far as a reflowing book can obey them.
#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/notation.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

using Kind = Run::Kind;

struct Word {
  View ending;
  Asks asks;
  Kind kind = Kind::text;
};

// How a command ends, its quoted parts and "終わり" taken away. The first match decides.
constexpr Word words[] = {
    {U"傍点", Asks::mark, Kind::emphasis},
    {U"傍線", Asks::mark, Kind::emphasis},
    {U"太字", Asks::mark, Kind::strong},
    {U"斜体", Asks::mark, Kind::italic},
    {U"縦中横", Asks::mark, Kind::upright},
    {U"割り注", Asks::mark, Kind::small},
    {U"割書", Asks::mark, Kind::small},
    {U"上付き小文字", Asks::mark, Kind::raised},
    {U"下付き小文字", Asks::mark, Kind::lowered},
    {U"行右小書き", Asks::mark, Kind::raised},
    {U"行左小書き", Asks::mark, Kind::lowered},
    {U"小さな文字", Asks::mark, Kind::small},
    {U"小さい活字", Asks::mark, Kind::small},
    {U"小書き", Asks::mark, Kind::small},
    {U"小文字", Asks::mark, Kind::small},
    {U"上付き", Asks::mark, Kind::raised},
    {U"下付き", Asks::mark, Kind::lowered},
    {U"のルビ", Asks::ruby},
    {U"改ページ", Asks::page_break},
    {U"改丁", Asks::page_break},
    {U"改段", Asks::page_break},
    {U"改見開き", Asks::page_break},
    {U"字下げ", Asks::placing},
    {U"地付き", Asks::placing},
    {U"字上げ", Asks::placing},
    {U"右揃え", Asks::placing},
    {U"見出し", Asks::layout},
    {U"左右中央", Asks::layout},
    {U"字詰め", Asks::layout},
    {U"罫囲み", Asks::layout},
    {U"横組み", Asks::layout},
    {U"大きな文字", Asks::layout},
    {U"大きい活字", Asks::layout},
    {U"改行", Asks::layout},
    {U"天付き", Asks::layout},
    {U"中央揃え", Asks::layout},
    {U"本文", Asks::layout},
    // What downloaders of Narou add.
    {U"区切り線", Asks::page_break},
    {U"柱", Asks::layout},
    {U"前書き", Asks::layout},
    {U"後書き", Asks::layout},
};

// The command without what stands in 「」, which goes into `quoted`.
std::u32string skeleton(View inside, std::vector<std::u32string>& quoted) {
  std::u32string out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char32_t c = inside[i];
    if (c == U'「' && depth++ == 0)
      begin = i + 1;
    else if (c == U'」' && depth > 0 && --depth == 0)
      quoted.emplace_back(inside.substr(begin, i - begin));
    else if (depth == 0)
      out.push_back(c);
  }
  return out;
}

// "３字下げ", "ここから２字下げ、折り返して３字下げ": the first number is the indent.
Placing read_placing(View bones) {
  const auto is_digit = [](char32_t c) { return is_ascii_digit(c) || is_fullwidth_digit(c); };
  Placing placing;
  placing.at_end = !bones.ends_with(U"字下げ");
  constexpr unsigned widest = 9;  // the style sheet's
  const auto first = std::ranges::find_if(bones, is_digit);
  for (auto c = first; c != bones.end() && is_digit(*c) && placing.indent <= widest; ++c)
    placing.indent = placing.indent * 10 + static_cast<unsigned>(*c - (*c < 0x80 ? U'0' : U'０'));
  placing.indent = placing.at_end ? 0 : std::min(placing.indent, widest);
  return placing;
}

// Kanbun: marks that turn the order of reading, ［＃二］ ［＃一レ］, and kana that the reading adds,
// ［＃（ノ）］.
bool read_kanbun(View inside, Command& command) {
  constexpr View turns = U"一二三四上中下甲乙丙丁天地人レ";
  constexpr std::size_t longest_turn = 2, longest_kana = 12;
  const bool turn = !inside.empty() && inside.size() <= longest_turn &&
                    std::ranges::all_of(inside, [&](char32_t c) { return turns.contains(c); });
  const View kana = inside.size() > 2 ? inside.substr(1, inside.size() - 2) : View();
  const bool added = inside.starts_with(U'（') && inside.ends_with(U'）') && kana.size() <= longest_kana &&
                     !kana.empty() && std::ranges::all_of(kana, text::is_kana);
  if (!turn && !added) return false;
  command.asks = Asks::mark;
  command.kind = turn ? Kind::lowered : Kind::raised;
  command.shown = turn ? inside : kana;
  return true;
}

}  // namespace

Command read_command(View inside) {
  Command command;
  if (read_kanbun(inside, command)) return command;
  std::vector<std::u32string> quoted;
  const std::u32string bones = skeleton(inside, quoted);
  View rest = bones;
  command.ends = rest.ends_with(U"終わり");
  if (command.ends) rest.remove_suffix(3);
  for (const Word& word : words) {
    if (!rest.ends_with(word.ending)) continue;
    command.asks = word.asks;
    command.kind = word.kind;
    break;
  }
  command.starts = quoted.empty() && !command.ends;
  if (!quoted.empty()) command.target = quoted.front();
  if (command.asks == Asks::ruby) {
    command.left = rest == U"の左にのルビ";
    if (quoted.size() == 2)
      command.reading = quoted.back();
    else
      command.asks = Asks::unknown;
  }
  // What runs over several paragraphs ("ここから") is layout, whatever it says.
  const bool block = rest.starts_with(U"ここから") || rest.starts_with(U"ここで");
  command.block = block;
  if (command.asks == Asks::placing)
    command.placing = read_placing(rest);
  else if (block && command.asks != Asks::unknown)
    command.asks = Asks::layout;
  return command;
}

}  // namespace novel2epub::normalize
