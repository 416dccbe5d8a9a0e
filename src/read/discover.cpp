#include "read/discover.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "read/file_names.hpp"
#include "read/paths.hpp"
#include "read/walk.hpp"
#include "text/plain_names.hpp"

namespace novel2epub::read {
namespace {

using Identity = std::pair<dev_t, ino_t>;

Diagnostic failure(std::string id, std::string file, const std::string& message) {
  return {Severity::error, std::move(id), std::move(file), 0, message, {message}};
}

std::string reason(int error) { return std::generic_category().message(error); }

bool has_number(std::string_view stem) {
  return std::ranges::any_of(stem, [](char c) { return c >= '0' && c <= '9'; }) ||
         text::names_a_chapter(stem);
}

std::string_view last_component(std::string_view name) { return name.substr(name.rfind('/') + 1); }

// Why a file is left out; empty when it is a chapter. Markdown and files without a suffix are chapters where
// a folder has no plain text, or else they are papers that lie about.
std::string why_left_out(const FoundFile& file, bool any_text, bool any_markdown) {
  const std::string_view name = last_component(file.source.name);
  switch (file.part) {
    case FilePart::chapter:
      return {};
    case FilePart::markdown:
      return !any_text || has_number(stem_of(name)) ? "" : "a note beside the chapters";
    case FilePart::plain:
      return any_text || any_markdown ? "no text file by its name" : "";
    case FilePart::contents:
      return "read as table of contents";
    case FilePart::not_story:
      return "not part of the story by its name";
    case FilePart::hidden:
      return "hidden";
    default:
      return "no text file by its name";
  }
}

// Notes on what was left out. Hundreds of pictures get one line.
void report_skipped(const std::vector<std::pair<std::string, std::string>>& skipped,
                    std::vector<Diagnostic>& notes) {
  constexpr std::size_t most = 5;
  std::map<std::string, std::size_t> kinds;
  const auto kind = [](const auto& one) {
    const std::string_view name = one.first;
    return one.second + "\n" + std::string(name.substr(std::min(name.size(), stem_of(name).size())));
  };
  for (const auto& one : skipped) ++kinds[kind(one)];
  for (const auto& one : skipped) {
    std::size_t& count = kinds[kind(one)];
    if (count == 0) continue;
    std::string message = "left out: " + one.second;
    std::string more;
    if (count > most) {
      more = std::to_string(count - 1);
      message += " (and " + more + " more like it)";
      count = 0;
    }
    notes.push_back({Severity::note,
                     "discover.skipped",
                     one.first,
                     0,
                     std::move(message),
                     {one.second, std::move(more)}});
  }
}

// Of several covers the one nearest to the top, and there the one whose name promises the best.
int cover_rank(const Source& source) {
  constexpr std::string_view best_first[] = {"jpg", "jpeg", "jfif", "png", "webp", "bmp", "gif"};
  const auto depth = static_cast<int>(std::ranges::count(source.name, '/'));
  std::string suffix = source.name.substr(source.name.rfind('.') + 1);
  for (char& c : suffix)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return depth * 16 + static_cast<int>(std::ranges::find(best_first, suffix) - std::begin(best_first));
}

// Sub-folders as volume titles: names that say nothing, or only the book's title again, are no volumes.
std::string volume_of(const std::string& folder, std::string_view base) {
  std::string out;
  for (std::size_t begin = 0; begin < folder.size();) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    const std::string_view part(folder.data() + begin, end - begin);
    const bool digits = std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    if (part != base && (digits || !text::is_generic_name(part)))
      out += (out.empty() ? "" : "/") + std::string(part);
    begin = end + 1;
  }
  return out;
}

struct Gathered {
  std::vector<Source> sources;
  std::vector<PictureFile> pictures;
  std::vector<std::pair<std::string, std::string>> skipped;
};

Gathered gather(const std::vector<FoundFile>& found, std::string_view base, Discovery& book) {
  const auto any = [&](FilePart part) {
    return std::ranges::any_of(found, [&](auto& f) { return f.part == part; });
  };
  const bool any_text = any(FilePart::chapter), any_markdown = any(FilePart::markdown);
  const bool only_contents = !any_text && !any_markdown && !any(FilePart::plain);
  Gathered out;
  int best_cover = 1 << 20;
  for (const FoundFile& file : found) {
    if (file.part == FilePart::picture || file.part == FilePart::cover)
      out.pictures.push_back({file.source.path, file.source.name});
    if (file.part == FilePart::picture) continue;  // whether it is left out is seen when all texts are read
    if (file.part == FilePart::rules) {
      book.rules.push_back(file.source.path);
    } else if (file.part == FilePart::cover) {
      if (!book.cover || cover_rank(file.source) < best_cover) book.cover = file.source.path;
      best_cover = std::min(best_cover, cover_rank(file.source));
    } else if (std::string why = why_left_out(file, any_text, any_markdown);
               why.empty() || (only_contents && file.part == FilePart::contents)) {
      out.sources.push_back(file.source);
      out.sources.back().folder = volume_of(file.source.folder, base);
    } else {
      if (file.part == FilePart::contents && !book.contents) book.contents = file.source.path;
      out.skipped.emplace_back(file.source.name, std::move(why));
    }
  }
  return out;
}

std::optional<Diagnostic> add_folder(const std::string& path, bool several, Discovery& book) {
  auto contents = walk_folder(path);
  if (!contents) return std::move(contents.error());
  if (contents->entries == 0) return failure("input.empty", display_name(path), "the folder is empty");
  Discovery scratch;
  Discovery& target = book.sources.empty() && !book.cover ? book : scratch;
  Gathered gathered = gather(contents->files, folder_title(path), target);
  if (&target == &scratch) std::ranges::move(scratch.rules, std::back_inserter(book.rules));
  if (gathered.sources.empty()) {
    return failure("input.no-text", display_name(path),
                   "the folder holds no text file (*.txt, *.text, *.md)");
  }
  const std::string prefix = several ? path_name(path) : "";
  for (PictureFile& picture : gathered.pictures) {
    picture.outside = leads_outside(picture.path, path);
    if (several) picture.name = prefix + "/" + picture.name;
    book.pictures.push_back(std::move(picture));
  }
  for (Source& source : gathered.sources) {
    if (several) {
      source.name = prefix + "/" + source.name;
      if (!text::is_generic_name(prefix))
        source.folder = prefix + (source.folder.empty() ? "" : "/" + source.folder);
    }
    book.sources.push_back(std::move(source));
  }
  std::ranges::move(contents->notes, std::back_inserter(book.notes));
  report_skipped(gathered.skipped, book.notes);
  return {};
}

std::optional<Diagnostic> add_file(const std::string& path, const struct stat& status,
                                   std::set<Identity>& seen, Discovery& book) {
  const std::string name = path_name(path);
  const FilePart part = part_of_file(name);
  if (part == FilePart::not_text || part == FilePart::picture || part == FilePart::cover) {
    return failure("input.not-text", display_name(path), "this is no text file by its name");
  }
  // A path given twice is a slip; two links to one file by other names (st_nlink > 1) may be meant.
  if (S_ISREG(status.st_mode) && !seen.insert({status.st_dev, status.st_ino}).second &&
      status.st_nlink == 1) {
    book.notes.push_back(
        {Severity::note, "discover.skipped", name, 0, "left out: given twice", {"given twice", ""}});
    return {};
  }
  book.sources.push_back({path, name, "", status.st_mtime});
  for (PictureFile& picture : pictures_beside(parent_of(path), stem_of(name)))
    if (std::ranges::find(book.pictures, picture.path, &PictureFile::path) == book.pictures.end())
      book.pictures.push_back(std::move(picture));
  return {};
}

std::optional<Diagnostic> add_input(const std::string& input, bool several_folders, std::set<Identity>& seen,
                                    Discovery& book) {
  if (input == "-") {
    book.sources.push_back({"-", "stdin", "", 0});
    return {};
  }
  struct stat status {};
  if (::stat(input.c_str(), &status) != 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return failure(missing ? "input.missing" : "input.unreadable", display_name(input), reason(errno));
  }
  if (S_ISDIR(status.st_mode)) return add_folder(input, several_folders, book);
  return add_file(input, status, seen, book);
}

bool is_folder(const std::string& input) {
  struct stat status {};
  return input != "-" && ::stat(input.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// Where a title may be read from. One file is named after its book, unless its name is that of a chapter.
std::string base_of(const std::string& input, const Discovery& book) {
  const bool folder = is_folder(input);
  if (!folder && book.sources.size() > 1) return folder_title(parent_of(input));
  if (book.sources.size() == 1) {
    const std::string_view stem = stem_of(last_component(book.sources.front().name));
    if (!text::is_generic_name(stem) && !text::names_a_chapter(stem)) return std::string(stem);
  }
  if (input == "-") return {};
  return folder_title(folder ? input : parent_of(input));
}

// Whether the only file is a novel to be divided. One that is named like a chapter is one, unless it is as
// long as a novel.
bool is_whole(const Source& only) {
  constexpr off_t longest_chapter = 256 * 1024;
  struct stat status {};
  if (!text::names_a_chapter(stem_of(last_component(only.name)))) return true;
  return ::stat(only.path.c_str(), &status) == 0 && status.st_size > longest_chapter;
}

// A path as the shells of some countries sort it: case and punctuation count for nothing.
std::string shell_key(std::string_view path) {
  std::string key;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) key.push_back(static_cast<char>(std::tolower(byte)));
  }
  return key;
}

bool in_order_of_names(std::span<const Source> files) {
  if (std::ranges::is_sorted(files, {}, &Source::path)) return true;
  return std::ranges::is_sorted(files, {}, [](const Source& file) { return shell_key(file.path); });
}

// Sources from `begin` on come from one folder, or from files named one after the other.
void rank_sources(std::span<Source> sources, bool files, std::size_t& rank) {
  const bool shared = !files || in_order_of_names(sources);
  for (Source& source : sources) {
    source.rank = rank;
    if (!shared) ++rank;
  }
  ++rank;
}

std::optional<Diagnostic> add_inputs(const std::vector<std::string>& inputs, Discovery& book) {
  std::set<Identity> seen;
  const bool several_folders = inputs.size() > 1 && std::ranges::count_if(inputs, is_folder) > 1;
  std::size_t rank = 0;
  for (std::size_t i = 0; i < inputs.size();) {
    const std::size_t begin = book.sources.size();
    const bool files = !is_folder(inputs[i]);
    do
      if (auto error = add_input(inputs[i], several_folders, seen, book)) return error;
    while (++i < inputs.size() && files && !is_folder(inputs[i]));
    rank_sources(std::span(book.sources).subspan(begin), files, rank);
  }
  return {};
}

}  // namespace

Result<Discovery> discover(const std::vector<std::string>& inputs) {
  if (inputs.empty()) return std::unexpected(failure("input.missing", "", "no input was given"));
  Discovery book;
  if (auto error = add_inputs(inputs, book)) return std::unexpected(std::move(*error));
  book.whole = book.sources.size() == 1 && is_whole(book.sources.front());
  book.base = base_of(inputs.front(), book);
  book.beside = inputs.front() == "-" ? "." : parent_of(inputs.front());
  return book;
}

}  // namespace novel2epub::read
