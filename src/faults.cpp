#include "faults.hpp"

#include "parse/audit.hpp"
#include "parse/damage.hpp"
#include "text/language.hpp"

namespace novel2epub {
namespace {

void find_empty(const Chapters& made, std::vector<Diagnostic>& notes) {
  for (const Chapter& chapter : made.chapters)
    if (chapter.blocks.empty() && !chapter.sources.empty())
      notes.push_back({Severity::warning,
                       "chapter.empty",
                       chapter.sources.front().file,
                       chapter.sources.front().first_line,
                       "no text: " + chapter.heading.label(),
                       {chapter.heading.label()}});
}

Diagnostic damage_note(const parse::Damage& damage, const std::string& file) {
  Diagnostic note{Severity::warning, std::string(parse::damage_id(damage.kind)), file, damage.line, "", {}};
  if (damage.kind == parse::DamageKind::private_use) {
    note.facts = {std::to_string(damage.count)};
    note.message =
        note.facts[0] + " characters of the private use area, which only a font of their own shows";
  } else {
    note.facts = {damage.evidence};
    note.message = "damaged text, left as it is: " + damage.evidence;
  }
  return note;
}

// What the rules of layout and setting made of a block.
void count_block(const Block& block, std::map<std::string, std::size_t>& changed) {
  constexpr const char* settings[] = {"", "verse", "letter", "panel"};  // as Block::Setting
  if (block.kind == Block::Kind::scene_break) ++changed["P-9"];
  if (block.gap) ++changed["P-14"];
  if (block.dialogue) ++changed["J-7"];
  if (block.footnote != 0) ++changed["FN-1"];
  if (block.setting != Block::Setting::prose) ++changed[settings[static_cast<std::size_t>(block.setting)]];
}

void find_damaged(const Dump& dump, const Chapters& made, std::vector<Diagnostic>& notes) {
  for (const parse::Text& text : dump.texts)
    for (const parse::Damage& damage : parse::find_damage(text.source, made.language))
      notes.push_back(damage_note(damage, text.name));
}

void tell(std::vector<Diagnostic>& notes, const char* id, const std::string& message,
          std::vector<std::string> facts) {
  notes.push_back({Severity::note, id, "", 0, message, std::move(facts)});
}

// a straight quote that is no inch mark and found no partner.
bool has_unpaired_quote(const Block& block) {
  for (std::size_t at = block.text.find('"'); at != std::string::npos; at = block.text.find('"', at + 1))
    if (at == 0 || block.text[at - 1] < '0' || block.text[at - 1] > '9') return true;
  return false;
}

void find_unpaired_quotes(const Chapters& made, std::vector<Diagnostic>& notes) {
  if (!text::is_chinese(made.language) || made.settings.level == Level::off) return;
  std::size_t count = 0;
  const Block* first = nullptr;
  for (const Chapter& chapter : made.chapters)
    for (const Block& block : chapter.blocks) {
      if (!has_unpaired_quote(block) || text::count_scripts(block.text).han == 0) continue;
      if (count++ == 0) first = &block;
    }
  if (count > 0)
    tell(notes, "quotes.unpaired",
         "straight quotes that cannot be paired are left as they are, in " + std::to_string(count) +
             " paragraphs; the first: " + first->text,
         {std::to_string(count), first->text});
}

void tell_habits(const Chapters& made, std::vector<Diagnostic>& notes) {
  if (made.settings.level == Level::off) return;
  if (made.settings.habits.washed)
    tell(notes, "text.washed", "the book's full-width marks were folded by NFKC, and are restored (PR-1)",
         {});
  if (made.settings.habits.ascii_stops)
    tell(notes, "text.stops", "the book writes '.' for its full stops, and has them restored (W-2b)", {});
  if (made.guessed > 0)
    tell(notes, "layout.guessed",
         "wrapped lines were joined by their width alone, in " + std::to_string(made.guessed) +
             " chapters: some paragraphs may be run together",
         {std::to_string(made.guessed)});
}

}  // namespace

std::vector<Diagnostic> find_faults(const Dump& dump, const Chapters& made) {
  std::vector<Diagnostic> notes = parse::audit(dump.texts, made.drafts);
  find_empty(made, notes);
  find_damaged(dump, made, notes);
  find_unpaired_quotes(made, notes);
  tell_habits(made, notes);
  return notes;
}

void count_changes(const Dump& dump, Chapters& made) {
  for (const parse::ChangeLog& log : dump.changes)
    for (const auto& [rule, count] : log.counts) made.changed[rule] += count;
  for (const Chapter& chapter : made.chapters)
    for (const Block& block : chapter.blocks) count_block(block, made.changed);
  for (const Removal& removal : made.removed)
    if (removal.rule.starts_with("P-")) ++made.changed[removal.rule];
}

}  // namespace novel2epub
