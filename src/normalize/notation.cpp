#include "normalize/notation.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "normalize/characters.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

// A run as `clean --explain` shows it.
std::string told(const Run& run) {
  switch (run.kind) {
    case Run::Kind::ruby:
      return "<ruby>" + run.text + "<rt>" + run.reading + "</rt></ruby>";
    case Run::Kind::emphasis:
      return "<em>" + run.text + "</em>";
    case Run::Kind::note:
      return "<span class=\"note\">" + run.text + "</span>";
    default:
      return run.text;
  }
}

// Reads one paragraph into runs.
class Reader {
 public:
  Reader(std::u32string text, const Plan& plan, Counts& counts)
      : text_(std::move(text)), plan_(plan), counts_(counts) {}

  // Tells each piece of notation as well; columns[i] is where text[i] stood.
  void tell_in(std::vector<Change>& changes, std::span<const std::size_t> columns) {
    changes_ = &changes;
    columns_ = columns;
  }

  void read() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t end = step(i);
      if (end == i)
        plain_.push_back(text_[i++]);
      else
        i = end;
    }
    flush();
  }

  std::vector<Run> runs;
  std::vector<Stretch> hidden;  // of commands that were obeyed
  bool page_break = false;

 private:
  bool on(Rule rule) const { return plan_.on(rule); }
  // The notation text_[begin, end) was read as `as`, by `rule`.
  void count(Rule rule, std::size_t begin, std::size_t end, const std::string& as) {
    ++counts_[std::string(name_of(rule))];
    if (changes_ != nullptr)
      changes_->push_back({columns_[begin], std::string(name_of(rule)),
                           text::to_utf8(View(text_).substr(begin, end - begin)), as});
  }
  View rest(std::size_t i) const { return View(text_).substr(i); }

  void flush(Run::Kind kind) {
    if (!plain_.empty()) runs.push_back({kind, text::to_utf8(plain_), {}});
    plain_.clear();
  }
  void flush() { flush(span_); }

  void add(Run::Kind kind, View text, View reading) {
    flush();
    runs.push_back({kind, text::to_utf8(text), text::to_utf8(reading)});
  }

  // Behind the notation at `i`, or `i` if there is none.
  std::size_t step(std::size_t i) {
    switch (text_[i]) {
      case U'｜':
      case U'|':
        return bar(i);
      case U'《':
        return rest(i).starts_with(U"《《") ? doubled(i) : reading(i, U'》', Rule::j_2);
      case U'（':
      case U'(':
        return on(Rule::ruby_paren) ? reading(i, text_[i] == U'（' ? U'）' : U')', Rule::ruby_paren) : i;
      case U'※':
      case U'［':
        return on(Rule::j_5) ? command(i) : i;
      default:
        return i;
    }
  }

  // J-1, J-4: ｜base《reading》; ｜《 stands for 《.
  std::size_t bar(std::size_t i) {
    if (!on(Rule::j_1)) return i;
    if (i + 1 < text_.size() && text_[i + 1] == U'《') {
      plain_.push_back(U'《');
      count(Rule::j_1, i, i + 2, "《");
      return i + 2;
    }
    auto barred = barred_at(text_, i);
    if (!barred && on(Rule::ruby_paren)) barred = barred_paren_at(text_, i);
    if (!barred) return i;
    const bool dots = is_dots(barred->reading) && on(Rule::j_4);
    add(dots ? Run::Kind::emphasis : Run::Kind::ruby, barred->base, dots ? View() : barred->reading);
    count(dots ? Rule::j_4 : Rule::j_1, i, barred->end, told(runs.back()));
    return barred->end;
  }

  // J-4: 《《text》》.
  std::size_t doubled(std::size_t i) {
    const std::size_t close = text_.find_first_of(U"《》", i + 2);
    if (!on(Rule::j_4) || close == std::u32string::npos || close == i + 2) return i;
    if (!rest(close).starts_with(U"》》")) return i;
    add(Run::Kind::emphasis, View(text_).substr(i + 2, close - i - 2), {});
    count(Rule::j_4, i, close + 2, told(runs.back()));
    return close + 2;
  }

  // J-2, J-3, J-4: a reading in brackets behind what it reads.
  std::size_t reading(std::size_t i, char32_t closer, Rule rule) {
    const std::size_t close = text_.find(closer, i);
    if (close == std::u32string::npos || plain_.empty()) return i;
    const View inside = View(text_).substr(i + 1, close - i - 1);
    std::size_t begin = plain_.size();
    while (begin > 0 && is_ruby_base(plain_[begin - 1], plain_.back())) --begin;
    if (begin == plain_.size()) return i;
    const bool dots =
        rule == Rule::j_2 && is_dots(inside) && on(Rule::j_4) && !is_ascii_letter(plain_.back());
    const bool read = rule == Rule::ruby_paren ? is_paren_reading(inside) : is_implicit_reading(inside);
    if (!dots && !(on(rule) && read)) return i;
    const std::u32string base = plain_.substr(begin);
    plain_.resize(begin);
    add(dots ? Run::Kind::emphasis : Run::Kind::ruby, base, dots ? View() : inside);
    count(dots ? Rule::j_4 : rule, i - base.size(), close + 1, told(runs.back()));
    return close + 1;
  }

  // J-5.
  std::size_t command(std::size_t i) {
    const bool described = text_[i] == U'※';  // a character that no code point was found for
    const std::size_t end = command_end(text_, described ? i + 1 : i);
    if (end == 0) return i;
    const View inside = View(text_).substr(i + (described ? 3 : 2), end - i - (described ? 4 : 3));
    if (const char32_t sign = described ? notation_sign(inside) : 0; sign != 0) {
      plain_.push_back(sign);
      hidden.push_back({i, end});
      count(Rule::j_5, i, end, text::to_utf8(std::u32string(1, sign)));
      return end;
    }
    const Command asked = read_command(inside);
    const bool obeyed = !described && obey(asked, end);
    if (obeyed)
      hide(asked, i, end);
    else
      add(Run::Kind::note, View(text_).substr(i, end - i), {});
    count(Rule::j_5, i, end, obeyed ? "" : told(runs.back()));
    return end;
  }

  // Of a command that gives ruby its reading is shown.
  void hide(const Command& asked, std::size_t begin, std::size_t end) {
    const std::size_t shown =
        asked.asks == Asks::ruby ? View(text_).substr(0, end).rfind(U'「' + asked.reading + U'」') + 1 : end;
    hidden.push_back({begin, shown});
    if (shown < end) hidden.push_back({shown + asked.reading.size(), end});
  }

  bool obey(const Command& asked, std::size_t end) {
    switch (asked.asks) {
      case Asks::page_break:
        return page_break = true;
      case Asks::layout:
        return true;
      case Asks::emphasis:
      case Asks::upright: {
        const auto kind = asked.asks == Asks::emphasis ? Run::Kind::emphasis : Run::Kind::upright;
        if (asked.starts || asked.ends) return turn(kind, asked.starts, end), true;
        return mark_back(asked.target, kind);
      }
      case Asks::ruby:
        return read_back(asked);
      case Asks::unknown:
        return false;
    }
    return false;
  }

  // The start or end of a stretch; a start whose end is not in this paragraph is layout.
  void turn(Run::Kind kind, bool starts, std::size_t from) {
    if (starts && text_.find(U"終わり］", from) == std::u32string::npos) return;
    flush();
    span_ = starts ? kind : Run::Kind::text;
  }

  // The words before the command are what it speaks of, perhaps with ruby among them.
  bool mark_back(View target, Run::Kind kind) {
    if (target.empty()) return false;
    if (plain_.ends_with(target)) {
      plain_.resize(plain_.size() - target.size());
      flush();
      runs.push_back({kind, text::to_utf8(target), {}});
      return true;
    }
    const std::string wanted = text::to_utf8(target);
    std::string tail = text::to_utf8(plain_);
    for (std::size_t k = runs.size(); k-- > 0 && tail.size() < wanted.size();) {
      tail.insert(0, runs[k].text);
      if (!tail.ends_with(wanted)) continue;
      flush();
      const std::size_t surplus = tail.size() - wanted.size();
      if (surplus > 0) {
        if (runs[k].kind != Run::Kind::text) return true;  // half of a ruby base cannot be told apart
        Run front = runs[k];
        front.text.resize(surplus);
        runs[k].text.erase(0, surplus);
        runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(k), front);
        ++k;
      }
      for (; k < runs.size(); ++k)
        if (runs[k].kind == Run::Kind::text) runs[k].kind = kind;
      return true;
    }
    return false;
  }

  bool read_back(const Command& asked) {
    if (asked.target.empty() || !plain_.ends_with(asked.target)) return false;
    plain_.resize(plain_.size() - asked.target.size());
    add(Run::Kind::ruby, asked.target, asked.reading);
    return true;
  }

  std::u32string text_;
  std::u32string plain_;
  Run::Kind span_ = Run::Kind::text;
  const Plan& plan_;
  Counts& counts_;
  std::vector<Change>* changes_ = nullptr;
  std::span<const std::size_t> columns_;
};

