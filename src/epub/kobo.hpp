// The markup that Kobo's reading system counts positions and highlights by (kobolabs/epub-spec, kepubify).
#pragma once

#include <pugixml.hpp>

#include "novel2epub/book.hpp"

namespace novel2epub::epub {

// Puts the contents of `body` into div#book-columns > div#book-inner, and each sentence of its text and each
// image into span.koboSpan with the id "kobo.PARAGRAPH.SEGMENT", both counted from 1. A sentence that runs
// through other elements (ruby, em) is several segments, so that elements stay inside each other.
void add_kobo_spans(pugi::xml_node body, Language language);

}  // namespace novel2epub::epub
