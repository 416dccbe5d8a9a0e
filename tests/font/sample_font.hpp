// Small TrueType fonts made for a test: every character is a square (OpenType 1.9, the tables named here).
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::test {

struct FontShape {
  std::u32string characters = U"。あ雨";  // in ascending order, each below U+10000
  unsigned fs_type = 0;                   // OS/2 fsType
  bool has_os2 = true;
  bool has_outlines = true;
};

namespace sample {

inline void put(std::string& out, unsigned value, unsigned bytes) {
  while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

inline void words(std::string& out, const std::vector<int>& values) {
  for (const int value : values) put(out, static_cast<unsigned>(value), 2);
}

// glyf: a square of 500 units with one instruction.
inline std::string square() {
  std::string out;
  words(out, {1, 0, 0, 500, 500, 3, 1});
  out += '\x4F';                  // an instruction, as hinting has
  out += std::string(4, '\x01');  // four points on the curve
  words(out, {0, 500, 0, -500, 0, 0, 500, 0});
  return out + std::string(out.size() % 2, '\0');
}

// cmap, format 4 with one segment for each character: glyph 1 is the first.
inline std::string cmap(const std::u32string& characters) {
  const int segments = static_cast<int>(characters.size()) + 1;
  std::string ends, starts, deltas, offsets;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const int c = static_cast<int>(characters[i]);
    words(ends, {c});
    words(starts, {c});
    words(deltas, {static_cast<int>(i) + 1 - c});
    words(offsets, {0});
  }
  std::string table;
  words(table, {0, 1, 3, 1, 0, 12});
  words(table, {4, 16 + 8 * segments, 0, 2 * segments, 0, 0, 0});
  table += ends + "\xFF\xFF" + std::string(2, '\0') + starts + "\xFF\xFF" + deltas;
  words(table, {1});
  table += offsets;
  words(table, {0});
  return table;
}

// GSUB: in vertical lines the first character has another glyph, the last of the font.
inline std::string vertical_forms(int first, int last) {
  std::string table;
  words(table, {1, 0, 10, 30, 44});  // version, script, feature and lookup lists
  table += std::string("\0\1DFLT\0\10\0\4\0\0\0\0\xFF\xFF\0\1\0\0", 20);
  table += std::string("\0\1vert\0\10\0\0\0\1\0\0", 14);
  words(table, {1, 4, 1, 0, 1, 8, 2, 8, 1, last, 1, 1, first});  // one lookup, one substitution
  return table;
}

inline std::string os2(unsigned fs_type) {
  std::string table;
  words(table, {3, 1000, 400, 5, static_cast<int>(fs_type)});
  table.resize(96, '\0');
  return table;
}

inline std::string head() {
  std::string table;
  words(table, {1, 0, 1, 0});
  put(table, 0, 4);
  put(table, 0x5F0F3CF5, 4);
  words(table, {0, 1000});
  table += std::string(16, '\0');
  words(table, {0, 0, 500, 500, 0, 8, 2, 1, 0});  // the last but one: long offsets in loca
  return table;
}

inline std::string names() {
  std::string table;
  words(table, {0, 1, 18, 3, 1, 0x409, 4, 8, 0});
  return table + std::string("\0S\0q\0r\0s", 8);
}

inline std::string assembled(const std::map<std::string, std::string>& tables) {
  std::string out("\0\1\0\0", 4);
  words(out, {static_cast<int>(tables.size()), 0, 0, 0});
  std::size_t offset = 12 + 16 * tables.size();
  std::string body;
  for (const auto& [tag, bytes] : tables) {
    out += tag;
    put(out, 0, 4);
    put(out, static_cast<unsigned>(offset + body.size()), 4);
    put(out, static_cast<unsigned>(bytes.size()), 4);
    body += bytes + std::string((4 - bytes.size() % 4) % 4, '\0');
  }
  return out + body;
}

}  // namespace sample

inline std::string sample_font(const FontShape& shape = {}) {
  const int glyphs = static_cast<int>(shape.characters.size()) + 2;  // .notdef, and the vertical form
  std::map<std::string, std::string> tables;
  std::string locations, outlines, metrics, profile, line;
  for (int i = 0; i <= glyphs; ++i) {
    sample::put(locations, static_cast<unsigned>(outlines.size()), 4);
    if (i == glyphs) break;
    outlines += sample::square();
    sample::words(metrics, {1000, 0});
  }
  sample::words(profile, {1, 0, glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0});
  sample::words(line, {1, 0, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs});
  tables["cmap"] = sample::cmap(shape.characters);
  tables["fpgm"] = "\x4F";
  tables["head"] = sample::head();
  tables["hhea"] = line;
  tables["hmtx"] = metrics;
  tables["maxp"] = profile;
  tables["name"] = sample::names();
  tables["post"] = std::string("\0\3\0\0", 4) + std::string(28, '\0');
  tables["GSUB"] = sample::vertical_forms(1, glyphs - 1);
  if (shape.has_os2) tables["OS/2"] = sample::os2(shape.fs_type);
  if (shape.has_outlines) {
    tables["glyf"] = outlines;
    tables["loca"] = locations;
  }
  return sample::assembled(tables);
}

// One font in a collection (TrueType Collection header, version 1).
inline std::string sample_collection(const FontShape& shape = {}) {
  std::string font = sample_font(shape), out = "ttcf";
  constexpr unsigned header = 16;
  sample::put(out, 0x00010000, 4);
  sample::put(out, 1, 4);
  sample::put(out, header, 4);
  const auto count = static_cast<unsigned char>(font[5]);
  for (unsigned i = 0; i < count; ++i) {  // offsets count from the beginning of the file
    const std::size_t at = 12 + 16 * i + 8;
    unsigned offset = 0;
    for (std::size_t k = 0; k < 4; ++k) offset = offset << 8 | static_cast<unsigned char>(font[at + k]);
    std::string moved;
    sample::put(moved, offset + header, 4);
    font.replace(at, 4, moved);
  }
  return out + font;
}

// The tags of the tables of a font that is no collection.
inline std::vector<std::string> tables_of(const std::string& font) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < static_cast<unsigned char>(font.at(5)); ++i)
    out.push_back(font.substr(12 + 16 * i, 4));
  return out;
}

}  // namespace novel2epub::test
