// Real dumps: title and author as the whole program finds them, where anything in the dump tells them.
#include <gtest/gtest.h>

#include <map>

#include "novel2epub/convert.hpp"
#include "shared.hpp"

namespace novel2epub {
namespace {

TEST(Dumps, TellTheirTitleAndAuthor) {
  const auto folders = dumps();
  if (folders.empty()) GTEST_SKIP() << "no shared dumps here";
  std::size_t titles = 0, authors = 0;
  for (const auto& dump : folders) {
    SCOPED_TRACE(dump.filename());
    Options options;
    options.inputs = {(dump / "chapters").string()};
    options.dry_run = true;
    const Report report = convert(options);
    const std::string title = label(dump, "title"), author = label(dump, "author");
    std::printf("%-26s [%s] by [%s]; expected [%s] by [%s]\n", dump.filename().c_str(),
                report.book.title.c_str(), report.book.author.c_str(), title.c_str(), author.c_str());
    titles += report.book.title == title ? 1 : 0;
    authors += report.book.author == author ? 1 : 0;
    if (!report.book.author.empty()) {
      EXPECT_EQ(report.book.author, author);
    }
  }
  EXPECT_GE(titles, folders.size() * 6 / 10);
  EXPECT_GE(authors, folders.size() / 3);
}

}  // namespace
}  // namespace novel2epub
