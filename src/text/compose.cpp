#include "text/compose.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace novel2epub::text {
namespace {

// Plain NFC would replace a compatibility ideograph by another glyph of the same character.
const icu::Normalizer2& normalizer() {
  static const icu::FilteredNormalizer2 filtered = [] {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::UnicodeSet all_but = [&] {
      icu::UnicodeSet set(0, 0x10FFFF);
      set.remove(0xF900, 0xFAFF).remove(0x2F800, 0x2FA1F).freeze();
      return set;
    }();
    return icu::FilteredNormalizer2(*icu::Normalizer2::getNFCInstance(status), all_but);
  }();
  return filtered;
}

icu::StringPiece piece(std::string_view s) { return {s.data(), static_cast<std::int32_t>(s.size())}; }

std::string composed(std::string_view s) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer().normalizeUTF8(0, piece(s), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(s);
}

// End of the cluster that begins at `begin`: nothing behind it composes with anything in it.
std::size_t cluster_end(std::string_view s, std::size_t begin) {
  std::size_t end = begin;
  next(s, end);
  for (std::size_t after = end; after < s.size(); end = after)
    if (normalizer().hasBoundaryBefore(static_cast<UChar32>(next(s, after)))) break;
  return end;
}

// The clusters that changed.
std::size_t compose_line(const Traced& text, std::size_t begin, std::size_t end, Traced& out) {
  std::size_t changed = 0;
  const std::string_view all = std::string_view(text.text()).substr(0, end);
  std::size_t kept = begin;
  for (std::size_t i = begin; i < end;) {
    const std::size_t after = cluster_end(all, i);
    const std::string_view cluster = all.substr(i, after - i);
    if (cluster.size() > 1 && !is_composed(cluster)) {
      out.append(text, kept, i);
      const auto source = text.source(i, after);
      out.replace(composed(cluster), source.begin, source.end);
      ++changed;
      kept = after;
    }
    i = after;
  }
  out.append(text, kept, end);
  return changed;
}

}  // namespace

bool is_composed(std::string_view line) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer().isNormalizedUTF8(piece(line), status) && U_SUCCESS(status);
}

Traced compose(const Traced& text, std::size_t from, std::size_t& changed) {
  const std::string_view all = text.text();
  Traced out;
  const std::size_t before = all.rfind('\n', from);
  std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t kept = 0;
  while (begin < all.size()) {
    const std::size_t end = std::min(all.find('\n', begin), all.size() - 1) + 1;
    if (!is_composed(all.substr(begin, end - begin))) {
      out.append(text, kept, begin);
      changed += compose_line(text, begin, end, out);
      kept = end;
    }
    begin = end;
  }
  out.append(text, kept, all.size());
  return out;
}

}  // namespace novel2epub::text
