// One paragraph of notation to runs (normalization.md 14, J-1 to J-5).
#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "normalize/characters.hpp"
#include "normalize/notation.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

// A run as `clean --explain` shows it.
std::string told(const Run& run) {
  switch (run.kind) {
    case Run::Kind::ruby:
      return "<ruby>" + run.text + (run.reading.empty() ? "" : "<rt>" + run.reading + "</rt>") +
             (run.under.empty() ? "" : "<rt class=\"under\">" + run.under + "</rt>") + "</ruby>";
    case Run::Kind::emphasis:
      return "<em>" + run.text + "</em>";
    case Run::Kind::note:
      return "<span class=\"note\">" + run.text + "</span>";
    case Run::Kind::lowered:
      return "<sub>" + run.text + "</sub>";
    case Run::Kind::raised:
      return "<sup>" + run.text + "</sup>";
    default:
      return run.text;
  }
}

// Reads one paragraph.
class Reader {
 public:
  Reader(std::u32string text, const Plan& plan, Counts& counts, const Telling* telling)
      : text_(std::move(text)), plan_(plan), counts_(counts), telling_(telling) {}

  Notation read() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t end = step(i);
      if (end == i)
        plain_.push_back(text_[i++]);
      else
        i = end;
    }
    flush();
    return std::move(out_);
  }

 private:
  bool on(Rule rule) const { return plan_.on(rule); }
  // The notation text_[begin, end) was read as `as`, by `rule`.
  void count(Rule rule, std::size_t begin, std::size_t end, const std::string& as) {
    ++counts_[std::string(name_of(rule))];
    if (telling_ != nullptr)
      telling_->changes.push_back({telling_->columns[begin], std::string(name_of(rule)),
                                   text::to_utf8(View(text_).substr(begin, end - begin)), as});
  }
  View rest(std::size_t i) const { return View(text_).substr(i); }

  void flush(Run::Kind kind) {
    if (!plain_.empty()) out_.runs.push_back({kind, text::to_utf8(plain_), {}});
    plain_.clear();
  }
  void flush() { flush(spans_.empty() ? Run::Kind::text : spans_.back()); }

  void add(Run::Kind kind, View text, View reading) {
    flush();
    out_.runs.push_back({kind, text::to_utf8(text), text::to_utf8(reading)});
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
    count(dots ? Rule::j_4 : Rule::j_1, i, barred->end, told(out_.runs.back()));
    return barred->end;
  }

  // J-4: 《《text》》.
  std::size_t doubled(std::size_t i) {
    const std::size_t close = text_.find_first_of(U"《》", i + 2);
    if (!on(Rule::j_4) || close == std::u32string::npos || close == i + 2) return i;
    if (!rest(close).starts_with(U"》》")) return i;
    add(Run::Kind::emphasis, View(text_).substr(i + 2, close - i - 2), {});
    count(Rule::j_4, i, close + 2, told(out_.runs.back()));
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
    count(dots ? Rule::j_4 : rule, i - base.size(), close + 1, told(out_.runs.back()));
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
      out_.hidden.push_back({i, end});
      count(Rule::j_5, i, end, text::to_utf8(std::u32string(1, sign)));
      return end;
    }
    const Command asked = read_command(inside);
    if (!described && !asked.shown.empty()) {
      add(asked.kind, asked.shown, {});
      count(Rule::j_5, i, end, told(out_.runs.back()));
      return end;
    }
    const bool obeyed = !described && obey(asked, end);
    if (obeyed)
      hide(asked, i, end);
    else
      add(Run::Kind::note, View(text_).substr(i, end - i), {});
    count(Rule::j_5, i, end, obeyed ? "" : told(out_.runs.back()));
    return end;
  }

  // Of a command that gives ruby its reading is shown.
  void hide(const Command& asked, std::size_t begin, std::size_t end) {
    const std::size_t shown =
        asked.asks == Asks::ruby ? View(text_).substr(0, end).rfind(U'「' + asked.reading + U'」') + 1 : end;
    out_.hidden.push_back({begin, shown});
    if (shown < end) out_.hidden.push_back({shown + asked.reading.size(), end});
  }

  bool obey(const Command& asked, std::size_t end) {
    switch (asked.asks) {
      case Asks::page_break:
        return out_.demands.page_break = true;
      case Asks::layout:
        return true;
      case Asks::placing:
        place(asked);
        return true;
      case Asks::mark:
        if (asked.starts || asked.ends) return turn(asked.kind, asked.starts, end), true;
        flush();
        return mark_back(out_.runs, asked.target, asked.kind) || is_size(asked.kind);
      case Asks::ruby:
        return asked.left ? read_under(asked) : read_back(asked);
      case Asks::unknown:
        return false;
    }
    return false;
  }

  // The last command of a paragraph says whether a stretch is open below it.
  void place(const Command& asked) {
    Demands& demands = out_.demands;
    if (asked.ends || asked.block) demands.closes = asked.ends;
    if (!asked.ends) (asked.block ? demands.opens : demands.here) = asked.placing;
  }

  // Of these nothing is missed where what they speak of is not found.
  static bool is_size(Run::Kind kind) {
    return kind == Run::Kind::small || kind == Run::Kind::raised || kind == Run::Kind::lowered;
  }

  // The start or end of a stretch; a start whose end is not in this paragraph is layout.
  void turn(Run::Kind kind, bool starts, std::size_t from) {
    if (starts && text_.find(U"終わり］", from) == std::u32string::npos) return;
    flush();
    const auto open = std::find(spans_.rbegin(), spans_.rend(), kind);
    if (starts)
      spans_.push_back(kind);
    else if (open != spans_.rend())
      spans_.erase(std::next(open).base());
  }

  bool read_back(const Command& asked) {
    if (asked.target.empty() || !plain_.ends_with(asked.target)) return false;
    plain_.resize(plain_.size() - asked.target.size());
    add(Run::Kind::ruby, asked.target, asked.reading);
    return true;
  }

  // A reading on the left, of words that may have one on the right already.
  bool read_under(const Command& asked) {
    const std::string target = text::to_utf8(asked.target);
    const bool is_read = plain_.empty() && !out_.runs.empty() && out_.runs.back().text == target &&
                         out_.runs.back().kind == Run::Kind::ruby && out_.runs.back().under.empty();
    if (!is_read && !read_back(asked)) return false;
    out_.runs.back().under = text::to_utf8(asked.reading);
    if (!is_read) out_.runs.back().reading.clear();
    return true;
  }

  std::u32string text_;
  std::u32string plain_;
  std::vector<Run::Kind> spans_;  // that are open, the innermost last
  const Plan& plan_;
  Counts& counts_;
  const Telling* telling_;
  Notation out_;
};

}  // namespace

Notation read_runs(std::u32string text, const Plan& plan, Counts& counts, const Telling* telling) {
  return Reader(std::move(text), plan, counts, telling).read();
}

}  // namespace novel2epub::normalize
