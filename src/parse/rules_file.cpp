#include <re2/re2.h>

#include <map>
#include <optional>

#include "parse/rules.hpp"
#include "text/data.hpp"
#include "text/unicode.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::string_view open_mark = "⟦";
constexpr std::string_view close_mark = "⟧";

struct Reader {
  std::string file;
  std::map<std::string, std::string, std::less<>> definitions;
  std::vector<Rule> rules;
  std::size_t line = 0;
  bool built_in = false;  // tested, not compiled here: compiling all patterns twice is half of a short run

  std::unexpected<Diagnostic> fail(const std::string& what) const {
    return std::unexpected(Diagnostic{Severity::error, "rules.syntax", file, line, what, {what}});
  }
};

std::vector<std::string_view> split(std::string_view text, std::string_view separator, std::size_t most) {
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < most) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) break;
    parts.push_back(text::trim(text.substr(0, at)));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(text::trim(text));
  return parts;
}

// {NAME} -> its definition. Quantifiers such as {2,8} begin with a digit and stay.
Result<std::string> expand(std::string_view pattern, const Reader& reader) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out.append(pattern.substr(0, open));
    if (open == std::string_view::npos) return out;
    const std::size_t close = pattern.find('}', open);
    const std::string_view name =
        pattern.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
    const bool is_name = !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
                         (open == 0 || pattern[open - 1] != 'p');
    if (is_name && close != std::string_view::npos) {
      const auto found = reader.definitions.find(name);
      if (found == reader.definitions.end())
        return reader.fail("no definition of {" + std::string(name) + "}");
      out.append("(?:" + found->second + ")");
      pattern.remove_prefix(close + 1);
    } else {
      out.push_back('{');
      pattern.remove_prefix(open + 1);
    }
  }
  return out;
}

bool read_scope(std::string_view words, Rule& rule) {
  static const std::map<std::string_view, Scope> scopes = {
      {"line", Scope::line}, {"head", Scope::head}, {"tail", Scope::tail}, {"span", Scope::span}};
  static const std::map<std::string_view, Where> places = {
      {"top", Where::top}, {"end", Where::end}, {"edge", Where::edge}, {"opening", Where::opening}};
  bool first = true;
  for (const std::string_view word : split(words, " ", 8)) {
    if (first) {
      const std::size_t at = word.find('@');
      const auto scope = scopes.find(word.substr(0, at));
      if (scope == scopes.end()) return false;
      rule.scope = scope->second;
      if (at != std::string_view::npos) {
        const auto place = places.find(word.substr(at + 1));
        if (place == places.end()) return false;
        rule.where = place->second;
      }
    } else if (word == "bare") {
      rule.view = View::bare;
    } else if (word == "author") {
      rule.voice = Voice::author;
    } else if (word == "disguised") {
      rule.disguised = true;
    } else if (word == "rest") {
      rule.rest = true;
    } else if (word == "notes") {
      rule.notes = true;
    } else if (word == "above") {
      rule.above = true;
    } else if (!word.empty()) {
      return false;
    }
    first = false;
  }
  return true;
}

std::optional<Certainty> read_certainty(std::string_view word) {
  if (word == "certain") return Certainty::certain;
  if (word == "likely") return Certainty::likely;
  if (word == "hint") return Certainty::hint;
  return {};
}

Result<void> check_pattern(const std::string& pattern, const Reader& reader) {
  RE2::Options quiet;
  quiet.set_log_errors(false);
  const RE2 compiled(pattern, quiet);
  if (compiled.ok()) return {};
  const std::size_t offset = pattern.find(compiled.error_arg());
  return reader.fail("pattern: " + compiled.error() + " at offset " +
                     std::to_string(offset == std::string::npos ? 0 : offset));
}

