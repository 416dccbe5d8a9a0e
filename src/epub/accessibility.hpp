// What a package document says about accessibility, checked against EPUB Accessibility 1.1, section 2.
#pragma once

#include <string>
#include <vector>

#include "epub/reading.hpp"

namespace novel2epub::epub {

struct AccessibilityFault {
  std::string what;   // "a value is not of the vocabulary"
  std::string which;  // the property and its value
};

std::vector<AccessibilityFault> accessibility_faults(const PackageFile& package);

}  // namespace novel2epub::epub
