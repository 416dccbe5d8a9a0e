// A dump's texts, and the drafts of chapters they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "novel2epub/book.hpp"
#include "text/traced.hpp"

namespace novel2epub::parse {

// A picture of a text. In `clean` picture_sign stands for it, on a line of its own unless it is small.
struct Picture {
  std::size_t source = 0;  // where its marker begins in Text::source
  std::size_t image = 0;   // which of the run's pictures
  std::string alt;
  std::string caption;
  std::string bytes{};   // the picture itself where the text holds it; `image` then means nothing yet
  std::size_t line = 0;  // of such a one, from 1
};

// One file, decoded and freed of markup.
struct Text {
  std::string name;    // relative to the input: "vol1/001.txt"
  std::string folder;  // "vol1"
  std::string charset;
  double confidence = 1;
  std::string source;    // decoded; lines and columns of the ledger count in it
  text::Traced clean;    // without tags, entities decoded, NFC; offsets of drafts count in clean.text()
  std::size_t rank = 0;  // of its input: inputs are read in the order given
  std::vector<Picture> pictures{};  // in order
};

// A stretch of one file that is not in the book: bytes [begin, end) of texts[text].source, left out by
// `rule`.
struct Cut {
  std::size_t text = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string rule;
};

// A stretch of texts[text].clean.text().
struct Piece {
  std::size_t text = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A chapter's text before it is cleaned. `pieces` are read one after the other (pages of one chapter are
// joined across their seams). Stretches in `lifted` went into the heading or volume title; those in `dropped`
// repeat it or decorate it and go to the ledger. Both lie inside the pieces; the rest is body.
struct Draft {
  struct Drop {
    Piece piece;
    std::string rule;
  };
  std::vector<Piece> pieces;
  std::vector<Piece> lifted;
  std::vector<Drop> dropped;
  std::vector<Piece> breaks;  // wide blanks within long lines, as good as line ends (parse/open_lines.hpp)
  ChapterKind kind = ChapterKind::chapter;
  Heading heading;
  bool heading_from_name = false;  // the text has none, the file's name has
  std::optional<std::int64_t> number;
  std::string volume;
  std::size_t nth_volume = 0;  // counted from one where volumes have no names (parse/begin_again.hpp)
};

}  // namespace novel2epub::parse
