#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "text/data.hpp"
#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

enum Class : std::uint8_t {
  han = 1,
  kana = 2,
  hangul = 4,
  latin = 8,
  vietnamese = 16,
  simplified = 32,
  traditional = 64
};

struct Range {
  char32_t first, last;
  std::uint8_t classes;
};

constexpr auto ranges = std::to_array<Range>({
    {U'A', U'Z', latin},
    {U'a', U'z', latin},
    {0x00C0, 0x00D6, latin},
    {0x00D8, 0x00F6, latin},
    {0x00F8, 0x024F, latin},
    {0x1E00, 0x1EFF, latin},
    {U'Ａ', U'Ｚ', latin},
    {U'ａ', U'ｚ', latin},
    // Letters of Vietnamese alone, and the marks that stand apart in decomposed text: hook, dot below, horn.
    {U'Ă', U'ă', vietnamese},
    {U'Đ', U'đ', vietnamese},
    {U'Ĩ', U'ĩ', vietnamese},
    {U'Ũ', U'ũ', vietnamese},
    {U'Ơ', U'ơ', vietnamese},
    {U'Ư', U'ư', vietnamese},
    {0x1EA0, 0x1EF9, vietnamese},
    {0x0309, 0x0309, vietnamese},
    {0x0323, 0x0323, vietnamese},
    {0x031B, 0x031B, vietnamese},
    {0x3005, 0x3007, han},
    {0x3400, 0x4DBF, han},
    {0x4E00, 0x9FFF, han},
    {0xF900, 0xFAFF, han},
    {0x3041, 0x3096, kana},
    {0x309D, 0x309F, kana},
    {0x30A1, 0x30FA, kana},
    {0x30FC, 0x30FF, kana},
    {0x31F0, 0x31FF, kana},
    {0xFF66, 0xFF9F, kana},
    {0x1100, 0x11FF, hangul},
    {0x3131, 0x318E, hangul},
    {0xAC00, 0xD7A3, hangul},
});

void add_file(std::vector<std::uint8_t>& table, std::string_view name, Class added) {
  const std::string_view bytes = data_file(name);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    for (std::size_t i = 0; i < line.size() && line.front() != '#';) table[next(line, i)] |= added;
    at = end + 1;
  }
}

std::vector<std::uint8_t> make_table() {
  std::vector<std::uint8_t> table(0x10000, 0);
  for (const Range& range : ranges)
    for (char32_t c = range.first; c <= range.last; ++c) table[c] |= range.classes;
  add_file(table, "charset/simplified_only.txt", simplified);
  add_file(table, "charset/traditional_only.txt", traditional);
  return table;
}

const std::vector<std::uint8_t>& table() {
  static const std::vector<std::uint8_t> made = make_table();
  return made;
}

