#include "epub/logical.hpp"

#include <algorithm>
#include <array>

namespace novel2epub::epub {
namespace {

struct Side {
  std::string_view logical, horizontal, vertical;
};

constexpr std::array<Side, 4> sides{{{"-block-start", "-top", "-right"},
                                     {"-block-end", "-bottom", "-left"},
                                     {"-inline-start", "-left", "-top"},
                                     {"-inline-end", "-right", "-bottom"}}};

constexpr std::array<Side, 4> sizes{{{"max-inline-size", "max-width", "max-height"},
                                     {"max-block-size", "max-height", "max-width"},
                                     {"inline-size", "width", "height"},
                                     {"block-size", "height", "width"}}};

std::string physical_name(std::string_view property, bool vertical) {
  for (const Side& size : sizes) {
    if (property == size.logical) return std::string(vertical ? size.vertical : size.horizontal);
  }
  for (const Side& side : sides) {
    if (!property.ends_with(side.logical)) continue;
    const std::string_view name = property.substr(0, property.size() - side.logical.size());
    return std::string(name).append(vertical ? side.vertical : side.horizontal);
  }
  return std::string(property);
}

void declare(std::string& out, std::string_view property, std::string_view value, bool vertical) {
  out.append("  ").append(physical_name(property, vertical)).append(": ").append(value).append(";\n");
}

// "  margin-block: 3em 1em;" is two declarations; one value stands for both sides.
void declare_all(std::string& out, std::string_view property, std::string_view value, bool vertical) {
  if (!property.ends_with("-block") && !property.ends_with("-inline"))
    return declare(out, property, value, vertical);
  const std::size_t space = value.find(' ');
  const std::string_view start = value.substr(0, space);
  const std::string_view end = space == value.npos ? start : value.substr(space + 1);
  declare(out, std::string(property) + "-start", start, vertical);
  declare(out, std::string(property) + "-end", end, vertical);
}

}  // namespace

std::string physical_sheet(std::string_view sheet, bool vertical) {
  std::string out;
  while (!sheet.empty()) {
    const std::size_t end = std::min(sheet.find('\n'), sheet.size());
    const std::string_view line = sheet.substr(0, end);
    const std::size_t colon = line.find(": ");
    if (line.starts_with("  ") && line.ends_with(';') && colon != line.npos)
      declare_all(out, line.substr(2, colon - 2), line.substr(colon + 2, line.size() - colon - 3), vertical);
    else
      out.append(line).append("\n");
    sheet.remove_prefix(std::min(end + 1, sheet.size()));
  }
  return out;
}

}  // namespace novel2epub::epub
