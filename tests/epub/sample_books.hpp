// Whole books of hand-made chapters, one for each shape that the package has.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "cover/given.hpp"
#include "epub/identifier.hpp"
#include "epub/publication.hpp"
#include "epub/sample_images.hpp"
#include "zip/pack.hpp"

namespace novel2epub::tests {

struct SampleBook {
  std::string name;
  epub::Publication publication;  // without pages
  std::vector<Chapter> chapters;
};

inline Block paragraph(std::string text) {
  Block block;
  block.text = std::move(text);
  return block;
}

inline Block scene_break() {
  Block block;
  block.kind = Block::Kind::scene_break;
  return block;
}

inline Block authors(std::string text) {
  Block block = paragraph(std::move(text));
  block.voice = Block::Voice::author;
  return block;
}

inline Block with(Block block, bool Block::*property) {
  block.*property = true;
  return block;
}

inline Block set_as(Block::Setting setting, Block block) {
  block.setting = setting;
  return block;
}

inline Block runs(std::vector<Run> parts) {
  Block block;
  for (const Run& run : parts) block.text += run.text;
  block.runs = std::move(parts);
  return block;
}

inline Chapter chapter(std::string number, std::string name, std::vector<Block> blocks,
                       std::string volume = {}, ChapterKind kind = ChapterKind::chapter) {
  Chapter out;
  out.kind = kind;
  out.heading = {std::move(number), std::move(name)};
  out.volume = std::move(volume);
  out.blocks = std::move(blocks);
  return out;
}

inline std::vector<epub::Outline> outlines(const std::vector<Chapter>& chapters) {
  std::vector<epub::Outline> out;
  for (const Chapter& c : chapters) {
    const std::string gap = c.heading.number.empty() || c.heading.name.empty() ? "" : " ";
    out.push_back(
        {c.kind, c.heading.number + gap + c.heading.name, c.volume, c.number, epub::part_count(c.blocks)});
  }
  return out;
}

inline epub::Publication planned(const SampleBook& book) {
  epub::Publication publication = book.publication;
  publication.metadata.identifier = epub::identifier(publication.metadata);
  publication.pages = epub::plan_pages(outlines(book.chapters), publication.metadata, publication.language,
                                       publication.cover.has_value());
  return publication;
}

// Every file of the container in order.
inline std::vector<zip::Entry> entries(const SampleBook& book) {
  const epub::Publication publication = planned(book);
  std::vector<zip::Entry> out;
  out.push_back(zip::make_entry("mimetype", "application/epub+zip"));
  out.push_back(zip::make_entry("META-INF/container.xml", epub::container_document()));
  for (const auto& file : epub::front_resources(publication)) {
    out.push_back(zip::make_entry("EPUB/" + file.path, file.bytes));
  }
  for (const epub::Page& page : publication.pages) {
    if (page.kind == epub::Page::Kind::contents) continue;
    const bool is_chapter = page.kind == epub::Page::Kind::chapter;
    out.push_back(zip::make_entry("EPUB/" + page.path,
                                  is_chapter
                                      ? epub::content_document(book.chapters[page.chapter], page, publication)
                                      : epub::page_document(page, publication)));
  }
  return out;
}

inline Result<void> write(const SampleBook& book, const std::string& path) {
  const auto all = entries(book);
  zip::Plan plan;
  for (const auto& entry : all) plan.names.push_back(entry.name);
  plan.entry = [&](std::size_t i) { return all[i]; };
  return zip::pack(path, plan);
}

// What an entry unpacks to.
inline std::string content_of(const zip::Entry& entry) {
  if (entry.stored) return entry.bytes;
  std::string out(entry.size, '\0');
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  const auto result = libdeflate_deflate_decompress(decompressor.get(), entry.bytes.data(),
                                                    entry.bytes.size(), out.data(), out.size(), nullptr);
  return result == LIBDEFLATE_SUCCESS ? out : "does not unpack";
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A folder of this test's own, empty.
inline std::filesystem::path fresh_folder(const std::string& name) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("novel2epub-" + name + "-" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

// By name, made when asked for: every test is a process of its own, and most need one book or none.
// Both in sample_books_test.cpp.
const std::map<std::string, SampleBook (*)()>& sample_makers();
std::vector<SampleBook> sample_books();
SampleBook long_book(std::size_t volumes, std::size_t chapters_each);

}  // namespace novel2epub::tests
