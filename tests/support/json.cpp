#include "support/json.hpp"

#include <charconv>

#include "text/utf8.hpp"

namespace novel2epub::test {
namespace {

const Json nothing;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Json> document() {
    Json value;
    if (!read(value)) return std::nullopt;
    space();
    if (at_ != text_.size()) return std::nullopt;
    return value;
  }

 private:
  void space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").contains(text_[at_])) ++at_;
  }

  bool take(char c) {
    space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool read(Json& value) {
    space();
    if (at_ >= text_.size()) return false;
    switch (text_[at_]) {
      case '{':
        return object(value);
      case '[':
        return array(value);
      case '"':
        value.kind = Json::Kind::string;
        return string(value.string);
      case 't':
        value.kind = Json::Kind::boolean;
        value.boolean = true;
        return word("true");
      case 'f':
        value.kind = Json::Kind::boolean;
        return word("false");
      case 'n':
        return word("null");
      default:
        return number(value);
    }
  }

  bool object(Json& value) {
    value.kind = Json::Kind::object;
    ++at_;
    if (take('}')) return true;
    do {
      std::string name;
      space();
      if (!string(name) || !take(':') || !read(value.members[name])) return false;
    } while (take(','));
    return take('}');
  }

  bool array(Json& value) {
    value.kind = Json::Kind::array;
    ++at_;
    if (take(']')) return true;
    do {
      if (!read(value.items.emplace_back())) return false;
    } while (take(','));
    return take(']');
  }

  bool number(Json& value) {
    value.kind = Json::Kind::number;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value.number);
    at_ = static_cast<std::size_t>(end - text_.data());
    return error == std::errc();
  }

  bool code_unit(char32_t& unit) {
    unsigned value = 0;
    const std::string_view digits = text_.substr(at_, 4);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr != digits.data() + 4) {
      return false;
    }
    at_ += 4;
    unit = value;
    return true;
  }

  bool escape(std::string& out) {
    static constexpr std::string_view letters = "\"\\/bfnrt", means = "\"\\/\b\f\n\r\t";
    if (at_ >= text_.size()) return false;
    const char c = text_[at_++];
    if (const std::size_t i = letters.find(c); i != std::string_view::npos) {
      out += means[i];
      return true;
    }
    char32_t unit = 0, low = 0;
    if (c != 'u' || !code_unit(unit)) return false;
    if (unit >= 0xD800 && unit < 0xDC00) {
      if (!word("\\u") || !code_unit(low)) return false;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    out += text::to_utf8(std::u32string(1, unit));
    return true;
  }

  bool string(std::string& out) {
    if (at_ >= text_.size() || text_[at_++] != '"') return false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
        out += c;
      } else if (!escape(out)) {
        return false;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const Json& Json::operator[](const std::string& name) const {
  const auto found = members.find(name);
  return found == members.end() ? nothing : found->second;
}

const Json& Json::operator[](std::size_t index) const {
  return index < items.size() ? items[index] : nothing;
}

std::optional<Json> parse_json(std::string_view text) { return Reader(text).document(); }

}  // namespace novel2epub::test
