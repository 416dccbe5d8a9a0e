#include "ledger.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace novel2epub {
namespace {

constexpr std::string_view command_open = "［＃";
constexpr std::string_view command_close = "］";

// In the order of the input. A tag inside a stretch that went as a whole is part of that stretch.
void put_in_order(std::vector<parse::Cut>& cuts) {
  std::ranges::stable_sort(cuts, [](const parse::Cut& a, const parse::Cut& b) {
    return std::tuple(a.text, a.begin, b.end) < std::tuple(b.text, b.begin, a.end);
  });
  std::vector<parse::Cut> outer;
  for (parse::Cut& cut : cuts)
    if (outer.empty() || outer.back().text != cut.text || cut.end > outer.back().end)
      outer.push_back(std::move(cut));
  cuts = std::move(outer);
}

bool shows(const Block& block, std::string_view command) {
  return std::ranges::any_of(block.runs,
                             [&](const Run& run) { return run.text.find(command) != std::string::npos; });
}

}  // namespace

std::string without_commands(const Block& block, std::vector<std::string>& commands) {
  std::string out;
  std::string_view rest = block.text;
  for (std::size_t open = rest.find(command_open); open != std::string_view::npos;
       open = rest.find(command_open)) {
    const std::size_t close = rest.find(command_close, open);
    if (close == std::string_view::npos) break;
    const std::string_view command = rest.substr(open, close + command_close.size() - open);
    out.append(rest.substr(0, open));
    if (shows(block, command))
      out.append(command);
    else
      commands.emplace_back(command);
    rest.remove_prefix(open + command.size());
  }
  return out.append(rest);
}

Ledger::Ledger(const Dump& dump) : dump_(dump), cuts_(dump.cuts) {
  for (const parse::Text& text : dump.texts) lines_.emplace_back(text.source);
}

void Ledger::add(const std::vector<parse::Cut>& cuts) { cuts_.insert(cuts_.end(), cuts.begin(), cuts.end()); }

void Ledger::drop(const parse::Draft::Drop& drop) {
  const parse::Piece& piece = drop.piece;
  cuts_.push_back(parse::cut(dump_.texts[piece.text], piece.text, piece.begin, piece.end, drop.rule));
}

void Ledger::drop_heading(parse::Draft& draft) {
  for (const parse::Piece& piece : draft.lifted) drop({piece, "chapter.empty"});
  draft.lifted.clear();
}

void Ledger::add_commands(const std::vector<Chapter>& chapters) {
  std::map<std::string, std::size_t>
      next;  // where in a file to look for the next command: they come in order
  const auto text_of = [&](const std::string& file) {
    return static_cast<std::size_t>(std::ranges::find(dump_.texts, file, &parse::Text::name) -
                                    dump_.texts.begin());
  };
  for (const Chapter& chapter : chapters) {
    std::vector<std::string> commands;
    for (const Block& block : chapter.blocks)
      if (block.kind != Block::Kind::figure) (void)without_commands(block, commands);
    if (commands.empty() || chapter.sources.empty()) continue;
    const std::size_t text = text_of(chapter.sources.front().file);
    std::size_t& at = next[chapter.sources.front().file];
    for (const std::string& command : commands) {
      const std::size_t begin = dump_.texts[text].source.find(command, at);
      if (begin == std::string::npos) continue;
      at = begin + command.size();
      cuts_.push_back({text, begin, at, "J-5"});
    }
  }
}

std::vector<SourceRange> Ledger::sources(const parse::Draft& draft) const {
  std::vector<SourceRange> ranges;
  for (const parse::Piece& piece : draft.pieces) {
    const parse::Text& text = dump_.texts[piece.text];
    const auto span = text.clean.source(piece.begin, std::max(piece.end, piece.begin + 1) - 1);
    ranges.push_back({text.name, text.charset, text.confidence, lines_[piece.text].line(span.begin),
                      lines_[piece.text].line(span.end)});
  }
  return ranges;
}

std::vector<Removal> Ledger::removals() {
  put_in_order(cuts_);
  std::vector<Removal> removed;
  removed.reserve(cuts_.size());
  for (const parse::Cut& cut : cuts_)
    removed.push_back(parse::removal(cut, dump_.texts[cut.text], lines_[cut.text]));
  return removed;
}

}  // namespace novel2epub
