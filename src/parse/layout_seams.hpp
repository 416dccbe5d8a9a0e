// Whether the line behind a seam belongs to the paragraph in front of it (normalization.md 13, P-3, P-7,
// P-8).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "parse/layout_rows.hpp"

namespace novel2epub::parse {

// Whether indents or blank lines say where the paragraphs of wrapped lines begin.
bool tells_paragraphs(std::span<const LaidRow> rows, Language language);

// The rule by which row i continues the paragraph of row i - 1; empty: it begins one.
using Joints = std::vector<std::string_view>;
Joints joined_rows(std::span<const LaidRow> rows, Layout layout, const LayoutSettings& settings);

}  // namespace novel2epub::parse
