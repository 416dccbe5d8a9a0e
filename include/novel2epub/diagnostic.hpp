// What went wrong, or may have gone wrong, and where.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

namespace novel2epub {

enum class Severity { note, warning, error };

// One message to the user. `id` ("decode.unmappable", "order.gap") is the contract that scripts may test;
// the wording of `message` is free. `file` is relative to the input, in UTF-8, empty when the message is
// about no file; `line` is 1-based, 0 when it is about no line.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;
  std::string file;
  std::size_t line = 0;
  std::string message;
  std::vector<std::string> facts{};  // what `message` is about, for a message in another language
};

// The value of a stage that may fail. Failures are values, never exceptions.
template <class T>
using Result = std::expected<T, Diagnostic>;

// "file:line: severity: message [id]", without a line end; file and line only when there are any.
std::string format(const Diagnostic& diagnostic);

}  // namespace novel2epub
