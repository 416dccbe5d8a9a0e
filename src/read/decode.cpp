#include "read/decode.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "read/charset.hpp"
#include "read/xml_text.hpp"

namespace novel2epub::read {
namespace {

using namespace std::string_view_literals;

constexpr auto utf8_mark = "\xEF\xBB\xBF"sv;

// Text in UTF-8 before its characters are looked at, and what of the input had no meaning.
struct Raw {
  std::string converted;
  std::string_view view;  // of UTF-8: the input without its mark
  std::size_t errors = 0;
  std::size_t first_error = 0;
  std::size_t line = 0;  // of the first error
};

std::string_view without(std::string_view bytes, std::string_view mark) {
  return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

// A byte order mark says more than a name that was meant for a whole folder.
std::string charset_of(std::string_view bytes, const std::string& named) {
  if (bytes.starts_with(utf8_mark)) return "UTF-8";
  if (named.starts_with("UTF-32")) return named;
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return named == "UTF-16" ? "UTF-16LE" : named;
}

std::size_t line_of(std::string_view before) {
  return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

Raw from_utf16(std::string_view bytes, bool big) {
  const std::string_view body = without(bytes, big ? "\xFE\xFF"sv : "\xFF\xFE"sv);
  Raw raw{utf16_to_utf8(body, big), {}, body.size() % 2, bytes.size() - 1, 0};
  if (raw.errors > 0) {
    raw.line = line_of(raw.converted);
    raw.converted += "\uFFFD";
  }
  return raw;
}

Raw from_legacy(std::string_view bytes, const Charset& charset, std::size_t most_errors) {
  Converted read = convert_charset(bytes, charset, most_errors);
  if (read.text.starts_with("\uFEFF")) read.text.erase(0, 3);
  const std::size_t line = line_of(bytes.substr(0, read.first_error));
  return {std::move(read.text), {}, read.errors, read.first_error, line};
}

std::string hex(unsigned char byte) {
  char digits[8];
  std::snprintf(digits, sizeof digits, "0x%02X", static_cast<unsigned>(byte));
  return digits;
}

struct Place {
  std::string byte, offset, words;
};

Place place(std::string_view bytes, std::size_t offset, const std::string& charset) {
  const std::string byte = hex(static_cast<unsigned char>(bytes[std::min(offset, bytes.size() - 1)]));
  const std::string at = std::to_string(offset);
  return {byte, at, "byte " + byte + " at offset " + at + " has no meaning in " + charset};
}

Diagnostic unknown_charset(const std::string& charset, const std::string& name) {
  return {Severity::error,
          "decode.unknown-charset",
          name,
          0,
          "unknown charset \"" + charset +
              "\"; known are UTF-8, UTF-16LE, UTF-16BE, GB18030 (GBK, GB2312), Big5-HKSCS (Big5), Shift_JIS "
              "(CP932), "
              "EUC-JP, ISO-2022-JP, EUC-KR (CP949), windows-1258, windows-1252 and whatever ICU knows",
          {charset}};
}

void add_notes(Decoded& out, const Raw& raw, std::size_t surrogates, const Place& where,
               const std::string& name) {
  if (raw.errors > 0) {
    const std::string places = raw.errors == 1 ? " undecodable place" : " undecodable places";
    out.notes.push_back({Severity::warning,
                         "decode.replaced",
                         name,
                         raw.line,
                         std::to_string(raw.errors) + places + " became U+FFFD; the first: " + where.words,
                         {std::to_string(raw.errors), where.byte, where.offset, out.charset}});
  }
  if (surrogates > 0) {
    out.notes.push_back({Severity::warning,
                         "decode.replaced",
                         name,
                         0,
                         std::to_string(surrogates) + " halves of surrogate pairs became U+FFFD",
                         {std::to_string(surrogates), "", "", out.charset}});
  }
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, const Candidate& charset, const std::string& name,
                       bool lossy) {
  const auto known = find_charset(charset.charset);
  if (!known) return std::unexpected(unknown_charset(charset.charset, name));
  const std::string actual = charset_of(bytes, known->name);
  const std::size_t most_errors = lossy ? bytes.size() : 0;
  Raw raw;
  if (actual == "UTF-8")
    raw.view = without(bytes, utf8_mark);
  else if (actual.starts_with("UTF-16"))
    raw = from_utf16(bytes, actual == "UTF-16BE");
  else
    raw = from_legacy(bytes, *known, most_errors);
  const bool direct = actual == "UTF-8";
  XmlText text = to_xml_text(direct ? raw.view : raw.converted, direct ? most_errors : raw.converted.size());
  if (direct) {
    raw.errors = text.errors;
    raw.first_error = text.first_error + (bytes.size() - raw.view.size());
    raw.line = text.error_line;
  }
  const Place where = raw.errors > 0 ? place(bytes, raw.first_error, actual) : Place{};
  if (raw.errors > 0 && !lossy) {
    return std::unexpected(
        Diagnostic{Severity::error,
                   "decode.unmappable",
                   name,
                   raw.line,
                   where.words + "; --encoding names another charset, --lossy puts U+FFFD there",
                   {where.byte, where.offset, actual}});
  }
  Decoded out{std::move(text.text), actual, charset.score, {}, text.crlf, std::move(text.changes)};
  add_notes(out, raw, text.surrogates, where, name);
  return out;
}

}  // namespace novel2epub::read
