#include "cli/metadata_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string_view>

#include "parse/code_points.hpp"
#include "read/xml_text.hpp"
#include "text/date.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cli {
namespace {

bool is_digits(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

// EPUB 3.3, D.3.6: one or more numbers with points between them.
std::string wrong_position(std::string_view s) {
  for (std::size_t begin = 0; begin <= s.size();) {
    const std::size_t end = std::min(s.find('.', begin), s.size());
    if (!is_digits(s.substr(begin, end - begin))) return "no number: " + std::string(s);
    begin = end + 1;
  }
  return {};
}

CLI::Option* add_text(CLI::App& app, const std::string& name, std::string& value, const std::string& help) {
  return app.add_option(name, value, help)->option_text("TEXT");
}

void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values,
              const std::string& help, const std::string& kind = "TEXT") {
  app.add_option(name, values, help + "; may be given several times")
      ->option_text(kind)
      ->expected(1)
      ->take_all();
}

void add_people(CLI::App& app, Command& command) {
  Metadata& metadata = command.options.metadata;
  add_list(app, "-a,--author", command.authors, "Author of the book");
  CLI::Option* const author = app.get_option("--author");
  add_text(app, "--author-sort", metadata.author_sort, "The author's name as shelves sort it");
  app.add_flag("--no-author", metadata.no_author, "Name no author, not even as unknown")->excludes(author);
  add_list(app, "--translator", command.translators, "Translator");
  add_list(app, "--illustrator", command.illustrators, "Illustrator");
  add_list(app, "--editor", command.editors, "Editor");
}

// --set NAME=VALUE taken apart: NAME is a Dublin Core element, with or without "dc:" before and ":role"
// behind.
struct Setting {
  std::string name;
  std::string role;
  std::string value;
};

Setting take_apart(std::string_view words) {
  Setting out;
  const std::size_t equals = std::min(words.find('='), words.size());
  std::string_view name = words.substr(0, equals);
  if (name.starts_with("dc:")) name.remove_prefix(3);
  const std::size_t colon = std::min(name.find(':'), name.size());
  out.name = name.substr(0, colon);
  if (colon < name.size()) out.role = name.substr(colon + 1);
  if (equals < words.size()) out.value = text::trim(words.substr(equals + 1));
  return out;
}

// The one place of an element that a book has once; null for the others.
std::string* single_place(Metadata& metadata, std::string_view name) {
  if (name == "title") return &metadata.title;
  if (name == "language") return &metadata.language;
  if (name == "date") return &metadata.date;
  if (name == "description") return &metadata.description;
  return nullptr;
}

// Values of dc:type that announce a publication of another kind, with rules of its own (EPUB type registry).
bool is_other_kind(std::string_view type) {
  constexpr std::array<std::string_view, 9> kinds = {
      "dictionary",           "distributable-object", "edupub",        "index", "preview",
      "scriptable-component", "teacher-edition",      "teacher-guide", "widget"};
  std::string low(type);
  std::ranges::transform(low, low.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(kinds, low) != kinds.end();
}

std::string set_person(const Setting& setting, Metadata& metadata) {
  const bool creator = setting.name == "creator";
  const bool is_code = setting.role.size() == 3 &&
                       std::ranges::all_of(setting.role, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!setting.role.empty() && !is_code)
    return "--set: '" + setting.role +
           "' is no role; a MARC relator code has three letters (aut, trl, ill, edt ...)";
  if (creator && metadata.author.empty() && (setting.role.empty() || setting.role == "aut"))
    metadata.author = setting.value;
  else
    metadata.contributors.push_back(
        {setting.value, creator && setting.role.empty() ? "aut" : setting.role, creator});
  return {};
}

// Publisher and source have a place for the first of them.
bool is_term(std::string_view name) {
  constexpr std::array<std::string_view, 8> names = {"identifier", "publisher", "source",   "type",
                                                     "format",     "relation",  "coverage", "rights"};
  return std::ranges::find(names, name) != names.end();
}

std::string set_term(const Setting& setting, Metadata& metadata) {
  if (setting.name == "type" && is_other_kind(setting.value))
    return "--set: a novel is no publication of the type '" + setting.value + "'";
  std::string* const place = setting.name == "publisher" ? &metadata.publisher
                             : setting.name == "source"  ? &metadata.source
                                                         : nullptr;
  if (place != nullptr && place->empty())
    *place = setting.value;
  else
    metadata.terms.push_back({setting.name, setting.value});
  return {};
}

std::string apply(const std::string& words, Metadata& metadata) {
  const Setting setting = take_apart(words);
  const bool person = setting.name == "creator" || setting.name == "contributor";
  std::string* const place = single_place(metadata, setting.name);
  if (!person && place == nullptr && setting.name != "subject" && !is_term(setting.name))
    return "--set: '" + setting.name +
           "' is no element of Dublin Core (title, creator, subject, description, publisher, contributor, "
           "date, type, "
           "format, identifier, source, language, relation, coverage, rights)";
  if (setting.value.empty()) return "--set: '" + words + "' has no value (NAME=VALUE)";
  if (person) return set_person(setting, metadata);
  if (!setting.role.empty()) return "--set: only a creator or a contributor has a role";
  if (setting.name == "subject")
    metadata.subjects.push_back(setting.value);
  else if (place != nullptr)
    *place = setting.value;
  else
    return set_term(setting, metadata);
  return {};
}

// The first is the author, by whom the book is known; the others are named with them.
void add_authors(Metadata& metadata, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (text::trim(name).empty()) continue;
    if (metadata.author.empty())
      metadata.author = name;
    else
      metadata.contributors.push_back({name, "aut", true});
  }
}

void add_contributors(Metadata& metadata, const std::vector<std::string>& names, const char* role) {
  for (const std::string& name : names) metadata.contributors.push_back({name, role, false});
}

// Signs that turn or hide letters serve nobody on a shelf, and in the book's file name they deceive. Where a
// letter runs from right to left they have work to do.
std::string without_hidden_signs(const std::string& words) {
  std::string out;
  for (const char32_t c : text::to_u32(words)) {
    const parse::CodePointKind kind = parse::kind_of(c);
    const bool turns = kind == parse::CodePointKind::bidi && !parse::has_right_to_left(words);
    if (!turns && kind != parse::CodePointKind::noise) text::append(out, c);
  }
  return text::trim(out).empty() ? std::string() : out;
}

// The command line may hold any bytes; a book may not. What is blank was not given.
void clean_strings(Metadata& metadata) {
  std::vector<std::string*> all = {&metadata.title,       &metadata.subtitle,     &metadata.title_sort,
                                   &metadata.author,      &metadata.author_sort,  &metadata.series,
                                   &metadata.description, &metadata.publisher,    &metadata.source,
                                   &metadata.identifier,  &metadata.certified_by, &metadata.a11y_report,
                                   &metadata.series_index};
  for (std::string& subject : metadata.subjects) all.push_back(&subject);
  for (Contributor& one : metadata.contributors) all.push_back(&one.name);
  for (Term& term : metadata.terms) all.push_back(&term.value);
  for (std::string* const one : all)
    *one = without_hidden_signs(read::to_xml_text(*one, one->size() + 1).text);
}

}  // namespace

