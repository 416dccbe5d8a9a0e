// Lines that read like headings and stand in lists.
#pragma once

#include <string>
#include <vector>

#include "parse/sequence.hpp"

namespace novel2epub::parse {

// Families that count together: "number" and "number.named", 章 with and without 第.
std::string group_of(const HeadingMatch& match);

// Lists of contents get their role: three headings or more without a line of text between them, most of which
// come again further down as headings with text below them.
void mark_contents(std::vector<Candidate>& candidates);

// Three lines or more right below each other that count upwards by ones are a list of the story's (rules of a
// house, an exam, a manuscript's chapters) and no headings; a book of nothing else stays as it is.
void mark_story_lists(std::vector<Candidate>& candidates);

}  // namespace novel2epub::parse
