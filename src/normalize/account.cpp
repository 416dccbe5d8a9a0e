// The account of editors' commands: which stretches of the input the book does not show, to the byte.
#include <algorithm>

#include "normalize/notation.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// Where each character stands, and the end.
std::vector<std::size_t> starts_in(std::string_view utf8) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < utf8.size(); text::next(utf8, i)) starts.push_back(i);
  starts.push_back(utf8.size());
  return starts;
}

Trace trace_of(std::string_view text) {
  const std::vector<std::size_t> starts = starts_in(text);
  Trace trace;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) trace.push_back({starts[i], starts[i + 1]});
  return trace;
}

bool holds(const Stretch& outer, const Stretch& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// A stretch of the block's text as it was parsed; what joined two lines inside it was in neither.
void add(const Block& block, const Stretch& stretch, Account& account) {
  for (const Origin& origin : block.origins) {
    const std::size_t first = std::max(stretch.begin, origin.at);
    const std::size_t last = std::min(stretch.end, origin.at + origin.size);
    if (first < last)
      account.commands.push_back(
          {origin.text, origin.offset + (first - origin.at), origin.offset + (last - origin.at)});
  }
}

}  // namespace

Trace trace_of(std::string_view before, const std::vector<std::size_t>& columns) {
  const std::vector<std::size_t> starts = starts_in(before);
  Trace trace;
  for (const std::size_t column : columns)
    if (column < starts.size()) trace.push_back({starts[column - 1], starts[column]});
  return trace;
}

void account_for(const Block& block, const Trace& trace, const Resolved& resolved,
                 std::span<const Stretch> hidden, Account& account) {
  if (hidden.empty() && resolved.glyphs.empty()) return;
  const Trace& parsed = trace.empty() ? trace_of(block.text) : trace;
  std::vector<Stretch> gone;
  for (const Stretch& stretch : hidden)
    gone.push_back({resolved.from[stretch.begin].begin, resolved.from[stretch.end - 1].end});
  const std::size_t commands = gone.size();
  for (const Resolved::Glyph& glyph : resolved.glyphs) {
    const auto inside = [&](const Stretch& command) { return holds(command, glyph.from); };
    if (std::any_of(gone.begin(), gone.begin() + static_cast<std::ptrdiff_t>(commands), inside)) continue;
    gone.push_back(glyph.from);
    account.described += text::to_utf8(glyph.text);
  }
  for (const Stretch& stretch : gone)
    add(block, {parsed[stretch.begin].begin, parsed[stretch.end - 1].end}, account);
}

}  // namespace novel2epub::normalize
