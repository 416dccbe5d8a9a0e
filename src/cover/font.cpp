#include "cover/font.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb.h>

#include <algorithm>
#include <utility>

#include "text/language.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cover {

struct Font::Faces {
  FT_Library library = nullptr;
  FT_Face outlines = nullptr;
  hb_font_t* shaper = nullptr;
  Faces() = default;
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
  ~Faces() {
    hb_font_destroy(shaper);
    if (outlines != nullptr) FT_Done_Face(outlines);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

namespace {

int scaled(FT_Pos value, int units) { return static_cast<int>(value * em / units); }

// FreeType's axes run upwards, ours down.
Path outline_of(FT_Face face, hb_codepoint_t glyph) {
  Path out;
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0) return out;
  if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return out;
  const FT_Outline& from = face->glyph->outline;
  for (int i = 0; i < from.n_points; ++i) {
    const FT_Vector& p = from.points[i];
    out.add({scaled(p.x, face->units_per_EM), -scaled(p.y, face->units_per_EM)},
            static_cast<Path::Kind>(FT_CURVE_TAG(from.tags[i])));
  }
  for (int i = 0; i < from.n_contours; ++i) out.ends.push_back(static_cast<std::size_t>(from.contours[i]));
  return out;
}

using Buffer = std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)>;

Buffer buffer_of(std::string_view utf8, Language language, Direction direction) {
  Buffer buffer(hb_buffer_create(), hb_buffer_destroy);
  hb_buffer_add_utf8(buffer.get(), utf8.data(), static_cast<int>(utf8.size()), 0, -1);
  hb_buffer_guess_segment_properties(buffer.get());
  const std::string_view tag = text::tag_of(language);
  hb_buffer_set_language(buffer.get(), hb_language_from_string(tag.data(), static_cast<int>(tag.size())));
  hb_buffer_set_direction(buffer.get(),
                          direction == Direction::vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  return buffer;
}

}  // namespace

Font::Font(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
Font::Font(Font&&) noexcept = default;
Font& Font::operator=(Font&&) noexcept = default;
Font::~Font() = default;

std::optional<Font> Font::open(std::string_view bytes) {
  auto faces = std::make_unique<Faces>();
  if (bytes.empty() || FT_Init_FreeType(&faces->library) != 0) return {};
  const auto* const data = reinterpret_cast<const FT_Byte*>(bytes.data());
  if (FT_New_Memory_Face(faces->library, data, static_cast<FT_Long>(bytes.size()), 0, &faces->outlines) != 0)
    return {};
  if (!FT_IS_SCALABLE(faces->outlines) || faces->outlines->units_per_EM == 0) return {};
  hb_blob_t* const blob = hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                         HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* const face = hb_face_create(blob, 0);
  faces->shaper = hb_font_create(face);
  hb_font_set_scale(faces->shaper, em, em);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return Font(std::move(faces));
}

std::u32string Font::missing(std::string_view utf8) const {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = text::next(utf8, i);
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(faces_->shaper, c, &glyph) == 0 && out.find(c) == out.npos) out += c;
  }
  return out;
}

Line Font::shape(std::string_view utf8, Language language, Direction direction, int tracking) const {
  const Buffer buffer = buffer_of(utf8, language, direction);
  hb_shape(faces_->shaper, buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* const glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* const places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const bool down = direction == Direction::vertical;
  Line line;
  for (unsigned i = 0; i < count; ++i) {
    const Point origin{(down ? 0 : line.advance) + places[i].x_offset,
                       (down ? line.advance : 0) - places[i].y_offset};
    append(line.path, placed(outline_of(faces_->outlines, glyphs[i].codepoint), 1, 1, origin));
    line.advance += down ? -places[i].y_advance : places[i].x_advance;
    const bool last_of_letter = i + 1 == count || glyphs[i + 1].cluster != glyphs[i].cluster;
    if (last_of_letter && i + 1 < count) line.advance += tracking;
  }
  line.ink = box_of(line.path);
  return line;
}

}  // namespace novel2epub::cover
