// Chapters that a label names: "제목 : [등대] 1. 비".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/sequence.hpp"

namespace novel2epub::parse {

// The book's name in brackets that nearly all of the labelled names begin with: "[등대]"; else empty.
std::string shared_bracket(std::span<const std::string> names);

// The heading on a labelled line without that bracket.
HeadingMatch without_bracket(std::string_view line, HeadingMatch match, std::string_view bracket);

// In a book without headings that the grammar is sure of, lines with a label are its headings where each
// names another chapter. The board's lines that stand above every one of them belong to its chapter. False
// where they prove nothing.
bool prove_labels(std::span<const Text> texts, std::span<const Row> rows, std::vector<Candidate>& candidates);

}  // namespace novel2epub::parse
