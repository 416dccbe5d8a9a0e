// Title, author and blurb, from names and from the lines that stand before the story.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "novel2epub/book.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

struct NamedBook {
  std::string title;
  std::string author;
};

// "《书名》（校对版全本）作者：X", "[作者] 書名", "书名 - 作者", "书名@作者", "书名 by 作者",
// "书名_作者_站名" (peers.md 3.4).
NamedBook read_name(std::string_view stem);

// What the head of a text says of its book: 书名：/作者：/简介：/标签： lines, 《书名》作者：X, the first
// lines of an Aozora text. Lines that were wholly used up are returned as pieces for the ledger (rule
// "front.metadata").
struct FrontMatter {
  Metadata metadata;
  std::vector<Piece> used;
};
FrontMatter read_front_matter(std::span<const Text> texts, const Draft& introduction);

// Title from breadcrumbs that repeat over the chapters: "站名 > 书名 > 章名".
std::optional<std::string> title_from_breadcrumbs(std::span<const Text> texts, std::span<const Draft> drafts);

// The author whom at least half of the chapters name above their text; empty when there is none.
std::string author_by_chapters(std::span<const Text> texts, std::span<const Draft> drafts);

// The title that stands before the number in the names of nearly all files: "我的书_12.txt".
std::string title_by_files(std::span<const Text> texts);

}  // namespace novel2epub::parse
