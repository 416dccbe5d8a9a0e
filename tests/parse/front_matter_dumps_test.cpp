// Real dumps: title and author, where anything in the dump tells them.
#include <gtest/gtest.h>

#include "parse/divide.hpp"
#include "parse/front_matter.hpp"
#include "parse/markup.hpp"
#include "read/decode.hpp"
#include "read/discover.hpp"
#include "support/shared.hpp"

namespace novel2epub::parse {
namespace {

struct Told {
  FrontMatter front;
  NamedBook name;
  std::string trail;
  std::string title() const {
    return !front.metadata.title.empty() ? front.metadata.title : !trail.empty() ? trail : name.title;
  }
  std::string author() const { return front.metadata.author.empty() ? name.author : front.metadata.author; }
};

Told read_dump(const std::filesystem::path& folder) {
  const auto found = read::discover({folder.string()});
  EXPECT_TRUE(found);
  if (!found) return {};
  std::vector<Text> texts;
  std::vector<Cut> cuts;
  ChangeLog log;
  for (const read::Source& source : found->sources) {
    const std::string bytes = *read::read_file(source.path, source.name);
    const auto decoded = read::decode(bytes, read::candidates(bytes).front(), source.name, true);
    texts.push_back({source.name, source.folder, decoded->charset, 1, decoded->text, {}});
    texts.back().clean = read_markup(texts.back().source, texts.size() - 1, cuts, log);
  }
  const Division division = divide(texts, {.whole = found->whole, .contents = nullptr});
  EXPECT_FALSE(division.drafts.empty());
  if (division.drafts.empty()) return {};
  return {read_front_matter(texts, division.drafts.front()), read_name(found->base),
          title_from_breadcrumbs(texts, division.drafts).value_or("")};
}

TEST(Dumps, TellTheirTitleAndAuthor) {
  const auto folders = test::dumps();
  if (folders.empty()) GTEST_SKIP() << "no shared dumps here";
  std::size_t titles = 0, authors = 0;
  for (const auto& dump : folders) {
    SCOPED_TRACE(dump.filename());
    const Told told = read_dump(dump / "chapters");
    const std::string title = test::label(dump, "title"), author = test::label(dump, "author");
    titles += told.title() == title ? 1 : 0;
    authors += told.author() == author ? 1 : 0;
    if (title.empty()) {
      EXPECT_EQ(told.title(), dump.filename().string()) << "for want of anything better";
    }
    if (!told.author().empty()) {
      EXPECT_EQ(told.author(), author);
    }
  }
  EXPECT_GE(titles, folders.size() * 6 / 10);
  EXPECT_GE(authors, folders.size() / 2);
}

}  // namespace
}  // namespace novel2epub::parse
