#include "parse/audit.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "parse/audit_order.hpp"
#include "parse/body.hpp"
#include "parse/divide_lines.hpp"
#include "parse/heading_grammar.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

constexpr std::size_t telling_characters = 60;  // a body so long is equal to another by no accident

struct Body {
  const Draft* draft = nullptr;
  BodySize size;
  std::vector<std::size_t> lines;  // hashes of the lines with some length
  std::string_view last;           // line
};

Body read_body(std::span<const Text> texts, const Draft& draft) {
  constexpr std::size_t shortest_line = 30;  // bytes
  Body body;
  body.draft = &draft;
  body.size = measure_body(texts, draft);
  for (const Piece& piece : body_of(draft)) {
    const std::string_view s = view_of(texts, piece);
    for (const TextLine& line : lines_of(s)) {
      const std::string_view trimmed = text::trim(line.of(s));
      if (trimmed.empty()) continue;
      if (trimmed.size() >= shortest_line) body.lines.push_back(std::hash<std::string_view>{}(trimmed));
      body.last = trimmed;
    }
  }
  return body;
}

struct Auditor {
  std::span<const Text> texts;
  std::vector<Body> bodies;
  std::vector<Diagnostic> notes;
  LineCounter lines = {};

  // `facts`: what stands behind the chapter's own heading in the message.
  void warn(const Body& body, std::string id, std::string message, std::vector<std::string> facts) {
    Diagnostic diagnostic = place_of(texts, *body.draft, Severity::warning, lines);
    diagnostic.id = std::move(id);
    diagnostic.message = std::move(message);
    diagnostic.facts = std::move(facts);
    diagnostic.facts.insert(diagnostic.facts.begin(), label_of(*body.draft));
    notes.push_back(std::move(diagnostic));
  }

  void find_copies();
  void find_near_copies();
  void find_placeholders();
  void find_odd_sizes();
  void find_truncated();
};

void Auditor::find_copies() {
  std::unordered_map<std::uint64_t, const Body*> first;
  for (const Body& body : bodies) {
    if (body.size.characters < telling_characters) continue;
    const auto [found, fresh] = first.try_emplace(body.size.hash, &body);
    if (!fresh && found->second->size.characters == body.size.characters)
      warn(body, "chapter.duplicate",
           quoted(*body.draft) + " has the same text as " + quoted(*found->second->draft),
           {label_of(*found->second->draft)});
  }
}

// Chapters that share most of their longer lines. Lines that many chapters have are the site's, and prove
// nothing.
void Auditor::find_near_copies() {
  constexpr std::size_t site_line = 3, fewest_lines = 5;
  std::unordered_map<std::size_t, std::vector<std::size_t>> owners;  // of a line; at most site_line + 1 kept
  for (std::size_t i = 0; i < bodies.size(); ++i)
    for (const std::size_t line : bodies[i].lines)
      if (auto& list = owners[line]; list.size() <= site_line && (list.empty() || list.back() != i))
        list.push_back(i);
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    std::unordered_map<std::size_t, std::size_t> shared;
    std::size_t own = 0;
    for (const std::size_t line : bodies[i].lines) {
      const auto& list = owners[line];
      if (list.size() > site_line) continue;
      ++own;
      for (const std::size_t other : list)
        if (other < i) ++shared[other];
    }
    if (own < fewest_lines) continue;
    const auto most = std::ranges::max_element(
        shared, {}, [](const auto& row) { return std::pair(row.second, ~row.first); });
    if (most == shared.end() || 5 * most->second < 3 * own) continue;
    const Body& other = bodies[most->first];
    if (other.size.hash == bodies[i].size.hash) continue;  // told already
    warn(bodies[i], "chapter.near-duplicate",
         std::to_string(most->second) + " of the " + std::to_string(own) + " longer lines of " +
             quoted(*bodies[i].draft) + " stand in " + quoted(*other.draft) + " too",
         {label_of(*other.draft), std::to_string(own), std::to_string(most->second)});
  }
}

void Auditor::find_placeholders() {
  constexpr std::size_t longest = 300;  // characters: a placeholder inside a real chapter is boilerplate
  const auto& words = heading_grammar().placeholders;
  for (const Body& body : bodies) {
    if (body.size.characters > longest) continue;
    std::string all;
    for (const Piece& piece : body_of(*body.draft)) all += text::lower(view_of(texts, piece));
    const auto word = std::ranges::find_if(words, [&](const std::string& w) { return all.contains(w); });
    if (word != words.end())
      warn(body, "chapter.placeholder", quoted(*body.draft) + " holds only the site's \"" + *word + "\"",
           {*word});
  }
}

void Auditor::find_odd_sizes() {
  constexpr std::size_t fewest = 8;
  std::vector<std::size_t> sizes;
  for (const Body& body : bodies)
    if (body.draft->kind == ChapterKind::chapter) sizes.push_back(body.size.characters);
  if (sizes.size() < fewest) return;
  std::ranges::nth_element(sizes, sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2));
  const std::size_t median = sizes[sizes.size() / 2];
  for (const Body& body : bodies) {
    if (body.draft->kind != ChapterKind::chapter) continue;
    const bool is_short = 8 * body.size.characters<median, is_long = body.size.characters> 6 * median;
    if (is_short || is_long)
      warn(body, is_short ? "chapter.short" : "chapter.long",
           quoted(*body.draft) + " has " + std::to_string(body.size.characters) +
               " characters, half of the chapters have more than " + std::to_string(median),
           {std::to_string(body.size.characters), std::to_string(median)});
  }
}

// A chapter that stops inside a sentence, in a book whose chapters do not.
void Auditor::find_truncated() {
  constexpr std::size_t shortest_line = 20;  // letters
  std::unordered_map<std::string_view, std::size_t> endings;
  for (const Body& body : bodies) ++endings[body.last];
  std::vector<const Body*> cut;
  for (const Body& body : bodies) {
    if (body.draft->kind != ChapterKind::chapter || body.last.empty() || endings[body.last] > 1) continue;
    if (body.last.contains("http") || body.last.contains("www") || count_letters(body.last) < shortest_line)
      continue;
    std::size_t end = body.last.size();
    const char32_t c = text::previous(body.last, end);
    if (text::is_letter_or_number(c) || c == U'，' || c == U',' || c == U'、') cut.push_back(&body);
  }
  if (5 * cut.size() > bodies.size()) return;
  for (const Body* const body : cut) {
    constexpr std::size_t shown = 60;
    const std::string_view tail = text::last_bytes(body->last, shown);
    warn(*body, "chapter.truncated",
         quoted(*body->draft) + " ends inside a sentence: \"" + std::string(tail) + "\"",
         {std::string(tail)});
  }
}

}  // namespace

std::vector<Diagnostic> audit(std::span<const Text> texts, std::span<const Draft> drafts) {
  Auditor auditor{texts, {}, {}};
  audit_order(texts, drafts, auditor.notes);
  auditor.bodies.reserve(drafts.size());
  for (const Draft& draft : drafts) auditor.bodies.push_back(read_body(texts, draft));
  auditor.find_copies();
  auditor.find_near_copies();
  auditor.find_placeholders();
  auditor.find_odd_sizes();
  auditor.find_truncated();
  return std::move(auditor.notes);
}

}  // namespace novel2epub::parse
