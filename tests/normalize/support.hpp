// What the normalizer's tests share: running it as a chapter does, and writing runs as the case files do.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "normalize/normalize.hpp"
#include "support/shared.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {

inline Settings settings_for(std::string_view tag) {
  static const std::map<std::string_view, Language> languages = {
      {"zh-Hans", Language::zh_hans}, {"zh-Hant", Language::zh_hant}, {"ja", Language::ja},
      {"ko", Language::ko},           {"en", Language::en},           {"vi", Language::vi}};
  Settings settings;
  settings.language = languages.at(tag);
  return settings;
}

// The inline pass alone.
inline std::string line(std::string_view text, const Settings& settings) {
  Counts counts;
  return normalize_line(text, settings, counts);
}

inline std::string serialised(const Block& block) {
  if (block.runs.empty()) return block.text;
  std::string out;
  for (const Run& run : block.runs) {
    switch (run.kind) {
      case Run::Kind::ruby:
        out += "<ruby>" + run.text + "<rt>" + run.reading + "</rt>";
        out += (run.under.empty() ? "" : "<rt under>" + run.under + "</rt>") + "</ruby>";
        break;
      case Run::Kind::emphasis:
        out += "<em>" + run.text + "</em>";
        break;
      case Run::Kind::note:
        out += "<note>" + run.text + "</note>";
        break;
      case Run::Kind::strong:
        out += "<b>" + run.text + "</b>";
        break;
      case Run::Kind::italic:
        out += "<i>" + run.text + "</i>";
        break;
      case Run::Kind::small:
        out += "<small>" + run.text + "</small>";
        break;
      case Run::Kind::raised:
        out += "<sup>" + run.text + "</sup>";
        break;
      case Run::Kind::lowered:
        out += "<sub>" + run.text + "</sub>";
        break;
      case Run::Kind::upright:
        out += "<upright>" + run.text + "</upright>";
        break;
      case Run::Kind::notelink:
        out += "<link>" + run.text + "</link>";
        break;
      case Run::Kind::text:
        out += run.text;
    }
  }
  return out;
}

// One paragraph, as a chapter's only one.
inline std::string paragraph(std::string_view text, const Settings& settings) {
  Chapter chapter;
  Block block;
  block.text = std::string(text::trim(text));
  chapter.blocks.push_back(block);
  Counts counts;
  normalize(chapter, settings, counts);
  return chapter.blocks.empty() ? std::string() : serialised(chapter.blocks.front());
}

// Material that is not part of the source; a path to nothing where there is none.
inline std::filesystem::path shared_folder() { return test::shared_folder().value_or("no-shared-folder"); }

}  // namespace novel2epub::normalize
