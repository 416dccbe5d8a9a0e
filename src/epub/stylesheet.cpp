#include "epub/labels.hpp"
#include "epub/package.hpp"
#include "text/data.hpp"
#include "text/language.hpp"

namespace novel2epub::epub {
namespace {

std::string_view language_sheet(Language language) {
  switch (language) {
    case Language::zh_hans:
    case Language::zh_hant:
      return "styles/zh.css";
    case Language::ja:
      return "styles/ja.css";
    case Language::ko:
      return "styles/ko.css";
    case Language::en:
      return "styles/en.css";
    case Language::vi:
      break;
  }
  return "styles/vi.css";
}

}  // namespace

std::string style_sheet(const Publication& publication) {
  std::string out(text::data_file("styles/book.css"));
  out.append("\n").append(text::data_file(language_sheet(publication.language)));
  if (publication.vertical) out.append("\n").append(text::data_file("styles/vertical.css"));
  return out;
}

}  // namespace novel2epub::epub
