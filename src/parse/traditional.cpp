#include "parse/traditional.hpp"

#include "text/han_forms.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {

std::string with_traditional(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next(pattern, at);
    if (c == '\\' && at < pattern.size()) text::next(pattern, at);
    const std::string_view self = pattern.substr(begin, at - begin);
    const std::string_view forms = text::traditional_forms(c);
    const bool in_range = in_class && (pattern.substr(at).starts_with('-') || out.ends_with('-'));
    if (c == '[' || c == ']') in_class = c == '[';
    if (forms.empty() || in_range)
      out += self;
    else if (in_class)
      out.append(self).append(forms);
    else
      out.append("[").append(self).append(forms).append("]");
  }
  return out;
}

}  // namespace novel2epub::parse
