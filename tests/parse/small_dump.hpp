// Dumps of a few lines for tests of what is boilerplate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/parse.hpp"

namespace novel2epub::parse {

// A dump of own texts: one draft a file, nothing lifted.
struct SmallDump {
  std::vector<Text> texts;
  std::vector<Draft> drafts;

  void add(const std::string& text, const std::string& name = {}) {
    Text file;
    file.name = std::to_string(texts.size() + 1) + ".txt";
    file.source = text;
    file.clean.copy(text, 0);
    Draft draft;
    draft.pieces.push_back({texts.size(), 0, text.size()});
    draft.heading.name = name;
    texts.push_back(std::move(file));
    drafts.push_back(std::move(draft));
  }

  std::vector<Parsed> parse(std::string_view language, Level level = Level::safe,
                            AuthorNotes notes = AuthorNotes::keep,
                            const std::vector<std::string>& disabled = {}) const {
    const RuleSet rules(built_in_rules(), language, disabled);
    const Survey found = survey(texts, drafts, rules, "");
    ParseSettings settings{&rules, &found, level, notes, {}};
    settings.layout.layout = Layout::lines;
    std::vector<Parsed> out;
    for (const Draft& draft : drafts) out.push_back(parse::parse(texts, draft, settings));
    return out;
  }
};

inline std::string story(const Parsed& parsed) {
  std::string out;
  for (const Block& block : parsed.chapter.blocks)
    if (block.voice == Block::Voice::story) out += block.text + "\n";
  return out;
}

inline std::string notes(const Parsed& parsed) {
  std::string out;
  for (const Block& block : parsed.chapter.blocks)
    if (block.voice == Block::Voice::author) out += block.text + "\n";
  return out;
}

inline std::string removed(const Parsed& parsed, const SmallDump& dump) {
  std::string out;
  for (const Cut& cut : parsed.cuts)
    out += cut.rule + ":" + dump.texts[cut.text].source.substr(cut.begin, cut.end - cut.begin) + "\n";
  return out;
}

inline const std::vector<std::string> days = {
    "河上起了雾，摆渡人还没有来。",   "他把伞收好，放在门后的墙角。", "镇上的钟敲了七下，街灯亮了。",
    "她在信里写，今年的桂花开得早。", "船离岸的时候，谁也没有说话。", "老人把茶推过来，说趁热喝吧。"};

}  // namespace novel2epub::parse
