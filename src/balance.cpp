#include "balance.hpp"

#include <map>
#include <string>

#include "text/letters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub {
namespace {

using text::letter_counts;
using text::Letters;
using text::letters_of;
using text::letters_of_text;

// What was lifted out of the text must show in the heading or in the volume's title.
bool shows_lifted(const parse::Draft& draft, std::span<const parse::Text> texts) {
  std::string lifted;
  for (const parse::Piece& piece : draft.lifted)
    lifted += texts[piece.text].clean.text().substr(piece.begin, piece.end - piece.begin) + "\n";
  std::map<char32_t, int> shown = letter_counts(draft.heading.label() + "\n" + draft.volume);
  for (const auto& [letter, count] : letter_counts(lifted))
    if (shown[letter] < count) return false;
  return true;
}

std::string difference(const Letters& in, const Letters& out) {
  if (in.count > out.count)
    return std::to_string(in.count - out.count) +
           " letters of the input are neither in the book nor in the ledger";
  if (in.count < out.count)
    return std::to_string(out.count - in.count) + " letters of the book are not in the input";
  return "letters of the input were changed";
}

}  // namespace

text::Letters letters_shown(const Block& block) {
  if (block.runs.empty()) return letters_of_text(block.text);
  Letters letters;
  for (const Run& run : block.runs) {
    letters += letters_of_text(run.text);
    letters += letters_of_text(run.reading);
    letters += letters_of_text(run.under);
  }
  return letters;
}

std::optional<Diagnostic> check_balance(std::span<const parse::Text> texts, const Chapters& made) {
  Letters in = letters_of_text(made.described);  // as an entity counts as what it stands for
  Letters out;
  for (const parse::Text& text : texts) in += letters_of(text.source);
  for (const Removal& removal : made.removed) out += letters_of(removal.text);
  for (const parse::Draft& draft : made.drafts) {
    for (const parse::Piece& piece : draft.lifted)
      out += letters_of_text(
          std::string_view(texts[piece.text].clean.text()).substr(piece.begin, piece.end - piece.begin));
    if (!shows_lifted(draft, texts))
      return Diagnostic{Severity::error, "balance.lost", texts[draft.pieces.front().text].name, 0,
                        "the heading does not show all that was lifted into it: " + draft.heading.label()};
  }
  for (const Chapter& chapter : made.chapters)
    for (const Block& block : chapter.blocks)
      if (block.kind != Block::Kind::figure)  // its caption stands in the ledger, in the picture's marker
        out += letters_shown(block);
  if (in == out) return std::nullopt;
  return Diagnostic{Severity::error,
                    "balance.lost",
                    "",
                    0,
                    "the books do not balance: " + difference(in, out),
                    {std::to_string(in.count), std::to_string(out.count)}};
}

}  // namespace novel2epub
