#include "explain.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "normalize/normalize.hpp"
#include "parse/ledger.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub {
namespace {

struct Told {
  std::size_t at = 0;  // in the source
  std::string rule, before, after;
};

// What nobody sees is written as its code point, a line end as ⏎.
std::string shown(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next(s, i);
    if (c == U'\n')
      out += "⏎";
    else
      out += normalize::is_invisible(c) ? normalize::code_point_name(c)
                                        : std::string(s.substr(begin, i - begin));
  }
  return out;
}

class Explainer {
 public:
  Explainer(const Dump& dump, const Chapters& made)
      : dump_(dump), made_(made), text_(dump.texts[0]), lines_(text_.source) {
    for (const Removal& removal : made.removed) {
      const std::size_t begin = lines_.offset(removal.line, removal.column);
      gone_.push_back({begin, begin + removal.text.size()});
    }
  }

  std::string run() {
    read_decoding();
    read_changes_of_text();
    read_composed();
    read_ends_of_lines();
    for (const Removal& removal : made_.removed)
      if (removal.rule.starts_with("P-"))
        add(lines_.offset(removal.line, removal.column), removal.rule, removal.text, "");
    for (const parse::Draft& draft : made_.drafts) read_heading(draft);
    for (const Chapter& chapter : made_.unmended)
      for (const Block& block : chapter.blocks) read_block(block);
    return told();
  }

 private:
  struct Gone {
    std::size_t begin = 0, end = 0;
  };

  const std::string& clean() const { return text_.clean.text(); }
  std::size_t source(std::size_t offset) const { return text_.clean.source(offset, offset + 1).begin; }
  char32_t at(std::size_t offset) const { return offset < clean().size() ? text::next(clean(), offset) : 0; }
  char32_t before(std::size_t offset) const { return offset == 0 ? 0 : text::previous(clean(), offset); }

  void add(std::size_t place, std::string rule, std::string was, std::string is) {
    told_.push_back({place, std::move(rule), std::move(was), std::move(is)});
  }

  // CP-1, CP-2, CP-15: what decoding did, CR LF aside.
  void read_decoding() {
    for (const read::CodePointChange& change : dump_.decoded) {
      const bool half = change.was >= 0xD800 && change.was <= 0xDFFF;  // the character it became stands there
      std::size_t end = change.at;
      if (half || change.rule == "CP-1") text::next(text_.source, end);
      const std::string now = text_.source.substr(change.at, end - change.at);
      add(change.at, std::string(change.rule), normalize::code_point_name(change.was), now);
    }
  }

