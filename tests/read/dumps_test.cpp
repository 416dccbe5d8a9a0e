// Real dumps: charset and language of every file.
#include <gtest/gtest.h>

#include "read/decode.hpp"
#include "read/discover.hpp"
#include "support/shared.hpp"
#include "text/language.hpp"

namespace novel2epub::read {
namespace {

std::string expected_charset(const std::string& label) {
  if (label.starts_with("utf-16le")) return "UTF-16LE";
  if (label.starts_with("utf-8")) return "UTF-8";
  if (label.starts_with("cp932")) return "Shift_JIS";
  return label.starts_with("gb18030") ? "GB18030" : label;
}

TEST(Dumps, AreReadInTheirCharsetAndLanguage) {
  const auto folders = test::dumps();
  if (folders.empty()) GTEST_SKIP() << "no shared dumps here";
  for (const auto& dump : folders) {
    SCOPED_TRACE(dump.filename());
    const auto found = discover({(dump / "chapters").string()});
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_TRUE(found->notes.empty());
    EXPECT_FALSE(found->sources.empty());
    text::ScriptCounts counts;
    std::vector<std::string> files;
    std::vector<std::vector<Candidate>> proposals;
    for (const Source& source : found->sources) {
      files.push_back(*read_file(source.path, source.name));
      proposals.push_back(candidates(files.back()));
    }
    const auto agreed = agree(proposals);
    for (std::size_t i = 0; i < files.size(); ++i) {
      const auto decoded = decode(files[i], agreed[i], found->sources[i].name, false);
      ASSERT_TRUE(decoded) << decoded.error().file << ": " << decoded.error().message;
      EXPECT_EQ(decoded->charset, expected_charset(test::label(dump, "encoding"))) << found->sources[i].name;
      counts += text::count_scripts(decoded->text);
    }
    EXPECT_EQ(text::tag_of(text::detect_language(counts)), test::label(dump, "language"));
  }
}

// Every line of a dump written in another charset must be found again, alone with its few siblings.
TEST(Dumps, AreStillReadWhenShort) {
  const auto folders = test::dumps();
  if (folders.empty()) GTEST_SKIP() << "no shared dumps here";
  for (const auto& dump : folders) {
    SCOPED_TRACE(dump.filename());
    const auto found = discover({(dump / "chapters").string()});
    const std::string bytes = *read_file(found->sources.front().path, "");
    const auto whole = candidates(bytes);
    if (whole.front().charset.starts_with("UTF")) continue;
    std::vector<std::vector<Candidate>> lines;
    for (std::size_t at = 0; at < bytes.size() && lines.size() < 400;) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      if (end - at > 12) lines.push_back(candidates(std::string_view(bytes).substr(at, end - at)));
      at = end + 1;
    }
    std::size_t wrong = 0;
    for (const Candidate& one : agree(lines))
      wrong += one.charset == whole.front().charset || one.charset == "UTF-8" ? 0 : 1;
    EXPECT_LE(wrong, lines.size() / 100) << "of " << lines.size() << " lines";
  }
}

}  // namespace
}  // namespace novel2epub::read
