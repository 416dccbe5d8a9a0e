#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <memory>

#include "read/charset.hpp"
#include "text/utf8.hpp"

namespace novel2epub::read {
namespace {

using Converter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

Converter open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return {nullptr, ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

struct Alias {
  std::string_view key;  // ASCII letters and digits of the name only, in lower case
  std::string_view name;
  std::string_view converter;
};

constexpr auto aliases = std::to_array<Alias>({
    {"utf8", "UTF-8", "UTF-8"},
    {"utf16", "UTF-16", "UTF-16"},
    {"utf16le", "UTF-16LE", "UTF-16LE"},
    {"utf16be", "UTF-16BE", "UTF-16BE"},
    {"unicode", "UTF-16LE", "UTF-16LE"},
    {"gb18030", "GB18030", "gb18030"},
    {"gbk", "GB18030", "gb18030"},
    {"gb2312", "GB18030", "gb18030"},
    {"euccn", "GB18030", "gb18030"},
    {"cp936", "GB18030", "gb18030"},
    {"windows936", "GB18030", "gb18030"},
    {"big5", "Big5-HKSCS", "Big5-HKSCS"},
    {"big5hkscs", "Big5-HKSCS", "Big5-HKSCS"},
    {"cp950", "Big5-HKSCS", "Big5-HKSCS"},
    {"windows950", "Big5-HKSCS", "Big5-HKSCS"},
    {"shiftjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"sjis", "Shift_JIS", "ibm-943_P15A-2003"},
    {"cp932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"ms932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"windows31j", "Shift_JIS", "ibm-943_P15A-2003"},
    {"windows932", "Shift_JIS", "ibm-943_P15A-2003"},
    {"eucjp", "EUC-JP", "euc-jp-2007"},
    {"euckr", "EUC-KR", "windows-949"},
    {"cp949", "EUC-KR", "windows-949"},
    {"uhc", "EUC-KR", "windows-949"},
    {"ksc56011987", "EUC-KR", "windows-949"},
    {"windows949", "EUC-KR", "windows-949"},
    {"latin1", "windows-1252", "windows-1252"},
    {"iso88591", "windows-1252", "windows-1252"},
    {"cp1252", "windows-1252", "windows-1252"},
    {"windows1252", "windows-1252", "windows-1252"},
    {"cp1258", "windows-1258", "windows-1258"},
    {"windows1258", "windows-1258", "windows-1258"},
});

std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
    if (c >= 'A' && c <= 'Z') key += static_cast<char>(c + ('a' - 'A'));
  }
  return key;
}

// Through a pointer: pushing byte by byte takes twice the time of the conversion itself.
void append_utf16(std::string& out, const UChar* begin, const UChar* end) {
  const std::size_t size = out.size();
  out.resize(size + static_cast<std::size_t>(end - begin) * 3);
  char* to = out.data() + size;
  const auto push = [&](unsigned byte) { *to++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  for (const UChar* p = begin; p < end; ++p) {
    const unsigned c = *p;
    if (c < 0x80) {
      push(c);
    } else if (c < 0x800) {
      push(0xC0U | (c >> 6)), push(0x80U | (c & 0x3FU));
    } else if (U16_IS_LEAD(c) && p + 1 < end && U16_IS_TRAIL(p[1])) {
      const auto whole = static_cast<unsigned>(U16_GET_SUPPLEMENTARY(c, p[1]));
      push(0xF0U | (whole >> 18)), push(0x80U | ((whole >> 12) & 0x3FU)),
          push(0x80U | ((whole >> 6) & 0x3FU));
      push(0x80U | (whole & 0x3FU));
      ++p;
    } else {
      const unsigned known = U16_IS_SURROGATE(c) ? 0xFFFDU : c;
      push(0xE0U | (known >> 12)), push(0x80U | ((known >> 6) & 0x3FU)), push(0x80U | (known & 0x3FU));
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

// The number of bytes that ICU found fault with; it stands behind them.
std::size_t invalid_length(UConverter* converter) {
  char bytes[32];
  auto length = static_cast<std::int8_t>(sizeof bytes);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes, &length, &status);
  return U_FAILURE(status) || length < 1 ? 1 : static_cast<std::size_t>(length);
}

}  // namespace

std::optional<Charset> find_charset(std::string_view name) {
  const std::string key = key_of(name);
  const auto found = std::ranges::find(aliases, key, &Alias::key);
  if (found != aliases.end()) return Charset{std::string(found->name), std::string(found->converter)};
  const std::string given(name);
  if (key.empty() || given.find('\0') != given.npos) return {};
  const Converter converter = open(given);
  if (!converter) return {};
  UErrorCode status = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(given.c_str(), "IANA", &status);
  return Charset{iana != nullptr ? std::string(iana) : given, given};
}

Converted convert_charset(std::string_view bytes, const Charset& charset, std::size_t most_errors) {
  Converted out;
  const Converter converter = open(charset.converter);
  if (!converter) return {{}, 1, 0};
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> units;
  std::ptrdiff_t held = 0;  // a lead surrogate whose trail comes with the next buffer
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  for (bool more = true; more;) {
    UChar* to = units.data() + held;
    UErrorCode status = U_ZERO_ERROR;
    // ICU's flush argument: the input ends here, so that half a character at its end is an error.
    ucnv_toUnicode(converter.get(), &to, to + units.size(), &at, end, nullptr, true, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    held = more && U16_IS_LEAD(to[-1]) ? 1 : 0;
    append_utf16(out.text, units.data(), to - held);
    if (held != 0) units[0] = to[-1];
    if (more || U_SUCCESS(status)) continue;
    const auto behind = static_cast<std::size_t>(at - bytes.data());
    if (out.errors++ == 0) out.first_error = behind - std::min(behind, invalid_length(converter.get()));
    if (out.errors > most_errors) break;
    text::append(out.text, U'\uFFFD');
    more = at < end || status != U_TRUNCATED_CHAR_FOUND;
    ucnv_resetToUnicode(converter.get());
    more = more && at < end;
  }
  return out;
}

}  // namespace novel2epub::read
