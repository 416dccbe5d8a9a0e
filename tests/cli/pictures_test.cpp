// Pictures that texts name: what gets into the book, what is refused, and what is said of it.
#include <gtest/gtest.h>

#include <filesystem>

#include "image/pictures.hpp"
#include "support/files.hpp"
#include "support/json.hpp"
#include "support/process.hpp"

namespace novel2epub::test {
namespace {

namespace fs = std::filesystem;

std::string base64(const std::string& bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? letters[bits >> (18U - 6U * k) & 63U] : '=';
  }
  return out;
}

std::string sample_picture(const std::string& name) { return read_file(source_root() / "samples" / name); }

class Pictures : public testing::Test {
 protected:
  Pictures() {
    write_file(in_ + "/images/001.png", ferry_);
    write_file(in_ + "/images/copy.png", ferry_);
    write_file(in_ + "/2.jpg", sample_picture("zh-illustrated/images/002.jpg"));
  }

  // The lines of chapter 1's file become the book; returns its document.
  std::string chapter_of(const std::string& lines) {
    write_file(in_ + "/1.txt", "第一章 清晨\n\n起雾了。\n" + lines + "\n雾散了。\n");
    finished_ = run_novel2epub(
        {in_, "-o", out_, "--title", "雾", "--author", "白鹭洲", "--report", folder_ / "report.json"});
    EXPECT_EQ(finished_.status, 0) << finished_.err;
    entries_ = read_archive(out_);
    return entry("EPUB/text/c00001.xhtml");
  }

  std::string entry(const std::string& name) const {
    for (const auto& [entry, content] : entries_)
      if (entry == name) return content;
    return {};
  }

  bool warned(const std::string& id) const { return finished_.err.find("[" + id + "]") != std::string::npos; }

  // Shown as one picture, and nothing of its marker is text.
  void expect_figure(const std::string& marker, const std::string& figure) {
    const std::string document = chapter_of(marker);
    EXPECT_NE(document.find(figure), std::string::npos) << marker << "\n" << document;
    EXPECT_EQ(document.find("<p>" + marker), std::string::npos) << document;
    EXPECT_FALSE(entry("EPUB/images/c00001-1.png").empty()) << marker;
  }

  // Left as it is.
  void expect_text(const std::string& line, const std::string& shown) {
    const std::string document = chapter_of(line);
    EXPECT_NE(document.find("<p>" + shown + "</p>"), std::string::npos) << line << "\n" << document;
    EXPECT_EQ(document.find("<img"), std::string::npos) << document;
  }

