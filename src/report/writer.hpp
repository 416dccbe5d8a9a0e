// JSON as it is built: values, and members and elements with the commas between them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace novel2epub::report {

class Writer {
 public:
  std::string out;

  void key(std::string_view name) {
    separate();
    text(name);
    out += ": ";
    fresh_ = true;
  }
  void member(std::string_view name, std::string_view value) { key(name), text(value), fresh_ = false; }
  void member(std::string_view name, std::size_t value) { member_raw(name, std::to_string(value)); }
  void member_raw(std::string_view name, std::string_view json) { key(name), out += json, fresh_ = false; }
  void element(std::string_view value) { separate(), text(value); }
  void open(char bracket) {
    separate();
    out += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    out += bracket;
    fresh_ = false;
  }

 private:
  void separate() {
    if (!fresh_) out += out.back() == '}' ? ",\n" : ", ";
    fresh_ = false;
  }
  void text(std::string_view s) {
    out += '"';
    for (const char c : s) escape(c);
    out += '"';
  }
  void escape(char c) {
    switch (c) {
      case '"':
        out += "\\\"";
        return;
      case '\\':
        out += "\\\\";
        return;
      case '\n':
        out += "\\n";
        return;
      case '\t':
        out += "\\t";
        return;
      case '\r':
        out += "\\r";
        return;
      default:
        break;
    }
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
      return;
    }
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += code.data();
  }
  bool fresh_ = true;
};

}  // namespace novel2epub::report
