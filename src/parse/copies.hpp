// Chapters that a dump holds more than once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "parse/audit_order.hpp"
#include "parse/body.hpp"
#include "parse/divide.hpp"
#include "parse/draft.hpp"

namespace novel2epub::parse {

// The bodies met so far. A body is told by its letters, not by its white space.
class Originals {
 public:
  // The label of the chapter that `draft` is a copy of: the same body, long enough to be no accident or under
  // the same heading.
  std::optional<std::string> find(const Draft& draft, const BodySize& body) const;
  void add(const Draft& draft, const BodySize& body);

 private:
  struct Original {
    std::size_t characters = 0;
    std::string key;  // of its heading
    std::string label;
  };
  std::unordered_multimap<std::uint64_t, Original> seen_;
};

// The whole draft goes to the ledger, and chapter.duplicate tells of it.
void leave_out_copy(std::span<const Text> texts, const Draft& draft, const std::string& original,
                    LineCounter& lines, Division& division);

}  // namespace novel2epub::parse