bool is_alpha(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_digits(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_alphanumeric(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// In lower case; "zh_TW", as locales write it, is taken for "zh-TW". Empty for an empty subtag.
std::vector<std::string> subtags(std::string_view tag) {
  std::vector<std::string> out(1);
  for (const char c : tag) {
    if (c == '-' || c == '_')
      out.emplace_back();
    else
      out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  const auto good = [](const std::string& s) { return !s.empty() && s.size() <= 8 && is_alphanumeric(s); };
  return std::ranges::all_of(out, good) ? out : std::vector<std::string>{};
}

// RFC 5646, 2.1: where each part may stand. Parts are put into canonical case on the way (2.1.1).
class TagReader {
 public:
  explicit TagReader(std::vector<std::string> parts) : parts_(std::move(parts)) {}

  bool read() {
    if (parts_.empty() || parts_[0].size() < 2 || parts_[0].size() > 3 || !is_alpha(parts_[0])) return false;
    at_ = 1;
    for (int i = 0; i < 3 && here([](auto& s) { return s.size() == 3 && is_alpha(s); }); ++i) ++at_;
    if (here([](auto& s) { return s.size() == 4 && is_alpha(s); })) {
      script = parts_[at_];
      capitalize(parts_[at_++], 1);
    }
    if (here([](auto& s) { return (s.size() == 2 && is_alpha(s)) || (s.size() == 3 && is_digits(s)); })) {
      region = parts_[at_];
      capitalize(parts_[at_++], 2);
    }
    while (here([](auto& s) { return s.size() >= 5 || (s.size() == 4 && is_digits(s.substr(0, 1))); })) ++at_;
    return read_extensions();
  }

  std::string joined() const {
    std::string out;
    for (const std::string& part : parts_) out += (out.empty() ? "" : "-") + part;
    return out;
  }

  std::string script, region;

 private:
  bool here(bool (*is)(const std::string&)) const { return at_ < parts_.size() && is(parts_[at_]); }

  bool read_extensions() {
    while (at_ < parts_.size()) {
      const bool private_use = parts_[at_] == "x";
      if (parts_[at_].size() != 1) return false;
      const std::size_t begin = ++at_;
      while (at_ < parts_.size() && (private_use || parts_[at_].size() > 1)) ++at_;
      if (at_ == begin) return false;
    }
    return true;
  }

  static void capitalize(std::string& s, std::size_t count) {
    for (std::size_t i = 0; i < count && i < s.size(); ++i)
      if (s[i] >= 'a' && s[i] <= 'z') s[i] = static_cast<char>(s[i] - ('a' - 'A'));
  }

  std::vector<std::string> parts_;
  std::size_t at_ = 0;
};

}  // namespace

Language language_of(std::string_view tag) {
  const std::vector<std::string> parts = subtags(tag);
  if (parts.empty()) return Language::en;
  const std::string& primary = parts.front();
  if (primary == "ja" || primary == "jpn") return Language::ja;
  if (primary == "ko" || primary == "kor") return Language::ko;
  if (primary == "vi" || primary == "vie") return Language::vi;
  if (primary != "zh" && primary != "cmn" && primary != "yue" && primary != "zho" && primary != "lzh")
    return Language::en;
  TagReader reader(parts);
  reader.read();
  if (!reader.script.empty()) return reader.script == "hant" ? Language::zh_hant : Language::zh_hans;
  const bool traditional_region = reader.region == "tw" || reader.region == "hk" || reader.region == "mo";
  return traditional_region || primary == "yue" ? Language::zh_hant : Language::zh_hans;
}

std::string_view tag_of(Language language) {
  switch (language) {
    case Language::zh_hans:
      return "zh-Hans";
    case Language::zh_hant:
      return "zh-Hant";
    case Language::ja:
      return "ja";
    case Language::ko:
      return "ko";
    case Language::vi:
      return "vi";
    case Language::en:
      break;
  }
  return "en";
}

std::string canonical_tag(std::string_view tag) {
  TagReader reader(subtags(tag));
  return reader.read() ? reader.joined() : std::string{};
}

ScriptCounts& ScriptCounts::operator+=(const ScriptCounts& other) {
  han += other.han;
  kana += other.kana;
  hangul += other.hangul;
  latin += other.latin;
  vietnamese += other.vietnamese;
  simplified_only += other.simplified_only;
  traditional_only += other.traditional_only;
  return *this;
}

ScriptCounts count_scripts(std::string_view utf8) {
  const std::uint8_t* const classes = table().data();
  std::array<std::size_t, 128> counts{};
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next(utf8, i);
    ++counts[c < 0x10000 ? classes[c] : c >= 0x20000 && c < 0x40000 ? han : 0];
  }
  ScriptCounts out;
  for (std::size_t bits = 1; bits < counts.size(); ++bits) {
    const auto add = [&](std::size_t& sum, Class one) { sum += (bits & one) != 0 ? counts[bits] : 0; };
    add(out.han, han), add(out.kana, kana), add(out.hangul, hangul), add(out.latin, latin);
    add(out.vietnamese, vietnamese), add(out.simplified_only, simplified),
        add(out.traditional_only, traditional);
  }
  return out;
}

Language detect_language(const ScriptCounts& n) {
  // A Latin letter is less of a text than an ideograph or a syllable: a Chinese sentence may be full of
  // names.
  const std::size_t letters = n.han + n.kana + n.hangul + n.latin / 2;
  if (n.hangul * 10 > letters * 3) return Language::ko;
  const bool cjk = (n.han + n.kana) * 10 > letters * 3;
  if (cjk && n.kana * 100 > (n.kana + n.han) * 15) return Language::ja;
  if (cjk) return n.traditional_only > n.simplified_only ? Language::zh_hant : Language::zh_hans;
  // Every third Vietnamese letter is none of English; a French name in an English novel is one of a thousand.
  return n.vietnamese * 50 > n.latin ? Language::vi : Language::en;
}

}  // namespace novel2epub::text
