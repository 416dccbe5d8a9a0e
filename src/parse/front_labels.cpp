#include "parse/front_labels.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "text/data.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using text::trim;

// By the word.
template <class Field>
using Labels = std::map<std::string_view, Field, std::less<>>;

template <class Field>
void add(Labels<Field>& labels, Field field, std::string_view file) {
  for (const std::string_view word : text::data_words(file)) labels.emplace(word, field);
}

const Labels<FrontField>& front_labels() {
  static const Labels<FrontField> all = [] {
    using enum FrontField;
    Labels<FrontField> labels;
    for (const auto& [field, file] :
         {std::pair{title, "title"}, std::pair{author, "author"}, std::pair{subjects, "subjects"},
          std::pair{series, "series"}, std::pair{description, "description"}, std::pair{status, "status"},
          std::pair{length, "length"}, std::pair{other, "other"}})
      add(labels, field, std::string("labels/") + file + ".txt");
    return labels;
  }();
  return all;
}

const Labels<HeadField>& head_labels() {
  static const Labels<HeadField> all = [] {
    using enum HeadField;
    Labels<HeadField> labels;
    for (const auto& [field, file] : {std::pair{title, "head-title"}, std::pair{author, "head-author"},
                                      std::pair{chapter, "head-chapter"}, std::pair{text, "head-text"}})
      add(labels, field, std::string("labels/") + file + ".txt");
    return labels;
  }();
  return all;
}

// Without blanks; ASCII in lower case.
std::string fold(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = text::next(s, i);
    if (text::is_blank(c)) continue;
    text::append(out, c >= U'A' && c <= U'Z' ? c + 32 : c);
  }
  return out;
}

struct Mark {
  std::string_view open, close;
};

// {label, value} of "label：value" and "【label】value".
std::optional<std::pair<std::string_view, std::string_view>> split_label(std::string_view line) {
  for (const Mark& mark : {Mark{"【", "】"}, Mark{"[", "]"}, Mark{"［", "］"}, Mark{"〖", "〗"}}) {
    if (!line.starts_with(mark.open)) continue;
    const std::size_t close = line.find(mark.close);
    if (close == line.npos || close > 40) return {};
    std::string_view label = line.substr(mark.open.size(), close - mark.open.size());
    std::string_view value = trim(line.substr(close + mark.close.size()));
    for (const std::string_view colon : {"：", ":"}) {
      if (label.ends_with(colon)) label.remove_suffix(colon.size());
      if (value.starts_with(colon)) value = trim(value.substr(colon.size()));
    }
    return {{label, value}};
  }
  const std::size_t narrow = line.find(':'), wide = line.find("：");
  const std::size_t at = std::min(narrow, wide);
  if (at == line.npos || at > 40) return {};
  return {{line.substr(0, at), trim(line.substr(at + (at == wide ? 3 : 1)))}};
}

}  // namespace

std::optional<LabelledLine> read_label(std::string_view line) {
  const auto parts = split_label(line);
  if (!parts) return {};
  const std::string folded = fold(parts->first);
  const auto found = front_labels().find(folded);
  if (found == front_labels().end()) return {};
  const auto head = head_labels().find(folded);
  const bool of_chapter = head != head_labels().end() && head->second == HeadField::chapter;
  return LabelledLine{found->second, parts->second, !of_chapter};
}

std::optional<LabelledHead> read_head_label(std::string_view line) {
  line = trim(line);
  const auto parts = split_label(line).value_or(std::pair{line, std::string_view{}});
  const auto found = head_labels().find(fold(parts.first));
  if (found == head_labels().end()) return {};
  return LabelledHead{found->second, parts.second};
}

}  // namespace novel2epub::parse
