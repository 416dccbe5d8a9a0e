#include "epub/promises.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "epub/accessibility.hpp"
#include "epub/style_fault.hpp"
#include "text/date.hpp"

namespace novel2epub::epub {
namespace {

class Broken {
 public:
  std::vector<Diagnostic> notes;
  void tell(std::string id, const std::string& file, std::string_view what, const std::string& which = {}) {
    const std::string message = std::string(what) + (which.empty() ? "" : ": " + which);
    notes.push_back({Severity::error, std::move(id), file, 0, message, {std::string(what), which}});
  }
};

std::vector<std::string> spine_paths(const PackageFile& package) {
  std::vector<std::string> out;
  for (const std::string& id : package.spine) {
    const auto item = std::ranges::find(package.manifest, id, &Item::id);
    out.push_back(item == package.manifest.end() ? std::string() : item->path);
  }
  return out;
}

std::string without_fragment(const std::string& link) { return link.substr(0, link.find('#')); }

void check_package(const ReadBook& book, Broken& broken) {
  const PackageFile& package = book.package;
  const auto missing = [&](bool there, std::string_view what) {
    if (!there) broken.tell("book.package", book.package_path, what);
  };
  missing(package.version == "3.0", "the version is not 3.0");
  missing(!package.metadata.title.empty(), "there is no title");
  missing(!package.metadata.language.empty(), "there is no language");
  missing(!package.metadata.identifier.empty(), "there is no identifier");
  missing(package.modified.size() == 1 && !text::w3c_date(package.modified.front()).empty(),
          "the date of modification is not there once");
  missing(package.metadata.date.empty() || !text::w3c_date(package.metadata.date).empty(),
          "the date is none");
  missing(package.direction == "ltr" || package.direction == "rtl", "the page progression is not said");
  if (book.ncx_identifier != package.metadata.identifier)
    broken.tell("book.identifier", book.package_path, "the NCX has another identifier", book.ncx_identifier);
  for (const AccessibilityFault& fault : accessibility_faults(package))
    broken.tell("book.accessibility", book.package_path, fault.what, fault.which);
}

void check_manifest(const ReadBook& book, Broken& broken) {
  const std::set<std::string> names(book.names.begin(), book.names.end());
  std::set<std::string> ids, paths;
  for (const Item& item : book.package.manifest) {
    if (!ids.insert(item.id).second)
      broken.tell("book.manifest", book.package_path, "an id is there twice", item.id);
    if (!paths.insert(item.path).second)
      broken.tell("book.manifest", book.package_path, "a file is listed twice", item.path);
    if (!names.contains(item.path))
      broken.tell("book.manifest", book.package_path, "a file that is listed is missing", item.path);
  }
  for (const std::string& name : book.names) {
    const bool unlisted = name == "mimetype" || name.starts_with("META-INF/") || name == book.package_path;
    if (!unlisted && !paths.contains(name)) broken.tell("book.manifest", name, "a file is not listed");
  }
  for (const std::string& id : book.package.spine)
    if (!ids.contains(id))
      broken.tell("book.manifest", book.package_path, "the spine names what is not listed", id);
  if (std::ranges::find(book.package.manifest, "nav", &Item::properties) == book.package.manifest.end())
    broken.tell("book.manifest", book.package_path, "there is no nav document");
}

// mimetype, container, package, contents, style, cover; then the documents as they are read.
void check_order(const ReadBook& book, Broken& broken) {
  const auto place = [&](const std::string& name) {
    return std::ranges::find(book.names, name) - book.names.begin();
  };
  if (place("META-INF/container.xml") != 1 || place(book.package_path) != 2)
    broken.tell("book.order", book.package_path, "container and package do not come first");
  std::ptrdiff_t last = 0;
  for (const std::string& path : spine_paths(book.package)) {
    const auto item = std::ranges::find(book.package.manifest, path, &Item::path);
    if (path.empty() || (item != book.package.manifest.end() && item->properties == "nav")) continue;
    const std::ptrdiff_t at = place(path);
    if (at < last) broken.tell("book.order", path, "the file lies before one that is read earlier");
    last = std::max(last, at);
  }
}

// The later documents of a chapter that is too long for one have no entry: c00001-2.
bool is_continuation(const std::string& id) {
  const std::size_t dash = id.rfind('-');
  return dash != std::string::npos && dash + 1 < id.size() &&
         id.find_first_not_of("0123456789", dash + 1) == std::string::npos;
}

// c00001, x00041b: what plan_pages() calls chapters.
bool is_chapter(const std::string& id) {
  return id.size() >= 6 && (id[0] == 'c' || id[0] == 'x') && id[1] >= '0' && id[1] <= '9' &&
         !is_continuation(id);
}

// Every chapter has an entry, but for a nameless introduction, which comes before them all.
void check_listed(const ReadBook& book, const std::set<std::string>& listed, Broken& broken) {
  const std::vector<std::string> paths = spine_paths(book.package);
  bool begun = false;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const bool is_listed = listed.contains(paths[i]);
    if (begun && !is_listed && is_chapter(book.package.spine[i]))
      broken.tell("book.contents", paths[i], "a chapter has no entry");
    begun = begun || (is_listed && is_chapter(book.package.spine[i]));
  }
}

void check_contents(const ReadBook& book, Broken& broken) {
  if (book.nav.empty()) broken.tell("book.contents", book.package_path, "the table of contents is empty");
  if (book.nav != book.ncx)
    broken.tell("book.contents", book.package_path, "nav document and NCX do not agree");
  const std::vector<std::string> spine = spine_paths(book.package);
  std::set<std::string> listed;
  std::size_t last = 0;
  for (const TocEntry& entry : book.nav) {
    const std::string path = without_fragment(entry.path);
    const auto at = static_cast<std::size_t>(std::ranges::find(spine, path) - spine.begin());
    listed.insert(path);
    if (entry.label.empty()) broken.tell("book.contents", path, "an entry has no words");
    if (at == spine.size()) {
      broken.tell("book.contents", entry.path, "an entry leads to nothing that is read", entry.label);
      continue;
    }
    if (at < last) broken.tell("book.contents", path, "an entry comes too late", entry.label);
    if (entry.depth > 2) broken.tell("book.contents", path, "an entry is nested too deep", entry.label);
    last = std::max(last, at);
  }
  check_listed(book, listed, broken);
}

void check_links(const ReadBook& book, const std::set<std::string>& names, const std::string& path,
                 const Document& document, Broken& broken) {
  for (const std::string& link : document.links) {
    const std::string target = without_fragment(link);
    const std::string fragment = link.substr(std::min(link.find('#'), link.size()));
    const auto other = book.documents.find(target);
    if (!names.contains(target))
      broken.tell("book.link", path, "a link leads nowhere", link);
    else if (fragment.size() > 1 && other != book.documents.end() &&
             std::ranges::find(other->second.ids, fragment.substr(1)) == other->second.ids.end())
      broken.tell("book.link", path, "a link leads to no place in its file", link);
  }
}

void check_content(const std::string& path, const Document& document, bool is_of_chapter, Broken& broken) {
  if (!document.has_image && document.text.empty())
    broken.tell("book.blank", path, "there is nothing to read");
  else if (is_of_chapter && !document.has_image && !document.has_body)
    broken.tell("book.blank", path, "there is nothing to read below the heading");
  for (const std::string& one : document.remote)
    broken.tell("book.remote", path, "the page shows what is not in the book", one);
  if (!document.foreign.empty())
    broken.tell("book.markup", path, "the page has a script or a style of its own", document.foreign);
}

void check_documents(const ReadBook& book, Broken& broken) {
  const std::set<std::string> names(book.names.begin(), book.names.end());
  std::set<std::string> chapters;
  for (const Item& item : book.package.manifest)
    if (is_chapter(item.id)) chapters.insert(item.path);
  for (const auto& [path, document] : book.documents) {
    check_content(path, document, chapters.contains(path), broken);
    if (document.language != book.package.metadata.language)
      broken.tell("book.package", path, "the document is in another language", document.language);
    if (document.title.empty()) broken.tell("book.package", path, "the document has no title");
    std::set<std::string> ids;
    for (const std::string& id : document.ids)
      if (!ids.insert(id).second) broken.tell("book.link", path, "an id is there twice", id);
    check_links(book, names, path, document, broken);
  }
}

void check_resources(const ReadBook& book, Broken& broken) {
  const std::set<std::string> names(book.names.begin(), book.names.end());
  for (const Item& item : book.package.manifest) {
    const auto image = book.image_types.find(item.path);
    if (image != book.image_types.end() && image->second != item.media_type)
      broken.tell("book.image", item.path, "the image is not of the type that the package says",
                  item.media_type);
    const auto style = book.styles.find(item.path);
    if (style == book.styles.end()) continue;
    const auto is_there = [&](std::string_view target) {
      return names.contains(without_fragment(resolve(item.path, target)));
    };
    if (const auto fault = style_fault(style->second, is_there))
      broken.tell("book.style", item.path, fault->what, fault->which);
  }
}

}  // namespace

std::vector<Diagnostic> check_promises(const ReadBook& book) {
  Broken broken;
  check_package(book, broken);
  check_manifest(book, broken);
  check_order(book, broken);
  check_contents(book, broken);
  check_documents(book, broken);
  check_resources(book, broken);
  return std::move(broken.notes);
}

}  // namespace novel2epub::epub
