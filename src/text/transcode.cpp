#include "text/transcode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

namespace novel2epub::text {
namespace {

// Lines and names are what is transcoded here; ICU counts in 32 bits.
constexpr std::size_t longest = 1U << 24;

std::unique_ptr<UConverter, void (*)(UConverter*)> open(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name, &status), ucnv_close);
  if (U_FAILURE(status)) return {nullptr, ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

}  // namespace

std::optional<std::string> to_charset(std::string_view utf8, const char* converter) {
  const auto out = open(converter);
  if (!out || utf8.size() > longest) return {};
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::string bytes(
      static_cast<std::size_t>(UCNV_GET_MAX_BYTES_FOR_STRING(text.length(), ucnv_getMaxCharSize(out.get()))),
      '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_fromUChars(out.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                            text.getBuffer(), text.length(), &status);
  if (U_FAILURE(status)) return {};
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

std::optional<std::string> from_charset(std::string_view bytes, const char* converter) {
  const auto in = open(converter);
  if (!in || bytes.size() > longest) return {};
  std::u16string units(bytes.size() * 2 + 2, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_toUChars(in.get(), units.data(), static_cast<std::int32_t>(units.size()),
                                          bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  std::string utf8;
  icu::UnicodeString(units.data(), size).toUTF8String(utf8);
  return utf8;
}

}  // namespace novel2epub::text
