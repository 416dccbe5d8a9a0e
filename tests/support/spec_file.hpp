// A chapter of tests/spec: prose with examples that are run. tests/spec/README.md describes the format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::test {

struct Example {
  std::string heading;               // the "## …" that it stands under
  std::size_t line = 0;              // 1-based, of the opening fence
  std::vector<std::string> options;  // the file's defaults, then the example's own
  std::string input;
  std::string expected;
  std::optional<std::string> removed;  // "rule: text" lines
  // Where the parts after the first "." stand: [begin, end) as 0-based lines of the file.
  std::size_t expected_begin = 0, expected_end = 0, removed_begin = 0, removed_end = 0;
};

std::vector<Example> parse_spec(std::string_view text);

// `\u{200B}` to code points, and back for those that nobody can see or that an editor would change.
std::string unescape(std::string_view text);
std::string escape(std::string_view text);

struct Outcome {
  std::string output;
  std::optional<std::string> removed;
};

// The file with the outcomes in place of what the examples expected.
std::string rewrite_spec(std::string_view text, const std::vector<Example>& examples,
                         const std::vector<Outcome>& outcomes);

}  // namespace novel2epub::test
