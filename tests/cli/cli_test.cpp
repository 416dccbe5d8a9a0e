// The command line as a user meets it: exit statuses, messages, and what is on disk afterwards.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <regex>

#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kChapter = "第一章 清晨\n\n　　天亮了，雾还没有散。\n　　“早。”他说。\n";

class Cli : public testing::Test {
 protected:
  Cli() {
    write_file(in_ + "/1.txt", kChapter);
    write_file(in_ + "/2.txt", "第二章 正午\n\n　　雾散了，船回来了。\n");
  }

  Finished convert(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {in_, "-o", out_, "--title", "雾", "--author", "白鹭洲"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_novel2epub(arguments);
  }

  // Failed, wrote nothing, and said so in one message that names what it is about.
  void expect_failure(const Finished& finished, const std::string& about) {
    EXPECT_EQ(finished.status, 1);
    EXPECT_FALSE(fs::exists(out_));
    EXPECT_NE(finished.err.find(about), std::string::npos) << finished.err;
    EXPECT_TRUE(std::regex_search(finished.err, std::regex("error: .+ \\[[a-z]+\\.[a-z-]+\\]\n")))
        << finished.err;
    EXPECT_EQ(finished.out, "");
  }

  const Folder folder_;
  const std::string in_ = folder_ / "chapters";
  const std::string out_ = folder_ / "book.epub";
};

TEST_F(Cli, ConvertsAFolder) {
  const Finished finished = convert();
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_NE(finished.out.find("book.epub"), std::string::npos) << "it says what it wrote";
  EXPECT_TRUE(read_file(out_).starts_with("PK"));
  EXPECT_EQ(files_below(folder_.path()).size(), 3U) << "nothing but the book is left behind";
}

TEST_F(Cli, QuietSaysNothingWhenAllIsWell) {
  const Finished finished = convert({"-q"});
  EXPECT_EQ(finished.out + finished.err, "");
}

TEST_F(Cli, QuietStillWarns) {
  const Finished finished = convert({"-q", "--disable", "W-11"});
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("[rules.unknown]"), std::string::npos) << finished.err;
}

