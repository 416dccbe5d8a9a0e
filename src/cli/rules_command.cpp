#include "cli/rules_command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "cli/messages.hpp"
#include "normalize/normalize.hpp"
#include "parse/boilerplate.hpp"
#include "parse/rules.hpp"
#include "read/discover.hpp"
#include "text/utf8.hpp"

namespace novel2epub::cli {
namespace {

const char* certainty_of(const parse::Rule& rule) {
  return rule.certainty == parse::Certainty::certain ? "certain" : "likely";
}

void list_boilerplate(const std::vector<parse::Rule>& rules) {
  for (const parse::Rule& rule : rules) {
    std::cout << rule.name << "  " << rule.languages << "  " << certainty_of(rule)
              << (rule.voice == parse::Voice::author ? "  author" : "") << "\n";
    for (const parse::RuleExample& example : rule.examples)
      if (example.hit) {
        std::cout << "    " << example.text << "\n";
        break;
      }
  }
}

void list_learned() {
  for (const parse::LearnedRule& rule : parse::learned_rules())
    std::cout << rule.name << "  *  learned\n    " << rule.summary << "\n";
}

// On one line, with everything in it visible.
std::string shown(std::string_view example) {
  std::string out;
  for (std::size_t i = 0; i < example.size();) {
    const std::size_t begin = i;
    const char32_t c = text::next(example, i);
    if (c == U'\n')
      out += "⏎";
    else
      out += normalize::is_invisible(c) ? normalize::code_point_name(c)
                                        : std::string(example.substr(begin, i - begin));
  }
  return out;
}

void list_normalizer() {
  for (const normalize::RuleSection& section : normalize::rule_sections())
    for (const normalize::RuleInfo& rule : section.rules) {
      std::cout << rule.name << "  " << rule.languages << "  " << normalize::word_for(rule.applies) << "  "
                << rule.summary << "\n    ";
      if (rule.before == rule.after)
        std::cout << shown(rule.kept) << "\n";
      else
        std::cout << shown(rule.before) << " → " << shown(rule.after) << "\n";
    }
}

int test(const std::vector<parse::Rule>& rules) {
  const std::vector<Diagnostic> failed = parse::test_rules(rules);
  for (const Diagnostic& diagnostic : failed) std::cerr << format(diagnostic, ui_of_locale()) << "\n";
  std::cout << rules.size() << " rules, " << failed.size() << " failures\n";
  return failed.empty() ? 0 : 1;
}

}  // namespace

bool is_rule(std::string_view name) {
  for (const normalize::RuleSection& section : normalize::rule_sections())
    if (std::ranges::find(section.rules, name, &normalize::RuleInfo::name) != section.rules.end())
      return true;
  const std::vector<parse::Rule> rules = parse::built_in_rules();
  return std::ranges::find(rules, name, &parse::Rule::name) != rules.end();
}

Exit run_rules(int argc, char** argv) {
  CLI::App app("Shows the rules, or runs their examples.", "novel2epub rules");
  std::string what;
  std::string file;
  app.set_help_flag("-h,--help", "Print this help");
  app.add_option("WHAT", what, "list: the rules, one example each; test: run the examples of all")
      ->required()
      ->check(CLI::IsMember({"list", "test"}));
  app.add_option("FILE", file, "A rules file of your own instead of the built-in rules");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? Exit::done : Exit::usage;
  }
  std::vector<parse::Rule> rules = parse::built_in_rules();
  if (!file.empty()) {
    const Result<std::string> bytes = read::read_file(file, file);
    Result<std::vector<parse::Rule>> own =
        bytes ? parse::read_rules(*bytes, file) : std::unexpected(bytes.error());
    if (!own) {
      std::cerr << format(own.error(), ui_of_locale()) << "\n";
      return Exit::failed;
    }
    rules = std::move(*own);
  }
  if (what == "test") return test(rules) == 0 ? Exit::done : Exit::failed;
  list_boilerplate(rules);
  if (file.empty()) list_learned(), list_normalizer();
  return Exit::done;
}

}  // namespace novel2epub::cli