  // P-12: white space at the ends of the lines that the book shows.
  void read_ends_of_lines() {
    const std::string_view all = clean();
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find('\n', begin), all.size());
      const std::string_view line = all.substr(begin, end - begin), words = text::trim(line);
      const auto first = begin + static_cast<std::size_t>(words.data() - line.data());
      const std::size_t last = first + words.size();
      if (!words.empty() && !is_gone(first)) {
        if (first > begin) add(source(begin), "P-12", std::string(all.substr(begin, first - begin)), "");
        if (last < end) add(source(last), "P-12", std::string(all.substr(last, end - last)), "");
      }
      begin = end + 1;
    }
  }

  void read_changes_of_text() {
    for (const parse::TextChange& change : dump_.changes[0].places)
      add(change.begin, change.rule, text_.source.substr(change.begin, change.end - change.begin),
          change.after);
  }

  // CP-12: what stands in the text otherwise than in its source, and has not been told.
  void read_composed() {
    auto known = dump_.changes[0].places.begin();
    const auto last = dump_.changes[0].places.end();
    for (std::size_t i = 0; i < clean().size();) {
      const std::size_t begin = i;
      text::next(clean(), i);
      const auto span = text_.clean.source(begin, i);
      while (known != last && known->end <= span.begin) ++known;
      const std::string_view was = std::string_view(text_.source).substr(span.begin, span.end - span.begin);
      const std::string_view is = std::string_view(clean()).substr(begin, i - begin);
      if (was != is && (known == last || known->begin >= span.end))
        add(span.begin, "CP-12", std::string(was), std::string(is));
    }
  }

  // Whether clean()[offset] was taken out of the text later.
  bool is_gone(std::size_t offset) const {
    const std::size_t place = source(offset);
    return std::ranges::any_of(gone_, [&](const Gone& g) { return g.begin <= place && place < g.end; });
  }

  // Where each character of the block stood: its text is the lines' without what was taken out, white space
  // at their ends and hyphens that a line end made.
  std::vector<std::size_t> places_of(const Block& block) {
    std::vector<std::size_t> places;
    std::size_t offset = block.offset;
    for (std::size_t i = 0; i < block.text.size();) {
      const std::size_t begin = i;
      const char32_t c = text::next(block.text, i);
      std::size_t next = offset;
      while (next < clean().size() && (at(next) != c || is_gone(next)) && may_be_skipped(next))
        text::next(clean(), next);
      const bool found = next < clean().size() && at(next) == c;
      if (found && next > offset) tell_joint(offset, next, begin > 0 && block.text[begin - 1] == ' ');
      if (found) offset = next;
      places.push_back(source(offset));
      if (found) text::next(clean(), offset);
    }
    places.push_back(source(std::min(offset, clean().size())));
    return places;
  }

  bool may_be_skipped(std::size_t offset) const {
    const char32_t c = at(offset);
    const bool line_end = at(offset + 1) == U'\n';
    return c == U'\n' || text::is_blank(c) || (c == U'-' && line_end) ||
           (c == 0xAD && at(offset + 2) == U'\n') || is_gone(offset);
  }

  void tell_joint(std::size_t begin, std::size_t end, bool space) {
    const std::size_t line_end = clean().find('\n', begin);
    if (line_end >= end) return;
    const bool hyphen = at(begin) == U'-' || at(begin) == 0xAD;
    add(source(begin), hyphen ? "P-13" : "P-3", clean().substr(begin, line_end + 1 - begin),
        space ? " " : "");
  }

  void read_block(const Block& block) {
    if (block.kind == Block::Kind::scene_break) return add(source(block.offset), "P-9", block.text, "<hr/>");
    if (block.gap) add(source(block.offset), "P-14", "", "<gap/>");
    if (starts_inside_line(block.offset)) add(source(block.offset), "P-5", "", "\n");
    const std::vector<std::size_t> places = places_of(block);
    for (normalize::Change& change : normalize::explain(block.text, made_.settings))
      add(places[change.column - 1], std::move(change.rule), std::move(change.before),
          std::move(change.after));
  }

  // A lost paragraph break: the block begins behind a run of spaces.
  bool starts_inside_line(std::size_t offset) const {
    std::size_t at = offset, blanks = 0;
    for (; at > 0 && text::is_blank(before(at)); text::previous(clean(), at)) ++blanks;
    return blanks >= 2 && at > 0 && before(at) != U'\n';
  }

  void read_heading(const parse::Draft& draft) {
    for (const std::string* part : {&draft.heading.number, &draft.heading.name})
      for (const parse::Piece& piece : draft.lifted) {
        const std::size_t found = part->empty() ? std::string::npos : clean().find(*part, piece.begin);
        if (found >= piece.end) continue;
        Block block;
        block.text = *part;
        block.offset = found;
        const std::vector<std::size_t> places = places_of(block);
        for (normalize::Change& change : normalize::explain(block.text, made_.settings))
          add(places[change.column - 1], std::move(change.rule), std::move(change.before),
              std::move(change.after));
        break;
      }
  }

  std::string told() {
    std::ranges::stable_sort(told_, {}, &Told::at);
    std::string out;
    for (const Told& told : told_)
      out += std::to_string(lines_.line(told.at)) + ":" + std::to_string(lines_.column(told.at)) + " " +
             told.rule + " " + shown(told.before) + " → " + shown(told.after) + "\n";
    return out;
  }

  const Dump& dump_;
  const Chapters& made_;
  const parse::Text& text_;
  parse::Lines lines_;
  std::vector<Gone> gone_;
  std::vector<Told> told_;
};

}  // namespace

std::string explain(const Dump& dump, const Chapters& made) { return Explainer(dump, made).run(); }

}  // namespace novel2epub
