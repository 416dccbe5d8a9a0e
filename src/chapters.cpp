#include "chapters.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "balance.hpp"
#include "book_metadata.hpp"
#include "colophon.hpp"
#include "edition.hpp"
#include "epub/labels.hpp"
#include "faults.hpp"
#include "ledger.hpp"
#include "normalize/normalize.hpp"
#include "parse/boilerplate.hpp"
#include "parse/open_lines.hpp"
#include "parse/parse.hpp"
#include "read/discover.hpp"
#include "text/chinese.hpp"
#include "text/language.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// The language of the text. Where it is converted, a Chinese language given is the one it is to have.
Language find_language(const Dump& dump, const Options& options) {
  if (!options.metadata.language.empty()) {
    const Language given = text::language_of(options.metadata.language);
    const text::ChineseConversion* const conversion = text::find_chinese_conversion(options.convert);
    if (conversion == nullptr || !text::is_chinese(given)) return given;
    return conversion->from_traditional ? Language::zh_hant : Language::zh_hans;
  }
  std::vector<text::ScriptCounts> counts(dump.texts.size());
  for_each_index(counts.size(), options.jobs,
                 [&](std::size_t i) { counts[i] = text::count_scripts(dump.texts[i].clean.text()); });
  text::ScriptCounts all;
  for (const text::ScriptCounts& some : counts) all += some;
  return text::detect_language(all);
}

std::vector<parse::Rule> all_rules(const InputFacts& facts, std::vector<Diagnostic>& notes) {
  std::vector<parse::Rule> rules = parse::built_in_rules();
  for (const std::string& file : facts.rule_files) {
    const Result<std::string> bytes = read::read_file(file, file);
    const Result<std::vector<parse::Rule>> own =
        bytes ? parse::read_rules(*bytes, file) : std::unexpected(bytes.error());
    if (own)
      rules.insert(rules.end(), own->begin(), own->end());
    else
      notes.push_back(own.error());
  }
  return rules;
}

// A rule's name that no rule has switches nothing: a slip of the pen that must not go unnoticed.
void check_rule_names(const std::vector<parse::Rule>& rules, const Options& options,
                      std::vector<Diagnostic>& notes) {
  const auto known = [&](const std::string& name) {
    return std::ranges::find(rules, name, &parse::Rule::name) != rules.end() ||
           std::ranges::find(parse::learned_rules(), name, &parse::LearnedRule::name) !=
               parse::learned_rules().end() ||
           normalize::is_rule(name);
  };
  for (const auto* const names : {&options.disabled, &options.enabled})
    for (const std::string& name : *names)
      if (!known(name))
        notes.push_back({Severity::warning,
                         "rules.unknown",
                         "",
                         0,
                         "no rule is named " + name + " (novel2epub rules list names them)",
                         {name}});
}

parse::LayoutSettings layout_settings(const Options& options, Language language) {
  parse::LayoutSettings settings;
  settings.language = language;
  settings.layout = options.layout;
  settings.join_brackets = options.join_brackets;
  settings.join_touten = options.join_touten;
  settings.resegment = options.resegment;
  settings.disabled = options.disabled;
  return settings;
}

std::vector<parse::Parsed> parse_all(const Dump& dump, const Chapters& made, const parse::RuleSet& rules,
                                     const parse::Survey& survey, const Options& options) {
  parse::ParseSettings settings{&rules,
                                &survey,
                                options.strip,
                                options.author_notes,
                                layout_settings(options, made.language),
                                options.dedupe_paragraphs};
  if (options.layout == Layout::automatic)
    settings.layout.prior = parse::find_layout_prior(dump.texts, made.drafts, settings.layout);
  std::vector<parse::Parsed> parsed(made.drafts.size());
  for_each_index(made.drafts.size(), options.jobs,
                 [&](std::size_t i) { parsed[i] = parse::parse(dump.texts, made.drafts[i], settings); });
  return parsed;
}

// What many chapters say alike is told once.
void tell_once(std::vector<parse::Suspicion> some, const Ledger& ledger,
               std::set<std::vector<std::string>>& told, std::vector<Diagnostic>& notes) {
  for (parse::Suspicion& one : some) {
    if (!told.insert(one.note.facts).second) continue;
    one.note.line = ledger.line(one.text, one.offset);
    notes.push_back(std::move(one.note));
  }
}

// Author's notes taken out of their chapters make one chapter at the end.
void collect_notes(std::vector<parse::Parsed>& parsed, Language language, std::vector<Chapter>& chapters) {
  Chapter appendix;
  appendix.kind = ChapterKind::notice;
  appendix.heading.name = epub::labels(language).author_notes;
  for (parse::Parsed& one : parsed)
    appendix.blocks.insert(appendix.blocks.end(), std::make_move_iterator(one.collected.begin()),
                           std::make_move_iterator(one.collected.end()));
  if (!appendix.blocks.empty()) chapters.push_back(std::move(appendix));
}

// Volumes that the text counts and does not name.
std::string volume_name(std::size_t nth, Language language) {
  const epub::Labels& words = epub::labels(language);
  return std::string(words.volume_before) + std::to_string(nth) + std::string(words.volume_after);
}

