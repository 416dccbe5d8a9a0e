#include "text/shadow.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <unordered_map>

#include "text/data.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

// Lines "from to" of a data file; '#' begins a comment.
std::unordered_map<char32_t, std::string> read_pairs(std::string_view bytes) {
  std::unordered_map<char32_t, std::string> pairs;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    const std::size_t space = line.find(' ');
    if (line.starts_with('#') || space == std::string_view::npos) continue;
    std::size_t at = 0;
    const char32_t from = next(line, at);
    pairs[from] = line.substr(space + 1);
  }
  return pairs;
}

const std::string* look_alike(char32_t c) {
  static const auto pairs = read_pairs(data_file("shadow/look-alikes.txt"));
  const auto found = pairs.find(c);
  return found == pairs.end() ? nullptr : &found->second;
}

const std::string* pinyin(char32_t c) {
  static const auto pairs = read_pairs(data_file("shadow/pinyin.txt"));
  const auto found = pairs.find(c);
  return found == pairs.end() ? nullptr : &found->second;
}

bool is_invisible(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_FORMAT_CHAR) return true;
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x034F || c == 0x3164 ||
         c == 0x115F;
}

std::string nfkc_casefold(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  if (U_FAILURE(status)) return out;
  icu::UnicodeString folded = form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  return U_FAILURE(status) ? out : folded.toUTF8String(out);
}

enum class Change : std::uint8_t { none, plain, disguise };
struct Folded {
  std::string text;
  Change change = Change::none;
};

Folded fold_one(char32_t c) {
  if (is_blank(c)) return {c == ' ' ? "" : " ", c == ' ' ? Change::none : Change::plain};
  if (is_invisible(c)) return {"", Change::disguise};
  if (const std::string* const twin = look_alike(c)) return {*twin, Change::disguise};
  const std::string folded = nfkc_casefold(c);
  std::string same;
  append(same, c);
  if (folded == same) return {};
  const bool width_or_case = (c >= 0xFF01 && c <= 0xFF9F) || c < 0x250 || (c >= 0x370 && c < 0x530);
  const bool number_sign = c >= 0x2150 && c <= 0x218F;
  return {folded, width_or_case || number_sign || c < 0x2000 ||
                          !(c >= 0x1D400 || (c >= 0x2100 && c < 0x2150) || (c >= 0x2460 && c < 0x2500))
                      ? Change::plain
                      : Change::disguise};
}

// Folding of the Basic Multilingual Plane, found once.
class FoldTable {
 public:
  FoldTable() : index_(0x10000, 0), entries_(1) {
    for (char32_t c = 0; c < 0x10000; ++c) {
      if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xDFFF)) continue;
      Folded folded = fold_one(c);
      if (folded.change == Change::none) continue;
      index_[c] = static_cast<std::uint16_t>(entries_.size());
      entries_.push_back(std::move(folded));
    }
  }
  // nullptr: stays as it is.
  const Folded* find(char32_t c) const {
    return c < 0x10000 ? (index_[c] == 0 ? nullptr : &entries_[index_[c]]) : nullptr;
  }

 private:
  std::vector<std::uint16_t> index_;
  std::vector<Folded> entries_;
};

const FoldTable& fold_table() {
  static const FoldTable table;
  return table;
}

// Base letter without marks: "ế" -> "e", "đ" -> "d".
std::string without_marks(char32_t c) {
  std::string out;
  if (c == U'đ') return "d";
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFKDInstance(status);
  if (U_SUCCESS(status) && c >= 0xC0 && (c < 0x250 || (c >= 0x1E00 && c < 0x1F00))) {
    const icu::UnicodeString parts = form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    append(out, static_cast<char32_t>(parts.char32At(0)));
    return out;
  }
  if (is_letter_or_number(c)) append(out, c);
  return out;
}

}  // namespace

void Shadow::add(std::string_view piece, std::size_t begin, std::size_t end) {
  text_.append(piece);
  begin_.insert(begin_.end(), piece.size(), static_cast<std::uint32_t>(begin));
  end_.insert(end_.end(), piece.size(), static_cast<std::uint32_t>(end));
}

Shadow::Span Shadow::original(std::size_t begin, std::size_t end) const {
  if (begin >= end || begin >= begin_.size()) return {};
  return {begin_[begin], end_[end - 1]};
}

Shadow fold(std::string_view line) {
  const FoldTable& table = fold_table();
  Shadow shadow;
  shadow.text_.reserve(line.size());
  shadow.begin_.reserve(line.size());
  shadow.end_.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const char32_t c = next(line, i);
    Folded other;
    const Folded* folded = table.find(c);
    if (folded == nullptr && c >= 0x10000) {
      other = fold_one(c);
      if (other.change != Change::none) folded = &other;
    }
    if (folded == nullptr) {
      shadow.add(line.substr(begin, i - begin), begin, i);
      continue;
    }
    if (folded->change == Change::disguise) ++shadow.disguised_;
    shadow.add(folded->text, begin, i);
  }
  return shadow;
}

Shadow skeleton(std::string_view line) {
  const Shadow folded = fold(line);
  Shadow bare;
  bare.disguised_ = folded.disguised_;
  const std::string_view from = folded.text_;
  for (std::size_t i = 0; i < from.size();) {
    const std::size_t begin = i;
    const char32_t c = next(from, i);
    bare.add(without_marks(c), folded.begin_[begin], folded.end_[i - 1]);
  }
  return bare;
}

Shadow pinyin_skeleton(std::string_view line) {
  const Shadow bare = skeleton(line);
  Shadow spoken;
  spoken.disguised_ = bare.disguised_;
  const std::string_view from = bare.text_;
  for (std::size_t i = 0; i < from.size();) {
    const std::size_t begin = i;
    const char32_t c = next(from, i);
    const std::string* const sound = pinyin(c);
    spoken.add(sound != nullptr ? *sound : std::string(from.substr(begin, i - begin)), bare.begin_[begin],
               bare.end_[i - 1]);
  }
  return spoken;
}

}  // namespace novel2epub::text
