// docs/normalization.md, made from the tables.
#include "normalize/normalize.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

constexpr std::string_view introduction =
    "# Normalization\n"
    "\n"
    "Made from the program's own table; `novel2epub rules list` prints the same. Every rule has a name: "
    "`--disable NAME`\n"
    "switches it off, `--enable NAME` on, the report counts its changes, and `novel2epub clean --explain "
    "FILE` shows\n"
    "each changed place. *Default*: **on** and **off** can be switched; **proven** is on where the whole "
    "book proves\n"
    "it; **always** is part of reading or keeps text as it is; **told** only reports.\n";

// A piece of text inside a table's cell, everything in it visible.
std::string code(std::string_view text) {
  std::string out = "<code>";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next(text, i);
    switch (c) {
      case U'\n':
        out += "⏎";
        break;
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'|':
        out += "&#124;";
        break;
      default:
        out += is_invisible(c) ? code_point_name(c) : std::string(text.substr(begin, i - begin));
    }
  }
  return out + "</code>";
}

std::string row(const RuleInfo& rule) {
  std::string out = "| " + std::string(rule.name) + " | " + std::string(rule.languages) + " | " +
                    std::string(word_for(rule.applies)) + " | " + std::string(rule.summary) + " | ";
  if (rule.before != rule.after) out += code(rule.before) + " → " + code(rule.after);
  return out + " | " + code(rule.kept) + " |\n";
}

}  // namespace

std::string_view word_for(Applies applies) {
  switch (applies) {
    case Applies::on:
      return "on";
    case Applies::off:
      return "off";
    case Applies::proven:
      return "proven";
    case Applies::always:
      return "always";
    case Applies::told:
      break;
  }
  return "told";
}

bool is_invisible(char32_t c) {
  if (c == U' ' || c == U'\u3000' || c == U'\n') return false;
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool lone_mark =
      c == 0x3099 || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF);
  return control || lone_mark || text::is_blank(c) || text::display_width(text::to_utf8({&c, 1})) == 0;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  for (; c != 0 || hex.size() < 4; c >>= 4) hex.insert(hex.begin(), digits[c & 15]);
  return "U+" + hex;
}

std::string rules_page() {
  std::string page(introduction);
  for (const RuleSection& section : rule_sections()) {
    page += "\n## " + std::string(section.title) + "\n\n" + std::string(section.words) +
            "\n\n| rule | languages | default | what it does | changes | leaves alone |\n"
            "| --- | --- | --- | --- | --- | --- |\n";
    for (const RuleInfo& rule : section.rules) page += row(rule);
  }
  return page;
}

}  // namespace novel2epub::normalize
