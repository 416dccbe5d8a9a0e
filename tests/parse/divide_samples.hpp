// Small dumps in memory, and what every division of them must keep.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "parse/divide.hpp"

namespace novel2epub::parse {

inline Text make_text(const std::string& name, const std::string& content) {
  Text text;
  text.name = name;
  if (const std::size_t slash = name.rfind('/'); slash != name.npos) text.folder = name.substr(0, slash);
  text.source = content;
  text.clean.copy(text.source, 0);
  return text;
}

inline std::vector<Text> make_folder(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<Text> texts;
  for (const auto& [name, content] : files) texts.push_back(make_text(name, content));
  return texts;
}

inline std::string label_of(const Draft& draft) {
  const Heading& h = draft.heading;
  return h.number + (h.number.empty() || h.name.empty() ? "" : h.separator) + h.name;
}

inline std::vector<std::string> labels_of(const Division& division) {
  std::vector<std::string> labels;
  for (const Draft& draft : division.drafts) labels.push_back(label_of(draft));
  return labels;
}

inline std::string text_of(const std::vector<Text>& texts, const Piece& piece) {
  return texts[piece.text].clean.text().substr(piece.begin, piece.end - piece.begin);
}

// The texts of what was dropped by a rule, from the drafts and from outside them.
inline std::vector<std::string> dropped_by(const std::vector<Text>& texts, const Division& division,
                                           const std::string& rule) {
  std::vector<std::string> found;
  const auto add = [&](const Draft::Drop& drop) {
    if (drop.rule == rule) found.push_back(text_of(texts, drop.piece));
  };
  for (const Draft& draft : division.drafts) std::ranges::for_each(draft.dropped, add);
  std::ranges::for_each(division.dropped, add);
  return found;
}

inline std::size_t count_notes(const std::vector<Diagnostic>& notes, const std::string& id) {
  return static_cast<std::size_t>(std::ranges::count(notes, id, &Diagnostic::id));
}

// Nothing is lost and nothing counted twice: drafts and dropped stretches cover the texts exactly, and what a
// draft lifts or drops lies inside it without overlap.
inline void expect_whole(const std::vector<Text>& texts, const Division& division) {
  std::vector<std::string> cover;
  for (const Text& text : texts) cover.emplace_back(text.clean.text().size(), '0');
  const auto mark = [&](const Piece& piece) {
    for (std::size_t i = piece.begin; i < piece.end; ++i) ++cover[piece.text][i];
  };
  for (const Draft& draft : division.drafts) std::ranges::for_each(draft.pieces, mark);
  for (const Draft::Drop& drop : division.dropped) mark(drop.piece);
  for (std::size_t i = 0; i < texts.size(); ++i)
    EXPECT_EQ(cover[i], std::string(cover[i].size(), '1')) << texts[i].name;
  for (const Draft& draft : division.drafts) {
    std::vector<Piece> taken = draft.lifted;
    for (const Draft::Drop& drop : draft.dropped) taken.push_back(drop.piece);
    for (std::size_t i = 0; i < taken.size(); ++i) {
      const auto inside = [&](const Piece& piece) {
        return piece.text == taken[i].text && piece.begin <= taken[i].begin && taken[i].end <= piece.end;
      };
      EXPECT_TRUE(std::ranges::any_of(draft.pieces, inside)) << text_of(texts, taken[i]);
      for (std::size_t k = i + 1; k < taken.size(); ++k)
        EXPECT_FALSE(taken[i].text == taken[k].text && taken[i].begin < taken[k].end &&
                     taken[k].begin < taken[i].end)
            << text_of(texts, taken[i]);
    }
  }
}

// Some paragraphs of story, unlike those of another seed.
inline std::string story(int seed, int paragraphs = 6) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i)
    text += "　　雨下到第" + std::to_string(seed * 100 + i) +
            "个时辰，檐下的人仍旧没有离开，只把灯往里挪了挪。\n";
  return text;
}

using Labels = std::vector<std::string>;

}  // namespace novel2epub::parse
