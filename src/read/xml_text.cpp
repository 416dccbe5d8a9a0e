#include "read/xml_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace novel2epub::read {
namespace {

enum class Lead : std::uint8_t { plain, control, two, three, four, bad };

constexpr std::array<Lead, 256> make_leads() {
  std::array<Lead, 256> leads{};
  for (std::size_t b = 0; b < 256; ++b) {
    leads[b] = b == '\t' || b == '\n'  ? Lead::plain
               : b < 0x20 || b == 0x7F ? Lead::control
               : b < 0x80              ? Lead::plain
               : b < 0xC2              ? Lead::bad
               : b < 0xE0              ? Lead::two
               : b < 0xF0              ? Lead::three
               : b < 0xF5              ? Lead::four
                                       : Lead::bad;
  }
  return leads;
}
constexpr auto leads = make_leads();

constexpr bool is_tail(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

class Cleaner {
 public:
  Cleaner(std::string_view bytes, std::size_t most_errors) : bytes_(bytes), most_errors_(most_errors) {
    out_.text.reserve(bytes.size());
  }

  XmlText run() {
    while (at_ < bytes_.size() && !stopped_) {
      const std::size_t size = plain_size();
      if (size != 0) {
        at_ += size;
      } else {
        flush();
        special();
        begin_ = at_;
      }
    }
    if (!stopped_) flush();
    return std::move(out_);
  }

 private:
  unsigned byte(std::size_t i) const {
    return i < bytes_.size() ? static_cast<unsigned char>(bytes_[i]) : 0U;
  }

  // Size of the character at at_ when it is copied as it stands, else 0.
  std::size_t plain_size() const {
    const unsigned lead = byte(at_), second = byte(at_ + 1), third = byte(at_ + 2);
    switch (leads[lead]) {
      case Lead::plain:
        return 1;
      case Lead::two:
        return is_tail(second) && !(lead == 0xC2 && second == 0x85) ? 2 : 0;
      case Lead::three: {
        if (!is_tail(second) || !is_tail(third)) return 0;
        const bool ordinary = lead > 0xE2 && lead < 0xED;
        return ordinary || plain_three(lead, second, third) ? 3 : 0;
      }
      case Lead::four: {
        const bool bounded = (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second < 0x90);
        const bool whole = is_tail(second) && is_tail(third) && is_tail(byte(at_ + 3));
        const bool character = !((second & 0x0FU) == 0x0F && third == 0xBF && byte(at_ + 3) >= 0xBE);
        return bounded && whole && character ? 4 : 0;
      }
      default:
        return 0;
    }
  }

  static bool plain_three(unsigned lead, unsigned second, unsigned third) {
    if (lead == 0xE0) return second >= 0xA0;
    if (lead == 0xE2) return second != 0x80 || (third != 0xA8 && third != 0xA9);  // U+2028, U+2029
    if (lead == 0xED) return second < 0xA0;                                       // surrogates
    if (lead != 0xEF) return true;
    return !(second == 0xBF && third >= 0xBE) && !(second == 0xB7 && third >= 0x90 && third <= 0xAF);
  }

  void flush() { out_.text.append(bytes_, begin_, at_ - begin_); }

  void special() {
    const unsigned lead = byte(at_), second = byte(at_ + 1);
    if (leads[lead] == Lead::control) return control(lead);
    if (lead == 0xC2 && second == 0x85) return line_end(2, U'\u0085');
    if (lead == 0xC0 && second == 0x80) return drop(2, "CP-2", 0);  // U+0000 as Java writes it
    if (lead == 0xE2 && second == 0x80 && (byte(at_ + 2) & 0xFEU) == 0xA8)
      return line_end(3, 0x2000U | (byte(at_ + 2) & 0x3FU));
    if (lead == 0xED && second >= 0xA0 && is_tail(second) && is_tail(byte(at_ + 2))) return surrogate();
    const std::size_t size = well_formed_size();
    if (size == 0) return error();
    std::size_t end = at_;
    drop(size, "CP-15", text::next(bytes_, end));  // a non-character
  }

  void control(unsigned c) {
    if (c == '\v' || c == '\f') return line_end(1, c);
    if (c != '\r') return drop(1, "CP-2", c);
    std::size_t end = at_ + 1;
    // CR CR LF is what a program in text mode makes of CR LF: one line end.
    if (byte(end) == '\r' && byte(end + 1) == '\n') ++end;
    if (byte(end) == '\n') ++end;
    const std::size_t size = end - at_;
    if (size == 1) return line_end(1, c);
    ++out_.crlf;
    out_.text.push_back('\n');
    skip(size);
  }

  void tell(std::string_view rule, char32_t was) { out_.changes.push_back({out_.text.size(), rule, was}); }

  void line_end(std::size_t size, char32_t was) {
    tell("CP-1", was);
    out_.text.push_back('\n');
    skip(size);
  }

  void drop(std::size_t size, std::string_view rule, char32_t was) {
    tell(rule, was);
    skip(size);
  }

  void skip(std::size_t size) { at_ += size; }

  char32_t unit() const { return 0xD000U | ((byte(at_ + 1) & 0x3FU) << 6) | (byte(at_ + 2) & 0x3FU); }

  void surrogate() {
    const char32_t high = unit();
    at_ += 3;
    const bool pair = high < 0xDC00 && byte(at_) == 0xED && byte(at_ + 1) >= 0xB0 && is_tail(byte(at_ + 1)) &&
                      is_tail(byte(at_ + 2));
    tell("CP-15", high);
    if (!pair) {
      ++out_.surrogates;
      return text::append(out_.text, U'\uFFFD');
    }
    const char32_t c = 0x10000U + ((high - 0xD800U) << 10) + (unit() - 0xDC00U);
    at_ += 3;
    if ((c & 0xFFFEU) != 0xFFFEU) text::append(out_.text, c);
  }

  // Only asked for sequences that plain_size() refused: those of non-characters are well-formed.
  std::size_t well_formed_size() const {
    std::size_t end = at_;
    return text::next(bytes_, end) == U'\uFFFD' ? 0 : end - at_;
  }

  // One error for the longest part of a sequence that could have been good (Unicode 3.9, best practice).
  void error() {
    if (out_.errors++ == 0) {
      out_.first_error = at_;
      out_.error_line = 1 + static_cast<std::size_t>(std::ranges::count(out_.text, '\n'));
    }
    if (out_.errors > most_errors_) {
      stopped_ = true;
      return;
    }
    text::append(out_.text, U'\uFFFD');
    const unsigned lead = byte(at_), second = byte(at_ + 1);
    std::size_t size = 1;
    if (leads[lead] == Lead::three && is_tail(second) && (lead != 0xE0 || second >= 0xA0)) size = 2;
    const bool bounded = (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second < 0x90);
    if (leads[lead] == Lead::four && is_tail(second) && bounded) size = is_tail(byte(at_ + 2)) ? 3 : 2;
    skip(size);
  }

  std::string_view bytes_;
  std::size_t most_errors_;
  std::size_t begin_ = 0;  // of the run not yet copied
  std::size_t at_ = 0;
  bool stopped_ = false;
  XmlText out_;
};

}  // namespace

XmlText to_xml_text(std::string_view bytes, std::size_t most_errors) {
  return Cleaner(bytes, most_errors).run();
}

std::string utf16_to_utf8(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) text::append(out, unit(i));
  return out;
}

}  // namespace novel2epub::read
