#include <hb-ot.h>
#include <hb-subset.h>

#include <memory>

#include "font/face.hpp"
#include "font/font.hpp"

namespace novel2epub::font {
namespace {

struct ReleaseInput {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
using Input = std::unique_ptr<hb_subset_input_t, ReleaseInput>;

// What a line of text needs: marks in their places, kerning, vertical forms, and narrow figures that stand
// upright in a vertical line. Stylistic variants would only bring glyphs that nothing asks for.
constexpr const char* features[] = {"ccmp", "locl", "mark", "mkmk", "kern", "liga", "clig",
                                    "calt", "rlig", "vert", "vrt2", "vkrn", "halt", "vhal",
                                    "chws", "vchw", "hwid", "twid", "qwid"};

// Names that a font must have, and those that say whose it is and on what terms.
constexpr unsigned names[] = {0, 1, 2, 3, 4, 5, 6, 13, 14};

void choose_characters(hb_set_t* set, std::u32string_view characters) {
  for (const char32_t c : characters) hb_set_add(set, c);
  hb_set_add_range(set, U' ', U'~');
  hb_set_add_range(set, 0x2010, 0x2027);  // dashes, quotation marks, ellipses
  hb_set_add_range(set, 0x3000, 0x301F);  // CJK punctuation
  hb_set_add_range(set, 0xFF01, 0xFF0F);  // wide marks
}

void choose_layout(hb_subset_input_t* input) {
  hb_set_t* const kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  hb_set_clear(kept);
  for (const char* const feature : features) hb_set_add(kept, hb_tag_from_string(feature, 4));
  hb_set_t* const kept_names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
  hb_set_clear(kept_names);
  for (const unsigned name : names) hb_set_add(kept_names, name);
}

// A variable font goes in as its default instance: old reading systems know no axes.
void fix_axes(hb_subset_input_t* input, hb_face_t* face) {
  hb_ot_var_axis_info_t axes[64];
  unsigned count = sizeof axes / sizeof axes[0];
  hb_ot_var_get_axis_infos(face, 0, &count, axes);
  for (unsigned i = 0; i < count; ++i) hb_subset_input_pin_axis_to_default(input, face, axes[i].tag);
}

Face make_subset(hb_face_t* face, std::u32string_view characters) {
  const Input input(hb_subset_input_create_or_fail());
  if (!input) return nullptr;
  choose_characters(hb_subset_input_unicode_set(input.get()), characters);
  choose_layout(input.get());
  fix_axes(input.get(), face);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return Face(hb_subset_or_fail(face, input.get()));
}

// Whether every character that the font has and the book needs came through.
bool is_whole(hb_face_t* subset, hb_face_t* face, std::u32string_view characters) {
  const Set all = characters_of(face), kept = characters_of(subset);
  for (const char32_t c : characters)
    if (hb_set_has(all.get(), c) && !hb_set_has(kept.get(), c)) return false;
  return defect(subset).empty();
}

}  // namespace

Result<std::string> subset_font(const Font& font, std::u32string_view characters) {
  if (!font.may_subset) return font.bytes;
  const Face face = first_face(font.bytes);
  const Face subset = make_subset(face.get(), characters);
  Blob blob(subset ? hb_face_reference_blob(subset.get()) : nullptr);
  unsigned size = 0;
  const char* const data = blob ? hb_blob_get_data(blob.get(), &size) : nullptr;
  const std::string bytes(data == nullptr ? "" : data, size);
  // Read anew, as a reading system will: what was built in memory says nothing about the file.
  if (bytes.empty() || !is_whole(first_face(bytes).get(), face.get(), characters))
    return std::unexpected(Diagnostic{Severity::error,
                                      "font.unusable",
                                      font.name,
                                      0,
                                      "the font cannot be embedded: its tables are damaged",
                                      {"its tables are damaged"}});
  return bytes;
}

}  // namespace novel2epub::font