Result<Rule> read_entry(std::string_view entry, const Reader& reader) {
  const auto fields = split(entry, "|", 5);
  if (fields.size() != 5) return reader.fail("expected: name | scope | languages | certainty | pattern");
  Rule rule;
  rule.name = fields[0];
  rule.languages = fields[2];
  rule.file = reader.file;
  rule.line = reader.line;
  rule.built_in = reader.built_in;
  if (rule.name.empty()) return reader.fail("a rule needs a name");
  if (!read_scope(fields[1], rule))
    return reader.fail("unknown scope '" + std::string(fields[1]) +
                       "' (line, head, tail, span; @top, @end, @edge, @opening; bare, disguised, author, "
                       "rest, notes, above)");
  const auto certainty = read_certainty(fields[3]);
  if (!certainty)
    return reader.fail("certainty is 'certain', 'likely' or 'hint', not '" + std::string(fields[3]) + "'");
  rule.certainty = *certainty;
  Result<std::string> pattern = expand(fields[4], reader);
  if (!pattern) return std::unexpected(pattern.error());
  rule.pattern = *pattern;
  if (!reader.built_in)
    if (const Result<void> checked = check_pattern(rule.pattern, reader); !checked)
      return std::unexpected(checked.error());
  return rule;
}

RuleExample read_example(std::string_view text, bool hit, std::size_t line) {
  RuleExample example{hit, std::string(text), 0, text.size(), line};
  const std::size_t open = example.text.find(open_mark);
  if (open == std::string::npos) return example;
  example.text.erase(open, open_mark.size());
  const std::size_t close = example.text.find(close_mark);
  example.begin = open;
  example.end = close == std::string::npos ? example.text.size() : close;
  if (close != std::string::npos) example.text.erase(close, close_mark.size());
  return example;
}

Result<void> read_line(std::string_view line, Reader& reader) {
  if (line.empty() || line.starts_with('#')) return {};
  if (line.starts_with("+ ") || line.starts_with("- ")) {
    if (reader.rules.empty()) return reader.fail("an example stands before the first rule");
    reader.rules.back().examples.push_back(read_example(line.substr(2), line[0] == '+', reader.line));
    return {};
  }
  if (line.starts_with("define ")) {
    const auto words = split(line.substr(7), " ", 2);
    if (words.size() != 2) return reader.fail("expected: define NAME pattern");
    Result<std::string> pattern = expand(words[1], reader);
    if (!pattern) return std::unexpected(pattern.error());
    reader.definitions[std::string(words[0])] = *pattern;
    return {};
  }
  Result<Rule> rule = read_entry(line, reader);
  if (!rule) return std::unexpected(rule.error());
  reader.rules.push_back(std::move(*rule));
  return {};
}

Result<void> read_all(std::string_view bytes, Reader& reader) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++reader.line;
    if (const Result<void> read = read_line(line, reader); !read) return read;
  }
  return {};
}

Result<std::vector<Rule>> read_file(std::string_view bytes, const std::string& file, bool built_in) {
  Reader reader{
      .file = "rules/common.define", .definitions = {}, .rules = {}, .line = 0, .built_in = built_in};
  if (const Result<void> read = read_all(text::data_file("rules/common.define"), reader); !read)
    return std::unexpected(read.error());
  reader.file = file;
  reader.line = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const Result<void> read = read_all(bytes, reader); !read) return std::unexpected(read.error());
  return std::move(reader.rules);
}

}  // namespace

Result<std::vector<Rule>> read_rules(std::string_view bytes, const std::string& file) {
  return read_file(bytes, file, false);
}

const std::vector<Rule>& built_in_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> all;
    for (const text::DataFile& file : text::data_files()) {
      if (!file.name.starts_with("rules/") || !file.name.ends_with(".rules")) continue;
      // A built-in rule that cannot be read fails the tests; a user still gets the others.
      Result<std::vector<Rule>> some = read_file(file.bytes, std::string(file.name), true);
      if (some)
        all.insert(all.end(), std::make_move_iterator(some->begin()), std::make_move_iterator(some->end()));
    }
    return all;
  }();
  return rules;
}

}  // namespace novel2epub::parse
