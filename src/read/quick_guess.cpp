#include "read/quick_guess.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "text/plausibility.hpp"
#include "text/transcode.hpp"

namespace novel2epub::read {
namespace {

struct DoubleByte {
  const char* charset;
  const char* converter;
  std::uint8_t scripts;
  bool single_kana;  // A1 to DF are half-width kana, one byte each
};

constexpr auto charsets = std::to_array<DoubleByte>({
    {"GB18030", "gb18030", text::script_hans | text::script_hant, false},
    {"Big5-HKSCS", "Big5-HKSCS", text::script_hant, false},
    {"Shift_JIS", "ibm-943_P15A-2003", text::script_ja, true},
    {"EUC-KR", "windows-949", text::script_ko, false},
    {"EUC-JP", "euc-jp-2007", text::script_ja, false},
});

constexpr std::size_t glance = 6000;  // bytes
constexpr std::size_t least = 400;    // characters of two bytes

// For each pair of bytes, in which charsets (by their place above, as bits) it is a frequent character.
std::vector<std::uint8_t> make_pairs() {
  std::vector<std::uint8_t> pairs(0x10000, 0);
  for (std::size_t i = 0; i < charsets.size(); ++i) {
    const auto codes =
        text::to_charset(text::frequent_characters(charsets[i].scripts), charsets[i].converter);
    for (std::size_t at = 0; codes && at + 1 < codes->size(); at += 2) {
      const auto lead = static_cast<unsigned char>((*codes)[at]),
                 trail = static_cast<unsigned char>((*codes)[at + 1]);
      pairs[static_cast<std::size_t>(lead) << 8 | trail] |= static_cast<std::uint8_t>(1U << i);
    }
  }
  return pairs;
}

struct Share {
  std::size_t frequent = 0, all = 0;
  double value() const { return all == 0 ? 0 : static_cast<double>(frequent) / static_cast<double>(all); }
};

Share share_of(std::string_view bytes, std::size_t charset) {
  static const std::vector<std::uint8_t> pairs = make_pairs();
  const auto bit = static_cast<std::uint8_t>(1U << charset);
  const bool single_kana = charsets[charset].single_kana;
  Share share;
  for (std::size_t i = 0; i + 1 < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]), trail = static_cast<unsigned char>(bytes[i + 1]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    ++share.all;
    if (single_kana && lead >= 0xA1 && lead <= 0xDF) {
      ++i;
      continue;
    }
    share.frequent += (pairs[static_cast<std::size_t>(lead) << 8 | trail] & bit) != 0 ? 1 : 0;
    i += 2;
  }
  return share;
}

}  // namespace

std::optional<Candidate> quick_guess(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, glance);
  std::size_t best = 0;
  std::array<Share, charsets.size()> shares;
  for (std::size_t i = 0; i < charsets.size(); ++i) {
    shares[i] = share_of(head, i);
    if (shares[i].value() > shares[best].value()) best = i;
  }
  if (shares[best].all < least || shares[best].value() < 0.45) return {};
  for (std::size_t i = 0; i < charsets.size(); ++i)
    if (i != best && shares[i].value() > 0.25) return {};
  return Candidate{charsets[best].charset, 0.99, 0, shares[best].all};
}

}  // namespace novel2epub::read
