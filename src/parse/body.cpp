#include "parse/body.hpp"

#include <algorithm>
#include <utility>

#include "parse/markup.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

bool has_letter(std::string_view s) {
  if (s.find(picture_sign) != std::string_view::npos) return true;  // it tells as much
  for (std::size_t at = 0; at < s.size();)
    if (text::is_letter_or_number(text::next(s, at))) return true;
  return false;
}

}  // namespace

std::vector<Piece> body_of(const Draft& draft) {
  std::vector<Piece> taken = draft.lifted;
  for (const Draft::Drop& drop : draft.dropped) taken.push_back(drop.piece);
  std::ranges::sort(taken, {}, [](const Piece& piece) { return std::pair(piece.text, piece.begin); });
  std::vector<Piece> body;
  for (const Piece& piece : draft.pieces) {
    std::size_t at = piece.begin;
    for (const Piece& hole : taken) {
      if (hole.text != piece.text || hole.end <= at || hole.begin >= piece.end) continue;
      if (hole.begin > at) body.push_back({piece.text, at, hole.begin});
      at = hole.end;
    }
    if (at < piece.end) body.push_back({piece.text, at, piece.end});
  }
  return body;
}

std::string_view view_of(std::span<const Text> texts, const Piece& piece) {
  return std::string_view(texts[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin);
}

BodySize measure_body(std::span<const Text> texts, const Draft& draft) {
  constexpr std::uint64_t prime = 0x100000001b3U;
  BodySize size{.characters = 0, .lettered = false, .hash = 0xcbf29ce484222325U};
  for (const Piece& piece : body_of(draft)) {
    const std::string_view s = view_of(texts, piece);
    size.lettered = size.lettered || has_letter(s);
    for (const char c : s) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte <= ' ') continue;
      size.hash = (size.hash ^ byte) * prime;
      if ((byte & 0xC0U) != 0x80U) ++size.characters;
    }
    const Text& text = texts[piece.text];
    const text::Traced::Span span =
        text.pictures.empty() ? text::Traced::Span{} : text.clean.source(piece.begin, piece.end);
    for (const Picture& picture : text.pictures)
      if (picture.source >= span.begin && picture.source < span.end)
        size.hash = (size.hash ^ picture.image) * prime;
  }
  return size;
}

}  // namespace novel2epub::parse
