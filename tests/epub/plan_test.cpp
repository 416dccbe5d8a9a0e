#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "epub/publication.hpp"

namespace novel2epub::epub {
namespace {

Outline outline(std::string label, std::string volume = {}, ChapterKind kind = ChapterKind::chapter,
                std::optional<std::int64_t> number = {}) {
  return {kind, std::move(label), std::move(volume), number, 1};
}

std::vector<Page> plan(const std::vector<Outline>& chapters, const Metadata& metadata = {},
                       bool cover = false) {
  return plan_pages(chapters, metadata, Language::zh_hans, cover);
}

// "id depth label" of every page of the body.
std::vector<std::string> body(const std::vector<Page>& pages) {
  std::vector<std::string> out;
  for (const Page& page : pages) {
    if (page.kind != Page::Kind::chapter && page.kind != Page::Kind::volume) continue;
    out.push_back(page.id + ' ' + std::to_string(page.depth) + ' ' + page.label);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Plan, puts_cover_title_introduction_and_contents_in_front) {
  Metadata metadata;
  metadata.description = "一座桥。";
  Lines ids;
  for (const Page& page : plan({outline("第1章")}, metadata, true)) ids.push_back(page.id);
  EXPECT_EQ(ids, (Lines{"cover", "titlepage", "intro", "nav", "c00001"}));
}

TEST(Plan, puts_a_nameless_introduction_where_the_page_of_the_blurb_would_stand) {
  Metadata metadata;
  metadata.description = "一座桥。";
  const std::vector<Outline> chapters = {outline("", {}, ChapterKind::introduction),
                                         outline("第1章", {}, ChapterKind::chapter, 1)};
  const auto ids = [&](bool own_blurb) {
    Lines out;
    for (const Page& page :
         plan_pages(chapters, metadata, Language::zh_hans, false, {.own_blurb = own_blurb}))
      out.push_back(page.id);
    return out;
  };
  EXPECT_EQ(ids(false), (Lines{"titlepage", "x00000", "nav", "c00001"}));
  EXPECT_EQ(ids(true), (Lines{"titlepage", "intro", "x00000", "nav", "c00001"})) << "the user's own words";
}

TEST(Plan, leaves_out_what_there_is_nothing_to_show_of) {
  Metadata metadata;
  metadata.description = " \n　";
  Lines ids;
  for (const Page& page : plan({outline("第1章")}, metadata)) ids.push_back(page.id);
  EXPECT_EQ(ids, (Lines{"titlepage", "nav", "c00001"}));
}

TEST(Plan, opens_a_volume_where_its_title_changes) {
  EXPECT_EQ(
      body(plan({outline("序"), outline("一", "卷一"), outline("二", "卷一"), outline("三", " 卷二\n")})),
      (Lines{"c00001 1 序", "v001 1 卷一", "c00002 2 一", "c00003 2 二", "v002 1 卷二", "c00004 2 三"}));
}

TEST(Plan, brings_extras_after_the_last_volume_back_to_the_top) {
  EXPECT_EQ(body(plan({outline("一", "卷一"), outline("番外")})),
            (Lines{"v001 1 卷一", "c00001 2 一", "c00002 1 番外"}));
}

TEST(Plan, keeps_a_chapter_without_volume_in_the_volume_around_it) {
  EXPECT_EQ(body(plan({outline("一", "卷一"), outline("请假"), outline("二", "卷一")})),
            (Lines{"v001 1 卷一", "c00001 2 一", "c00002 2 请假", "c00003 2 二"}));
}

TEST(Plan, names_chapters_by_number_when_numbers_tell_them_apart) {
  const auto extra = ChapterKind::extra;
  const auto chapter = ChapterKind::chapter;
  EXPECT_EQ(body(plan({outline("序", "", ChapterKind::prologue), outline("41", "", chapter, 41),
                       outline("外", "", extra), outline("42", "", chapter, 42)})),
            (Lines{"x00000 1 序", "c00041 1 41", "x00041 1 外", "c00042 1 42"}));
  EXPECT_EQ(body(plan({outline("1", "", chapter, 1), outline("3", "", chapter, 3)})),
            (Lines{"c00001 1 1", "c00003 1 3"}))
      << "the chapter that is missing may come";
  EXPECT_EQ(body(plan({outline("1", "", chapter, 1), outline("1", "", chapter, 1)})),
            (Lines{"c00001 1 1", "c00002 1 1"}));
}

std::vector<Outline> numbered(std::int64_t first, std::int64_t last) {
  std::vector<Outline> out;
  for (std::int64_t n = first; n <= last; ++n)
    out.push_back(outline("第" + std::to_string(n) + "章", "", ChapterKind::chapter, n));
  return out;
}

std::vector<std::string> files(const std::vector<Outline>& chapters) {
  Lines out;
  for (const Page& page : plan(chapters))
    if (page.kind == Page::Kind::chapter) out.push_back(page.id + ' ' + page.path + ' ' + page.label);
  return out;
}

TEST(Plan, keeps_the_names_of_chapters_when_the_book_grows) {
  const Lines before = files(numbered(1, 100)), after = files(numbered(1, 120));
  EXPECT_TRUE(std::ranges::equal(before, std::span(after).first(100)));
}

TEST(Plan, keeps_the_names_of_chapters_when_a_prologue_a_notice_and_a_missing_chapter_come) {
  std::vector<Outline> chapters = numbered(1, 56);
  std::ranges::copy(numbered(58, 100), std::back_inserter(chapters));
  const Lines before = files(chapters);
  chapters.insert(chapters.begin() + 80, outline("请假条", "", ChapterKind::notice));
  chapters.insert(chapters.begin() + 56, numbered(57, 57).front());
  chapters.insert(chapters.begin(), outline("序章", "", ChapterKind::prologue));
  const Lines after = files(chapters);
  for (const std::string& name : before) EXPECT_NE(std::ranges::find(after, name), after.end()) << name;
}

TEST(Plan, names_extras_after_the_chapter_before_them) {
  std::vector<Outline> chapters = numbered(7, 7);
  for (int i = 0; i < 28; ++i) chapters.push_back(outline("外", "", ChapterKind::extra));
  const auto pages = body(plan(chapters));
  EXPECT_EQ(pages[1], "x00007 1 外");
  EXPECT_EQ(pages[2], "x00007b 1 外");
  EXPECT_EQ(pages[26], "x00007z 1 外");
  EXPECT_EQ(pages[27], "x00007zb 1 外");
}

TEST(Plan, gives_a_nameless_chapter_its_place_as_a_label) {
  EXPECT_EQ(body(plan({outline(""), outline(" \n")})), (Lines{"c00001 1 1", "c00002 1 2"}));
}

TEST(Plan, tells_documents_of_the_same_label_apart_in_their_titles) {
  Lines titles;
  for (const Page& page : plan(
           {outline("第1章", "卷一"), outline("第1章", "卷二"), outline("第1章", "卷二"), outline("后记")})) {
    if (page.kind == Page::Kind::chapter) titles.push_back(page.title);
  }
  EXPECT_EQ(titles, (Lines{"第1章 · 卷一", "第1章 · 卷二", "第1章 · 卷二 (2)", "后记"}));
}

TEST(Plan, lists_the_first_document_of_a_long_chapter) {
  Outline chapter = outline("夜");
  chapter.parts = 3;
  const auto pages = plan({chapter});
  EXPECT_EQ(body(pages), (Lines{"c00001 1 夜", "c00001-2 0 夜 (2/3)", "c00001-3 0 夜 (3/3)"}));
  EXPECT_EQ(pages.back().part, 3U);
  EXPECT_EQ(pages.back().path, "text/c00001-3.xhtml");
}

TEST(Plan, has_no_contents_page_that_nobody_would_leaf_through) {
  const auto has_contents = [](const std::vector<Page>& pages) {
    return std::ranges::find(pages, Page::Kind::contents, &Page::kind) != pages.end();
  };
  EXPECT_TRUE(has_contents(plan(std::vector<Outline>(300, outline("章")))));
  EXPECT_FALSE(has_contents(plan(std::vector<Outline>(301, outline("章")))));
  EXPECT_TRUE(has_contents(plan(std::vector<Outline>(3000, outline("章", "卷")))));
}

TEST(Plan, of_many_chapters_takes_no_time) {
  EXPECT_EQ(plan(std::vector<Outline>(50'000, outline("章"))).size(), 50'001U);
}

TEST(PartCount, cuts_only_what_old_readers_cannot_hold) {
  EXPECT_EQ(part_count(0, 0), 1U);
  EXPECT_EQ(part_count(190'000, 100), 1U);
  EXPECT_EQ(part_count(400'000, 1000), 3U);
  EXPECT_EQ(part_count(400'000, 1), 1U) << "there is nowhere to cut";
}

TEST(Plan, groups_a_long_row_of_chapters) {
  std::vector<Outline> chapters;
  for (int n = 1; n <= 7; ++n)
    chapters.push_back(outline("第" + std::to_string(n) + "章", {}, ChapterKind::chapter, n));
  const auto pages = plan_pages(chapters, {}, Language::zh_hans, false, {.toc_group = 3});
  Lines groups;
  for (const Page& page : pages) {
    if (!page.group.empty()) groups.push_back(page.group + ' ' + page.id);
    if (page.kind == Page::Kind::chapter) {
      EXPECT_EQ(page.depth, 2U) << page.id;
      EXPECT_EQ(page.heading, 1U) << "a group is no volume: the chapter's heading stays the first";
    }
  }
  EXPECT_EQ(groups, (Lines{"1–3 c00001", "4–6 c00004", "7 c00007"}));
}

TEST(Plan, groups_neither_volumes_nor_what_is_one_group) {
  const auto has_group = [](const std::vector<Page>& pages) {
    return std::ranges::any_of(pages, [](const Page& page) { return !page.group.empty(); });
  };
  const std::vector<Outline> volumes = {outline("第1章", "上"), outline("第2章", "上"),
                                        outline("第3章", "下")};
  EXPECT_FALSE(has_group(plan_pages(volumes, {}, Language::zh_hans, false, {.toc_group = 2})));
  const std::vector<Outline> few = {outline("第1章"), outline("第2章")};
  EXPECT_FALSE(has_group(plan_pages(few, {}, Language::zh_hans, false, {.toc_group = 2})));
}

TEST(Plan, shows_the_contents_of_many_chapters_by_groups_only) {
  const std::vector<Outline> many(301, outline("章"));
  const auto has_contents = [](const std::vector<Page>& pages) {
    return std::ranges::find(pages, Page::Kind::contents, &Page::kind) != pages.end();
  };
  EXPECT_FALSE(has_contents(plan_pages(many, {}, Language::zh_hans, false)));
  EXPECT_TRUE(has_contents(plan_pages(many, {}, Language::zh_hans, false, {.toc_group = 100})));
}

TEST(Plan, puts_the_colophon_at_the_end_and_the_facts_in_front) {
  Metadata metadata;
  metadata.status = "已完结";
  Lines ids;
  for (const Page& page :
       plan_pages({outline("第1章")}, metadata, Language::zh_hans, false, {.colophon = true}))
    ids.push_back(page.id);
  EXPECT_EQ(ids, (Lines{"titlepage", "intro", "nav", "c00001", "colophon"}));
}

}  // namespace
}  // namespace novel2epub::epub
