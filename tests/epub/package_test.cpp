// What must be true of every book: the files of the package agree with each other and with the container.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "epub/sample_books.hpp"

namespace novel2epub::tests {
namespace {

using Link = std::pair<std::string, std::string>;  // label, path

struct Unpacked {
  std::vector<std::string> order;
  std::map<std::string, std::string> files;  // below EPUB/
};

Unpacked unpacked(const SampleBook& book) {
  Unpacked out;
  for (const zip::Entry& entry : entries(book)) {
    out.order.push_back(entry.name);
    const std::string name = entry.name.starts_with("EPUB/") ? entry.name.substr(5) : entry.name;
    out.files[name] = content_of(entry);
  }
  return out;
}

pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description() << " in " << xml.substr(0, 400);
  return document;
}

std::string text_of(const pugi::xml_node& node) {
  std::string out = node.value();
  for (const auto& child : node.children()) out += text_of(child);
  return out;
}

bool is_xml(const std::string& path) {
  return path.ends_with("xhtml") || path.ends_with("ncx") || path.ends_with("opf");
}

std::vector<Link> nav_links(const std::string& nav) {
  std::vector<Link> out;
  const auto document = parsed(nav);
  for (const auto& link : document.select_nodes("//nav[@id='toc']//a")) {
    out.emplace_back(text_of(link.node()), link.node().attribute("href").value());
  }
  return out;
}

std::vector<Link> ncx_links(const std::string& ncx) {
  std::vector<Link> out;
  const auto document = parsed(ncx);
  for (const auto& point : document.select_nodes("//navPoint")) {
    out.emplace_back(point.node().select_node("navLabel/text").node().child_value(),
                     point.node().child("content").attribute("src").value());
  }
  return out;
}

class EveryBook : public testing::TestWithParam<std::string> {
 protected:
  Unpacked book = unpacked(sample_makers().at(GetParam())());
  pugi::xml_document package = parsed(book.files["package.opf"]);
};

TEST_P(EveryBook, starts_with_mimetype_container_and_package) {
  const std::vector<std::string> first(book.order.begin(), book.order.begin() + 6);
  const std::vector<std::string> wanted = {"mimetype",       "META-INF/container.xml", "EPUB/package.opf",
                                           "EPUB/nav.xhtml", "EPUB/toc.ncx",           "EPUB/css/book.css"};
  EXPECT_EQ(first, wanted);
  EXPECT_EQ(book.files["mimetype"], "application/epub+zip");
}

TEST_P(EveryBook, lists_every_file_once_and_no_other) {
  std::set<std::string> listed, ids;
  for (const auto& item : package.select_nodes("//manifest/item")) {
    EXPECT_TRUE(ids.insert(item.node().attribute("id").value()).second)
        << item.node().attribute("id").value();
    const std::string path = item.node().attribute("href").value();
    EXPECT_TRUE(listed.insert(path).second) << path;
    EXPECT_TRUE(book.files.contains(path)) << path;
  }
  EXPECT_EQ(listed.size() + 3,
            book.files.size());  // mimetype, container and the package itself are not listed
}

TEST_P(EveryBook, names_files_so_that_every_reader_can_open_them) {
  std::set<std::string> seen;
  for (const std::string& name : book.order) {
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzMETAINFPUB0123456789._/-"), std::string::npos)
        << name;
    EXPECT_TRUE(seen.insert(name).second) << name;
  }
}

TEST_P(EveryBook, has_one_table_of_contents_in_two_formats) {
  const auto links = nav_links(book.files["nav.xhtml"]);
  EXPECT_EQ(links, ncx_links(book.files["toc.ncx"]));
  for (const auto& [label, path] : links) {
    EXPECT_FALSE(label.empty()) << path;
    EXPECT_EQ(label.find_first_of("\t\r\n"), std::string::npos) << label;
    EXPECT_TRUE(book.files.contains(path)) << path;
  }
}

TEST_P(EveryBook, lists_contents_in_reading_order) {
  std::vector<std::string> spine;
  for (const auto& itemref : package.select_nodes("//spine/itemref")) {
    const std::string id = itemref.node().attribute("idref").value();
    const auto item = package.select_node(("//manifest/item[@id='" + id + "']").c_str());
    ASSERT_TRUE(item) << id;
    spine.emplace_back(item.node().attribute("href").value());
  }
  auto at = spine.begin();
  for (const auto& [label, path] : nav_links(book.files["nav.xhtml"])) {
    at = std::find(at, spine.end(), path);
    ASSERT_NE(at, spine.end()) << label << " comes too early or is not in the spine";
  }
}

TEST_P(EveryBook, says_everywhere_the_same_identifier_and_language) {
  const std::string id = package.select_node("//dc:identifier").node().child_value();
  EXPECT_TRUE(id.starts_with("urn:uuid:")) << id;
  const auto ncx = parsed(book.files["toc.ncx"]);
  EXPECT_EQ(ncx.select_node("//meta[@name='dtb:uid']/@content").attribute().value(), id);
  const std::string tag = package.select_node("//dc:language").node().child_value();
  EXPECT_FALSE(tag.empty());
  for (const auto& [path, bytes] : book.files) {
    if (!path.ends_with(".xhtml")) continue;
    const auto document = parsed(bytes);
    const auto html = document.child("html");
    EXPECT_EQ(html.attribute("lang").value(), tag) << path;
    EXPECT_EQ(html.attribute("xml:lang").value(), tag) << path;
  }
}

TEST_P(EveryBook, gives_every_document_a_title_of_its_own_a_heading_and_unique_ids) {
  std::set<std::string> titles;
  for (const auto& [path, bytes] : book.files) {
    if (!path.ends_with(".xhtml")) continue;
    const auto document = parsed(bytes);
    const std::string title = document.select_node("//title").node().child_value();
    EXPECT_FALSE(title.empty()) << path;
    EXPECT_TRUE(titles.insert(title).second) << path << " shares its title " << title;
    if (path != "text/cover.xhtml") {
      // A later document of a long chapter has no heading; its section says what it is.
      const bool headed = !text_of(document.select_node("//h1|//h2").node()).empty();
      EXPECT_NE(headed, bool(document.select_node("//section[@aria-label]"))) << path;
    }
    std::set<std::string> ids;
    for (const auto& id : document.select_nodes("//@id")) {
      EXPECT_TRUE(ids.insert(id.attribute().value()).second) << path << " #" << id.attribute().value();
    }
    for (const auto& labelled : document.select_nodes("//@aria-labelledby")) {
      EXPECT_TRUE(ids.contains(labelled.attribute().value())) << path;
    }
  }
}

TEST_P(EveryBook, has_no_blank_paragraph_and_no_blank_metadata) {
  for (const auto& [path, bytes] : book.files) {
    if (!path.ends_with(".xhtml")) continue;
    const auto document = parsed(bytes);
    for (const auto& p : document.select_nodes("//p")) EXPECT_FALSE(text_of(p.node()).empty()) << path;
  }
  for (const auto& node : package.select_nodes("//metadata/*")) {
    const std::string value =
        std::string(node.node().child_value()) + node.node().attribute("content").value();
    EXPECT_FALSE(value.empty()) << node.node().name();
    EXPECT_NE(value.front(), ' ');
    EXPECT_NE(value.back(), ' ');
  }
}

TEST_P(EveryBook, keeps_documents_below_the_limit_of_old_readers) {
  for (const auto& [path, bytes] : book.files) {
    if (path.starts_with("text/")) {
      EXPECT_LT(bytes.size(), 260'000U) << path;
    }
  }
}

TEST_P(EveryBook, is_free_of_white_space_between_inline_elements) {
  for (const auto& [path, bytes] : book.files) {
    if (!is_xml(path) || !path.starts_with("text/")) continue;
    for (const char* seam : {"<p>\n", "\n</p>", "<ruby>\n", "</ruby>\n", "</em>\n", "<p>\r"}) {
      EXPECT_EQ(bytes.find(seam), std::string::npos) << path;
    }
  }
}

std::vector<std::string> sample_names() {
  std::vector<std::string> names;
  for (const auto& [name, make] : sample_makers()) names.push_back(name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Samples, EveryBook, testing::ValuesIn(sample_names()),
                         [](const auto& each) { return each.param; });

std::string package_of(const epub::Publication& publication) {
  return front_resources(publication).front().bytes;
}

epub::Publication bare() {
  epub::Publication publication;
  publication.metadata.title = "渡口";
  publication.pages = epub::plan_pages({{ChapterKind::chapter, "第1章", "", 1, 1}}, publication.metadata,
                                       publication.language, false);
  return publication;
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

// Bytes of the package that a chapter costs whatever it holds: its entries in the package document, the
// contents and the NCX, and the frame of its document; less its title, which stands in four of these places.
std::size_t fixed_cost(const Unpacked& book, const std::vector<Chapter>& chapters) {
  std::size_t bytes = 0;
  for (const auto& [path, content] : book.files) {
    if (path.ends_with(".opf") || path == "nav.xhtml" || path == "toc.ncx") bytes += content.size();
    if (!path.starts_with("text/c0")) continue;
    bytes += content.size();
    const auto document = parsed(content);
    for (const auto& block : document.select_nodes("//section/p|//section/hr"))
      bytes -= text_of(block.node()).size() + 8;  // <p>, </p> and the line end
  }
  for (const Chapter& one : chapters) bytes -= 4 * one.heading.label().size();
  return bytes / chapters.size();
}

TEST(Package, costs_a_chapter_of_a_huge_book_750_bytes_at_most) {
  SampleBook book = long_book(30, 100);
  for (Chapter& one : book.chapters) one.blocks = {paragraph("一。"), paragraph("二。")};
  const Unpacked unpacked_book = unpacked(book);
  ASSERT_EQ(count_of(unpacked_book.files.at("toc.ncx"), "<navPoint"), 3030U);
  const std::size_t cost = fixed_cost(unpacked_book, book.chapters);
  EXPECT_LE(cost, 750U);
  EXPECT_GE(cost, 400U) << "nothing was measured";
}

TEST(Package, names_an_unknown_author_in_the_language_of_the_book) {
  const std::pair<Language, const char*> names[] = {
      {Language::zh_hans, "佚名"}, {Language::zh_hant, "作者不詳"}, {Language::ja, "作者不詳"},
      {Language::ko, "작자 미상"}, {Language::en, "Anonymous"},     {Language::vi, "Khuyết danh"}};
  for (const auto& [language, name] : names) {
    auto publication = bare();
    publication.language = language;
    EXPECT_NE(package_of(publication).find(std::string(">") + name + "</dc:creator>"), std::string::npos)
        << name;
  }
}

TEST(Package, keeps_a_date_only_when_it_is_one) {
  for (const std::string date :
       {"2024", "2024-02", "2024-02-29", "2024-02-29T08:30Z", "2024-02-29T08:30:15.25+08:00"}) {
    auto publication = bare();
    publication.metadata.date = " " + date + "\n";
    EXPECT_NE(package_of(publication).find("<dc:date>" + date + "</dc:date>"), std::string::npos) << date;
  }
  for (const std::string date :
       {"", "24", "2023-02-29", "2024-13", "2024-2-9", "2024/02/09", "2024年", "-024", "2024-02-29T08:30",
        "2024-02-29T25:00Z", "2024-02-29 08:30Z", "2024-02-29T08:30:15.Z"}) {
    auto publication = bare();
    publication.metadata.date = date;
    EXPECT_EQ(package_of(publication).find("dc:date"), std::string::npos) << date;
  }
}

TEST(Package, writes_the_time_of_modification_in_utc) {
  const std::pair<std::int64_t, const char*> times[] = {{0, "1970-01-01T00:00:00Z"},
                                                        {1'709'210'096, "2024-02-29T12:34:56Z"},
                                                        {-5, "1970-01-01T00:00:00Z"},
                                                        {INT64_MAX, "9999-12-31T23:59:59Z"}};
  for (const auto& [seconds, text] : times) {
    auto publication = bare();
    publication.metadata.modified = seconds;
    EXPECT_NE(package_of(publication).find(std::string("modified\">") + text + "<"), std::string::npos)
        << text;
  }
}

TEST(Package, puts_a_number_to_the_series_only_when_it_is_one) {
  auto publication = bare();
  publication.metadata.series = "三部曲";
  publication.metadata.series_index = "2.5";
  std::string package = package_of(publication);
  EXPECT_LT(package.find("calibre:series\""), package.find("calibre:series_index"));
  EXPECT_NE(package.find("group-position\">2.5<"), std::string::npos);
  publication.metadata.series_index = "第二";
  package = package_of(publication);
  EXPECT_NE(package.find("belongs-to-collection"), std::string::npos);
  EXPECT_EQ(package.find("group-position"), std::string::npos);
  EXPECT_EQ(package.find("series_index"), std::string::npos);
}

TEST(Package, claims_ruby_pictures_and_direction_only_where_they_are) {
  auto publication = bare();
  std::string package = package_of(publication);
  EXPECT_EQ(package.find("alternativeText"), std::string::npos);
  EXPECT_EQ(package.find("rubyAnnotations"), std::string::npos);
  EXPECT_NE(package.find("horizontalWriting"), std::string::npos);
  EXPECT_NE(package.find("page-progression-direction=\"ltr\""), std::string::npos);
  publication.has_ruby = publication.vertical = true;
  publication.cover = Cover{"x", "image/jpeg", 1, 1};
  package = package_of(publication);
  EXPECT_NE(package.find("alternativeText"), std::string::npos);
  EXPECT_NE(package.find("rubyAnnotations"), std::string::npos);
  EXPECT_NE(package.find("verticalWriting"), std::string::npos);
  EXPECT_NE(package.find("page-progression-direction=\"rtl\""), std::string::npos);
}

TEST(Package, shortens_an_endless_description_but_not_on_its_page) {
  auto publication = bare();
  for (int i = 0; i < 5000; ++i) publication.metadata.description += "雨";
  EXPECT_NE(package_of(publication).find("雨…</dc:description>"), std::string::npos);
  epub::Page page;
  page.kind = epub::Page::Kind::introduction;
  EXPECT_NE(epub::page_document(page, publication).find(publication.metadata.description), std::string::npos);
}

TEST(Package, sorts_english_titles_behind_their_article) {
  auto publication = bare();
  publication.language = Language::en;
  publication.metadata.title = "The Ferry";
  EXPECT_NE(package_of(publication).find("file-as\">Ferry, The<"), std::string::npos);
  publication.metadata.title = "Theory";
  EXPECT_NE(package_of(publication).find("file-as\">Theory<"), std::string::npos);
}

TEST(StyleSheet, leaves_colours_fonts_and_sizes_to_the_reader) {
  for (const SampleBook& book : sample_books()) {
    const std::string css = unpacked(book).files["css/book.css"];
    for (const char* forbidden :
         {"background", "font-family", "!important", " position:", "@import", "px;", "#000"}) {
      EXPECT_EQ(css.find(forbidden), std::string::npos) << forbidden;
    }
    EXPECT_EQ(css.find("color:"), css.find("color: inherit"));
    EXPECT_EQ(css.find("vertical-rl") != std::string::npos, book.publication.vertical) << book.name;
  }
}

TEST(StyleSheet, of_the_user_is_a_file_of_its_own_behind_ours) {
  auto publication = bare();
  publication.user_css = "@charset \"UTF-8\"; p { margin: 1em }";
  const std::string document = epub::content_document({}, publication.pages.back(), publication);
  EXPECT_LT(document.find("css/book.css"), document.find("css/user.css"));
  EXPECT_EQ(front_resources(publication).back().bytes, publication.user_css);
}

}  // namespace
}  // namespace novel2epub::tests
