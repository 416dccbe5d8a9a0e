// Bytes to text: UTF-8, '\n', only characters that XML 1.0 allows.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"

namespace novel2epub::read {

struct Decoded {
  std::string text;      // CP-1, CP-2, CP-15 of normalization.md 4 done; no leading U+FEFF
  std::string charset;   // "UTF-8", "UTF-16LE", "GB18030", "Big5-HKSCS", "Shift_JIS", "EUC-JP", "EUC-KR", ...
  double confidence = 1; // 0..1
  std::vector<Diagnostic> notes;  // decode.replaced under `lossy`
};

// A charset proposed for one file: strict decoding succeeded, and its text scored so much.
struct Candidate {
  std::string charset;
  double score = 0;
};

// All charsets in which `bytes` decode without an error, best first; judged by the statistics of the characters
// they give. One UTF-8 candidate with score 1 when the bytes are valid UTF-8 or carry a byte order mark.
std::vector<Candidate> candidates(std::string_view bytes);

// The charset of each file, agreed with its siblings: a file whose own evidence is weak follows the others.
// `files[i]` empty means: nothing decodes it strictly.
std::vector<Candidate> agree(std::span<const std::vector<Candidate>> files);

// Decodes strictly (the error names file and byte offset: decode.unmappable), or with U+FFFD when `lossy`.
Result<Decoded> decode(std::string_view bytes, const Candidate& charset, const std::string& name, bool lossy);

}  // namespace novel2epub::read