bool may_hold_notation(std::string_view text, const Plan& plan) {
  for (const std::string_view sign : {"《", "［＃"})
    if (text.find(sign) != std::string_view::npos) return true;
  return plan.on(Rule::ruby_paren) && text.find_first_of("(\xEF") != std::string_view::npos;
}

// What the reader sees of a block.
bool is_visible(const Block& block) {
  return block.runs.empty() ||
         std::ranges::any_of(block.runs, [](const Run& run) { return !run.text.empty(); });
}

// Fills the runs of a block; true if a page ends in it. A block of nothing but commands gets one empty run.
bool read_block(Block& block, const Trace& trace, const Plan& plan, Counts& counts, Account& account) {
  block.runs.clear();
  if (!may_hold_notation(block.text, plan)) return false;
  Resolved resolved;
  resolved.text = text::to_u32(block.text);
  if (plan.on(Rule::j_5)) resolved = resolve_gaiji(resolved.text);
  Reader reader(resolved.text, plan, counts);
  reader.read();
  account_for(block, trace, resolved, reader.hidden, account);
  const bool plain = reader.runs.size() == 1 && reader.runs.front().kind == Run::Kind::text &&
                     reader.runs.front().text == block.text;
  if (reader.runs.empty()) reader.runs.emplace_back();
  if (!plain) block.runs = std::move(reader.runs);
  return reader.page_break;
}

