#include "cover/given.hpp"

#include <algorithm>
#include <cstdint>
#include <expected>
#include <utility>

#include "image/image.hpp"

namespace novel2epub::cover {
namespace {

constexpr std::uint32_t short_side = 500;  // what stores and shelves ask for
constexpr std::uint32_t long_side = 1000;
constexpr image::Limits limits{.pixels = 4'000'000, .bytes = 5'000'000};

Diagnostic note(Severity severity, std::string id, const std::string& name, std::string message,
                std::vector<std::string> facts) {
  return {severity, std::move(id), name, 0, std::move(message), std::move(facts)};
}

void judge_size(const Cover& cover, const std::string& name, std::vector<Diagnostic>& notes) {
  const std::string size = std::to_string(cover.width) + " × " + std::to_string(cover.height);
  const auto [small, large] = std::minmax(cover.width, cover.height);
  if (small < short_side || large < long_side) {
    notes.push_back(note(Severity::warning, "cover.small", name,
                         "the cover has only " + size + " pixels; it will look coarse on a large screen",
                         {size}));
  }
  if (cover.width > cover.height || cover.height > 2 * std::uint64_t{cover.width}) {
    notes.push_back(note(
        Severity::warning, "cover.shape", name,
        "the cover's " + size + " pixels are no book's shape; shelves will cut it or leave bars beside it",
        {size}));
  }
}

void tell_changes(const image::Fitted& fitted, const std::string& name, std::vector<Diagnostic>& notes) {
  for (const image::Change& change : fitted.changes) {
    const std::string detail = change.detail.empty() ? "" : " (" + change.detail + ")";
    notes.push_back(note(Severity::note, "cover.changed", name, "the cover was " + change.what + detail,
                         {change.what, change.detail}));
  }
}

}  // namespace

Result<Cover> given_cover(std::string bytes, const std::string& name, std::vector<Diagnostic>& notes) {
  image::Outcome<image::Fitted> fitted = image::fit(std::move(bytes), limits);
  if (!fitted) {
    return std::unexpected(note(Severity::error, "cover.unusable", name,
                                "cannot use the cover: " + fitted.error(), {fitted.error()}));
  }
  tell_changes(*fitted, name, notes);
  Cover cover{std::move(fitted->bytes), std::move(fitted->media_type), fitted->width, fitted->height};
  judge_size(cover, name, notes);
  return cover;
}

}  // namespace novel2epub::cover
