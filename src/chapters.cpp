#include "chapters.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "balance.hpp"
#include "normalize/normalize.hpp"
#include "parse/front_matter.hpp"
#include "parse/ledger.hpp"
#include "parse/parse.hpp"
#include "read/discover.hpp"
#include "text/language.hpp"
#include "text/letters.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

std::string first_of(const std::string& given, const std::string& otherwise) {
  return given.empty() ? otherwise : given;
}

Language find_language(const Dump& dump, const Options& options) {
  if (!options.metadata.language.empty()) return text::language_of(options.metadata.language);
  std::vector<text::ScriptCounts> counts(dump.texts.size());
  for_each_index(counts.size(), options.jobs,
                 [&](std::size_t i) { counts[i] = text::count_scripts(dump.texts[i].clean.text()); });
  text::ScriptCounts all;
  for (const text::ScriptCounts& some : counts) all += some;
  return text::detect_language(all);
}

// What the user gave wins over what the text says of itself, that over breadcrumbs, those over names of
// files.
Metadata infer_metadata(const Dump& dump, std::vector<parse::Draft>& drafts, const InputFacts& facts,
                        const Options& options) {
  Metadata metadata = options.metadata;
  if (facts.plain) return metadata;
  parse::FrontMatter front;
  if (!drafts.empty()) {
    front = parse::read_front_matter(dump.texts, drafts.front());
    for (const parse::Piece& piece : front.used) drafts.front().dropped.push_back({piece, "front.metadata"});
  }
  const parse::NamedBook named = parse::read_name(facts.base);
  const std::string breadcrumb = parse::title_from_breadcrumbs(dump.texts, drafts).value_or("");
  metadata.title =
      first_of(metadata.title, first_of(front.metadata.title, first_of(breadcrumb, named.title)));
  metadata.author = first_of(metadata.author, first_of(front.metadata.author, named.author));
  metadata.description = first_of(metadata.description, front.metadata.description);
  if (metadata.subjects.empty()) metadata.subjects = front.metadata.subjects;
  return metadata;
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

parse::LayoutSettings layout_settings(const Options& options, Language language) {
  parse::LayoutSettings settings;
  settings.language = language;
  settings.layout = options.layout;
  settings.join_brackets = options.join_brackets;
  settings.join_touten = options.join_touten;
  settings.resegment = options.resegment;
  return settings;
}

std::vector<parse::Parsed> parse_all(const Dump& dump, const std::vector<parse::Draft>& drafts,
                                     const parse::RuleSet& rules, const Metadata& metadata, Language language,
                                     const Options& options) {
  const parse::Survey survey = options.strip == Level::off
                                   ? parse::Survey{}
                                   : parse::survey(dump.texts, drafts, rules, metadata.title);
  parse::ParseSettings settings{&rules, &survey, options.strip, options.author_notes,
                                layout_settings(options, language)};
  if (options.layout == Layout::automatic)
    settings.layout.prior = parse::find_layout_prior(dump.texts, drafts, settings.layout);
  std::vector<parse::Parsed> parsed(drafts.size());
  for_each_index(drafts.size(), options.jobs,
                 [&](std::size_t i) { parsed[i] = parse::parse(dump.texts, drafts[i], settings); });
  return parsed;
}

std::vector<SourceRange> source_ranges(const parse::Draft& draft, const Dump& dump,
                                       const std::vector<parse::Lines>& lines) {
  std::vector<SourceRange> ranges;
  for (const parse::Piece& piece : draft.pieces) {
    const parse::Text& text = dump.texts[piece.text];
    const auto span = text.clean.source(piece.begin, std::max(piece.end, piece.begin + 1) - 1);
    ranges.push_back({text.name, text.charset, text.confidence, lines[piece.text].line(span.begin),
                      lines[piece.text].line(span.end)});
  }
  return ranges;
}

// Author's notes taken out of their chapters make one chapter at the end.
void collect_notes(std::vector<parse::Parsed>& parsed, Language language, std::vector<Chapter>& chapters) {
  Chapter appendix;
  appendix.kind = ChapterKind::notice;
  appendix.heading.name = language == Language::zh_hant   ? "作者的話"
                          : language == Language::zh_hans ? "作者的话"
                          : language == Language::ja      ? "作者の言葉"
                          : language == Language::ko      ? "작가의 말"
                          : language == Language::vi      ? "Lời tác giả"
                                                          : "Author’s notes";
  for (parse::Parsed& one : parsed)
    appendix.blocks.insert(appendix.blocks.end(), std::make_move_iterator(one.collected.begin()),
                           std::make_move_iterator(one.collected.end()));
  if (!appendix.blocks.empty()) chapters.push_back(std::move(appendix));
}

// In the order of the input. A tag inside a stretch that went as a whole is part of that stretch.
void sort_ledger(std::vector<parse::Cut>& cuts) {
  std::ranges::stable_sort(cuts, [](const parse::Cut& a, const parse::Cut& b) {
    return std::tuple(a.text, a.begin, b.end) < std::tuple(b.text, b.begin, a.end);
  });
  std::vector<parse::Cut> outer;
  for (parse::Cut& cut : cuts)
    if (outer.empty() || outer.back().text != cut.text || cut.end > outer.back().end) outer.push_back(std::move(cut));
  cuts = std::move(outer);
}

bool is_empty_shell(const Chapter& chapter) {
  return chapter.blocks.empty() && !chapter.number &&
         (chapter.kind == ChapterKind::introduction || chapter.kind == ChapterKind::chapter ||
          chapter.kind == ChapterKind::notice);
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

void normalize_all(Chapters& out, const Options& options) {
  const normalize::Settings settings = normalize_settings(out.chapters, out.language, options);
  std::vector<normalize::Counts> counts(out.chapters.size());
  for_each_index(out.chapters.size(), options.jobs, [&](std::size_t i) {
    Chapter& chapter = out.chapters[i];
    normalize::normalize(chapter, settings, counts[i]);
    chapter.letters = 0;
    for (const Block& block : chapter.blocks) chapter.letters += text::letters_of(block.text).count;
  });
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
  out.metadata = infer_metadata(dump, out.drafts, facts, options);
  if (out.metadata.language.empty()) out.metadata.language = text::tag_of(out.language);

  const parse::RuleSet rules(all_rules(facts, out.notes), text::tag_of(out.language), options.disabled);
  std::vector<parse::Parsed> parsed = parse_all(dump, out.drafts, rules, out.metadata, out.language, options);

  const std::vector<parse::Lines> lines = [&] {
    std::vector<parse::Lines> all;
    for (const parse::Text& text : dump.texts) all.emplace_back(text.source);
    return all;
  }();
  std::vector<parse::Cut> cuts = dump.cuts;
  for (const parse::Draft::Drop& drop : division.dropped)
    cuts.push_back(parse::cut(dump.texts[drop.piece.text], drop.piece.text, drop.piece.begin, drop.piece.end, drop.rule));
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    cuts.insert(cuts.end(), parsed[i].cuts.begin(), parsed[i].cuts.end());
    out.notes.insert(out.notes.end(), parsed[i].notes.begin(), parsed[i].notes.end());
    parsed[i].chapter.sources = source_ranges(out.drafts[i], dump, lines);
    // A heading above nothing (全部章节, an emptied notice) is no chapter.
    if (is_empty_shell(parsed[i].chapter)) {
      for (const parse::Piece& piece : out.drafts[i].lifted)
        cuts.push_back(
            parse::cut(dump.texts[piece.text], piece.text, piece.begin, piece.end, "chapter.empty"));
      out.drafts[i].lifted.clear();
    } else {
      out.chapters.push_back(std::move(parsed[i].chapter));
    }
  }
  collect_notes(parsed, out.language, out.chapters);
  sort_ledger(cuts);
  for (const parse::Cut& cut : cuts)
    out.removed.push_back(parse::removal(cut, dump.texts[cut.text], lines[cut.text]));

  normalize_all(out, options);
  if (auto lost = check_balance(dump.texts, out.drafts, out.chapters, out.removed))
    out.notes.push_back(std::move(*lost));
  return out;
}

}  // namespace novel2epub
