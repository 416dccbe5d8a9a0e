#include "parse/damage.hpp"

#include <algorithm>
#include <array>

#include "text/plausibility.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
bool is_half_kana(char32_t c) { return c >= 0xFF66 && c <= 0xFF9F; }

// Pieces of UTF-8 in Latin-1 or windows-1252 that find_misread cannot know, in the order in which they are
// looked for.
constexpr auto fragments = std::to_array<std::string_view>(
    {"Ã©", "Ã¨", "Ã¡", "Ã³", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã§", "Ãª", "Ã¢", "Â·", "Â«", "Â»"});

constexpr auto lost_marks =
    std::to_array<std::string_view>({"锟斤拷", "烫烫烫烫", "屯屯屯屯", "锘锘", "ï¿½"});

// What one pass over a line counts, to know which closer looks are worth it.
struct Census {
  std::size_t latin1 = 0, han = 0, kana = 0, half_kana = 0, private_use = 0, replacement = 0, questions = 0,
              frequent = 0;
  std::size_t suspect = 0;  // first characters of the marks above
  std::size_t letters() const { return han + kana + half_kana + private_use; }
};

// The character at `i`, most often one of three bytes; `i` is moved behind it.
char32_t read_wide(std::string_view line, std::size_t& i) {
  const auto byte = [&](std::size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(line[k])); };
  if (byte(i) < 0xE0 || byte(i) > 0xEF || i + 2 >= line.size()) return text::next(line, i);
  const char32_t c = (byte(i) & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F);
  i += 3;
  return c;
}

Census take_census(std::string_view line) {
  const std::uint8_t* const looks = text::look_table();
  Census n;
  for (std::size_t i = 0; i < line.size();) {
    if (static_cast<unsigned char>(line[i]) < 0x80) {
      n.questions += line[i++] == '?' ? 1 : 0;
      continue;
    }
    const char32_t c = read_wide(line, i);
    if (c >= 0x3400 && c <= 0x9FFF) {
      ++n.han;
      n.frequent += (looks[c] & text::script_any) != 0 ? 1 : 0;
      n.suspect += c == U'锟' || c == U'烫' || c == U'屯' || c == U'锘' ? 1 : 0;
    } else if (c < 0x100) {
      n.latin1 += c != 0xA0 ? 1 : 0;  // no-break spaces indent whole books
      n.suspect += c == U'ï' || c == U'â' || c == U'ã' || c == U'Â' || c == U'Ã' ? 1 : 0;
    } else if (c >= 0x3041 && c <= 0x30FF) {
      ++n.kana;
    } else if (c == 0xFFFD) {
      ++n.replacement;
    } else if (is_private(c)) {
      ++n.private_use;
    } else if (is_half_kana(c)) {
      ++n.half_kana;
    }
  }
  return n;
}

class Finder {
 public:
  Finder(std::string_view text, Language language) : text_(text), language_(language) {}

  std::vector<Damage> run() {
    for (std::size_t begin = 0; begin < text_.size(); ++line_) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      look_at(text_.substr(begin, end - begin), begin);
      begin = end + 1;
    }
    if (private_use_.count * 100 > letters_ && private_use_.count > 3) out_.push_back(private_use_);
    return std::move(out_);
  }

 private:
  void look_at(std::string_view line, std::size_t begin) {
    const Census n = take_census(line);
    letters_ += n.letters();
    note_private_use(line, begin, n.private_use);
    if (n.replacement > 0)
      add(DamageKind::replacement, begin + line.find("\uFFFD"), n.replacement, around(line, "\uFFFD"));
    const std::size_t wide = n.han + n.half_kana;
    if (n.latin1 >= 4 || (wide >= 3 && n.frequent * 10 < wide * 4)) {
      if (auto repaired = repair_line(line)) return add(DamageKind::misread, begin, 1, std::move(*repaired));
    }
    if (n.suspect > 0) look_for(lost_marks, DamageKind::lost, line, begin);
    if (const auto part = n.latin1 >= 2 || n.suspect > 0 ? find_misread(line) : std::nullopt)
      add(DamageKind::fragment, begin + part->begin, part->count,
          std::string(line.substr(part->begin, part->end - part->begin)));
    else if (n.suspect > 0)
      look_for(fragments, DamageKind::fragment, line, begin);
    if (n.questions >= 3 && n.han >= 2) look_for_questions(line, begin);
    const bool no_japanese = language_ != Language::ja && n.kana == 0;
    if (no_japanese && n.half_kana >= 4 && n.half_kana * 3 > n.letters()) {
      const std::size_t at = line.find("\xEF\xBD");
      add(DamageKind::kana_soup, begin + (at == line.npos ? 0 : at), n.half_kana,
          std::string(line.substr(0, 60)));
    }
  }

  template <std::size_t N>
  void look_for(const std::array<std::string_view, N>& marks, DamageKind kind, std::string_view line,
                std::size_t begin) {
    for (const std::string_view mark : marks) {
      const std::size_t at = line.find(mark);
      if (at == line.npos) continue;
      std::size_t count = 0;
      for (std::size_t i = at; i != line.npos; i = line.find(mark, i + mark.size())) ++count;
      return add(kind, begin + at, count, std::string(mark));
    }
  }

  // ??? at a line's end is somebody's surprise; between ideographs it is what is left of them.
  void look_for_questions(std::string_view line, std::size_t begin) {
    for (std::size_t at = line.find("???"); at != line.npos; at = line.find("???", at)) {
      const std::size_t end = std::min(line.find_first_not_of('?', at), line.size());
      std::size_t before = at, after = end;
      if (at > 0 && end < line.size() && text::is_han(text::previous(line, before)) &&
          text::is_han(text::next(line, after))) {
        return add(DamageKind::question_marks, begin + at, 1,
                   std::string(line.substr(before, after - before)));
      }
      at = end;
    }
  }

  void note_private_use(std::string_view line, std::size_t begin, std::size_t count) {
    if (count == 0) return;
    if (private_use_.count == 0) {
      std::size_t at = 0;
      for (std::size_t i = 0; i < line.size(); at = i)
        if (is_private(text::next(line, i))) break;
      private_use_ = {DamageKind::private_use, begin + at, line_, 0, {}};
    }
    private_use_.count += count;
  }

  static std::string around(std::string_view line, std::string_view mark) {
    const std::size_t at = line.find(mark);
    std::size_t begin = at, end = at + mark.size();
    for (int i = 0; i < 6 && begin > 0; ++i) text::previous(line, begin);
    for (int i = 0; i < 6 && end < line.size(); ++i) text::next(line, end);
    return std::string(line.substr(begin, end - begin));
  }

  void add(DamageKind kind, std::size_t offset, std::size_t count, std::string evidence) {
    out_.push_back({kind, offset, line_, count, std::move(evidence)});
  }

  std::string_view text_;
  Language language_;
  std::size_t line_ = 1;
  std::size_t letters_ = 0;
  Damage private_use_{DamageKind::private_use, 0, 0, 0, {}};
  std::vector<Damage> out_;
};

}  // namespace

std::string_view damage_id(DamageKind kind) {
  switch (kind) {
    case DamageKind::replacement:
      return "text.replacement";
    case DamageKind::private_use:
      return "text.private-use";
    case DamageKind::question_marks:
      return "text.damage";
    default:
      return "text.mojibake";
  }
}

std::vector<Damage> find_damage(std::string_view text, Language language) {
  return Finder(text, language).run();
}

}  // namespace novel2epub::parse
