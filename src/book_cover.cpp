#include "book_cover.hpp"

#include <string>
#include <utility>

#include "cover/draw.hpp"
#include "cover/font.hpp"
#include "cover/given.hpp"
#include "text/language.hpp"

namespace novel2epub {
namespace {

Result<Cover> read_cover(const std::string& path, std::vector<Diagnostic>& notes) {
  Result<std::string> bytes = read::read_file(path, path);
  if (!bytes) return std::unexpected(bytes.error());
  return cover::given_cover(std::move(*bytes), path, notes);
}

// The font's bytes, empty when there is none; whether it can be used.
bool read_font(const std::string& path, std::string& bytes, std::vector<Diagnostic>& notes) {
  if (path.empty()) return true;
  Result<std::string> font = read::read_file(path, path);
  if (font && cover::Font::open(*font)) {
    bytes = std::move(*font);
    return true;
  }
  notes.push_back(font
                      ? Diagnostic{Severity::error, "cover.font", path, 0, "this is no font that can be read"}
                      : font.error());
  return false;
}

std::optional<Cover> drawn(const epub::Publication& publication, const Options& options,
                           std::vector<Diagnostic>& notes) {
  std::string font;
  if (!read_font(options.cover_font, font, notes)) return std::nullopt;
  const Metadata& book = publication.metadata;
  // The cover sets what follows a colon below the title.
  const std::string colon = text::is_cjk_language(publication.language) ? "：" : ": ";
  const std::string title = book.volume.empty() ? book.title : book.title + colon + book.volume;
  cover::Order order{.title = title,
                     .author = epub::authors(book, publication.language),
                     .series = book.series == book.title ? std::string() : book.series,
                     .identifier = book.identifier,
                     .language = publication.language,
                     .vertical = publication.vertical,
                     .font = font};
  if (!order.series.empty() && !book.series_index.empty()) order.series += " · " + book.series_index;
  return cover::draw_cover(order, notes);
}

}  // namespace

std::optional<Cover> book_cover(const read::Discovery& found, const epub::Publication& publication,
                                const Options& options, std::vector<Diagnostic>& notes) {
  if (options.cover == "none") return std::nullopt;
  const bool given = !options.cover.empty() && options.cover != "auto";
  if (given || found.cover) {
    Result<Cover> cover = read_cover(given ? options.cover : *found.cover, notes);
    if (cover) return std::move(*cover);
    Diagnostic refused = cover.error();
    if (!given) refused.severity = Severity::warning;  // a file that lies beside the chapters spoils no book
    notes.push_back(std::move(refused));
    if (given) return std::nullopt;
  }
  return drawn(publication, options, notes);
}

}  // namespace novel2epub
