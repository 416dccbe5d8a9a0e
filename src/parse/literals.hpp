// Which of many short strings stand in a line: what tells, without running a rule, that it cannot hit.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace novel2epub::parse {

class Literals {
 public:
  Literals() = default;
  explicit Literals(std::vector<std::string> strings);

  // Indices of those that stand in `text`, each once.
  std::vector<int> find(std::string_view text) const;

 private:
  // Strings by their first two characters, or their only one; the bits say quickly that there are none.
  struct Starts {
    std::bitset<0x10000> bits;
    std::unordered_map<std::uint16_t, std::vector<int>> strings;
    void add(std::uint16_t key, int index);
  };
  void look(const Starts& starts, std::uint16_t key, std::string_view rest, std::vector<bool>& seen,
            std::vector<int>& found) const;

  std::vector<std::string> strings_;
  Starts singles_, longer_;
};

}  // namespace novel2epub::parse
