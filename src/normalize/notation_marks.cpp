// What stands before a command is what it speaks of: 夢［＃「夢」に傍点］.
#include <algorithm>

#include "normalize/notation.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// What a command can set otherwise; ruby keeps its reading, a note and a link what they are.
bool may_be_marked(const Run& run) {
  return run.kind != Run::Kind::ruby && run.kind != Run::Kind::note && run.kind != Run::Kind::notelink;
}

}  // namespace

bool mark_back(std::vector<Run>& runs, std::u32string_view target, Run::Kind kind) {
  const std::string wanted = text::to_utf8(target);
  std::string tail;
  for (std::size_t k = runs.size(); k-- > 0 && tail.size() < wanted.size();) {
    tail.insert(0, runs[k].text);
    if (!tail.ends_with(wanted)) continue;
    const std::size_t surplus = tail.size() - wanted.size();
    if (surplus > 0) {
      if (!may_be_marked(runs[k])) return true;  // half of a ruby base cannot be told apart
      Run front = runs[k];
      front.text.resize(surplus);
      runs[k].text.erase(0, surplus);
      runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(k), front);
      ++k;
    }
    for (; k < runs.size(); ++k)
      if (may_be_marked(runs[k])) runs[k].kind = kind;
    return true;
  }
  return false;
}

}  // namespace novel2epub::normalize