void add_metadata_options(CLI::App& app, Command& command) {
  Metadata& metadata = command.options.metadata;
  add_text(app, "-t,--title", metadata.title, "Title of the book");
  add_text(app, "--subtitle", metadata.subtitle, "Subtitle");
  add_text(app, "--title-sort", metadata.title_sort, "The title as shelves sort it");
  add_people(app, command);
  add_text(app, "--series", metadata.series, "Series the book belongs to");
  app.add_option("--series-index", metadata.series_index, "The book's place in its series")
      ->option_text("N")
      ->check(CLI::Validator(wrong_position, "", "number"));
  add_text(app, "--description", metadata.description, "Blurb, plain text");
  add_text(app, "--publisher", metadata.publisher, "Publisher");
  app.add_option("--source", metadata.source, "Address of the book's page")->option_text("URL");
  app.add_option("--date", metadata.date, "Date of first publication, YYYY[-MM[-DD]]")->option_text("DATE");
  app.add_option("--modified", command.modified, "Date of this edition; else that of the newest input")
      ->option_text("DATE");
  add_list(app, "--subject", metadata.subjects, "Subject or tag");
  app.add_option("--identifier", metadata.identifier, "Identifier of the book: ISBN, URL, URN or any text")
      ->option_text("ID");
  add_list(app, "--set", command.settings, "Any element of Dublin Core, such as rights or contributor:trl",
           "NAME=VALUE");
  CLI::Option* const certified = add_text(app, "--certified-by", metadata.certified_by,
                                          "Who vouches that the book conforms to EPUB Accessibility 1.1");
  app.add_option("--a11y-report", metadata.a11y_report, "Address of their report")
      ->option_text("URL")
      ->needs(certified);
}

std::string finish_metadata(Command& command) {
  Metadata& metadata = command.options.metadata;
  add_authors(metadata, command.authors);
  for (const std::string& words : command.settings)
    if (std::string wrong = apply(words, metadata); !wrong.empty()) return wrong;
  add_contributors(metadata, command.translators, "trl");
  add_contributors(metadata, command.illustrators, "ill");
  add_contributors(metadata, command.editors, "edt");
  clean_strings(metadata);
  if (!metadata.date.empty() && text::w3c_date(metadata.date).empty())
    return "--date: '" + metadata.date + "' is no date (YYYY, YYYY-MM or YYYY-MM-DD)";
  if (command.modified.empty()) return {};
  const auto seconds = text::seconds_of(command.modified);
  if (!seconds || *seconds < 0)
    return "--modified: '" + command.modified + "' is no date since 1970 (YYYY-MM-DD)";
  metadata.modified = *seconds;
  return {};
}

}  // namespace novel2epub::cli
