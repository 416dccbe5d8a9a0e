#include "cli/messages.hpp"

#include <array>
#include <cstdlib>
#include <map>
#include <span>
#include <vector>

#include "text/data.hpp"

namespace novel2epub::cli {
namespace {

using Catalogue = std::map<std::string_view, std::string_view>;

Catalogue read_catalogue(std::string_view bytes) {
  Catalogue out;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    const std::size_t mark = line.find(" = ");
    if (!line.starts_with('#') && mark != line.npos) out.emplace(line.substr(0, mark), line.substr(mark + 3));
    begin = end + 1;
  }
  return out;
}

const Catalogue& chinese() {
  static const Catalogue catalogue = read_catalogue(text::data_file("messages/zh.txt"));
  return catalogue;
}

std::string_view translated(std::string_view phrase) {
  const auto found = chinese().find(phrase);
  return found == chinese().end() ? phrase : found->second;
}

// The fact that "{2}" at `at` names; null for what names none.
const std::string* fact_at(std::string_view pattern, std::size_t at, std::span<const std::string> facts) {
  if (at + 2 >= pattern.size() || pattern[at] != '{' || pattern[at + 2] != '}') return nullptr;
  const std::size_t index = static_cast<std::size_t>(pattern[at + 1] - '1');
  return index < facts.size() ? &facts[index] : nullptr;
}

// The pattern with its facts; false when one of them is missing or empty.
bool fill(std::string_view pattern, std::span<const std::string> facts, std::string& out) {
  bool whole = true;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] == '[') {
      const std::size_t end = std::min(pattern.find(']', i), pattern.size());
      std::string part;
      if (fill(pattern.substr(i + 1, end - i - 1), facts, part)) out += part;
      i = end + 1;
    } else if (pattern[i] == '{') {
      const std::string* const fact = fact_at(pattern, i, facts);
      whole = whole && fact != nullptr && !fact->empty();
      if (fact != nullptr) out += translated(*fact);
      i += 3;
    } else {
      out += pattern[i++];
    }
  }
  return whole;
}

// Without the facts that its pattern wants, a message is the pattern's headline and the English words.
std::string in_chinese(const Diagnostic& diagnostic) {
  const auto found = chinese().find(diagnostic.id);
  if (found == chinese().end()) return diagnostic.message;
  std::string out;
  fill(found->second, diagnostic.facts, out);
  if (!diagnostic.facts.empty() || found->second.find('{') == found->second.npos) return out;
  const std::string_view headline = found->second.substr(0, found->second.find_first_of("[{"));
  const std::string_view colon = "：";
  return std::string(headline.substr(0, headline.find(colon))) + std::string(colon) + diagnostic.message;
}

std::string_view severity_word(Severity severity) {
  constexpr std::array<std::string_view, 3> words = {"提示", "警告", "错误"};
  return words[static_cast<std::size_t>(severity)];
}

// One line a book, and what was left out of all of them.
std::string summary_of_books(const Report& report, std::string_view ui) {
  const bool zh = ui == "zh";
  std::string out;
  for (const BookReport& book : report.books)
    out += book.output + (zh ? "：" : ": ") + book.metadata.full_title() + (zh ? "，共 " : ", ") +
           std::to_string(book.chapters) +
           (zh                   ? " 章\n"
            : book.chapters == 1 ? " chapter\n"
                                 : " chapters\n");
  const std::string removed = std::to_string(report.removed.size());
  return out + (zh ? "略去 " + removed + " 处" : removed + " spans left out");
}

}  // namespace

std::string ui_of_locale() {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value != nullptr && *value != '\0') return std::string_view(value).starts_with("zh") ? "zh" : "en";
  }
  return "en";
}

std::string format(const Diagnostic& diagnostic, std::string_view ui) {
  if (ui != "zh") return novel2epub::format(diagnostic);
  std::string out;
  if (!diagnostic.file.empty()) {
    out += diagnostic.file + ":";
    if (diagnostic.line > 0) out += std::to_string(diagnostic.line) + ":";
    out += " ";
  }
  out.append(severity_word(diagnostic.severity)).append(": ");
  return out + in_chinese(diagnostic) + " [" + diagnostic.id + "]";
}

std::string summary(const Report& report, std::string_view ui) {
  if (report.books.size() > 1) return summary_of_books(report, ui);
  const std::string chapters = std::to_string(report.chapters.size());
  const std::string removed = std::to_string(report.removed.size());
  if (ui == "zh")
    return (report.output.empty() ? "没有写书" : report.output) + "：" + report.book.title + "，共 " +
           chapters + " 章，略去 " + removed + " 处";
  return (report.output.empty() ? "nothing written" : report.output) + ": " + report.book.title + ", " +
         chapters + (report.chapters.size() == 1 ? " chapter, " : " chapters, ") + removed +
         " spans left out";
}

std::string progress_words(std::size_t done, std::size_t all, std::string_view ui) {
  return std::to_string(done) + "/" + std::to_string(all) + (ui == "zh" ? " 章" : " chapters");
}

}  // namespace novel2epub::cli
