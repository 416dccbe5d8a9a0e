#include "epub/upright.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace novel2epub::epub {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool is_narrow_shout(char32_t c) { return c == U'!' || c == U'?'; }
bool is_wide_shout(char32_t c) { return c == U'！' || c == U'？'; }

// What of the alphabets and signs that lie on their side makes a longer word or figure with its neighbour.
bool binds(char32_t c) {
  constexpr char32_t alphabets_end = 0x2000;
  constexpr std::u32string_view loose = U"()[]<>\"'!?";
  return c > U' ' && c < alphabets_end && loose.find(c) == loose.npos;
}

// The first sign from `at` that is not a space, 0 at the end. A space parts words, not what is set sideways.
char32_t neighbour_after(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    if (const char32_t c = text::next(line, at); c != U' ') return c;
  }
  return 0;
}

// A stretch of signs that `belongs` takes, from `at`.
template <class Belongs>
std::size_t end_of(std::string_view line, std::size_t at, Belongs belongs) {
  while (at < line.size()) {
    std::size_t next = at;
    if (!belongs(text::next(line, next))) return at;
    at = next;
  }
  return at;
}

struct Reader {
  std::string_view line;
  unsigned digits;
  char32_t before = 0;  // the last sign passed that was no space

  // Where the stretch that begins at `at` ends, and whether it stands upright.
  std::size_t read(std::size_t at, bool& upright) {
    std::size_t end = at;
    const char32_t first = text::next(line, end);
    upright = false;
    if (is_digit(first)) {
      end = end_of(line, at, is_digit);
      upright = end - at <= digits && stands_alone(end);
    } else if (is_capital(first)) {
      upright = stands_alone(end);
    } else if (is_narrow_shout(first)) {
      end = end_of(line, at, is_narrow_shout);
      upright = end - at == 2 && !binds(before);
    } else if (is_wide_shout(first)) {
      constexpr std::size_t two = 2 * std::string_view("！").size();
      end = end_of(line, at, is_wide_shout);
      upright = end - at == two;
    }
    if (first != U' ') before = first;
    return end;
  }

  bool stands_alone(std::size_t end) const { return !binds(before) && !binds(neighbour_after(line, end)); }
};

bool keeps_its_text(pugi::xml_node element) {
  return std::string_view(element.name()) == "ruby" ||
         std::string_view(element.attribute("class").value()) == "tcy";
}

// The node's text as nodes of text and of what stands upright, in its place.
void split(pugi::xml_node node, unsigned digits) {
  const std::string content = node.value();
  const std::vector<Stretch> stretches = upright_stretches(content, digits);
  if (std::ranges::none_of(stretches, &Stretch::upright)) return;
  pugi::xml_node parent = node.parent();
  for (const Stretch& stretch : stretches) {
    pugi::xml_node part;
    if (stretch.upright) {
      pugi::xml_node span = parent.insert_child_before("span", node);
      span.append_attribute("class").set_value("tcy");
      part = span.append_child(pugi::node_pcdata);
    } else {
      part = parent.insert_child_before(pugi::node_pcdata, node);
    }
    part.set_value(stretch.text.data(), stretch.text.size());
  }
  parent.remove_child(node);
}

}  // namespace

std::vector<Stretch> upright_stretches(std::string_view line, unsigned digits) {
  std::vector<Stretch> out;
  Reader reader{line, digits};
  std::size_t plain = 0;  // where the stretch of ordinary text began
  for (std::size_t at = 0; at < line.size();) {
    bool upright = false;
    const std::size_t end = reader.read(at, upright);
    if (upright) {
      if (plain < at) out.push_back({line.substr(plain, at - plain)});
      out.push_back({line.substr(at, end - at), true});
      plain = end;
    }
    at = end;
  }
  if (plain < line.size()) out.push_back({line.substr(plain)});
  return out;
}

void set_upright(pugi::xml_node node, unsigned digits) {
  for (pugi::xml_node child = node.first_child(), next; child; child = next) {
    next = child.next_sibling();
    if (child.type() == pugi::node_pcdata)
      split(child, digits);
    else if (!keeps_its_text(child))
      set_upright(child, digits);
  }
}

}  // namespace novel2epub::epub