  const Folder folder_;
  const std::string in_ = folder_ / "chapters";
  const std::string out_ = folder_ / "book.epub";
  const std::string ferry_ = sample_picture("zh-illustrated/images/001.png");
  Finished finished_;
  std::vector<std::pair<std::string, std::string>> entries_;
};

constexpr std::string_view kPlain = "<figure><img src=\"../images/c00001-1.png\" alt=\"插图\"/></figure>";

TEST_F(Pictures, AreShownWhereTheTextNamesThem) {
  for (const char* marker :
       {"[IMAGE] 001.png", "[IMAGE] images/001.png", "[图片:001.png]", "［插图：001.png］", "【图片】001.png",
        "<img src=\"images/001.png\">", "<p><img src='001.png' width=300 /></p>", "![](images/001.png)",
        "［＃挿絵（001.png、横480×縦320）入る］", "[img]001.png[/img]", "IMAGE: 001.PNG", "images\\001.png",
        "001.png", "<img data-src=\"001.png\" src=\"loading.gif\">", "<img src=\"./images/001.png?w=300\">",
        "<img src=\"images/%30%30%31.png\">", "<image src=\"001.png\">", "[IMAGE] 001.png?x=1",
        "[pixivimage:001]"})
    expect_figure(marker, std::string(kPlain));
}

TEST_F(Pictures, InTheMiddleOfASentenceLeaveItWhole) {
  for (const char* line : {"他说他是一个<img src=\"001.png\">人，不是鬼。",
                           "<p>他说他是一个<img src=\"001.png\">人，不是鬼。</p>"}) {
    const std::string document = chapter_of(line);
    EXPECT_NE(document.find("<p>他说他是一个人，不是鬼。</p>\n" + std::string(kPlain) + "\n<p>雾散了。</p>"),
              std::string::npos)
        << line << "\n"
        << document;
  }
  const std::string two = chapter_of("甲<img src=\"001.png\">乙<img src=\"2.jpg\">丙");
  EXPECT_FALSE(entry("EPUB/images/c00001-2.jpg").empty()) << two;
}

TEST_F(Pictures, AsSmallAsLettersStayInTheirLine) {
  write_file(in_ + "/face.png", image::encode_png(tests::drawing(24, 24)));
  write_file(in_ + "/glyph.gif", tests::gif_of(tests::drawing(20, 20)));
  const std::string face = "<img src=\"../images/c00001-1.png\" alt=\"插图\" class=\"in-line\"/>";
  const std::string glyph = "<img src=\"../images/c00001-2.png\" alt=\"恍\" class=\"in-line\"/>";
  const std::string document = chapter_of(
      "她说<img src=\"face.png\">，他<img src=\"glyph.gif\" alt=\"恍\">然大悟<img src=\"face.png\">\n"
      "<p><img src=\"glyph.gif\" alt=\"恍\">然，他走了。</p><p>天亮了。</p>");
  EXPECT_NE(document.find("<p>她说" + face + "，他" + glyph + "然大悟" + face + "</p>\n<p>" + glyph +
                          "然，他走了。</p>\n<p>天亮了。</p>"),
            std::string::npos)
      << document;
  const std::string alone = chapter_of("<p><img src=\"face.png\"></p>");
  EXPECT_NE(alone.find(kPlain), std::string::npos) << alone;
  write_file(in_ + "/broken.png", image::encode_png(tests::drawing(24, 24)).substr(0, 60));
  const std::string broken = chapter_of("甲<img src=\"broken.png\">乙<img src=\"face.png\">丙");
  EXPECT_NE(broken.find("<p>甲乙" + face + "丙</p>"), std::string::npos) << broken;
}

TEST_F(Pictures, LeaveHeadingsWhatTheyAre) {
  write_file(in_ + "/new.png", image::encode_png(tests::drawing(24, 12)));
  write_file(in_ + "/1.txt", "第一章 清晨<img src=\"new.png\">\n\n起雾了。\n雾散了。\n");
  const Finished finished = run_novel2epub({in_, "-o", out_, "--title", "雾", "--author", "白鹭洲"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  entries_ = read_archive(out_);
  EXPECT_NE(entry("EPUB/text/c00001.xhtml").find("<span class=\"num\">第一章</span> 清晨</h1>"),
            std::string::npos)
      << entry("EPUB/text/c00001.xhtml");
}

TEST_F(Pictures, ThatTheTextHoldsItselfAreShown) {
  const std::string big = image::encode_png(tests::picture(640, 480));
  const std::string data = "data:image/png;base64," + base64(big);
  ASSERT_GT(data.size(), 5000U) << "longer than any tag otherwise is";
  std::string wrapped = data;
  for (std::size_t at = 76; at < wrapped.size(); at += 77) wrapped.insert(at, "\n");
  for (const std::string& marker :
       {"<img src=\"" + data + "\">", "<p><img src='" + data + "'/></p>", "<img src=" + data + ">",
        "<img src=\"" + wrapped + "\">", "![](" + data + ")",
        "<img src=\"loading.gif\" data-src=\"" + data + "\">",
        "<img src=\"" + data + "\" data-src=\"https://img.example.com/7.jpg\">"})
    expect_figure(marker, std::string(kPlain));
  EXPECT_EQ(entry("EPUB/images/c00001-1.png"), big) << "what fits is not recompressed";
  write_file(in_ + "/big.png", big);
  chapter_of("<img src=\"" + data + "\">\n雾。\n![](big.png)");
  EXPECT_EQ(entry("EPUB/images/c00001-2.png"), "") << "the same picture";
}

TEST_F(Pictures, ThatTheTextHoldsBadlyAreToldAsThatIs) {
  const std::string data = "data:image/png;base64," + base64(image::encode_png(tests::picture(640, 480)));
  for (const std::string& target :
       {data.substr(0, 3001), std::string("data:image/png;base64,"), std::string("data:image/png;base64,%%%"),
        "data:image/png;base64," + base64("<html>404</html>"),
        std::string("data:image/svg+xml,%3Csvg%3E%3C/svg%3E")}) {
    const std::string document = chapter_of("<img src=\"" + target + "\">");
    EXPECT_EQ(document.find("<img"), std::string::npos) << target.substr(0, 60);
    EXPECT_TRUE(warned("image.unusable")) << target.substr(0, 60) << "\n" << finished_.err;
    EXPECT_NE(finished_.err.find("1.txt:4:"), std::string::npos) << finished_.err;
    EXPECT_FALSE(warned("image.remote")) << finished_.err;
  }
  const std::string dot = "data:image/png;base64," + base64(image::encode_png(tests::drawing(2, 2)));
  chapter_of("<img src=\"" + dot + "\" data-src=\"https://img.example.com/7.jpg\">");
  EXPECT_TRUE(warned("image.remote")) << "what keeps a place is no picture\n" << finished_.err;
  chapter_of("<img src=\"" + dot + "\">");
  EXPECT_TRUE(warned("image.unusable")) << finished_.err;
}

TEST_F(Pictures, LeaveTheMarksBehindThemToBeRead) {
  const std::string document = chapter_of("甲。\n[pixivimage:001]\n乙[[rb:漆黒 > しっこく]]丙。\n<b>丁</b>");
  EXPECT_NE(document.find("<figure><img"), std::string::npos) << document;
  EXPECT_EQ(document.find("rb:"), std::string::npos) << document;
}

TEST_F(Pictures, AreDescribedInTheSourcesWords) {
  expect_figure("![渡船](001.png)", "<img src=\"../images/c00001-1.png\" alt=\"渡船\"/></figure>");
  expect_figure("![渡船](001.png \"雾里\")", "alt=\"渡船\"/><figcaption>雾里</figcaption></figure>");
  expect_figure("<img alt=\"a &amp; b\" src=001.png>", "alt=\"a &amp; b\"/>");
  expect_figure("[IMAGE] 001.png 雾里的渡船", "alt=\"插图\"/><figcaption>雾里的渡船</figcaption></figure>");
  expect_figure("<figure><img src=\"001.png\"/><figcaption>雾里<br>的渡船</figcaption></figure>",
                "<figcaption>雾里的渡船</figcaption></figure>");
  const std::string package = entry("EPUB/package.opf");
  EXPECT_EQ(package.find("alternativeText"), std::string::npos) << "an invented alt is no description";
  chapter_of("![渡船](001.png)");
  EXPECT_NE(entry("EPUB/package.opf").find("alternativeText"), std::string::npos);
  EXPECT_NE(entry("EPUB/package.opf").find(">textual,visual<"), std::string::npos);
}

TEST_F(Pictures, AreStoredOnceAndBehindTheirChapter) {
  chapter_of("[IMAGE] 001.png\n[IMAGE] images/copy.png\n船。\n![](2.jpg)\n[IMAGE] 001.png");
  std::vector<std::string> names;
  for (const auto& [name, content] : entries_) names.push_back(name);
  ASSERT_GE(names.size(), 3U);
  EXPECT_EQ(names[names.size() - 3], "EPUB/text/c00001.xhtml");
  EXPECT_EQ(names[names.size() - 2], "EPUB/images/c00001-1.png");
  EXPECT_EQ(names[names.size() - 1], "EPUB/images/c00001-2.jpg");
  EXPECT_EQ(entry("EPUB/images/c00001-1.png"), ferry_) << "what fits is not recompressed";
}

TEST_F(Pictures, AreAccountedForInTheLedger) {
  chapter_of("[IMAGE] 001.png 雾里的渡船");
  const Json report = parse_json(read_file(folder_ / "report.json")).value_or(Json{});
  ASSERT_EQ(report["removed"].items.size(), 1U);
  EXPECT_EQ(report["removed"].items[0]["rule"].string, "image");
  EXPECT_EQ(report["removed"].items[0]["text"].string, "[IMAGE] 001.png 雾里的渡船");
  EXPECT_EQ(report["removed"].items[0]["line"].number, 4);
}

TEST_F(Pictures, AreNeverFetched) {
  const std::string document =
      chapter_of("<img src=\"https://img.example.com/7.jpg\">\n<img src=//img.example.com/8.jpg>");
  EXPECT_EQ(document.find("example.com"), std::string::npos);
  EXPECT_TRUE(warned("image.remote")) << finished_.err;
  EXPECT_NE(finished_.err.find("1.txt:4:"), std::string::npos) << finished_.err;
  const std::string unnamed = chapter_of("[IMAGE] https://img.example.com/i/12?size=3");
  EXPECT_EQ(unnamed.find("IMAGE"), std::string::npos) << "a word before it says what the address is";
  EXPECT_TRUE(warned("image.remote")) << finished_.err;
  expect_text("图画在https://img.example.com/i/12上", "图画在https://img.example.com/i/12上");
}

TEST_F(Pictures, AreMissedWithAMessage) {
  chapter_of("<img src=\"images/9.png\">");
  EXPECT_TRUE(warned("image.missing")) << finished_.err;
  chapter_of("[uploadedimage:98-7]");
  EXPECT_NE(finished_.err.find("uploadedimage:98-7"), std::string::npos) << finished_.err;
  const std::string document = chapter_of("【图片：9.png】");
  EXPECT_EQ(document.find("9.png"), std::string::npos) << "the dump has pictures: this was one";
  fs::remove_all(in_);
  expect_text("【图片：猫.jpg】", "【图片：猫.jpg】");
  EXPECT_TRUE(warned("image.missing")) << finished_.err;
}

TEST_F(Pictures, NeverLeadOutOfTheDump) {
  write_file(folder_ / "secret.png", ferry_);
  fs::create_symlink(folder_ / "secret.png", in_ + "/link.png");
  fs::create_directory_symlink(folder_.path(), in_ + "/door");
  for (const char* target :
       {"../secret.png", "../../etc/passwd", "/etc/passwd", "images/../../secret.png", "..\\secret.png",
        "%2e%2e/secret.png", "file:///etc/passwd", "C:\\secret.png", "link.png", "door/secret.png"}) {
    const std::string document = chapter_of("<img src=\"" + std::string(target) + "\">");
    EXPECT_EQ(document.find("<img"), std::string::npos) << target;
    EXPECT_TRUE(warned("image.outside")) << target << "\n" << finished_.err;
  }
}

TEST_F(Pictures, AreRefusedWhenTheyAreNone) {
  write_file(in_ + "/broken.png", ferry_.substr(0, 200));
  write_file(in_ + "/page.jpg", "<html>404</html>");
  for (const char* target : {"broken.png", "page.jpg"}) {
    const std::string document = chapter_of("![](" + std::string(target) + ")");
    EXPECT_EQ(document.find("<figure"), std::string::npos) << target;
    EXPECT_TRUE(warned("image.unusable")) << finished_.err;
  }
}

TEST_F(Pictures, LeaveStoriesAlone) {
  expect_text("他发来一张[图片:001.png]，她没有点开。", "他发来一张[图片：001.png]，她没有点开。");
  expect_text("[滑稽.jpg]", "[滑稽.jpg]");
  expect_text("【图片】", "【图片】");
  expect_text("文件名是 001.png。", "文件名是 001.png。");
  expect_text("[图片加载中]", "[图片加载中]");
  expect_text("快跑![他喊](笑)", "快跑！[他喊]（笑）");
}

TEST_F(Pictures, GoWithTheVolumesThatShowThem) {
  write_file(in_ + "/第一卷 港/1.txt", "第一章 清晨\n\n起雾了。\n[IMAGE] images/001.png\n雾散了。\n");
  write_file(in_ + "/第二卷 海/2.txt",
             "第二章 正午\n\n涨潮了。\n[IMAGE] 2.jpg\n起风了。\n[IMAGE] images/001.png\n");
  const Finished finished = run_novel2epub({in_, "-o", out_, "--author", "白鹭洲", "--split-volumes"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  entries_ = read_archive(folder_ / "book-01.epub");
  EXPECT_EQ(entry("EPUB/images/c00001-1.png"), ferry_);
  EXPECT_EQ(entry("EPUB/package.opf").find("image/jpeg"), std::string::npos) << "the other volume's";
  entries_ = read_archive(folder_ / "book-02.epub");
  EXPECT_EQ(entry("EPUB/images/c00002-1.jpg"), sample_picture("zh-illustrated/images/002.jpg"));
  EXPECT_EQ(entry("EPUB/images/c00002-2.png"), ferry_);
  const std::string chapter = entry("EPUB/text/c00002.xhtml");
  EXPECT_LT(chapter.find("../images/c00002-1.jpg"), chapter.find("../images/c00002-2.png"));
  for (const char* book : {"book-01.epub", "book-02.epub"}) {
    const Finished info = run_novel2epub({"info", folder_ / book});
    EXPECT_EQ(info.status, 0) << info.out << info.err;
  }
}

TEST_F(Pictures, OfEveryChapterAreNoRepetition) {
  for (int n = 1; n <= 12; ++n)
    write_file(in_ + "/" + std::to_string(n) + ".txt",
               "第" + std::to_string(n) + "章\n\n" + std::to_string(n) +
                   " 点钟，雾还在。\n[IMAGE] 001.png\n他等了 " + std::to_string(n) + " 个钟头。\n");
  const Finished finished = run_novel2epub({in_, "-o", out_, "--title", "雾", "--author", "白鹭洲"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  entries_ = read_archive(out_);
  for (const char* chapter : {"EPUB/text/c00001.xhtml", "EPUB/text/c00012.xhtml"})
    EXPECT_NE(entry(chapter).find("<img src=\"../images/c00001-1.png\""), std::string::npos) << chapter;
}

TEST_F(Pictures, LieBesideAFileThatIsGivenAlone) {
  write_file(folder_ / "novel.txt", "第一章 清晨\n\n起雾了。\n[IMAGE] 001.png\n\n第二章 正午\n\n雾散了。\n");
  write_file(folder_ / "images/001.png", ferry_);
  const Finished finished = run_novel2epub({folder_ / "novel.txt", "-o", out_, "--author", "白鹭洲"});
  EXPECT_EQ(finished.status, 0) << finished.err;
  entries_ = read_archive(out_);
  EXPECT_EQ(entry("EPUB/images/c00001-1.png"), ferry_);
}

}  // namespace
}  // namespace novel2epub::test
