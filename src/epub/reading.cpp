#include "epub/reading.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "epub/lines.hpp"
#include "text/date.hpp"

namespace novel2epub::epub {
namespace {

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
}

pugi::xml_document parsed(std::string_view xml) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                       pugi::encoding_utf8);
  return document;
}

// Calls visit(node) for the node and all below it, in document order. Depth is bounded: xml_fault() came
// before.
template <class Visit>
void walk(const pugi::xml_node& node, const Visit& visit) {
  visit(node);
  for (const pugi::xml_node& child : node.children()) walk(child, visit);
}

pugi::xml_node find(const pugi::xml_node& root, std::string_view name) {
  pugi::xml_node found;
  walk(root, [&](const pugi::xml_node& node) {
    if (!found && local_name(node) == name) found = node;
  });
  return found;
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  walk(node, [&](const pugi::xml_node& one) {
    if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) out += one.value();
  });
  return out;
}

void read_meta(const pugi::xml_node& node, PackageFile& out) {
  const std::string property = node.attribute("property").value(), name = node.attribute("name").value();
  const std::string value = one_line(text_of(node));
  Metadata& metadata = out.metadata;
  if (property == "dcterms:modified") {
    out.modified.push_back(value);
    metadata.modified = text::seconds_of(value).value_or(0);
  } else if (property == "belongs-to-collection" && metadata.series.empty()) {
    metadata.series = value;
  } else if (property == "group-position" && metadata.series_index.empty()) {
    metadata.series_index = value;
  } else if (property.starts_with("schema:access")) {
    out.accessibility.push_back({property.substr(7), value});
  } else if (property == "dcterms:conformsTo") {
    out.claims_conformance = true;
  } else if (property == "a11y:certifiedBy") {
    metadata.certified_by = value;
  } else if (name == "generator") {
    out.generator = node.attribute("content").value();
  }
}

std::string role_of(const pugi::xml_node& person) {
  const std::string of = std::string("#") + person.attribute("id").value();
  for (const pugi::xml_node& node : person.parent().children())
    if (node.attribute("refines").value() == of &&
        node.attribute("property").value() == std::string_view("role"))
      return one_line(text_of(node));
  return {};
}

void read_people(const pugi::xml_node& node, Metadata& metadata) {
  const bool creator = local_name(node) == "creator";
  const std::string name = one_line(text_of(node));
  if (creator && metadata.author.empty())
    metadata.author = name;
  else
    metadata.contributors.push_back({name, role_of(node), creator});
}

void read_element(const pugi::xml_node& node, std::string_view unique_id, PackageFile& out) {
  Metadata& metadata = out.metadata;
  const std::string_view name = local_name(node);
  const std::string value = one_line(text_of(node));
  const auto set_once = [&](std::string& place) {
    if (place.empty())
      place = value;
    else
      metadata.terms.push_back({std::string(name), value});
  };
  if (name == "meta") return read_meta(node, out);
  if (name == "creator" || name == "contributor") return read_people(node, metadata);
  if (name == "title") return set_once(metadata.title.empty() ? metadata.title : metadata.subtitle);
  if (name == "language") return set_once(metadata.language);
  if (name == "publisher") return set_once(metadata.publisher);
  if (name == "source") return set_once(metadata.source);
  if (name == "date") return set_once(metadata.date);
  if (name == "description") {
    metadata.description = text_of(node);
  } else if (name == "subject") {
    metadata.subjects.push_back(value);
  } else if (name == "identifier" && node.attribute("id").value() == unique_id) {
    metadata.identifier = value;
  } else if (!value.empty() && name != "link") {
    metadata.terms.push_back({std::string(name), value});
  }
}

void read_list(const pugi::xml_node& list, std::string_view path, std::size_t depth,
               std::vector<TocEntry>& out) {
  for (const pugi::xml_node& item : list.children()) {
    if (local_name(item) != "li") continue;
    for (const pugi::xml_node& child : item.children()) {
      if (local_name(child) == "a")
        out.push_back({one_line(text_of(child)), resolve(path, child.attribute("href").value()), depth});
      else if (local_name(child) == "ol")
        read_list(child, path, depth + 1, out);
    }
  }
}

void read_points(const pugi::xml_node& parent, std::string_view path, std::size_t depth,
                 std::vector<TocEntry>& out) {
  for (const pugi::xml_node& point : parent.children()) {
    if (local_name(point) != "navPoint") continue;
    const pugi::xml_node content = find(point, "content");
    out.push_back(
        {one_line(text_of(find(point, "navLabel"))), resolve(path, content.attribute("src").value()), depth});
    read_points(point, path, depth + 1, out);
  }
}

