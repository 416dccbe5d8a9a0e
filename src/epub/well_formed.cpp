#include "epub/well_formed.hpp"

#include <expat.h>

#include <limits>
#include <memory>
#include <type_traits>

namespace novel2epub::epub {
namespace {

constexpr std::size_t deepest = 256;

struct State {
  XML_Parser parser = nullptr;
  std::size_t depth = 0;
  const char* refused = nullptr;
};

void refuse(State& state, const char* why) {
  state.refused = why;
  XML_StopParser(state.parser, XML_FALSE);
}

void XMLCALL start(void* data, const XML_Char*, const XML_Char**) {
  State& state = *static_cast<State*>(data);
  if (++state.depth > deepest) refuse(state, "the elements are nested too deep");
}

void XMLCALL end(void* data, const XML_Char*) { --static_cast<State*>(data)->depth; }

void XMLCALL doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int has_internal_subset) {
  if (has_internal_subset != 0) refuse(*static_cast<State*>(data), "a document type of its own");
}

struct Free {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

std::optional<XmlFault> xml_fault(std::string_view xml) {
  if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return XmlFault{0, "too large"};
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser(XML_ParserCreate("UTF-8"));
  State state{parser.get()};
  XML_SetUserData(parser.get(), &state);
  XML_SetElementHandler(parser.get(), start, end);
  XML_SetStartDoctypeDeclHandler(parser.get(), doctype);
  if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK)
    return std::nullopt;
  const std::string what =
      state.refused != nullptr ? state.refused : XML_ErrorString(XML_GetErrorCode(parser.get()));
  return XmlFault{static_cast<std::size_t>(XML_GetCurrentLineNumber(parser.get())), what};
}

}  // namespace novel2epub::epub
