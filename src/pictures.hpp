// The pictures of a run: what the texts name, where it lies, and what of it the book shows.
#pragma once

#include <span>
#include <vector>

#include "novel2epub/book.hpp"
#include "novel2epub/diagnostic.hpp"
#include "parse/draft.hpp"
#include "parse/markup.hpp"
#include "read/pictures.hpp"

namespace novel2epub {

// Finds the markers of pictures in text.source. Those whose picture may be shown go into text.pictures; the
// result are all that leave the text. Those that name what is missing, on a network or outside of the dump
// are reported, never fetched; words that may be a story's stay where a dump has no pictures.
std::vector<parse::PictureCut> settle_pictures(parse::Text& text, const read::PictureIndex& index,
                                               std::vector<Diagnostic>& notes);

// Gives the pictures that texts hold themselves their places in `index`, in the order of the texts.
void take_held_pictures(std::span<parse::Text> texts, read::PictureIndex& index);

// Reads the pictures that the chapters show, each content once, in order of appearance; PictureUse::image
// then counts in the result. A use without a picture goes; its marker is in the ledger already.
std::vector<Image> load_pictures(std::vector<Chapter>& chapters, const read::PictureIndex& index,
                                 unsigned jobs, std::vector<Diagnostic>& notes);

// Those of `images` that the chapters of one book show, in order of appearance; PictureUse::image then counts
// in the result. `images` must outlive it.
std::vector<const Image*> deal_pictures(std::vector<Chapter>& chapters, std::span<const Image> images);

}  // namespace novel2epub
