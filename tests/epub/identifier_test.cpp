#include "epub/identifier.hpp"

#include <gtest/gtest.h>

#include "epub/sha1.hpp"

namespace novel2epub::epub {
namespace {

std::string hex(std::string_view message) {
  std::string out;
  for (const auto byte : sha1(message)) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string of_source(std::string source) {
  Metadata metadata;
  metadata.source = std::move(source);
  metadata.title = "桥";
  return identifier(metadata);
}

std::string of_given(std::string given) {
  Metadata metadata;
  metadata.identifier = std::move(given);
  return identifier(metadata);
}

std::string of_book(std::string title, std::string author, std::string language = "zh-Hans") {
  Metadata metadata;
  metadata.title = std::move(title);
  metadata.author = std::move(author);
  metadata.language = std::move(language);
  return identifier(metadata);
}

TEST(Sha1, gives_the_digests_of_rfc_3174) {
  EXPECT_EQ(hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  EXPECT_EQ(hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(hex(std::string(1'000'000, 'a')), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST(Uuid5, is_the_one_of_rfc_9562) {
  EXPECT_EQ(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
            "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST(Identifier, is_what_the_user_gave) {
  EXPECT_EQ(of_given("urn:uuid:2ED6657D-E927-568B-95E1-2665A8AEA6A2"),
            "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2");
  EXPECT_EQ(of_given("2ED6657D-E927-568B-95E1-2665A8AEA6A2"),
            "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2");
  EXPECT_EQ(of_given("978-7-02-000220-7"), "urn:isbn:9787020002207");
  EXPECT_EQ(of_given("ISBN 0-306-40615-2"), "urn:isbn:0306406152");
  EXPECT_EQ(of_given(" https://example.org/b/1 "), "https://example.org/b/1");
  EXPECT_EQ(of_given("1234567890123"), "1234567890123") << "its check digit is wrong";
}

TEST(Identifier, marked_as_a_uuid_is_one) {
  const std::string id = of_given("urn:uuid:my-book");
  EXPECT_EQ(id.size(), std::string("urn:uuid:").size() + 36);
  EXPECT_EQ(of_given(id), id) << "an identifier that was made stays what it is";
}

TEST(Identifier, of_a_source_does_not_depend_on_how_one_came_there) {
  const std::string id = of_source("https://example.org/book/41/");
  EXPECT_EQ(of_source("HTTPS://EXAMPLE.org/book/41?from=list#top"), id);
  EXPECT_NE(of_source("https://example.org/book/42/"), id);
  EXPECT_NE(of_source("https://example.org/Book/41/"), id) << "paths tell capitals from small letters";
}

TEST(Identifier, tells_apart_books_whose_address_names_them_by_the_query) {
  EXPECT_NE(of_source("https://example.org/info.php?id=41"), of_source("https://example.org/info.php?id=42"));
  EXPECT_NE(of_source("https://example.org/?book=41"), of_source("https://example.org/?book=42"));
}

TEST(Identifier, without_a_source_follows_title_author_and_language_alone) {
  const std::string id = of_book("桥", "某人");
  EXPECT_EQ(of_book(" 桥\n", "某人 "), id);
  EXPECT_NE(of_book("桥", "别人"), id);
  EXPECT_NE(of_book("桥", "某人", "zh-Hant"), id);
  EXPECT_NE(of_book("桥某", "人"), id);
  EXPECT_EQ(of_book("caf\u00E9", ""), of_book("cafe\u0301", "")) << "composed or not, it is one title";
  EXPECT_EQ(of_source("see the site"), of_book("桥", "", "")) << "what is no address says nothing";
}

TEST(Identifier, never_changes_from_one_version_to_the_next) {
  EXPECT_EQ(of_book("桥", "某人"), "urn:uuid:f267fe5a-0817-5cf7-a6f3-722feef6840f");
  EXPECT_EQ(of_source("https://example.org/book/41/"), "urn:uuid:8a4026eb-ca53-5a70-b8e7-6003ef1941ed");
}

}  // namespace
}  // namespace novel2epub::epub
