#include "font/font.hpp"

#include <hb-ot.h>
#include <hb.h>

#include <limits>
#include <utility>

#include "font/face.hpp"

namespace novel2epub::font {
namespace {

Diagnostic unusable(const std::string& name, std::string why) {
  return {Severity::error, "font.unusable", name, 0, "the font cannot be embedded: " + why, {why}};
}

// Why the file is none that HarfBuzz could read; empty if it may be one.
std::string_view refusal(std::string_view bytes) {
  constexpr std::size_t header = 12;
  if (bytes.size() > std::numeric_limits<unsigned>::max() / 2) return "it is larger than 2 GiB";
  if (bytes.starts_with("wOFF") || bytes.starts_with("wOF2"))
    return "it is a WOFF file; give the OpenType file (TTF, OTF) it was made from";
  constexpr std::string_view true_type("\0\1\0\0", 4);
  for (const std::string_view known :
       {true_type, std::string_view("OTTO"), std::string_view("true"), std::string_view("ttcf")}) {
    if (bytes.size() >= header && bytes.starts_with(known)) return {};
  }
  return "it is no OpenType font";
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  Blob holder;
  return !table(face, tag, holder).empty();
}

// By the outlines; empty when there are none that every reading system draws.
std::string_view media_type(hb_face_t* face) {
  if (has_table(face, HB_TAG('C', 'F', 'F', ' '))) return "font/otf";
  return has_table(face, HB_TAG('g', 'l', 'y', 'f')) ? "font/ttf" : std::string_view();
}

// OpenType, OS/2 fsType. One of the lowest bits is set; where an old font has several, the freest counts.
struct Permissions {
  bool known = false;
  bool embed = true;
  bool subset = true;
};

Permissions permissions(hb_face_t* face) {
  constexpr unsigned restricted = 0x0002, usage = 0x000E, no_subset = 0x0100, bitmaps_only = 0x0200;
  Blob holder;
  const std::string_view os2 = table(face, HB_TAG('O', 'S', '/', '2'), holder);
  if (os2.size() < 10) return {};
  const unsigned type = static_cast<unsigned char>(os2[8]) * 256U + static_cast<unsigned char>(os2[9]);
  return {true, (type & usage) != restricted && (type & bitmaps_only) == 0, (type & no_subset) == 0};
}

std::string family(hb_face_t* face) {
  char words[128] = {};
  unsigned size = sizeof words;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FULL_NAME, hb_language_from_string("en", -1), &size, words);
  return words;
}

// Joiners and variation selectors: a font may do without.
bool is_unseen(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0100 && c <= 0xE01EF);
}

void note(std::vector<Diagnostic>& notes, Severity severity, std::string id, const Font& font,
          std::string message, std::vector<std::string> facts = {}) {
  notes.push_back({severity, std::move(id), font.name, 0, std::move(message), std::move(facts)});
}

}  // namespace

std::string_view defect(hb_face_t* face) {
  if (hb_face_get_glyph_count(face) == 0) return "it has no glyphs, or is damaged";
  if (hb_set_is_empty(characters_of(face).get())) return "it has no table of characters";
  if (has_table(face, HB_TAG('C', 'F', 'F', '2')))
    return "its outlines are CFF2, which many reading systems cannot draw";
  return media_type(face).empty() ? "it has no outlines" : "";
}

Result<Font> read_font(std::string bytes, const std::string& name, std::vector<Diagnostic>& notes) {
  if (const std::string_view why = refusal(bytes); !why.empty())
    return std::unexpected(unusable(name, std::string(why)));
  Font font{name, std::move(bytes), {}, true};
  const Face face = first_face(font.bytes);
  if (const std::string_view why = defect(face.get()); !why.empty())
    return std::unexpected(unusable(name, std::string(why)));
  font.media_type = media_type(face.get());
  const Permissions allowed = permissions(face.get());
  if (!allowed.embed)
    return std::unexpected(Diagnostic{Severity::error, "font.restricted", name, 0,
                                      "the font's maker forbids to embed it (OS/2 fsType)"});
  font.may_subset = allowed.subset;
  const bool collection = font.bytes.starts_with("ttcf");
  if (collection && !font.may_subset)
    return std::unexpected(unusable(name, "it is one of a collection, and its maker forbids subsets"));
  if (!allowed.known)
    note(notes, Severity::warning, "font.permission-unknown", font,
         "the font does not say whether it may be embedded");
  if (!font.may_subset)
    note(notes, Severity::warning, "font.whole", font,
         "the font's maker forbids subsets: all of it is embedded");
  if (collection)
    note(notes, Severity::warning, "font.collection", font,
         "the file holds several fonts; the first is embedded: " + family(face.get()), {family(face.get())});
  return font;
}

std::u32string missing_characters(const Font& font, std::u32string_view characters) {
  const Face face = first_face(font.bytes);
  const Set all = characters_of(face.get());
  std::u32string out;
  for (const char32_t c : characters)
    if (!is_unseen(c) && !hb_set_has(all.get(), c)) out += c;
  return out;
}

}  // namespace novel2epub::font
