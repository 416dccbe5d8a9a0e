#include "text/fold_table.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <unordered_map>
#include <vector>

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

Folded fold_one(char32_t c) {
  if (is_blank(c)) return {c == ' ' ? "" : " ", c == ' ' ? Change::none : Change::plain};
  if (is_invisible(c)) return {"", Change::disguise};
  if (const std::string* const twin = look_alike(c)) return {*twin, Change::disguise};

  std::string text = nfkc_casefold(c);
  std::string same;
  append(same, c);
  if (text == same) return {};
  const bool width_or_case = (c >= 0xFF01 && c <= 0xFF9F) || c < 0x250 || (c >= 0x370 && c < 0x530);
  const bool number_sign = c >= 0x2150 && c <= 0x218F;
  return {std::move(text),
          width_or_case || number_sign || c < 0x2000 ||
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
      Folded one = fold_one(c);
      if (one.change == Change::none) continue;
      index_[c] = static_cast<std::uint16_t>(entries_.size());
      entries_.push_back(std::move(one));
    }
  }
  const Folded* find(char32_t c) const { return index_[c] == 0 ? nullptr : &entries_[index_[c]]; }

 private:
  std::vector<std::uint16_t> index_;
  std::vector<Folded> entries_;
};

const FoldTable& fold_table() {
  static const FoldTable table;
  return table;
}

std::array<bool, 0x80> find_steady() {
  std::array<bool, 0x80> steady{};
  for (char32_t c = 0; c < 0x80; ++c) steady[c] = fold_table().find(c) == nullptr;
  return steady;
}

bool may_bear_marks(char32_t c) { return c >= 0xC0 && (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)); }

char32_t base_letter(char32_t c) {
  if (c == U'đ') return U'd';
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return c;
  const icu::UnicodeString parts = form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  return static_cast<char32_t>(parts.char32At(0));
}

std::vector<char32_t> find_base_letters() {
  std::vector<char32_t> letters(0x1F00, 0);
  for (char32_t c = 0; c < letters.size(); ++c)
    if (may_bear_marks(c)) letters[c] = base_letter(c);
  return letters;
}

// Index into the sounds for each character from `first` on.
struct Sounds {
  static constexpr char32_t first = 0x4E00, end = 0xA000;
  std::vector<std::string> sounds{""};
  std::array<std::uint8_t, end - first> index{};
};

Sounds read_sounds() {
  Sounds out;
  for (auto& [c, sound] : read_pairs(data_file("shadow/pinyin.txt"))) {
    if (c < Sounds::first || c >= Sounds::end) continue;
    out.index[c - Sounds::first] = static_cast<std::uint8_t>(out.sounds.size());
    out.sounds.push_back(std::move(sound));
  }
  return out;
}

}  // namespace

const Folded* folded(char32_t c, Folded& scratch) {
  static const FoldTable& table = fold_table();
  if (c < 0x10000) return table.find(c);
  scratch = fold_one(c);
  return scratch.change == Change::none ? nullptr : &scratch;
}

bool folds_to_itself(char ascii) {
  static const std::array<bool, 0x80> steady = find_steady();
  return steady[static_cast<unsigned char>(ascii)];
}

char32_t bare_letter(char32_t c) {
  static const std::vector<char32_t> letters = find_base_letters();
  if (may_bear_marks(c)) return letters[c];
  return is_letter_or_number(c) ? c : 0;
}

std::string_view pinyin(char32_t c) {
  static const Sounds sounds = read_sounds();
  if (c < Sounds::first || c >= Sounds::end) return {};
  return sounds.sounds[sounds.index[c - Sounds::first]];
}

}  // namespace novel2epub::text