bool is_empty_shell(const Chapter& chapter) {
  return chapter.blocks.empty() && !chapter.number &&
         (chapter.kind == ChapterKind::introduction || chapter.kind == ChapterKind::chapter ||
          chapter.kind == ChapterKind::notice);
}

void take_parsed(std::vector<parse::Parsed>& parsed, Ledger& ledger, Chapters& out) {
  std::set<std::vector<std::string>> told;
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    parse::Draft& draft = out.drafts[i];
    Chapter& chapter = parsed[i].chapter;
    ledger.add(parsed[i].cuts);
    tell_once(std::move(parsed[i].notes), ledger, told, out.notes);
    if (parsed[i].guessed) ++out.guessed;
    for (const auto& [rule, count] : parsed[i].changed) out.changed[rule] += count;
    chapter.sources = ledger.sources(draft);
    if (draft.nth_volume > 0) chapter.volume = volume_name(draft.nth_volume, out.language);
    // A heading above nothing (全部章节, an emptied notice) is no chapter.
    if (is_empty_shell(chapter))
      ledger.drop_heading(draft);
    else
      out.chapters.push_back(std::move(chapter));
  }
}

normalize::Settings normalize_settings(const std::vector<Chapter>& chapters, Language language,
                                       const Options& options) {
  std::vector<normalize::HabitCounts> counts(chapters.size());
  for_each_index(chapters.size(), options.jobs, [&](std::size_t i) {
    for (const Block& block : chapters[i].blocks) counts[i] += normalize::count_habits(block.text, language);
  });
  normalize::HabitCounts all;
  for (const normalize::HabitCounts& some : counts) all += some;
  normalize::Settings settings{language,      options.normalize, normalize::find_habits(all, language),
                               options.flags, options.disabled,  options.enabled};
  if (options.washed != Choice::automatic) settings.habits.washed = options.washed == Choice::yes;
  return settings;
}

void normalize_all(Chapters& out, const Options& options, Ledger& ledger) {
  const normalize::Settings& settings = out.settings =
      normalize_settings(out.chapters, out.language, options);
  std::vector<normalize::Counts> counts(out.chapters.size());
  std::vector<normalize::Account> accounts(out.chapters.size());
  for_each_index(out.chapters.size(), options.jobs, [&](std::size_t i) {
    Chapter& chapter = out.chapters[i];
    accounts[i] = normalize::normalize(chapter, settings, counts[i]);
    chapter.letters = 0;
    for (const Block& block : chapter.blocks) chapter.letters += letters_shown(block).count;
  });
  for (const normalize::Account& account : accounts) {
    ledger.add(account.commands);
    out.described += account.described;
  }
  for (const normalize::Counts& some : counts)
    for (const auto& [rule, count] : some) out.changed[rule] += count;
  normalize::Counts heading_counts;
  out.metadata.title = normalize::normalize_line(out.metadata.title, settings, heading_counts);
}

}  // namespace

bool has_error(const std::vector<Diagnostic>& notes) {
  return std::ranges::any_of(notes, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Chapters make_chapters(const Dump& dump, parse::Division division, const InputFacts& facts,
                       const Options& options) {
  Chapters out;
  out.language = find_language(dump, options);
  out.notes = std::move(division.notes);
  out.drafts = std::move(division.drafts);
  if (std::ranges::find(options.disabled, "P-5") == options.disabled.end())
    parse::open_long_lines(dump.texts, out.drafts, out.language);
  out.metadata = infer_metadata(dump, out.drafts, division.named, facts, options);
  if (out.metadata.language.empty()) out.metadata.language = text::tag_of(out.language);

  std::vector<parse::Rule> named = all_rules(facts, out.notes);
  check_rule_names(named, options, out.notes);
  if (options.strip == Level::off) named.clear();  // compiling them takes longer than a chapter does
  const parse::RuleSet rules(std::move(named), text::tag_of(out.language), options.disabled);
  const parse::Survey survey = options.strip == Level::off
                                   ? parse::Survey{}
                                   : parse::survey(dump.texts, out.drafts, rules, out.metadata.title);
  std::vector<parse::Parsed> parsed = parse_all(dump, out, rules, survey, options);
  if (out.metadata.title.empty() && !facts.plain) name_after_input(facts.base, dump, parsed, out);

  Ledger ledger(dump);
  for (const parse::Draft::Drop& drop : division.dropped) ledger.drop(drop);
  take_parsed(parsed, ledger, out);
  collect_notes(parsed, out.language, out.chapters);
  if (out.language == Language::ja && !facts.plain) part_colophon(out.chapters);
  if (options.explain) out.unmended = out.chapters;
  normalize_all(out, options, ledger);
  out.removed = ledger.removals();
  count_changes(dump, out);
  if (auto lost = check_balance(dump.texts, out)) out.notes.push_back(std::move(*lost));
  append(out.notes, find_faults(dump, out));
  convert_script(out, options);
  return out;
}

}  // namespace novel2epub
