#include "novel2epub/diagnostic.hpp"

namespace novel2epub {

std::string format(const Diagnostic& diagnostic) {
  std::string out;
  if (!diagnostic.file.empty()) {
    out += diagnostic.file + ":";
    if (diagnostic.line > 0) out += std::to_string(diagnostic.line) + ":";
    out += " ";
  }
  switch (diagnostic.severity) {
    case Severity::note:
      out += "note: ";
      break;
    case Severity::warning:
      out += "warning: ";
      break;
    case Severity::error:
      out += "error: ";
      break;
  }
  return out + diagnostic.message + " [" + diagnostic.id + "]";
}

}  // namespace novel2epub
