// What more than one report tells.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "novel2epub/diagnostic.hpp"
#include "report/writer.hpp"

namespace novel2epub::report {

inline void write_diagnostic(Writer& w, const Diagnostic& diagnostic) {
  constexpr std::array<std::string_view, 3> severities = {"note", "warning", "error"};
  w.open('{');
  w.member("id", diagnostic.id);
  w.member("severity", severities[static_cast<std::size_t>(diagnostic.severity)]);
  w.member("file", diagnostic.file);
  w.member("line", diagnostic.line);
  w.member("message", diagnostic.message);
  w.close('}');
}

inline void write_subjects(Writer& w, const std::vector<std::string>& subjects) {
  w.key("subjects");
  w.open('[');
  for (const std::string& subject : subjects) w.element(subject);
  w.close(']');
}

template <class Items, class Write>
void write_list(Writer& w, std::string_view name, const Items& items, const Write& write) {
  w.key(name);
  w.open('[');
  for (const auto& item : items) write(w, item);
  w.close(']');
}

}  // namespace novel2epub::report
