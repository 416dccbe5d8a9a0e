#include "epub/accessibility.hpp"

#include <algorithm>
#include <string_view>

#include "text/data.hpp"

namespace novel2epub::epub {
namespace {

bool is_word_of(std::string_view file, std::string_view value) {
  return std::ranges::binary_search(text::data_words(file), value);
}

// "textual,visual": modes that together are enough. A space after the comma makes another, unknown value.
bool are_modes(std::string_view value) {
  for (;;) {
    const std::size_t comma = std::min(value.find(','), value.size());
    if (!is_word_of("accessibility/modes.txt", value.substr(0, comma))) return false;
    if (comma == value.size()) return true;
    value.remove_prefix(comma + 1);
  }
}

bool is_known(std::string_view property, std::string_view value) {
  if (property == "accessModeSufficient") return are_modes(value);
  if (property == "accessMode")
    return is_word_of("accessibility/modes.txt", value) || value == "colorDependent" ||
           value.ends_with("OnVisual");
  if (property == "accessibilityFeature") return is_word_of("accessibility/features.txt", value);
  if (property == "accessibilityHazard") return is_word_of("accessibility/hazards.txt", value);
  return !value.empty();
}

}  // namespace

std::vector<AccessibilityFault> accessibility_faults(const PackageFile& package) {
  std::vector<AccessibilityFault> out;
  for (const std::string_view needed : {"accessMode", "accessModeSufficient", "accessibilityFeature",
                                        "accessibilityHazard", "accessibilitySummary"})
    if (std::ranges::find(package.accessibility, needed, &Property::name) == package.accessibility.end())
      out.push_back({"a property is missing", std::string(needed)});
  for (const Property& one : package.accessibility)
    if (!is_known(one.name, one.value))
      out.push_back({"a value is not of the vocabulary", one.name + " " + one.value});
  // A claim to conform is somebody's; checkers pass one that nobody makes.
  if (package.claims_conformance && package.metadata.certified_by.empty())
    out.push_back({"the book is said to conform, but not who says so", ""});
  return out;
}

}  // namespace novel2epub::epub
