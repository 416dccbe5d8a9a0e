#include "text/data_url.hpp"

#include <algorithm>
#include <cstdint>

#include "text/percent.hpp"

namespace novel2epub::text {
namespace {

constexpr std::string_view scheme = "data:";
constexpr std::size_t npos = std::string_view::npos;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Six bits, or a negative number. Both alphabets of RFC 4648 are read.
constexpr int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

// What stands in front of the data: "data:image/png;base64".
struct Head {
  std::size_t comma = npos;
  bool base64 = false;
};

Head head_of(std::string_view s) {
  constexpr std::size_t longest = 128;
  if (!is_data_url(s)) return {};
  const std::size_t comma = s.substr(0, longest).find_first_of(",\"'<> \t\n");
  if (comma == npos || s[comma] != ',') return {};
  constexpr std::string_view coded = ";base64";
  const std::string_view head = s.substr(0, comma);
  const bool base64 = head.size() >= coded.size() &&
                      std::ranges::equal(head.substr(head.size() - coded.size()), coded, {}, lower);
  return {comma, base64};
}

bool may_stand_in(char c, bool base64, bool quoted) {
  if (base64) return sextet(c) >= 0 || c == '=' || c == '%' || (quoted && is_blank(c));
  return quoted ? c != '\n' : c > ' ' && std::string_view("<>\"'()[]").find(c) == npos;
}

// Nothing where it is damaged.
std::string base64_decoded(std::string_view s) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  bool padded = false;
  for (const char c : s) {
    if (is_blank(c)) continue;
    padded = padded || c == '=';
    if (padded && c == '=') continue;
    if (padded || sextet(c) < 0) return {};
    bits = bits << 6U | static_cast<std::uint32_t>(sextet(c));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return count == 6 ? std::string() : out;  // a letter alone is no byte
}

}  // namespace

bool is_data_url(std::string_view s) {
  return s.size() > scheme.size() && std::ranges::equal(s.substr(0, scheme.size()), scheme, {}, lower);
}

bool is_base64_url(std::string_view s) { return head_of(s).base64; }

std::size_t data_url_size(std::string_view s, char quote) {
  constexpr std::size_t longest_plain = 4096;  // what is not base64 is a drawing, which no book takes
  const Head head = head_of(s);
  if (head.comma == npos) return 0;
  if (!head.base64) s = s.substr(0, longest_plain);
  std::size_t end = head.comma + 1;
  while (end < s.size() && (quote == 0 || s[end] != quote) && may_stand_in(s[end], head.base64, quote != 0))
    ++end;
  const bool closed = quote == 0 || (end < s.size() && s[end] == quote);
  return closed ? end : 0;
}

std::string data_of_url(std::string_view url) {
  const Head head = head_of(url);
  if (head.comma == npos) return {};
  const std::string data = percent_decoded(url.substr(head.comma + 1));
  return head.base64 ? base64_decoded(data) : data;
}

}  // namespace novel2epub::text
