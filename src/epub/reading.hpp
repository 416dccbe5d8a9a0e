// The files of a publication read back. Bytes may be a stranger's: what is not there reads as empty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/book.hpp"

namespace novel2epub::epub {

// Paths are those of the container: "EPUB/text/c00001.xhtml".
struct Item {
  std::string id;
  std::string path;
  std::string media_type;
  std::string properties;
};

struct Property {
  std::string name;  // without its prefix: "accessMode"
  std::string value;
};

struct PackageFile {
  Metadata metadata;
  std::string generator;
  std::string version;
  std::string direction;                // page-progression-direction
  std::vector<std::string> modified;    // every dcterms:modified
  std::vector<Property> accessibility;  // every schema:access…
  bool claims_conformance = false;      // dcterms:conformsTo
  std::vector<Item> manifest;
  std::vector<std::string> spine;  // ids
};

struct TocEntry {
  std::string label;
  std::string path;
  std::size_t depth = 1;
  bool operator==(const TocEntry&) const = default;
};

struct Document {
  std::string title;
  std::string language;
  std::string text;  // of the body, without its markup
  bool has_image = false;
  bool has_body = false;            // text beside the headings
  std::string foreign;              // the first script, or style that is no style sheet's: "script", "style"
  std::vector<std::string> remote;  // what is shown but lies outside the container
  std::vector<std::string> ids;
  std::vector<std::string> links;  // links and images inside the container, "path" or "path#fragment"
};

std::string rootfile(std::string_view container_xml);
PackageFile read_package(std::string_view xml, std::string_view path);
std::vector<TocEntry> read_nav(std::string_view xml, std::string_view path);
std::vector<TocEntry> read_ncx(std::string_view xml, std::string_view path);
std::string ncx_identifier(std::string_view xml);
Document read_document(std::string_view xml, std::string_view path);

// The path that `href` leads to from the file `base`, its fragment kept; empty when it leads out of the
// container.
std::string resolve(std::string_view base, std::string_view href);

}  // namespace novel2epub::epub
