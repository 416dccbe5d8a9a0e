#include "parse/literals.hpp"

#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

std::uint16_t key_of(char32_t c) { return static_cast<std::uint16_t>(c ^ (c >> 16)); }

std::uint16_t key_of(char32_t first, char32_t second) {
  return static_cast<std::uint16_t>((first * 0x9E35U) ^ (first >> 5) ^ (second * 0x2F0BU));
}

}  // namespace

void Literals::Starts::add(std::uint16_t key, int index) {
  bits.set(key);
  strings[key].push_back(index);
}

Literals::Literals(std::vector<std::string> strings) : strings_(std::move(strings)) {
  for (std::size_t i = 0; i < strings_.size(); ++i) {
    const std::string& string = strings_[i];
    if (string.empty()) continue;
    std::size_t at = 0;
    const char32_t first = text::next(string, at);
    const auto index = static_cast<int>(i);
    if (at == string.size())
      singles_.add(key_of(first), index);
    else
      longer_.add(key_of(first, text::next(string, at)), index);
  }
}

void Literals::look(const Starts& starts, std::uint16_t key, std::string_view rest, std::vector<bool>& seen,
                    std::vector<int>& found) const {
  if (!starts.bits.test(key)) return;
  for (const int index : starts.strings.at(key)) {
    const auto i = static_cast<std::size_t>(index);
    if (seen[i] || !rest.starts_with(strings_[i])) continue;
    seen[i] = true;
    found.push_back(index);
  }
}

std::vector<int> Literals::find(std::string_view text) const {
  std::vector<int> found;
  std::vector<bool> seen(strings_.size(), false);
  char32_t before = 0;
  std::size_t before_at = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(text, at);
    look(singles_, key_of(c), text.substr(begin), seen, found);
    if (begin > 0) look(longer_, key_of(before, c), text.substr(before_at), seen, found);
    before = c;
    before_at = begin;
  }
  return found;
}

}  // namespace novel2epub::parse
