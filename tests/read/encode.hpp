// Bytes in a legacy charset, for tests that read them back.
#pragma once

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace novel2epub::read {

inline std::string encode(std::string_view utf8, const char* converter) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const out = ucnv_open(converter, &status);
  EXPECT_TRUE(U_SUCCESS(status)) << converter;
  ucnv_setFromUCallBack(out, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  std::string bytes(utf8.size() * 4 + 16, '\0');
  const int32_t size = ucnv_fromUChars(out, bytes.data(), static_cast<int32_t>(bytes.size()),
                                       text.getBuffer(), text.length(), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << converter << " cannot hold: " << utf8;
  ucnv_close(out);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace novel2epub::read
