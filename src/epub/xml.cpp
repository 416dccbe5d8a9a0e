#include "epub/xml.hpp"

namespace novel2epub::epub {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string out;
  void write(const void* data, std::size_t size) override {
    out.append(static_cast<const char*>(data), size);
  }
};

std::string save(const pugi::xml_document& document, const char* indent, unsigned flags) {
  StringWriter writer;
  document.save(writer, indent, flags, pugi::encoding_utf8);
  return std::move(writer.out);
}

}  // namespace

pugi::xml_node element(pugi::xml_node parent, const char* name, Attributes attributes,
                       std::string_view content) {
  pugi::xml_node node = parent.append_child(name);
  for (const auto& [key, value] : attributes)
    node.append_attribute(key).set_value(value.data(), value.size());
  if (!content.empty()) text(node, content);
  return node;
}

void text(pugi::xml_node parent, std::string_view content) {
  parent.append_child(pugi::node_pcdata).set_value(content.data(), content.size());
}

void declare(pugi::xml_document& document) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
}

std::string save(const pugi::xml_document& document) { return save(document, "", pugi::format_raw); }

std::string save_fragment(const pugi::xml_document& document) {
  return save(document, "", pugi::format_raw | pugi::format_no_declaration);
}

std::string save_indented(const pugi::xml_document& document) {
  return save(document, "  ", pugi::format_indent);
}

}  // namespace novel2epub::epub
