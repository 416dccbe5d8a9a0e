#include <charconv>
#include <chrono>
#include <optional>

#include "epub/lines.hpp"
#include "epub/package.hpp"

namespace novel2epub::epub {
namespace {

// Takes exactly `width` digits from the front.
std::optional<int> digits(std::string_view& s, std::size_t width) {
  int value = 0;
  if (s.size() < width) return std::nullopt;
  const auto [end, error] = std::from_chars(s.data(), s.data() + width, value);
  if (error != std::errc{} || end != s.data() + width || value < 0 || s.front() == '-') return std::nullopt;
  s.remove_prefix(width);
  return value;
}

bool take(std::string_view& s, char c) {
  if (!s.starts_with(c)) return false;
  s.remove_prefix(1);
  return true;
}

bool take_hours_minutes(std::string_view& s) {
  const auto hour = digits(s, 2);
  if (!hour || *hour > 23 || !take(s, ':')) return false;
  const auto minute = digits(s, 2);
  return minute && *minute <= 59;
}

// hh:mm, hh:mm:ss or hh:mm:ss.s, and the zone, without which W3CDTF allows no time.
bool is_time_with_zone(std::string_view s) {
  if (!take_hours_minutes(s)) return false;
  if (take(s, ':')) {
    const auto second = digits(s, 2);
    if (!second || *second > 59) return false;
    if (take(s, '.')) {
      const std::size_t end = s.find_first_not_of("0123456789");
      if (end == 0 || end == std::string_view::npos) return false;
      s.remove_prefix(end);
    }
  }
  if (s == "Z") return true;
  return (take(s, '+') || take(s, '-')) && take_hours_minutes(s) && s.empty();
}

bool is_w3c_date(std::string_view s) {
  const auto year = digits(s, 4);
  if (!year || *year == 0) return false;
  if (s.empty()) return true;
  if (!take(s, '-')) return false;
  const auto month = digits(s, 2);
  if (!month || *month < 1 || *month > 12) return false;
  if (s.empty()) return true;
  if (!take(s, '-')) return false;
  const auto day = digits(s, 2);
  using namespace std::chrono;
  if (!day || !year_month_day{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                              std::chrono::day(static_cast<unsigned>(*day))}
                   .ok())
    return false;
  return s.empty() || (take(s, 'T') && is_time_with_zone(s));
}

}  // namespace

std::string w3c_date(std::string_view s) {
  std::string date = one_line(s);
  return is_w3c_date(date) ? date : std::string();
}

}  // namespace novel2epub::epub