void set_class(Block& block, const Plan& plan) {
  const std::string& shown = block.runs.empty() ? block.text : block.runs.front().text;
  if (!plan.on(Rule::j_7) || shown.empty()) return;
  std::size_t i = 0;
  block.dialogue = is_one_of(text::next(shown, i), U"「『（〈《【〔―…・");
  if (plan.habits.indent_all) block.indented = true;
}

}  // namespace

void explain_notation(View text, const std::vector<std::size_t>& columns, const Plan& plan,
                      std::vector<Change>& changes) {
  Resolved resolved;
  if (plan.on(Rule::j_5)) resolved = resolve_gaiji(text);
  for (const Resolved::Glyph& glyph : resolved.glyphs)
    changes.push_back({columns[glyph.from.begin], std::string(name_of(Rule::j_5)),
                       text::to_utf8(text.substr(glyph.from.begin, glyph.from.end - glyph.from.begin)),
                       text::to_utf8(glyph.text)});
  std::vector<std::size_t> places;
  for (const Stretch& from : resolved.from) places.push_back(columns[from.begin]);
  places.push_back(columns.back());
  Counts counts;
  Reader reader(plan.on(Rule::j_5) ? resolved.text : std::u32string(text), plan, counts);
  reader.tell_in(changes, plan.on(Rule::j_5) ? std::span<const std::size_t>(places) : columns);
  reader.read();
}

Account read_notation(Chapter& chapter, std::span<const Trace> traces, const Plan& plan, Counts& counts) {
  Account account;
  std::vector<Block> kept;
  kept.reserve(chapter.blocks.size());
  bool page_break = false;  // so that the next block kept starts a page
  for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
    Block& block = chapter.blocks[i];
    if (block.kind != Block::Kind::paragraph) {
      page_break = false;
      kept.push_back(std::move(block));
      continue;
    }
    const bool breaks = read_block(block, traces[i], plan, counts, account);
    if (!is_visible(block)) {
      page_break |= breaks;
      continue;
    }
    set_class(block, plan);
    if (page_break && !kept.empty()) block.gap = true;
    page_break = breaks;
    kept.push_back(std::move(block));
  }
  chapter.blocks = std::move(kept);
  return account;
}

}  // namespace novel2epub::normalize
