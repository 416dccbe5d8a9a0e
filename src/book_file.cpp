#include "book_file.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "epub/lines.hpp"
#include "epub/well_formed.hpp"
#include "image/image.hpp"
#include "text/letters.hpp"
#include "zip/container.hpp"
#include "zip/directory.hpp"
#include "zip/unpack.hpp"

namespace novel2epub {
namespace {

bool is_document(const epub::Item& item) { return item.media_type == "application/xhtml+xml"; }

// The archive with the diagnostics that reading from it makes.
class Reader {
 public:
  Reader(zip::Archive archive, std::vector<Diagnostic>& notes) : archive_(std::move(archive)), notes_(notes) {
    for (std::size_t i = 0; i < archive_.names().size(); ++i) places_.emplace(archive_.names()[i], i);
  }

  const zip::Archive& archive() const { return archive_; }

  std::string bytes(const std::string& name) {
    const auto place = places_.find(name);
    if (place == places_.end()) {
      tell("book.missing", name, 0, "the book has no such file");
      return {};
    }
    Result<std::string> content = archive_.read(place->second);
    if (content) return std::move(*content);
    notes_.push_back(content.error());
    return {};
  }

  // Empty for what is not well-formed, which no reader shows.
  std::string xml(const std::string& name) {
    std::string content = bytes(name);
    if (content.empty()) return {};
    const std::optional<epub::XmlFault> fault = epub::xml_fault(content);
    if (!fault) return content;
    tell("book.xml", name, fault->line, fault->what);
    return {};
  }

 private:
  void tell(std::string id, const std::string& name, std::size_t line, const std::string& what) {
    notes_.push_back({Severity::error, std::move(id), name, line, what, {what}});
  }
  zip::Archive archive_;
  std::map<std::string, std::size_t> places_;
  std::vector<Diagnostic>& notes_;
};

std::string path_with(const epub::PackageFile& package, const auto& is_wanted) {
  const auto item = std::ranges::find_if(package.manifest, is_wanted);
  return item == package.manifest.end() ? std::string() : item->path;
}

void read_contents(Reader& reader, epub::ReadBook& book) {
  const std::string nav =
      path_with(book.package, [](const epub::Item& item) { return item.properties == "nav"; });
  const std::string ncx = path_with(
      book.package, [](const epub::Item& item) { return item.media_type == "application/x-dtbncx+xml"; });
  if (!nav.empty()) book.nav = epub::read_nav(reader.xml(nav), nav);
  const std::string xml = ncx.empty() ? std::string() : reader.xml(ncx);
  book.ncx = epub::read_ncx(xml, ncx);
  book.ncx_identifier = epub::ncx_identifier(xml);
}

// In reading order, then what is in the book but not in its spine.
std::vector<std::string> document_paths(const epub::PackageFile& package) {
  std::vector<std::string> out;
  for (const std::string& id : package.spine)
    for (const epub::Item& item : package.manifest)
      if (item.id == id && is_document(item)) out.push_back(item.path);
  return out;
}

void read_documents(Reader& reader, BookFile& file, const SeeDocument& see) {
  for (const std::string& path : document_paths(file.book.package)) {
    const std::string xml = reader.xml(path);
    if (xml.empty()) continue;
    epub::Document document = epub::read_document(xml, path);
    see(path, document);
    file.book.letters[path] = text::letters_of_text(document.text).count;
    document.text = epub::is_blank(document.text) ? "" : "…";
    file.book.documents[path] = std::move(document);
  }
}

// As media types name them; those that no book of ours has are named all the same.
std::string type_of(std::string_view bytes) {
  const auto facts = image::probe(bytes);
  if (!facts) return {};
  switch (facts->format) {
    case image::Format::jpeg:
      return "image/jpeg";
    case image::Format::png:
      return "image/png";
    case image::Format::webp:
      return "image/webp";
    case image::Format::gif:
      return "image/gif";
    case image::Format::bmp:
      return "image/bmp";
  }
  return {};
}

void read_resources(Reader& reader, epub::ReadBook& book) {
  const auto& names = book.names;
  for (const epub::Item& item : book.package.manifest) {
    if (std::ranges::find(names, item.path) == names.end()) continue;  // told already
    if (item.media_type.starts_with("image/") && item.media_type != "image/svg+xml")
      book.image_types[item.path] = type_of(reader.bytes(item.path));
    if (item.media_type == "text/css") book.styles[item.path] = reader.bytes(item.path);
  }
}

}  // namespace

BookFile read_book_file(const std::string& path, const SeeDocument& see) {
  BookFile file;
  Result<zip::Archive> archive = zip::Archive::open(path);
  if (!archive) {
    file.notes.push_back(archive.error());
    return file;
  }
  if (const auto headers = zip::read_directory(path)) {
    for (const zip::Header& header : *headers)
      file.files.push_back({header.name, header.size, header.packed});
    file.notes = zip::check_container(*headers);
  } else {
    file.notes.push_back({Severity::error,
                          "archive.damaged",
                          path,
                          0,
                          "its directory does not hold together",
                          {"its directory does not hold together"}});
  }
  Reader reader(std::move(*archive), file.notes);
  file.book.names = reader.archive().names();
  if (reader.bytes("mimetype") != "application/epub+zip")
    file.notes.push_back({Severity::error,
                          "book.mimetype",
                          "mimetype",
                          0,
                          "this is no EPUB by its media type",
                          {"this is no EPUB by its media type"}});
  const std::string container = reader.xml("META-INF/container.xml");
  file.book.package_path = container.empty() ? std::string() : epub::rootfile(container);
  const std::string package =
      file.book.package_path.empty() ? std::string() : reader.xml(file.book.package_path);
  if (package.empty()) return file;
  file.book.package = epub::read_package(package, file.book.package_path);
  read_contents(reader, file.book);
  read_documents(reader, file, see);
  read_resources(reader, file.book);
  return file;
}

}  // namespace novel2epub
