#include "read/paths.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "read/decode.hpp"
#include "read/file_names.hpp"
#include "text/plain_names.hpp"
#include "text/utf8.hpp"

namespace novel2epub::read {
namespace {

namespace fs = std::filesystem;

std::string percent_encoded(std::string_view raw) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      out += c;
    else
      (out += '%') += {digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

// File names may hold anything but '/' and NUL, line ends too.
std::string without_controls(std::string name) {
  for (char& c : name)
    if ((c >= 0 && c < ' ') || c == 0x7F) c = '_';
  return name;
}

fs::path absolute(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(fs::path(path), error);
  fs::path normal = (error ? fs::path(path) : whole).lexically_normal();
  if (!normal.has_filename() && normal.has_relative_path()) normal = normal.parent_path();
  return normal;
}

}  // namespace

std::vector<std::string> display_names(std::span<const std::string> raw) {
  std::vector<std::string> out;
  out.reserve(raw.size());
  std::string foreign;
  for (const std::string& name : raw)
    if (!text::is_valid_utf8(name)) (foreign += name) += '\n';
  const auto charsets = foreign.empty() ? std::vector<Candidate>{} : candidates(foreign);
  for (const std::string& name : raw) {
    if (text::is_valid_utf8(name)) {
      out.push_back(without_controls(name));
      continue;
    }
    const auto read = charsets.empty() ? Result<Decoded>(std::unexpected(Diagnostic{}))
                                       : decode(name, charsets.front(), name, false);
    out.push_back(without_controls(read ? read->text : percent_encoded(name)));
  }
  return out;
}

std::string display_name(const std::string& raw) { return display_names(std::span(&raw, 1)).front(); }

std::string path_name(const std::string& path) { return display_name(absolute(path).filename().string()); }

std::string parent_of(const std::string& path) {
  const std::size_t last = path.find_last_not_of('/');
  const std::string_view trimmed = std::string_view(path).substr(0, last == path.npos ? 0 : last + 1);
  const std::size_t slash = trimmed.rfind('/');
  const std::string_view name = slash == trimmed.npos ? trimmed : trimmed.substr(slash + 1);
  if (name.empty() || name == "." || name == "..") return absolute(path).parent_path().string();
  if (slash == trimmed.npos) return ".";
  const std::size_t end = trimmed.find_last_not_of('/', slash);
  return end == trimmed.npos ? "/" : std::string(trimmed.substr(0, end + 1));
}

std::string folder_title(const std::string& path) {
  fs::path folder = absolute(path);
  for (int step = 0; step < 3 && folder.has_filename(); ++step) {
    std::string name = display_name(folder.filename().string());
    if (!text::is_generic_name(name)) return name;
    folder = folder.parent_path();
  }
  return {};
}

}  // namespace novel2epub::read
