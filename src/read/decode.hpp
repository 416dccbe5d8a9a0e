// Bytes to text: UTF-8, '\n', only characters that XML 1.0 allows.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "read/xml_text.hpp"

namespace novel2epub::read {

struct Decoded {
  std::string text;     // CP-1, CP-2, CP-15 of normalization.md 4 done; no leading U+FEFF
  std::string charset;  // "UTF-8", "UTF-16LE", "GB18030", "Big5-HKSCS", "Shift_JIS", "EUC-JP", "EUC-KR", ...
  double confidence = 1;                      // 0..1
  std::vector<Diagnostic> notes;              // decode.replaced under `lossy`
  std::size_t crlf = 0;                       // CP-1: line ends of two characters that are one now
  std::vector<CodePointChange> changes = {};  // what else CP-1, CP-2 and CP-15 did
};

// A charset proposed for one file. A charset that the user names is a candidate with that name and score 1.
struct Candidate {
  std::string charset;
  double score = 0;          // 0..1: how sure we are that it is this one
  std::size_t errors = 0;    // sequences without a meaning; decode() will refuse the file unless `lossy`
  std::size_t evidence = 0;  // characters that the score stands on
};

// The charsets in which `bytes` can be read, best first; judged by the statistics of the characters they
// give. One UTF-8 candidate with score 1 when the bytes are valid UTF-8 or carry a byte order mark. A charset
// in which they have errors appears only as the first: damaged text is still text in its own charset. Of a
// long file only the beginning is judged.
std::vector<Candidate> candidates(std::string_view bytes);

// The charset of each file, agreed with its siblings: a file whose own evidence is weak follows the others.
// `files[i]` empty means: nothing reads it; it gets the charset of its siblings, in which decode() will fail.
std::vector<Candidate> agree(std::span<const std::vector<Candidate>> files);

// Decodes strictly (the error names file and byte offset: decode.unmappable), or with U+FFFD when `lossy`.
Result<Decoded> decode(std::string_view bytes, const Candidate& charset, const std::string& name, bool lossy);

}  // namespace novel2epub::read
