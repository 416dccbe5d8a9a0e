// Site's notices that a hard wrap parts over several lines (normalization.md 13, P-3).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "parse/boilerplate.hpp"
#include "parse/parse.hpp"
#include "parse/survey.hpp"

namespace novel2epub::parse {

// What goes of a line only because the lines around it are read with it.
struct CutsAcross {
  std::vector<Finding> cuts;  // in order
  bool begins = false;        // the lines above it in its paragraph are gone: now it begins the paragraph
  bool ends = false;          // marks that are left of it end the sentence above, and are no leftover
};

// Each paragraph is judged as one line. By line; empty where the lines are not wrapped. `places` are those of
// the lines.
std::vector<CutsAcross> cuts_across_lines(std::span<const BodyLine> lines, std::span<const LinePlace> places,
                                          const ParseSettings& settings);

// `findings` of a line with what more is cut by those that reach into its neighbours: each finding of the
// line keeps its own rule, which may count where what was learnt does not.
std::vector<Finding> with_cuts_across(const std::vector<Finding>& findings,
                                      const std::vector<Finding>& across);

}  // namespace novel2epub::parse
