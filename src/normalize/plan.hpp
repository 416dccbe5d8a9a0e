// The settings of a run resolved: which rules are on, and what they aim at.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "normalize/normalize.hpp"

namespace novel2epub::normalize {

// Every rule that changes text, in the order of application; rules() describes them in the same order.
enum class Rule : std::uint8_t {
  cp_4,
  cp_5,
  cp_11,
  cp_14,
  fw_4,
  fw_1,
  fw_2,
  fold_ja_width,
  pt_1,
  pt_2,
  pt_4,
  pt_5,
  pt_7,
  e_1,
  e_2,
  touten_ellipsis,
  d_1,
  q_1,
  q_2,
  q_3,
  q_5,
  q_4,
  quotes_curly,
  quotes_corner,
  ja_minutes,
  w_1,
  w_2,
  w_2b,
  w_3,
  w_4,
  w_5,
  periods_wide,
  dots_interpunct,
  latin_punct,
  w_6,
  pr_1,
  tilde_wide,
  wave,
  squeeze_punct,
  bracket_stop,
  m_1,
  s_1,
  s_4,
  exclaim_space,
  strip_han_spaces,
  spacing_strip,
  spacing_pangu,
  j_1,
  j_2,
  ruby_paren,
  j_4,
  j_5,
  j_7,
  count
};
constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::count);

std::string_view name_of(Rule rule);

struct Plan {
  Language language = Language::zh_hans;
  bool chinese = true;
  bool japanese = false;
  bool cjk = true;  // the inline pass applies at all
  bool inline_pass = true;
  bool defaults = true;  // no rule is on that the byte scan for clean lines knows nothing of
  Habits habits;
  NormalizeFlags flags;
  std::bitset<rule_count> rules;
  bool on(Rule rule) const { return rules[static_cast<std::size_t>(rule)]; }
};

Plan make_plan(const Settings& settings);

}  // namespace novel2epub::normalize
