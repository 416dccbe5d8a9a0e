#include "read/pictures.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "read/file_names.hpp"
#include "read/paths.hpp"
#include "text/ascii.hpp"
#include "text/percent.hpp"
#include "text/unicode.hpp"

namespace novel2epub::read {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view homes_of_pictures[] = {
    "images", "image",  "img",  "imgs", "pics", "pictures", "illustrations", "illust",
    "media",  "assets", "插图", "插圖", "图片", "圖片",     "挿絵",          "画像",
};

std::string fold(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

std::string_view last_component(std::string_view name) { return name.substr(name.rfind('/') + 1); }

std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return name.substr(0, slash == name.npos ? 0 : slash);
}

// Where the scheme of an address ends ("https:"), or the letter of a drive ("c:"); 0 where there is none.
std::size_t scheme_size(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && text::is_ascii_letter(s[i])) ++i;
  return i > 0 && i < s.size() && s[i] == ':' ? i + 1 : 0;
}

// `target` seen from `folder`, without "." and ".."; nothing when it leads out of the dump.
std::optional<std::string> resolve(std::string_view folder, std::string_view target) {
  std::vector<std::string_view> parts;
  for (const std::string_view path : {folder, target})
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      const std::string_view part = path.substr(begin, end - begin);
      begin = end + 1;
      if (part.empty() || part == ".") continue;
      if (part != "..")
        parts.push_back(part);
      else if (parts.empty())
        return std::nullopt;
      else
        parts.pop_back();
    }
  std::string out;
  for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
  return out;
}

void add_pictures_in(const std::string& folder, const std::string& prefix, const std::string& root,
                     std::vector<PictureFile>& out) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code none;
    const std::string name = display_name(at->path().filename().string());
    if (part_of_file(name) != FilePart::picture || !at->is_regular_file(none)) continue;
    const std::string path = at->path().string();
    out.push_back({path, prefix + name, leads_outside(path, root), false});
  }
}

}  // namespace

bool leads_outside(const std::string& path, const std::string& root) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) return true;
  const fs::path home = fs::canonical(root, error);
  if (error) return true;
  return std::ranges::mismatch(home, real).in1 != home.end();
}

std::vector<PictureFile> pictures_beside(const std::string& folder, std::string_view stem) {
  std::vector<PictureFile> out;
  add_pictures_in(folder, "", folder, out);
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code none;
    const std::string name = display_name(at->path().filename().string());
    const bool home = std::ranges::find(homes_of_pictures, fold(name)) != std::end(homes_of_pictures) ||
                      name == stem || name == std::string(stem) + "_files";
    if (home && at->is_directory(none)) add_pictures_in(at->path().string(), name + "/", folder, out);
  }
  std::ranges::sort(out, {}, &PictureFile::name);
  return out;
}

PictureIndex::PictureIndex(std::vector<PictureFile> files) : files_(std::move(files)) {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    by_name_[fold(files_[i].name)].push_back(i);
    by_last_component_[fold(last_component(files_[i].name))].push_back(i);
  }
}

std::size_t PictureIndex::add(PictureFile held) {
  const auto [at, is_new] = held_.try_emplace(held.bytes, files_.size());
  if (is_new) files_.push_back(std::move(held));
  return at->second;
}

std::expected<std::size_t, PictureFault> PictureIndex::look_up(const std::string& target,
                                                               std::string_view folder) const {
  bool outside = true;
  for (const std::string_view from : {folder, std::string_view{}}) {
    const std::optional<std::string> name = resolve(from, target);
    if (!name) continue;
    outside = false;
    const auto found = by_name_.find(fold(*name));
    if (found == by_name_.end()) continue;
    const auto exact =
        std::ranges::find_if(found->second, [&](std::size_t i) { return files_[i].name == *name; });
    return exact != found->second.end() ? *exact : found->second.front();
  }
  if (outside) return std::unexpected(PictureFault::outside);
  const auto found = by_last_component_.find(fold(last_component(target)));
  if (found == by_last_component_.end()) return std::unexpected(PictureFault::missing);
  if (found->second.size() == 1) return found->second.front();
  std::vector<std::size_t> near;
  for (const std::size_t i : found->second)
    if (std::string_view(files_[i].name).starts_with(std::string(folder) + "/")) near.push_back(i);
  if (near.size() != 1) return std::unexpected(PictureFault::missing);
  return near.front();
}

std::expected<std::size_t, PictureFault> PictureIndex::find(std::string_view target,
                                                            std::string_view from) const {
  std::string clean(text::trim(target));
  std::ranges::replace(clean, '\\', '/');
  const std::size_t scheme = scheme_size(clean);
  if (clean.starts_with("//") || (scheme > 2 && fold(clean.substr(0, scheme)) != "file:"))
    return std::unexpected(PictureFault::remote);
  if (scheme > 0 || clean.starts_with('/')) return std::unexpected(PictureFault::outside);
  const std::string path = clean.substr(0, clean.find_first_of("?#"));
  PictureFault fault = PictureFault::missing;
  for (const std::string& name : {clean, path, text::percent_decoded(path)}) {
    if (last_component(name).empty()) continue;
    const auto found = look_up(name, folder_of(from));
    if (found && files_[*found].outside) return std::unexpected(PictureFault::outside);
    if (found) return found;
    if (found.error() == PictureFault::outside) fault = PictureFault::outside;
  }
  return std::unexpected(fault);
}

}  // namespace novel2epub::read
