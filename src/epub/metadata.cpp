#include "epub/metadata.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "epub/identifier.hpp"
#include "epub/labels.hpp"
#include "epub/lines.hpp"
#include "epub/package.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"
#include "text/date.hpp"
#include "text/language.hpp"
#include "text/utf8.hpp"

namespace novel2epub::epub {
namespace {

void property(pugi::xml_node metadata, std::string_view name, std::string_view value) {
  element(metadata, "meta", {{"property", name}}, value);
}

void refinement(pugi::xml_node metadata, std::string_view of, std::string_view name, std::string_view value) {
  element(metadata, "meta", {{"refines", of}, {"property", name}}, value);
}

// <meta name content/> of EPUB 2, which readers of EPUB 3 pass over.
void legacy(pugi::xml_node metadata, std::string_view name, std::string_view content) {
  element(metadata, "meta", {{"name", name}, {"content", content}});
}

void dublin_core(pugi::xml_node metadata, const char* name, const std::string& value) {
  if (!value.empty()) element(metadata, name, {}, value);
}

// Where shelves sort an English title: its article goes behind. Names are left alone, for of a pen name
// nobody can say which word is the surname.
std::string sort_title(const std::string& title, Language language) {
  if (language != Language::en) return title;
  for (const std::string_view article : {"The ", "A ", "An "}) {
    if (title.starts_with(article) && title.size() > article.size()) {
      return title.substr(article.size()) + ", " + std::string(article.substr(0, article.size() - 1));
    }
  }
  return title;
}

// Readers show the first title and some join all of them, so that the subtitle is the only other.
void append_title(pugi::xml_node metadata, const Publication& publication) {
  const Metadata& about = publication.metadata;
  const std::string title = shown_title(publication);
  const std::string sort = one_line(about.title_sort);
  element(metadata, "dc:title", {{"id", "title"}}, title);
  refinement(metadata, "#title", "title-type", "main");
  refinement(metadata, "#title", "file-as", sort.empty() ? sort_title(title, publication.language) : sort);
  const std::string subtitle = one_line(about.subtitle);
  if (subtitle.empty()) return;
  element(metadata, "dc:title", {{"id", "subtitle"}}, subtitle);
  refinement(metadata, "#subtitle", "title-type", "subtitle");
}

struct Person {
  std::string name;
  std::string role;
  std::string sort;
};

// dc:creator or dc:contributor; `id` tells them apart.
void append_person(pugi::xml_node metadata, const char* name, const std::string& id, const Person& person) {
  element(metadata, name, {{"id", id}}, person.name);
  if (!person.role.empty())
    element(metadata, "meta", {{"refines", "#" + id}, {"property", "role"}, {"scheme", "marc:relators"}},
            person.role);
  refinement(metadata, "#" + id, "file-as", person.sort.empty() ? person.name : person.sort);
}

void append_people(pugi::xml_node metadata, const Publication& publication) {
  const Metadata& about = publication.metadata;
  const std::string author = shown_author(publication);
  if (!author.empty())
    append_person(metadata, "dc:creator", "creator", {author, "aut", one_line(about.author_sort)});
  for (const bool creator : {true, false}) {
    std::size_t nth = creator && !author.empty() ? 1 : 0;
    for (const Contributor& one : about.contributors) {
      const std::string name = one_line(one.name);
      if (one.creator != creator || name.empty()) continue;
      const std::string id = (creator ? "creator" : "contributor") + (++nth > 1 ? std::to_string(nth) : "");
      append_person(metadata, creator ? "dc:creator" : "dc:contributor", id, {name, one_line(one.role), {}});
    }
  }
}

// Plain paragraphs. Stores and readers show a few lines; the book's own page shows all of them.
std::string short_description(std::string_view description) {
  constexpr std::size_t longest = 3900;
  std::string out;
  for (const std::string& line : lines_of(description)) out += (out.empty() ? "" : "\n") + line;
  std::size_t end = 0;
  for (std::size_t count = 0; count < longest && end < out.size(); ++count) text::next(out, end);
  if (end < out.size()) out.replace(end, std::string::npos, "…");
  return out;
}

// The elements that may stand more than once; EPUB 3.3, 5.5.3.3 and 5.5.4.
void append_terms(pugi::xml_node metadata, const std::vector<Term>& terms) {
  constexpr std::array<const char*, 8> elements = {"dc:identifier", "dc:publisher", "dc:source",
                                                   "dc:type",       "dc:format",    "dc:relation",
                                                   "dc:coverage",   "dc:rights"};
  for (const Term& term : terms)
    for (const char* const name : elements)
      if (std::string_view(name).substr(3) == term.name) {
        const std::string value = one_line(term.value);
        dublin_core(metadata, name, term.name == "identifier" && !value.empty() ? urn_of(value) : value);
      }
}

void append_about(pugi::xml_node metadata, const Metadata& about) {
  dublin_core(metadata, "dc:description", short_description(about.description));
  std::vector<std::string> seen;
  for (const std::string& given : about.subjects) {
    const std::string subject = one_line(given);
    if (std::ranges::find(seen, subject) == seen.end()) dublin_core(metadata, "dc:subject", subject);
    seen.push_back(subject);
  }
  dublin_core(metadata, "dc:publisher", one_line(about.publisher));
  dublin_core(metadata, "dc:source", one_line(about.source));
  dublin_core(metadata, "dc:date", text::w3c_date(about.date));
  append_terms(metadata, about.terms);
}

std::string modification_date(std::int64_t seconds) {
  using namespace std::chrono;
  constexpr std::int64_t year_10000 = 253'402'300'800;  // the format has four digits for the year
  const sys_seconds time{std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, year_10000 - 1))};
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02ld:%02ld:%02ldZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<long>(clock.hours().count()), static_cast<long>(clock.minutes().count()),
                static_cast<long>(clock.seconds().count()));
  return out.data();
}

