#include "epub/facts.hpp"

#include <string>

#include "epub/labels.hpp"
#include "epub/lines.hpp"
#include "epub/xhtml.hpp"
#include "epub/xml.hpp"
#include "text/language.hpp"

namespace novel2epub::epub {
namespace {

bool has_wide_marks(Language language) { return text::is_cjk_language(language) && language != Language::ko; }

}  // namespace

void append_fact(pugi::xml_node section, std::string_view name, std::string_view value, Language language) {
  if (value.empty()) return;
  const std::string_view colon = has_wide_marks(language) ? "：" : ": ";
  element(section, "p", {{"class", "facts"}}, std::string(name).append(colon).append(value));
  line_end(section);
}

void append_facts(pugi::xml_node section, const Publication& publication) {
  const Labels& words = labels(publication.language);
  const Metadata& about = publication.metadata;
  std::string subjects;
  for (const std::string& subject : about.subjects) {
    const std::string one = one_line(subject);
    if (!one.empty() && !subjects.empty()) subjects += has_wide_marks(publication.language) ? "、" : ", ";
    subjects += one;
  }
  append_fact(section, words.subjects, subjects, publication.language);
  append_fact(section, words.status, one_line(about.status), publication.language);
  append_fact(section, words.length, one_line(about.length), publication.language);
}

}  // namespace novel2epub::epub
