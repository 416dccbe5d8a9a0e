// Whether bytes are XML that every reader takes. pugixml, which writes and reads our files, forgives too much
// to judge them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace novel2epub::epub {

struct XmlFault {
  std::size_t line = 0;  // 1-based
  std::string what;
};

// Nothing for a well-formed document. A document type of its own (an internal subset) is a fault, for
// entities can be made to unpack to any size; so is nesting that no book needs.
std::optional<XmlFault> xml_fault(std::string_view xml);

}  // namespace novel2epub::epub
