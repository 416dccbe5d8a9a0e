#include "parse/addresses.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.hpp"
#include "text/data.hpp"
#include "text/fold.hpp"
#include "text/shadow.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

// "host:port" of "http://host:port/path".
std::string_view authority_of(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  return address.substr(0, address.find_first_of("/?#,;!()<>\"' "));
}

bool is_number(std::string_view host) {
  return !host.empty() &&
         std::ranges::all_of(host, [](char c) { return text::is_ascii_digit(c) || c == '.'; });
}

// RFC 1918 and 3927, and the machine itself.
bool is_private(std::string_view host) {
  constexpr auto networks =
      std::to_array<std::string_view>({"10.", "127.", "192.168.", "169.254.", "0.0.0.0"});
  if (host == "localhost" || host.ends_with(".local") || host.ends_with(".localhost")) return true;
  if (!is_number(host)) return false;
  if (std::ranges::any_of(networks, [&](std::string_view network) { return host.starts_with(network); }))
    return true;
  const bool middle =
      host.size() > 7 && host.starts_with("172.") && text::is_ascii_digit(host[5]) && host[6] == '.';
  return middle && host.substr(4, 2) >= "16" && host.substr(4, 2) <= "31";
}

}  // namespace

bool is_nobodys_site(std::string_view folded, std::size_t begin, std::size_t end) {
  const auto is_letter = [](char c) { return text::is_ascii_alnum(c); };
  while (begin < end && !is_letter(folded[begin])) ++begin;  // a bracket before it
  if (begin > 0 && folded[begin - 1] == '@') return true;
  const std::string_view authority = authority_of(folded.substr(begin, end - begin));
  const std::size_t colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  return is_private(host) || (is_number(host) && colon != std::string_view::npos);
}

namespace {

// "đi.Some.Net": the address was found to begin within a word, whose first letters are none of ASCII.
bool begins_within_word(std::string_view line, std::size_t begin) {
  if (begin == 0 || static_cast<unsigned char>(line[begin - 1]) < 0x80) return false;
  const char32_t before = text::previous(line, begin);
  return text::is_letter_or_mark(before) && !text::is_cjk(before) && !text::is_hangul(before) &&
         !text::is_kana(before);
}

bool is_ascii_word(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return text::is_ascii_letter(c); });
}

}  // namespace

std::size_t behind_story_word(std::string_view line, std::size_t begin, std::size_t end, std::size_t name) {
  static const std::vector<std::string_view> subdomains = text::data_words("rules/subdomains.txt");
  const std::string_view address = line.substr(begin, end - begin);
  const std::size_t dot = address.find('.');
  if (name > begin && name < end && is_ascii_word(line.substr(begin, name - begin))) return name;
  if (dot == address.npos || dot + 1 >= address.size()) return begin;
  if (begins_within_word(line, begin) && address.find('.', dot + 1) != address.npos) return begin + dot + 1;
  if (dot < 2) return begin;
  const std::string_view word = address.substr(0, dot), rest = address.substr(dot + 1);
  if (!is_ascii_word(word)) return begin;
  const std::string lower = text::lower(word);
  if (std::ranges::binary_search(subdomains, std::string_view(lower))) return begin;
  if (text::fold(rest).text().find('.') == std::string::npos) return begin;  // whole as it is
  const bool disguised =
      std::ranges::any_of(rest, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const bool capital = lower == word && rest.front() >= 'A' && rest.front() <= 'Z';
  return disguised || capital || name == begin + dot + 1 ? begin + dot + 1 : begin;
}

}  // namespace novel2epub::parse
