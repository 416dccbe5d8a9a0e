// The books themselves. With NOVEL2EPUB_BOOKS set to a folder they are written there, for EPUBCheck and for
// the eye.
#include "epub/sample_books.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace novel2epub::tests {
namespace {

using Kind = Run::Kind;

epub::Publication about(Language language, std::string tag, std::string title, std::string author) {
  epub::Publication publication;
  publication.language = language;
  publication.metadata.language = std::move(tag);
  publication.metadata.title = std::move(title);
  publication.metadata.author = std::move(author);
  publication.metadata.modified = 1'700'000'000;
  std::vector<Diagnostic> notes;
  publication.cover = cover::given_cover(sample_png(900, 1200), "cover.png", notes).value();
  return publication;
}

std::vector<Block> repeated(const std::vector<Block>& blocks, std::size_t times) {
  std::vector<Block> out;
  for (std::size_t i = 0; i < times; ++i) out.insert(out.end(), blocks.begin(), blocks.end());
  return out;
}

SampleBook chinese() {
  const std::vector<Block> prose = {
      paragraph("盐仓的门从里面闩着，沈砚敲了三下，又敲了两下，才听见有人拖着鞋走过来。"),
      paragraph("“谁？”"),
      paragraph("“送灯油的。”他把油壶往上提了提，壶底的水珠落在石阶上，“说好了今晚送 3 斤，A&B 牌的。”"),
      with(paragraph("门开了一条缝。缝里先是一只眼睛，然后是一盏灯，灯后面的人比灯还瘦。"), &Block::gap),
      runs({{Kind::text, "他说的是", ""},
            {Kind::emphasis, "不该知道的事", ""},
            {Kind::text, "，声音却和平常一样。", ""}}),
      scene_break(),
      paragraph("后半夜下起了雨。仓里的盐吸足了水汽，灯芯噼啪地响，墙上的影子跟着一跳一跳。"),
      set_as(Block::Setting::panel, paragraph("【任务：在天亮之前找到账本】")),
      set_as(Block::Setting::panel, paragraph("【奖励：铜钱 30 枚】")),
      paragraph("沈砚揉了揉眼睛，那两行字还浮在雨里。"),
  };
  std::vector<Block> noted = prose;
  noted.push_back(authors("今天只有一更，明天补上。"));
  noted.push_back(authors("谢谢大家的票。"));
  SampleBook book{"zh-hans", about(Language::zh_hans, "zh-Hans", "盐仓夜雨", "陆听潮"), {}};
  Metadata& metadata = book.publication.metadata;
  metadata.description = "一个送灯油的少年，一座锁了十年的盐仓。\n\n账本上缺的那一页，写着全城人的名字。";
  metadata.series = "临河旧事";
  metadata.series_index = "2";
  metadata.subjects = {"悬疑", "古代", "悬疑"};
  metadata.source = "https://example.org/book/1001";
  metadata.publisher = "临河书局";
  metadata.date = "2021-06-30";
  book.chapters = {
      chapter("", "楔子", prose, "", ChapterKind::prologue),
      chapter("第一章", "送油人", noted, "第一卷 盐仓"),
      chapter("第二章", "账本", repeated(prose, 3), "第一卷 盐仓"),
      chapter("", "请假条", {authors("家里有事，停更两天。")}, "", ChapterKind::notice),
      chapter("第三章", "名字很长很长的一章，长到标题一行放不下，看看它怎么换行", prose, "第一卷 盐仓"),
      chapter("第一章", "雨停之后", prose, "第二卷 雨停"),
      chapter("第二章", "", prose, "第二卷 雨停"),
      chapter("", "番外：灯", prose, "", ChapterKind::extra),
      chapter("", "完本感言", {authors("写完了。谢谢每一位一路陪着沈砚走到天亮的读者，我们下一本再见。")}, "",
              ChapterKind::afterword),
  };
  return book;
}

SampleBook traditional(bool vertical) {
  const std::vector<Block> prose = {
      paragraph("鹽倉的門從裡面閂著，沈硯敲了三下，又敲了兩下，才聽見有人拖著鞋走過來。"),
      paragraph("「誰？」"),
      runs({{Kind::text, "「送燈油的。說好了今晚送", ""},
            {Kind::upright, "12", ""},
            {Kind::text, "斤。」", ""}}),
      runs({{Kind::text, "他說的是", ""}, {Kind::emphasis, "不該知道的事", ""}, {Kind::text, "。", ""}}),
      scene_break(),
      with(paragraph("後半夜下起了雨。"), &Block::gap),
      set_as(Block::Setting::panel, paragraph("【任務：在天亮之前找到帳本】")),
      authors("明天補上。"),
  };
  SampleBook book{vertical ? "zh-hant-vertical" : "zh-hant",
                  about(Language::zh_hant, "zh-Hant", "鹽倉夜雨", "陸聽潮"),
                  {}};
  book.publication.vertical = vertical;
  book.publication.metadata.description = "一座鎖了十年的鹽倉。";
  book.chapters = {chapter("第一章", "送油人", repeated(prose, 4), "卷一　鹽倉"),
                   chapter("第二章", "帳本", repeated(prose, 4), "卷一　鹽倉"),
                   chapter("第三章", "雨停", repeated(prose, 4), "卷二　雨停")};
  return book;
}

SampleBook japanese(bool vertical) {
  Block flush = paragraph("その字は、雨の中に浮かんでいた。");
  flush.indented = false;
  const std::vector<Block> prose = {
      runs({{Kind::ruby, "塩倉", "しおぐら"}, {Kind::text, "の戸は内から閂がかかっていた。", ""}}),
      with(paragraph("「どなたですか」"), &Block::dialogue),
      runs({{Kind::text, "戸口に立ったまま、", ""},
            {Kind::emphasis, "知らないはずの名", ""},
            {Kind::text, "を告げた。", ""}}),
      runs({{Kind::text, "油壺は", ""},
            {Kind::upright, "12", ""},
            {Kind::text, "本。", ""},
            {Kind::note, "［＃地付き］", ""}}),
      flush,
      scene_break(),
      paragraph("夜半から雨になった。倉の塩は湿気を吸い、灯心がぱちぱちと鳴った。"),
  };
  std::vector<Block> noted = prose;
  noted.push_back(authors("次話は明日の予定です。"));
  SampleBook book{vertical ? "ja-vertical" : "ja", about(Language::ja, "ja", "塩倉の夜雨", "陸 聴潮"), {}};
  book.publication.has_ruby = true;
  book.publication.vertical = vertical;
  book.chapters = {chapter("第一話", "油売り", repeated(prose, 3)), chapter("第二話", "帳面", noted),
                   chapter("", "エピローグ", prose, "", ChapterKind::epilogue)};
  return book;
}

SampleBook korean() {
  const std::vector<Block> prose = {
      paragraph("소금 창고의 문은 안에서 잠겨 있었다. 심연은 세 번, 다시 두 번 두드렸다."),
      paragraph("“누구요?”"),
      runs({{Kind::text, "그는 ", ""},
            {Kind::emphasis, "알아서는 안 될 이름", ""},
            {Kind::text, "을 말했다.", ""}}),
      scene_break(),
      paragraph("한밤이 지나자 비가 내리기 시작했고, 벽의 그림자가 등불을 따라 흔들렸다."),
  };
  SampleBook book{"ko", about(Language::ko, "ko", "소금 창고의 밤비", "육청조"), {}};
  book.chapters = {chapter("1화", "기름 장수", repeated(prose, 5)),
                   chapter("2화", "장부", repeated(prose, 5)),
                   chapter("", "프롤로그", prose, "", ChapterKind::introduction)};
  return book;
}

SampleBook english() {
  const std::vector<Block> prose = {
      paragraph("The salt house was barred from the inside. Shen knocked three times, and then twice more."),
      paragraph("“Who is it?”"),
      runs({{Kind::text, "“Lamp oil,” he said, and named ", ""},
            {Kind::emphasis, "the one thing he should not have known", ""},
            {Kind::text, ".", ""}}),
      scene_break(),
      set_as(Block::Setting::letter, paragraph("Dear brother,")),
      set_as(Block::Setting::letter, paragraph("the ledger is under the third stair.")),
      paragraph("After midnight it began to rain, and the shadows on the wall moved with the flame."),
      authors("Back to two chapters a week from Monday."),
  };
  SampleBook book{"en", about(Language::en, "en", "The Salt House", "Lu Tingchao"), {}};
  book.publication.metadata.description = "A boy who sells lamp oil; a house locked for ten years.";
  book.publication.user_css = "@charset \"UTF-8\";\n.num { letter-spacing: 0.2em; }\n";
  book.chapters = {chapter("Chapter 1", "The Oil Seller", repeated(prose, 4), "Volume One"),
                   chapter("Chapter 2", "The Ledger", repeated(prose, 4), "Volume One"),
                   chapter("Chapter 3", "", repeated(prose, 2), "Volume Two")};
  return book;
}

SampleBook vietnamese() {
  const std::vector<Block> prose = {
      paragraph("Cửa kho muối cài từ bên trong. Thẩm Nghiên gõ ba tiếng, rồi gõ thêm hai tiếng nữa."),
      paragraph("“Ai đấy?”"),
      scene_break(),
      runs({{Kind::text, "Nửa đêm trời đổ mưa, ", ""},
            {Kind::emphasis, "bóng trên tường", ""},
            {Kind::text, " lay động.", ""}}),
  };
  SampleBook book{"vi", about(Language::vi, "vi", "Đêm mưa ở kho muối", "Lục Thính Triều"), {}};
  book.chapters = {chapter("Chương 1:", "Người bán dầu", repeated(prose, 6)),
                   chapter("Chương 2:", "Cuốn sổ", repeated(prose, 6))};
  return book;
}

// Nothing is known of the book, and its chapters have neither names nor, one of them, text.
SampleBook nameless() {
  SampleBook book{"nameless", about(Language::zh_hans, "", "", ""), {}};
  book.publication.metadata.modified = 0;
  const std::vector<Block> prose = {paragraph("桥头的茶摊还没有收，老板娘把最后一碗茶推了过来。")};
  book.chapters = {chapter("", "", prose), chapter("", "", {}),
                   chapter("", "", {scene_break(), paragraph(" 　")}),
                   chapter("", "", {scene_break(), prose[0], scene_break()})};
  return book;
}

// Whatever XML and CSS people would like to keep out of their files.
SampleBook hostile() {
  const std::string text = "A&B <3 ]]> \"quotes\" 'single' <!-- --> &amp; &#1; </p> \\ %s \U0001F600 e\u0301";
  SampleBook book{"hostile", about(Language::en, "fr-CA", text, text), {}};
  Metadata& metadata = book.publication.metadata;
  metadata.description = "A&B <3 ]]> \"quotes\"\nand more <3";
  metadata.series = text;
  metadata.series_index = "three";
  metadata.subjects = {text, "", " \n "};
  metadata.publisher = text;
  metadata.source = text;
  metadata.date = "the 3rd of May";
  Block lines = runs({{Kind::text, "one\ntwo\n\n", ""},
                      {Kind::ruby, text, text},
                      {Kind::emphasis, text, ""},
                      {Kind::note, text, ""},
                      {Kind::upright, text, ""},
                      {Kind::ruby, "bare", ""}});
  book.publication.has_ruby = true;
  book.chapters = {
      chapter(text, text, {paragraph(text), lines, authors(text)}, text),
      chapter("", text, {paragraph(text), authors(text), paragraph(text), authors(text)}, text + "\n2"),
      chapter("a \t\n b", " \n ", {paragraph(text)}, " "), chapter(text, text, {paragraph(text)}, text)};
  return book;
}

// One chapter of 900 KB among short ones, and one that is a single endless paragraph.
SampleBook oversized() {
  SampleBook book{"oversized", about(Language::zh_hans, "zh-Hans", "长夜", "陆听潮"), {}};
  const Block block = paragraph("更鼓敲过三遍，城门还没有开，等着进城的人把火堆围得更紧了些。");
  std::string endless;
  while (endless.size() < 250'000) endless += block.text;
  book.chapters = {chapter("第1章", "夜", {block}),
                   chapter("第2章", "很长的夜", std::vector<Block>(10'000, block)),
                   chapter("第3章", "没有分段的夜", {paragraph(endless)}), chapter("第4章", "天亮", {block})};
  return book;
}

}  // namespace

SampleBook long_book(std::size_t volumes, std::size_t chapters_each) {
  SampleBook book{"long-" + std::to_string(volumes) + "x" + std::to_string(chapters_each),
                  about(Language::zh_hans, "zh-Hans", "万里长堤", "陆听潮"),
                  {}};
  const std::string lines[] = {"堤上的柳树又绿了一层，守堤的人把去年的水线指给他看。",
                               "“今年呢？”他问。没有人回答，水声盖过了一切。",
                               "他们沿着堤走了整整一天，傍晚的时候，才看见下一座哨亭的灯。"};
  std::size_t n = 0;
  for (std::size_t v = 1; v <= std::max<std::size_t>(volumes, 1); ++v) {
    for (std::size_t i = 0; i < chapters_each; ++i) {
      ++n;
      std::vector<Block> blocks;
      for (std::size_t k = 0; k < 40; ++k) blocks.push_back(paragraph(lines[(n + k) % 3]));
      book.chapters.push_back(chapter("第" + std::to_string(n) + "章", "守堤", std::move(blocks),
                                      volumes == 0 ? "" : "第" + std::to_string(v) + "卷"));
      book.chapters.back().number = static_cast<std::int64_t>(n);
    }
  }
  return book;
}

const std::map<std::string, SampleBook (*)()>& sample_makers() {
  static const std::map<std::string, SampleBook (*)()> makers = {
      {"zh_hans", chinese},
      {"zh_hant", [] { return traditional(false); }},
      {"zh_hant_vertical", [] { return traditional(true); }},
      {"ja", [] { return japanese(false); }},
      {"ja_vertical", [] { return japanese(true); }},
      {"ko", korean},
      {"en", english},
      {"vi", vietnamese},
      {"nameless", nameless},
      {"hostile", hostile},
      {"oversized", oversized},
      {"long_flat", [] { return long_book(0, 320); }},
      {"long_in_volumes", [] { return long_book(4, 80); }}};
  return makers;
}

std::vector<SampleBook> sample_books() {
  std::vector<SampleBook> books;
  for (const auto& [name, make] : sample_makers()) {
    if (!name.starts_with("long_")) books.push_back(make());
  }
  return books;
}

TEST(SampleBooks, are_written) {
  const char* asked = std::getenv("NOVEL2EPUB_BOOKS");
  const auto folder = asked != nullptr ? std::filesystem::path(asked) : fresh_folder("books");
  std::filesystem::create_directories(folder);
  std::vector<SampleBook> books = sample_books();
  books.push_back(long_book(0, 600));
  books.push_back(asked != nullptr ? long_book(30, 100) : long_book(4, 80));
  for (const SampleBook& book : books) {
    const auto path = folder / (book.name + ".epub");
    const auto result = write(book, path.string());
    EXPECT_TRUE(result) << result.error().message;
    EXPECT_GT(std::filesystem::file_size(path), 1000U);
  }
  if (asked == nullptr) std::filesystem::remove_all(folder);
}

}  // namespace novel2epub::tests
