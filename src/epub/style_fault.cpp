#include "epub/style_fault.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace novel2epub::epub {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_of_name(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Walks over the sheet token by token (CSS Syntax 3, 4), no further than the first fault.
class Sheet {
 public:
  Sheet(std::string_view css, const std::function<bool(std::string_view)>& is_there)
      : css_(css), is_there_(is_there) {}

  std::optional<StyleFault> run() {
    while (at_ < css_.size() && !fault_) {
      const std::size_t begin = at_;
      step();
      const bool says_nothing = is_space(css_[begin]) || css_.substr(begin, 2) == "/*";
      if (!says_nothing && at_ > begin) last_ = css_[std::min(at_, css_.size()) - 1];
    }
    if (!fault_ && !open_.empty()) tell(open_.back(), "a bracket is not closed");
    return fault_;
  }

 private:
  void step() {
    const char c = css_[at_];
    if (css_.substr(at_, 2) == "/*") return comment();
    if (c == '"' || c == '\'') return static_cast<void>(string());
    if (c == '\\') return static_cast<void>(at_ += 2);
    if (c == '@') return at_rule();
    if (is_of_name(c)) return name();
    if (c == '<' && at_rule_.empty() && css_.substr(at_, 4) != "<!--")
      return tell(at_, "it does not belong in a style sheet", std::string(rest_of(at_)));
    if (c == '}' || c == ';') end_declaration(c);
    if (c == '{' || c == '(' || c == '[') open_.push_back(at_);
    if (c == '}' || c == ')' || c == ']') close(c);
    if (c == '{' || c == '}' || c == ';') begins_ = true, at_rule_.clear();
    if (!is_space(c) && c != '{' && c != '}' && c != ';') begins_ = false;
    ++at_;
  }

  // Of the declaration that ends here: a custom property may be empty (CSS Custom Properties 2).
  bool is_custom() const {
    const std::size_t before = css_.find_last_of("{;", at_ - 1);
    const std::size_t begin = css_.find_first_not_of(" \t\r\n\f", before + 1);
    return css_.substr(begin, 2) == "--";
  }

  // EPUBCheck takes no empty ones (CSS-008), though browsers do.
  void end_declaration(char c) {
    if (open_.empty() || css_[open_.back()] != '{') return;
    if (last_ == ':' && !is_custom()) tell(at_, "a property has no value");
    if (c == ';' && (last_ == '{' || last_ == ';')) tell(at_, "a declaration is empty");
  }

  void comment() {
    const std::size_t end = css_.find("*/", at_ + 2);
    if (end == css_.npos) return tell(at_, "a comment is not closed");
    at_ = end + 2;
  }

  // What stands between the quotation marks, which at_ is moved behind.
  std::string string() {
    const std::size_t begin = at_;
    for (++at_; at_ < css_.size() && css_[at_] != css_[begin] && css_[at_] != '\n'; ++at_)
      if (css_[at_] == '\\') ++at_;
    if (at_ >= css_.size() || css_[at_] == '\n') {
      tell(begin, "a quotation mark is not closed");
      return {};
    }
    return std::string(css_.substr(begin + 1, at_++ - begin - 1));
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < css_.size() && is_of_name(css_[at_])) ++at_;
    return css_.substr(begin, at_ - begin);
  }

  void skip_spaces() {
    while (at_ < css_.size() && is_space(css_[at_])) ++at_;
  }

  void at_rule() {
    const std::size_t begin = at_++;
    at_rule_ = lowered(word());
    begins_ = false;
    if (at_rule_ == "import") return tell(begin, "it takes in another sheet", std::string(rest_of(begin)));
    if (at_rule_ != "charset") return;
    skip_spaces();
    if (at_ < css_.size() && (css_[at_] == '"' || css_[at_] == '\'') && lowered(string()) != "utf-8")
      tell(begin, "it says that it is not UTF-8", std::string(rest_of(begin)));
  }

  void name() {
    const std::size_t begin = at_;
    const std::string found = lowered(word());
    const bool first = std::exchange(begins_, false) && !open_.empty();
    if (found == "url" && at_ < css_.size() && css_[at_] == '(') return url(begin);
    if (!first || (found != "direction" && found != "unicode-bidi")) return;
    skip_spaces();
    if (at_ < css_.size() && css_[at_] == ':') tell(begin, "EPUB does not allow the property", found);
  }

  void url(std::size_t begin) {
    ++at_;
    skip_spaces();
    std::string target;
    if (at_ < css_.size() && (css_[at_] == '"' || css_[at_] == '\'')) {
      target = string();
    } else {
      const std::size_t end = std::min(css_.find(')', at_), css_.size());
      target = css_.substr(at_, end - at_);
      at_ = end;
    }
    while (!target.empty() && is_space(target.back())) target.pop_back();
    skip_spaces();
    if (at_ >= css_.size() || css_[at_] != ')') return tell(begin, "a bracket is not closed");
    ++at_;
    const bool is_here = target.starts_with('#') || lowered(target).starts_with("data:");
    if (at_rule_ != "namespace" && !is_here && !is_there_(target))
      tell(begin, "it needs a file that is not in the book", target);
  }

  void close(char c) {
    const char partner = c == '}' ? '{' : c == ')' ? '(' : '[';
    if (open_.empty() || css_[open_.back()] != partner) return tell(at_, "a bracket closes none");
    open_.pop_back();
  }

  std::string_view rest_of(std::size_t begin) const {
    return css_.substr(begin, std::min(css_.find_first_of(";\n", begin), css_.size()) - begin);
  }

  void tell(std::size_t where, std::string_view what, std::string which = {}) {
    const auto lines = std::count(css_.begin(), css_.begin() + static_cast<std::ptrdiff_t>(where), '\n');
    if (!fault_) fault_ = {static_cast<std::size_t>(lines) + 1, std::string(what), std::move(which)};
  }

  std::string_view css_;
  const std::function<bool(std::string_view)>& is_there_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;  // brackets
  bool begins_ = true;             // a declaration may begin here
  char last_ = ' ';                // that was no space
  std::string at_rule_;            // whose prelude this is
  std::optional<StyleFault> fault_;
};

}  // namespace

std::optional<StyleFault> style_fault(std::string_view css,
                                      const std::function<bool(std::string_view)>& is_there) {
  return Sheet(css, is_there).run();
}

}  // namespace novel2epub::epub