bool is_outside(std::string_view href) {
  const std::size_t colon = href.find(':');
  return colon != href.npos && colon < std::min(href.find_first_of("/?#"), href.size());
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool has_text_beside_headings(const pugi::xml_node& node) {
  if (is_heading(local_name(node))) return false;
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return !is_blank(node.value());
  return std::ranges::any_of(node.children(), has_text_beside_headings);
}

// A link may lead anywhere; what is part of the page must be in the book.
bool shows(std::string_view element, std::string_view attribute) {
  return attribute == "src" || attribute == "poster" || attribute == "data" || element == "link" ||
         (element == "image" && attribute.ends_with("href"));
}

void note_what_is_foreign(const pugi::xml_node& node, Document& out) {
  const std::string_view name = local_name(node);
  if (out.foreign.empty() && (name == "script" || name == "style")) out.foreign = name;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view key = attribute.name(), value = attribute.value();
    if (out.foreign.empty() && (key == "style" || (key.size() > 2 && key.starts_with("on"))))
      out.foreign = key;
    if (shows(name, key) && is_outside(value) && !value.starts_with("data:")) out.remote.emplace_back(value);
  }
}

std::string percent_decoded(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool code = s[i] == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0;
    out += code ? static_cast<char>(hex(s[i + 1]) * 16 + hex(s[i + 2])) : s[i];
    if (code) i += 2;
  }
  return out;
}

}  // namespace

std::string resolve(std::string_view base, std::string_view href) {
  if (is_outside(href) || href.starts_with('/')) return {};
  const std::size_t hash = std::min(href.find('#'), href.size());
  const std::string fragment(href.substr(hash));
  if (hash == 0) return std::string(base) + fragment;
  std::string path(base.substr(0, base.rfind('/') == base.npos ? 0 : base.rfind('/') + 1));
  path += percent_decoded(href.substr(0, hash));
  std::vector<std::string_view> steps;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = std::string_view(path).substr(begin, end - begin);
    if (step == ".." && steps.empty()) return {};
    if (step == "..")
      steps.pop_back();
    else if (step != "." && !step.empty())
      steps.push_back(step);
    begin = end + 1;
  }
  std::string out;
  for (const std::string_view step : steps) out.append(out.empty() ? "" : "/").append(step);
  return out + fragment;
}

std::string rootfile(std::string_view container_xml) {
  const pugi::xml_document document = parsed(container_xml);
  return find(document, "rootfile").attribute("full-path").value();
}

PackageFile read_package(std::string_view xml, std::string_view path) {
  const pugi::xml_document document = parsed(xml);
  const pugi::xml_node package = find(document, "package");
  PackageFile out;
  out.version = package.attribute("version").value();
  const std::string unique_id = package.attribute("unique-identifier").value();
  for (const pugi::xml_node& node : find(package, "metadata").children()) read_element(node, unique_id, out);
  for (const pugi::xml_node& item : find(package, "manifest").children())
    if (local_name(item) == "item")
      out.manifest.push_back({item.attribute("id").value(), resolve(path, item.attribute("href").value()),
                              item.attribute("media-type").value(), item.attribute("properties").value()});
  const pugi::xml_node spine = find(package, "spine");
  out.direction = spine.attribute("page-progression-direction").value();
  for (const pugi::xml_node& itemref : spine.children())
    if (local_name(itemref) == "itemref") out.spine.emplace_back(itemref.attribute("idref").value());
  return out;
}

std::vector<TocEntry> read_nav(std::string_view xml, std::string_view path) {
  const pugi::xml_document document = parsed(xml);
  std::vector<TocEntry> out;
  walk(document, [&](const pugi::xml_node& node) {
    if (local_name(node) == "nav" && node.attribute("epub:type").value() == std::string_view("toc"))
      for (const pugi::xml_node& child : node.children())
        if (local_name(child) == "ol") read_list(child, path, 1, out);
  });
  return out;
}

std::vector<TocEntry> read_ncx(std::string_view xml, std::string_view path) {
  const pugi::xml_document document = parsed(xml);
  std::vector<TocEntry> out;
  read_points(find(document, "navMap"), path, 1, out);
  return out;
}

std::string ncx_identifier(std::string_view xml) {
  const pugi::xml_document document = parsed(xml);
  for (const pugi::xml_node& meta : find(document, "head").children())
    if (meta.attribute("name").value() == std::string_view("dtb:uid"))
      return meta.attribute("content").value();
  return {};
}

Document read_document(std::string_view xml, std::string_view path) {
  const pugi::xml_document document = parsed(xml);
  Document out;
  out.language = find(document, "html").attribute("lang").value();
  out.title = one_line(text_of(find(document, "title")));
  walk(document, [&](const pugi::xml_node& node) {
    if (const auto id = node.attribute("id")) out.ids.emplace_back(id.value());
    const std::string_view name = local_name(node);
    if (name == "img" || name == "image") out.has_image = true;
    note_what_is_foreign(node, out);
    for (const char* const attribute : {"href", "src"})
      if (const auto link = node.attribute(attribute))
        if (!is_outside(link.value())) out.links.push_back(resolve(path, link.value()));
  });
  out.text = text_of(find(document, "body"));
  out.has_body = has_text_beside_headings(find(document, "body"));
  return out;
}

}  // namespace novel2epub::epub
