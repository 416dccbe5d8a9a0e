// Japanese notation in plain text: ruby, emphasis dots and the editors' commands of Aozora Bunko
// (normalization.md 14).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/line.hpp"

namespace novel2epub::normalize {

// PT-7: the stretches that no inline rule may touch.
void mark_notation(std::u32string_view text, std::vector<Shield>& shields);

// account.cpp: where each character of a mended text stood in the text as it was parsed, in bytes.
struct Stretch {
  std::size_t begin = 0, end = 0;
};
using Trace = std::vector<Stretch>;
Trace trace_of(std::string_view before, const std::vector<std::size_t>& columns);

// J-1 to J-5 in every block, and the classes of J-7. A block that held nothing but commands goes. traces[i]
// belongs to the block i; it is empty where the block's text is as it was parsed.
Account read_notation(Chapter& chapter, std::span<const Trace> traces, const Plan& plan, Counts& counts);

// The same of one paragraph, told instead of done. `columns`: where each character stood in the input.
void explain_notation(std::u32string_view text, const std::vector<std::size_t>& columns, const Plan& plan,
                      std::vector<Change>& changes);

// notation_shapes.cpp: what ruby looks like.
bool is_ruby_base(char32_t c, char32_t last);           // c may stand in one implicit base with `last`
bool is_implicit_reading(std::u32string_view reading);  // kana, with spaces inside
bool is_paren_reading(std::u32string_view reading);     // J-3: the same, and short
bool is_dots(std::u32string_view reading);              // ・・・ in place of a reading: emphasis

// A bar with its base and reading: text[at] is the bar.
struct Barred {
  std::u32string_view base, reading;
  std::size_t end = 0;
};
std::optional<Barred> barred_at(std::u32string_view text, std::size_t at);
// J-3: the same with a short reading in parentheses.
std::optional<Barred> barred_paren_at(std::u32string_view text, std::size_t at);

// A command ［＃…］ whose bracket opens at `at`: behind its closing bracket; 0 if there is none.
std::size_t command_end(std::u32string_view text, std::size_t at);

// gaiji.cpp: the text with every ※［＃…］ that names a code point replaced by it, but for signs of the
// notation.
struct Resolved {
  std::u32string text;
  std::vector<Stretch> from;  // where each character of `text` stood
  struct Glyph {
    Stretch from;
    std::u32string text;
  };
  std::vector<Glyph> glyphs;
};
Resolved resolve_gaiji(std::u32string_view text);
// The sign that a description such as "始め二重山括弧、1-1-52" names; 0 if it names none.
char32_t notation_sign(std::u32string_view inside);

// account.cpp: what a block does not show. `hidden` are stretches of resolved.text.
void account_for(const Block& block, const Trace& trace, const Resolved& resolved,
                 std::span<const Stretch> hidden, Account& account);

// What the commands in a paragraph ask for it and for those below.
struct Demands {
  bool page_break = false;
  std::optional<Placing> here;   // for this paragraph alone
  std::optional<Placing> opens;  // from here on,
  bool closes = false;           // up to this one
};

// notation_reader.cpp: one paragraph read into runs.
struct Notation {
  std::vector<Run> runs;
  std::vector<Stretch> hidden;  // of commands that were obeyed
  Demands demands;
};
// Where each piece of notation is told as well; columns[i] is where text[i] stood.
struct Telling {
  std::vector<Change>& changes;
  std::span<const std::size_t> columns;
};
Notation read_runs(std::u32string text, const Plan& plan, Counts& counts, const Telling* telling = nullptr);

// notation_marks.cpp: sets `kind` for `target`, at the end of `runs`, perhaps with ruby in it; false if it
// does not stand there.
bool mark_back(std::vector<Run>& runs, std::u32string_view target, Run::Kind kind);

// commands.cpp: what a command asks for.
enum class Asks { unknown, layout, page_break, placing, mark, ruby };
struct Command {
  Asks asks = Asks::unknown;
  Run::Kind kind = Run::Kind::text;   // mark: how it is set
  bool starts = false, ends = false;  // of a stretch; neither: it speaks of `target`, which stands before it
  std::u32string target, reading;
  bool left = false;     // ruby: the reading is for the other side
  Placing placing;       // placing: where to
  bool block = false;    // it runs over paragraphs (ここから, ここで)
  std::u32string shown;  // mark: what the command itself holds
};
Command read_command(std::u32string_view inside);

}  // namespace novel2epub::normalize