TEST_F(Cli, HelpAndVersionGoToStandardOutput) {
  const Finished help = run_novel2epub({"--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.out.find("--output"), std::string::npos);
  const Finished version = run_novel2epub({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_TRUE(std::regex_match(version.out, std::regex("novel2epub \\d+\\.\\d+\\.\\d+\n"))) << version.out;
}

TEST_F(Cli, WrongCommandLineIsStatusTwo) {
  EXPECT_EQ(run_novel2epub({}).status, 2);
  EXPECT_EQ(run_novel2epub({"--no-such-option"}).status, 2);
  EXPECT_EQ(convert({"--strip", "sometimes"}).status, 2);
  EXPECT_EQ(convert({"--jobs", "many"}).status, 2);
  EXPECT_NE(convert({"--layout", "diagonal"}).err, "");
  EXPECT_FALSE(fs::exists(out_));
}

TEST_F(Cli, MissingInput) { expect_failure(run_novel2epub({folder_ / "nowhere", "-o", out_}), "nowhere"); }

TEST_F(Cli, EmptyFolder) {
  fs::create_directory(folder_ / "empty");
  expect_failure(run_novel2epub({folder_ / "empty", "-o", out_}), "empty");
}

TEST_F(Cli, FolderWithoutText) {
  write_file(folder_ / "pictures/a.jpg", "\xFF\xD8\xFF\xE0");
  expect_failure(run_novel2epub({folder_ / "pictures", "-o", out_}), "pictures");
}

TEST_F(Cli, EmptyFile) {
  write_file(folder_ / "blank/1.txt", "\n\n  \n");
  EXPECT_EQ(run_novel2epub({folder_ / "blank", "-o", out_}).status, 1);
  EXPECT_FALSE(fs::exists(out_));
}

TEST_F(Cli, UnreadableFile) {
  fs::remove(in_ + "/2.txt");
  fs::create_symlink("/proc/self/mem", in_ + "/2.txt");  // opens, and cannot be read, not even by root
  expect_failure(convert(), "2.txt");
}

TEST_F(Cli, UndecodableFileIsNamedAndNothingIsWritten) {
  write_file(in_ + "/2.txt", std::string(kChapter) + "\xFF\xFE\xFF broken \x81\xFF\n");
  const Finished finished = convert({"--encoding", "UTF-8"});
  expect_failure(finished, "2.txt");
  EXPECT_EQ(convert({"--encoding", "UTF-8", "--lossy"}).status, 0);
}

TEST_F(Cli, EveryBadFileIsReported) {
  write_file(in_ + "/2.txt", "\x81\xFF\x81\xFF");
  write_file(in_ + "/3.txt", "\x81\xFF\x81\xFF");
  const Finished finished = convert({"--encoding", "UTF-8"});
  EXPECT_NE(finished.err.find("2.txt"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("3.txt"), std::string::npos) << finished.err;
}

TEST_F(Cli, OutputInAMissingFolder) {
  const std::string nowhere = folder_ / "no/such/folder/book.epub";
  const Finished finished = run_novel2epub({in_, "-o", nowhere, "-t", "雾"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("book.epub"), std::string::npos) << finished.err;
}

TEST_F(Cli, OutputThatIsAFolder) {
  fs::create_directory(out_);
  EXPECT_EQ(convert().status, 1);
  EXPECT_TRUE(fs::is_directory(out_));
}

TEST_F(Cli, FailureLeavesTheOldBook) {
  write_file(out_, "the old book");
  write_file(in_ + "/2.txt", "\x81\xFF\x81\xFF");
  EXPECT_EQ(convert({"--encoding", "UTF-8"}).status, 1);
  EXPECT_EQ(read_file(out_), "the old book");
  EXPECT_EQ(files_below(folder_.path()).size(), 3U) << "a temporary file is left behind";
}

// A device, a socket or a pipe must not be replaced by a book. Asked of a pipe of our own: what stands in for
// a device here is never one of the machine's.
TEST_F(Cli, OutputThatIsNoFileStaysWhatItIs) {
  ASSERT_EQ(mkfifo(out_.c_str(), 0600), 0);
  EXPECT_EQ(convert().status, 1);
  EXPECT_TRUE(fs::is_fifo(out_));
}

TEST_F(Cli, DryRunWritesNoBookButReports) {
  const Finished finished = convert({"--dry-run", "--report", folder_ / "report.json"});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_FALSE(fs::exists(out_));
  const auto report = parse_json(read_file(folder_ / "report.json"));
  ASSERT_TRUE(report.has_value()) << "the report is not JSON";
  EXPECT_EQ((*report)["schema"].string, "novel2epub/report/1");
  EXPECT_EQ((*report)["chapters"].items.size(), 2U);
  EXPECT_EQ((*report)["chapters"][0]["title"].string, "第一章 清晨");
  EXPECT_EQ((*report)["chapters"][1]["sources"][0]["file"].string, "2.txt");
}

TEST_F(Cli, ReportCountsTheChangesOfEveryRule) {
  write_file(in_ + "/3.txt", "第三章 夜\n雪停了,风起了。　　灯还亮着。\n");
  ASSERT_EQ(convert({"--dry-run", "--report", folder_ / "report.json"}).status, 0);
  const auto report = parse_json(read_file(folder_ / "report.json"));
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ((*report)["changed"]["W-1"].number, 1);
  EXPECT_EQ((*report)["changed"]["P-5"].number, 1);
}

TEST_F(Cli, ThereIsNoBookWithoutTheReportAskedFor) {
  expect_failure(convert({"--report", folder_ / "nowhere/report.json"}), "report.json");
  write_file(out_, "old");
  EXPECT_EQ(convert({"--report", in_}).status, 1);
  EXPECT_EQ(read_file(out_), "old");
}

TEST_F(Cli, DryRunSaysWhatItWouldDo) {
  EXPECT_EQ(convert({"--dry-run"}).out, "nothing written: 雾, 2 chapters, 0 spans left out\n");
  EXPECT_EQ(convert({"--dry-run", "-q"}).out, "");
}

TEST_F(Cli, InputsAreReadInTheOrderGiven) {
  write_file(folder_ / "b/1.txt", "第一章 丁\n\n　　丁来了。\n");
  write_file(folder_ / "a/1.txt", "第一章 甲\n\n　　甲来了。\n");
  const auto titles = [&](std::vector<std::string> inputs) {
    const std::string report = folder_ / "report.json";
    inputs.insert(inputs.end(), {"-o", out_, "-q", "--report", report});
    EXPECT_EQ(run_novel2epub(inputs).status, 0);
    const auto json = parse_json(read_file(report));
    std::string all;
    for (const auto& chapter : (*json)["chapters"].items) all += chapter["title"].string + "\n";
    return all;
  };
  EXPECT_EQ(titles({folder_ / "b", folder_ / "a"}), "第一章 丁\n第一章 甲\n");
  EXPECT_EQ(titles({in_ + "/2.txt", in_ + "/1.txt"}), "第二章 正午\n第一章 清晨\n");
  EXPECT_EQ(titles({in_ + "/1.txt", in_ + "/2.txt"}), "第一章 清晨\n第二章 正午\n");
}

TEST_F(Cli, SlipsOnTheCommandLineAreTold) {
  EXPECT_NE(convert({"--disable", "W-11"}).err.find("[rules.unknown]"), std::string::npos);
  EXPECT_EQ(convert({"--disable", "W-1", "--disable", "remember.second", "-q"}).err, "");
  EXPECT_EQ(convert({"--date", "yesterday"}).status, 2);
  EXPECT_EQ(convert({"--series", "海", "--series-index", "two"}).status, 2);
  EXPECT_EQ(convert({"--series", "海", "--series-index", "1.5"}).status, 0);
}

TEST_F(Cli, StrictMakesWarningsCount) {
  write_file(in_ + "/4.txt", "第四章 夜\n\n　　少了一章。\n");
  EXPECT_EQ(convert().status, 0);
  const Finished finished = convert({"--strict"});
  EXPECT_EQ(finished.status, 3) << finished.err;
  EXPECT_NE(finished.err.find("warning: "), std::string::npos) << finished.err;
}

TEST_F(Cli, ReadsAChapterFromStandardInput) {
  const Finished finished =
      run_novel2epub({"-", "-o", out_, "-t", "雾", "-a", "某"}, {.input = std::string(kChapter)});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_TRUE(fs::exists(out_));
}

TEST_F(Cli, PathsMayBeRelativeAndHoldSpaces) {
  fs::rename(in_, folder_ / "雾 港");
  const Finished finished =
      run_novel2epub({"雾 港/", "-o", "书 一.epub", "-a", "某"}, {.directory = folder_.path()});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_TRUE(fs::exists(folder_ / "书 一.epub"));
}

TEST_F(Cli, MissingCoverIsAnError) { expect_failure(convert({"--cover", folder_ / "none.jpg"}), "none.jpg"); }

TEST_F(Cli, MessagesSpeakChineseWhenAsked) {
  const Finished finished = run_novel2epub({folder_ / "nowhere", "-o", out_, "--ui", "zh"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_TRUE(std::regex_search(finished.err, std::regex("\\[[a-z]+\\.[a-z-]+\\]"))) << finished.err;
  EXPECT_NE(finished.err, run_novel2epub({folder_ / "nowhere", "-o", out_, "--ui", "en"}).err);
}

TEST_F(Cli, CleanPrintsTheTextOrItsMarkup) {
  const std::string dumped = "青鸟书屋 > 雾 > 第1章 晨\n\n第1章 晨\n\n天亮了,雾还没有散。\n";
  const Finished text =
      run_novel2epub({"clean", "-", "--to", "text", "--lang", "zh-Hans"}, {.input = dumped});
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_NE(text.out.find("天亮了，雾还没有散。\n"), std::string::npos) << text.out;
  const Finished xhtml = run_novel2epub({"clean", in_ + "/1.txt", "--to", "xhtml"});
  EXPECT_EQ(xhtml.status, 0) << xhtml.err;
  EXPECT_NE(xhtml.out.find("天亮了，雾还没有散。</p>\n"), std::string::npos) << xhtml.out;
}

TEST_F(Cli, CleanFailsWithReason) {
  const Finished folder = run_novel2epub({"clean", in_});
  EXPECT_EQ(folder.status, 1);
  EXPECT_NE(folder.err.find("[input.unreadable]"), std::string::npos) << folder.err;
  EXPECT_EQ(run_novel2epub({"clean", folder_ / "nowhere"}).status, 1);
}

TEST_F(Cli, RulesAreListedAndTested) {
  const Finished list = run_novel2epub({"rules", "list"});
  EXPECT_EQ(list.status, 0) << list.err;
  EXPECT_NE(list.out.find("W-1"), std::string::npos);
  const Finished test = run_novel2epub({"rules", "test"});
  EXPECT_EQ(test.status, 0) << test.out << test.err;
  write_file(folder_ / "bad.rules", "this is no rule\n");
  const Finished bad = run_novel2epub({"rules", "test", folder_ / "bad.rules"});
  EXPECT_NE(bad.status, 0);
  EXPECT_NE(bad.err.find("bad.rules:1: error: "), std::string::npos) << bad.err;
}

}  // namespace
}  // namespace novel2epub::test
