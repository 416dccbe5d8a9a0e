#include "read/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "read/paths.hpp"
#include "text/natural_order.hpp"

namespace novel2epub::read {
namespace {

using Identity = std::pair<dev_t, ino_t>;

std::string reason(int error) { return std::generic_category().message(error); }

// An entry of a folder, before it is known what it is for.
struct Entry {
  std::string raw;   // the name's bytes, to open it
  std::string name;  // in UTF-8
  bool folder = false;
  FilePart part = FilePart::hidden;
  std::int64_t modified = 0;
};

class Walk {
 public:
  explicit Walk(std::string root) : root_(std::move(root)) {}

  // Reads the folder at `root` and all below it. False: `error` says why.
  bool run() {
    if (!folder(root_, "", 0)) return false;
    std::ranges::sort(hidden_, {}, [](const FoundFile& file) { return file.source.name; });  // as on no disk
    std::ranges::move(hidden_, std::back_inserter(found.files));
    return true;
  }

  FolderContents found;
  std::optional<Diagnostic> error;

 private:
  bool folder(const std::string& path, const std::string& name, int depth) {
    std::vector<Entry> here;
    if (!list(path, name, here)) return false;
    for (const Entry& entry : here) {
      const std::string full = path + (path.ends_with('/') ? "" : "/") + entry.raw;
      const std::string shown = name.empty() ? entry.name : name + "/" + entry.name;
      if (!entry.folder) {
        found.files.push_back({{full, shown, name, entry.modified}, entry.part});
      } else if (depth >= 64) {
        skip(shown, "folders nested too deeply");
        found.notes.back().severity = Severity::warning;  // there may be chapters in them
      } else if (!folder(full, shown, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  // The entries of one folder, sorted. A folder met before (a loop of links) counts as empty.
  bool list(const std::string& path, const std::string& name, std::vector<Entry>& out) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), ::closedir);
    if (!directory) return fail(name, reason(errno));
    struct stat status {};
    const int handle = ::dirfd(directory.get());
    if (::fstat(handle, &status) == 0 && !visited_.insert({status.st_dev, status.st_ino}).second) {
      skip(name, "a link to a folder that was read already");
      return true;
    }
    errno = 0;
    while (const dirent* next = ::readdir(directory.get())) {
      const std::string_view raw = next->d_name;
      if (raw == "." || raw == "..") continue;
      if (raw.starts_with('.')) {
        hide(name, display_name(std::string(raw)));
        continue;
      }
      if (!examine(handle, next->d_name, name, out)) return false;
      errno = 0;
    }
    if (errno != 0) return fail(name, reason(errno));
    name_entries(name, out);
    std::ranges::sort(out, before);
    return true;
  }

  bool examine(int handle, const char* raw, const std::string& parent, std::vector<Entry>& out) {
    struct stat status {};
    if (::fstatat(handle, raw, &status, 0) != 0) {
      const std::string shown = display_name(raw);
      if (stem_of(shown) == shown || part_of_file(shown) == FilePart::picture)
        return skip(join(parent, shown), "a link that leads nowhere"), true;
      return fail(join(parent, shown), reason(errno));  // a chapter that is not there is a hole in the book
    }
    Entry entry{raw, {}, S_ISDIR(status.st_mode), FilePart::hidden, status.st_mtime};
    if (!entry.folder && !S_ISREG(status.st_mode)) {
      skip(join(parent, display_name(raw)), "neither a file nor a folder");
      return true;
    }
    out.push_back(std::move(entry));
    return true;
  }

  // Names in UTF-8, and what they tell. Names of one folder are in one charset, so they are judged together.
  void name_entries(const std::string& parent, std::vector<Entry>& here) {
    std::vector<std::string> raws;
    raws.reserve(here.size());
    for (const Entry& entry : here) raws.push_back(entry.raw);
    std::vector<std::string> names = display_names(raws);
    for (std::size_t i = 0; i < here.size(); ++i) {
      here[i].name = std::move(names[i]);
      here[i].part = part_of_file(here[i].name);
    }
    std::erase_if(here, [&](const Entry& entry) {
      const bool hidden = entry.folder ? is_hidden_folder(entry.name) : entry.part == FilePart::hidden;
      if (hidden) hide(parent, entry.name);
      return hidden;
    });
    found.entries += here.size();
  }

  // A folder of them as one.
  void hide(const std::string& parent, const std::string& name) {
    hidden_.push_back({{{}, join(parent, name), parent, 0, 0}, FilePart::hidden});
  }

  static bool before(const Entry& a, const Entry& b) {
    const std::string_view left = a.folder ? a.name : stem_of(a.name),
                           right = b.folder ? b.name : stem_of(b.name);
    if (left != right) return text::natural_less(left, right);
    return a.name != b.name ? text::natural_less(a.name, b.name) : a.raw < b.raw;
  }

  static std::string join(const std::string& parent, const std::string& name) {
    return parent.empty() ? name : parent + "/" + name;
  }

  bool fail(const std::string& name, const std::string& message) {
    error = {Severity::error, "input.unreadable", name.empty() ? display_name(root_) : name, 0,
             message,         {message}};
    return false;
  }

  void skip(const std::string& name, const std::string& why) {
    found.notes.push_back({Severity::note, "discover.skipped", name, 0, "left out: " + why, {why, ""}});
  }

  std::string root_;
  std::set<Identity> visited_;
  std::vector<FoundFile> hidden_;
};

}  // namespace

Result<FolderContents> walk_folder(const std::string& root) {
  Walk walk(root);
  if (!walk.run()) return std::unexpected(std::move(*walk.error));
  return std::move(walk.found);
}

}  // namespace novel2epub::read
