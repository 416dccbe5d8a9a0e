#include "cli/info_command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/messages.hpp"
#include "novel2epub/inspect.hpp"
#include "report/inspection.hpp"
#include "text/unicode.hpp"

namespace novel2epub::cli {
namespace {

// "16,430,978" for 16430978.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

class Sheet {
 public:
  explicit Sheet(std::string_view ui) : chinese_(ui == "zh") {}

  std::string_view word(std::string_view english, std::string_view chinese) const {
    return chinese_ ? chinese : english;
  }
  void line(std::string_view english, std::string_view chinese, std::string_view value) const {
    constexpr std::size_t column = 14;
    if (value.empty()) return;
    const std::string_view name = word(english, chinese);
    std::cout << name << std::string(column - std::min(column, text::display_width(name)), ' ') << value
              << "\n";
  }

 private:
  bool chinese_;
};

std::string with_index(const Metadata& metadata) {
  return metadata.series +
         (metadata.series.empty() || metadata.series_index.empty() ? "" : " " + metadata.series_index);
}

void print_metadata(const Sheet& sheet, const Inspection& book) {
  const Metadata& metadata = book.metadata;
  sheet.line("title", "书名", metadata.title);
  sheet.line("subtitle", "副题", metadata.subtitle);
  sheet.line("author", "作者", metadata.author);
  for (const Contributor& one : metadata.contributors)
    if (one.creator && one.role == "aut")
      sheet.line("author", "作者", one.name);
    else
      sheet.line(one.role.empty() ? "contributor" : one.role, one.role.empty() ? "参与者" : one.role,
                 one.name);
  sheet.line("series", "系列", with_index(metadata));
  sheet.line("language", "语言", metadata.language);
  sheet.line("identifier", "标识", metadata.identifier);
  sheet.line("publisher", "出版", metadata.publisher);
  sheet.line("source", "来源", metadata.source);
  sheet.line("date", "日期", metadata.date);
  for (const std::string& subject : metadata.subjects) sheet.line("subject", "标签", subject);
  for (const Term& term : metadata.terms) sheet.line(term.name, term.name, term.value);
  sheet.line("made by", "制作", book.generator);
}

void print_sizes(const Sheet& sheet, const Inspection& book) {
  std::uint64_t unpacked = 0;
  for (const FileInBook& file : book.files) unpacked += file.size;
  sheet.line("file", "文件",
             grouped(book.size) + std::string(sheet.word(" bytes, ", " 字节，")) + grouped(unpacked) +
                 std::string(sheet.word(" unpacked, ", " 解压后，")) + grouped(book.files.size()) +
                 std::string(sheet.word(" files", " 个文件")));
  sheet.line("text", "正文",
             grouped(book.letters) + std::string(sheet.word(" letters, ", " 字，")) +
                 grouped(book.contents.size()) + std::string(sheet.word(" entries", " 个目录项")));
}

void print_book(const Sheet& sheet, const Inspection& book) {
  std::cout << book.path << "\n";
  print_metadata(sheet, book);
  print_sizes(sheet, book);
  std::cout << "\n";
  for (const EntryInBook& entry : book.contents)
    std::cout << std::string(2 * std::min<std::size_t>(entry.depth, 20), ' ') << entry.label << "  "
              << grouped(entry.letters) << "\n";
}

bool is_unreadable(const Diagnostic& diagnostic) {
  return !diagnostic.id.starts_with("book.") && !diagnostic.id.starts_with("balance.");
}

}  // namespace

void add_info_options(CLI::App& app, Command& command) {
  app.add_option("BOOK.epub", command.books, "The books; several when one text was split")->required();
  app.add_flag("--json", command.json, "Print JSON");
  app.add_option("--against", command.options.inputs,
                 "Convert this dump again in memory and compare letter by letter")
      ->option_text("INPUT...");
  app.add_option("-t,--title", command.options.metadata.title, "The title that the book was made with")
      ->option_text("TEXT");
  add_conversion_options(app, command.options);
}

Exit run_info(Command& command) {
  const std::string& ui = command.options.ui;
  std::vector<Inspection> books;
  for (const std::string& path : command.books) books.push_back(inspect(path));
  std::vector<Diagnostic> differences;
  if (!command.options.inputs.empty()) differences = compare(command.books, command.options);
  // What comparing found out about the books themselves is told with them already.
  std::erase_if(differences, [](const Diagnostic& d) {
    return d.id.starts_with("book.") || d.id.starts_with("archive.");
  });

  if (command.json)
    std::cout << report::to_json(books, differences);
  else
    for (const Inspection& book : books)
      if (!book.files.empty()) print_book(Sheet(ui), book);  // else all there is to say is why
  std::vector<Diagnostic> all;
  for (const Inspection& book : books)
    all.insert(all.end(), book.diagnostics.begin(), book.diagnostics.end());
  all.insert(all.end(), differences.begin(), differences.end());
  std::cout << std::flush;
  for (const Diagnostic& one : all) std::cerr << format(one, ui) << "\n";
  if (std::ranges::any_of(all, is_unreadable)) return Exit::failed;
  return all.empty() ? Exit::done : Exit::strict;
}

}  // namespace novel2epub::cli
