#include "parse/page_counter.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "parse/divide_lines.hpp"
#include "parse/shared_name.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr int head_lines = 4;

struct Count {
  std::int64_t number = 0, total = 0;
};

std::optional<std::int64_t> number_of(std::string_view s) {
  s = text::trim(s);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), number);
  if (error != std::errc{} || end != s.data() + s.size() || number < 1) return {};
  return number;
}

std::optional<Count> count_of(std::string_view line) {
  constexpr std::size_t longest = 24;  // bytes
  line = text::trim(line);
  if (line.size() > longest) return {};
  for (const std::string_view slash : {"/", "／"}) {
    const std::size_t at = line.find(slash);
    if (at == line.npos) continue;
    const auto number = number_of(line.substr(0, at)), total = number_of(line.substr(at + slash.size()));
    if (number && total && *number <= *total) return Count{*number, *total};
  }
  return {};
}

}  // namespace

PageCounter PageCounter::learn(std::span<const Text> texts) {
  constexpr std::size_t fewest = 3;
  constexpr std::int64_t longest_month = 31;
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> files;  // by total and first number
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string_view body = texts[i].clean.text();
    TextLine line = next_filled_line(body, 0);
    for (int seen = 0; seen < head_lines && line.begin < body.size(); ++seen) {
      if (const auto count = count_of(line.of(body))) {
        ++files[{count->total, count->number - static_cast<std::int64_t>(i)}];
        break;
      }
      line = next_filled_line(body, line.end + 1);
    }
  }
  PageCounter counter;
  for (const auto& [key, found] : files) {
    const auto [total, first] = key;
    if (first != 1 && total <= longest_month) continue;
    if (found >= fewest && is_nearly_all(found, texts.size())) counter.total_ = total;
  }
  return counter;
}

bool PageCounter::holds(std::string_view line) const {
  const auto count = total_ > 0 ? count_of(line) : std::nullopt;
  return count && count->total == total_;
}

}  // namespace novel2epub::parse
