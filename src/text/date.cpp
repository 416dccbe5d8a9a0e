#include "text/date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "text/unicode.hpp"

namespace novel2epub::text {
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
  std::string_view date = trim(s);
  while (!date.empty() && (date.front() == '\n' || date.front() == '\r')) date = trim(date.substr(1));
  while (!date.empty() && (date.back() == '\n' || date.back() == '\r'))
    date = trim(date.substr(0, date.size() - 1));
  return is_w3c_date(date) ? std::string(date) : std::string();
}

std::optional<std::int64_t> seconds_of(std::string_view s) {
  using namespace std::chrono;
  const std::string date = w3c_date(s);
  if (date.empty()) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t width, int otherwise) {
    int value = otherwise;
    if (at + width <= date.size()) std::from_chars(date.data() + at, date.data() + at + width, value);
    return value;
  };
  const std::size_t clock = std::min(date.find('T'), date.size());
  const bool has_month = clock > 4, has_day = clock > 7;
  const sys_days day =
      year(number(0, 4, 1970)) / (has_month ? number(5, 2, 1) : 1) / (has_day ? number(8, 2, 1) : 1);
  seconds time = day.time_since_epoch() + hours(number(clock + 1, 2, 0)) + minutes(number(clock + 4, 2, 0));
  const std::size_t zone = date.find_first_of("+-Z", clock);
  if (zone != std::string::npos && zone >= clock + 9) time += seconds(number(clock + 7, 2, 0));
  if (zone != std::string::npos && date[zone] != 'Z') {
    const seconds ahead = hours(number(zone + 1, 2, 0)) + minutes(number(zone + 4, 2, 0));
    time += date[zone] == '+' ? -ahead : ahead;
  }
  return time.count();
}

}  // namespace novel2epub::text
