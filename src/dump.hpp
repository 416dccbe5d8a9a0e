// The first sweep: files to texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "novel2epub/options.hpp"
#include "parse/draft.hpp"
#include "parse/markup.hpp"
#include "read/decode.hpp"
#include "read/discover.hpp"
#include "read/pictures.hpp"

namespace novel2epub {

// All texts of a run, in the order of discovery, and what was cut from them as markup.
struct Dump {
  std::vector<parse::Text> texts;
  std::vector<parse::Cut> cuts;
  std::vector<parse::ChangeLog> changes;       // of each text
  std::vector<read::CodePointChange> decoded;  // where decoding changed the first text, for `explain`
  std::vector<Diagnostic> notes;               // with errors: the dump is not whole
};

// `pictures` are those that the texts may show; without them a picture's marker is text or markup as any
// other.
Dump read_dump(const std::vector<read::Source>& sources, const Options& options,
               const read::PictureIndex* pictures = nullptr);

// One text from bytes that are in memory already, without pictures.
Dump read_bytes(std::string_view bytes, const std::string& name, const Options& options);

}  // namespace novel2epub