// A position in a series: "3" or "2.5".
bool is_position(std::string_view s) {
  const std::size_t dot = std::min(s.find('.'), s.size());
  const auto number = [](std::string_view n) {
    return !n.empty() && n.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return number(s.substr(0, dot)) && (dot == s.size() || number(s.substr(dot + 1)));
}

// EPUB 3's way, then the one that older programs know, which must name the series before the position.
void append_series(pugi::xml_node metadata, const Metadata& about) {
  const std::string series = one_line(about.series);
  if (series.empty()) return;
  const std::string index = one_line(about.series_index);
  element(metadata, "meta", {{"property", "belongs-to-collection"}, {"id", "series"}}, series);
  refinement(metadata, "#series", "collection-type", "series");
  if (is_position(index)) refinement(metadata, "#series", "group-position", index);
  legacy(metadata, "calibre:series", series);
  if (is_position(index)) legacy(metadata, "calibre:series_index", index);
}

// EPUB Accessibility 1.1, 5: a claim that a person makes.
void append_certificate(pugi::xml_node metadata, const Metadata& about) {
  const std::string by = one_line(about.certified_by);
  if (by.empty()) return;
  element(metadata, "meta", {{"property", "dcterms:conformsTo"}, {"id", "conformance"}},
          "EPUB Accessibility 1.1 - WCAG 2.2 Level AA");
  refinement(metadata, "#conformance", "a11y:certifiedBy", by);
  const std::string report = one_line(about.a11y_report);
  if (!report.empty())
    element(metadata, "link",
            {{"rel", "a11y:certifierReport"}, {"refines", "#conformance"}, {"href", report}});
}

// EPUB Accessibility 1.1, 2: what is in the book, and nothing it does not have. Conformance is for people to
// claim.
void append_accessibility(pugi::xml_node metadata, const Publication& publication) {
  const Labels& words = labels(publication.language);
  const bool pictures = !publication.images.empty();  // the cover alone is no content
  const bool described = publication.describes_all_images;
  property(metadata, "schema:accessMode", "textual");
  if (pictures) property(metadata, "schema:accessMode", "visual");
  if (!pictures || described) property(metadata, "schema:accessModeSufficient", "textual");
  if (pictures) property(metadata, "schema:accessModeSufficient", "textual,visual");
  const bool has_direction = text::is_cjk_language(publication.language) || publication.vertical;
  const std::pair<std::string_view, bool> features[] = {
      {"alternativeText", pictures ? described : publication.cover.has_value()},
      {"displayTransformability", true},
      {"horizontalWriting", has_direction && !publication.vertical},
      {"readingOrder", true},
      {"rubyAnnotations", publication.has_ruby},
      {"structuralNavigation", true},
      {"tableOfContents", true},
      {"unlocked", true},
      {"verticalWriting", publication.vertical},
  };
  for (const auto& [feature, present] : features) {
    if (present) property(metadata, "schema:accessibilityFeature", feature);
  }
  property(metadata, "schema:accessibilityHazard", "none");  // pictures that move were made still
  property(metadata, "schema:accessibilitySummary",
           !pictures   ? words.accessibility_summary
           : described ? words.summary_with_images
                       : words.summary_with_silent_images);
  append_certificate(metadata, publication.metadata);
}

void append_legacy(pugi::xml_node metadata, const Publication& publication) {
  if (publication.cover) legacy(metadata, "cover", "cover-image");
  if (publication.vertical)
    legacy(metadata, "primary-writing-mode", "vertical-rl");
  else if (publication.language == Language::ja || publication.language == Language::zh_hant) {
    legacy(metadata, "primary-writing-mode", "horizontal-lr");
  }
  legacy(metadata, "generator", "novel2epub " NOVEL2EPUB_VERSION);
}

}  // namespace

void append_metadata(pugi::xml_node package, const Publication& publication) {
  auto metadata = element(package, "metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  element(metadata, "dc:identifier", {{"id", "pub-id"}}, identifier(publication.metadata));
  append_title(metadata, publication);
  append_people(metadata, publication);
  element(metadata, "dc:language", {}, language_tag(publication));
  append_about(metadata, publication.metadata);
  property(metadata, "dcterms:modified", modification_date(publication.metadata.modified));
  append_series(metadata, publication.metadata);
  append_accessibility(metadata, publication);
  if (!publication.font_type.empty()) property(metadata, "ibooks:specified-fonts", "true");
  append_legacy(metadata, publication);
}

}  // namespace novel2epub::epub
