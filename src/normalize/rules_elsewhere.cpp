// The rules of normalization that are no pass over a line: what reading a text and laying it out do, what
// always stays, what is only told. Together with the table of the passes they are the whole of it.
#include <algorithm>

#include "normalize/normalize.hpp"

namespace novel2epub::normalize {
namespace {

constexpr Applies on = Applies::on, off = Applies::off, always = Applies::always, told = Applies::told;
constexpr std::string_view all = "all";

constexpr RuleInfo reading[] = {
    {"CP-1", all, always, "every kind of line end is one", "雪停了。\r风起了。", "雪停了。\n风起了。",
     "雪\t停了"},
    {"CP-2", all, always, "control characters vanish", "雪\u0008停了", "雪停了", "雪\t停了"},
    {"CP-3", all, always,
     "byte order marks, word joiners and zero-width spaces vanish, but where a script without spaces breaks "
     "its "
     "lines by them",
     "雪\u200B停了", "雪停了", "ไทย\u200Bไทย"},
    {"CP-3b", all, always, "zero-width joiners vanish unless they join emoji or shape letters",
     "雪\u200D停了", "雪停了", "👩\u200D🚀飞了"},
    {"CP-6", all, always, "a variation selector without a character before it vanishes", "雪\n\uFE0F停了",
     "雪\n停了", "葛\U000E0100城"},
    {"CP-9", all, always, "C1 controls are read as Windows-1252", "It\u0092s late", "It’s late", "It's late"},
    {"CP-10", all, always, "direction controls vanish in lines without a letter written from right to left",
     "雪\u202E停了", "雪停了", "שלום\u200F!"},
    {"CP-12", all, always,
     "letters and their marks are composed (NFC), compatibility ideographs stay as they are", "か\u3099",
     "が", "\uFA10"},
    {"CP-15", all, always, "surrogates become U+FFFD, non-characters vanish", "雪\uFDD0停了", "雪停了",
     "雪\uFFFD停了"},
    {"MK-1", all, always, "entities of HTML are decoded, once escaped or twice", "&ldquo;好&rdquo;", "“好”",
     "AT&T"},
    {"MK-2", all, always, "<br>, <p> and <div> end a line", "雪停了。<br>风起了。", "雪停了。\n风起了。",
     "1<2，3>2"},
    {"MK-3", all, always, "inline tags go, what they hold stays", "他<b>怒</b>了", "他怒了",
     "《<修仙手册>》"},
};

constexpr RuleInfo paragraphs[] = {
    {"P-1", all, always, "blank lines part paragraphs, and nothing is joined", "雪停了，\n\n风起了。",
     "雪停了，\n风起了。", "雪停了。"},
    {"P-2", all, always, "without blank lines every line is a paragraph", "　　雪停了。\n　　风起了。",
     "雪停了。\n风起了。", "雪停了，\n风起了。"},
    {"P-3", all, on, "lines cut at one width are joined again (--layout=wrapped: in any case)", "", "",
     "雪停了，\n风起了。"},
    {"P-5", "zh", on,
     "wide runs of spaces behind a sentence are a lost paragraph break (in Japanese in long lines only)",
     "雪停了。　　风起了。", "雪停了。\n风起了。", "雪停了。　风起了。"},
    {"P-6", all, off,
     "a chapter in one line is broken behind speech and long runs of sentences (--resegment)", "", "",
     "雪停了。风起了。"},
    {"P-7", all, on, "a sentence that runs over the end of a page or file of one chapter is joined", "", "",
     "雪停了。\n风起了。"},
    {"P-7b", all, on, "page marks that count up vanish",
     "雪停\n- Page 1 -\n了。风起\n- Page 2 -\n了。雨来\n- Page 3 -\n了。", "雪停了。风起了。雨来了。",
     "雪停了。\n- 1 -\n风起了。"},
    {"P-8", all, always, "verse, letters and status panels keep their lines", "气血:12\n攻击:30",
     "气血：12\n攻击：30", "远山如黛，\n近水含烟。"},
    {"P-9", all, on, "a line of ornaments is a scene break", "雪停了。\n***\n风起了。",
     "雪停了。\n<hr/>\n风起了。", "“你……”\n……\n“没事。”"},
    {"P-10", all, always, "a line that repeats the chapter's title goes", "", "", "雪停了。"},
    {"P-11", all, told, "a long paragraph that repeats its neighbour is told (--dedupe-paragraphs: goes)", "",
     "", "“啊！”\n“啊！”"},
    {"P-12", all, always, "white space at both ends goes, an indent becomes style", "　　雪停了。　",
     "雪停了。", "王　伟"},
    {"P-13", all, on, "a word hyphenated at a line end is joined", "", "", "well-known"},
    {"P-14", all, on, "a pause the author left stays as one", "一。\n二。\n\n三。",
     "一。\n二。\n<gap/>\n三。", "一。\n\n二。\n\n三。"},
    {"join-brackets", all, off, "lines inside one bracket are one paragraph (--join-brackets)", "", "",
     "「雪。\n風。」"},
    {"join-touten", all, off, "a line that ends in a comma goes on in the next (--join-touten)", "", "",
     "雪が、\n風が。"},
};

constexpr RuleInfo settings[] = {
    {"panel", all, on, "lines in which a game or a system speaks stand in one frame", "", "",
     "【这一行只有一句。】"},
    {"verse", "zh ja", on, "lines of five or seven characters to the clause are verse, lines behind ♪ a song",
     "", "", "山高水远，\n人去楼空。"},
    {"letter", "zh en", on, "what stands between an address and a closing of letters is a letter", "", "",
     "亲爱的阿九：\n他没有写下去。"},
    {"FN-1", all, on, "a footnote's mark and its note, where each has exactly one partner, are linked", "",
     "", "老话[1]说，先听后看。"},
};

constexpr RuleInfo kept[] = {
    {"CP-13", all, always, "compatibility characters are never folded (no NFKC)", "", "", "①Ⅲ㎏ﬁ²℃"},
    {"CP-16", "zh ja", always, "emoji stay whole, and marks look through them", "👍🏽真好,走吧",
     "👍🏽真好，走吧", "👨\u200D👩\u200D👧"},
    {"MK-4", all, always, "anything else in angle brackets is text", "<修仙手册>,好书", "<修仙手册>，好书",
     "<修仙手册>"},
    {"FW-3", "zh", always, "other wide signs are never folded", "％￥℃,好", "％￥℃，好", "％￥＋＝＃℃㎡①Ⅲ"},
    {"PT-3", "zh ja", always, "a dot in front of a letter, and what looks like code, stays",
     "打开遗嘱.docx,看", "打开遗嘱.docx，看", "放到C:\\Users下"},
    {"PT-6", "zh ja", always, "embedded sentences in Latin letters keep their marks", "“Are you OK?”他问,",
     "“Are you OK?”他问，", "“To be, or not to be.”"},
    {"W-7", "zh ja", always, "[ ], { } and < > stay narrow", "[系统:好]", "[系统：好]", "[LV.5]"},
    {"W-8", "zh ja", always, "a paragraph in Latin letters stays as it is", "", "", "Hello, world!"},
    {"Q-6", "zh ja", always, "existing quotation marks keep their shape", "「老師,好」", "「老師，好」",
     "「老師」“好”"},
    {"Q-7", "zh", always, "primes and inches stay", "27\"屏,好", "27\"屏，好", "5′30″"},
    {"T-1", "zh ja", always, "tildes and wave dashes stay", "好的~走,吧", "好的~走，吧", "10~20岁～"},
    {"S-2", "zh ja", always, "between ideographs and Latin letters no space comes or goes", "用 Vue 写,好",
     "用 Vue 写，好", "用Vue写 3 行"},
    {"S-3", "zh ja", always, "an ideographic space inside a line stays", "王　伟,好", "王　伟，好", "王　伟"},
    {"S-5", "zh ja ko", always, "a space between two ideographs or Hangul stays", "张三 李四,好",
     "张三 李四，好", "张三 李四"},
    {"R-1", "zh ja", always, "repeated marks keep their number and order", "什么!!!!", "什么！！！！",
     "啊？？？"},
    {"R-2", "zh ja", always, "the glyphs of censors stay", "他□□了,走", "他□□了，走", "操**的"},
    {"R-3", "zh ja", always, "signs stay", "36.5℃,好♪", "36.5℃，好♪", "50％♪☆№"},
    {"J-6", "ja", always, "voice marks as typed stay, combining ones are composed", "か\u3099,", "が、",
     "あ゛"},
    {"K-1", "ko en vi", always, "Korean, English and Vietnamese keep their punctuation", "", "",
     "\"Really?\" he said..."},
};

constexpr RuleInfo telling[] = {
    {"CP-7", all, told, "private-use characters, a sign of a font that hides the text", "", "",
     "雪\uE000停了"},
    {"CP-8", all, told, "U+FFFD, where text is lost", "", "", "雪\uFFFD停了"},
    {"damage", all, told,
     "text read in the wrong charset (--repair-encoding: read again where that is exact)", "", "", "锟斤拷"},
};

}  // namespace

std::span<const RuleSection> rule_sections() {
  static const RuleSection sections[] = {
      {"Reading the text", "In every language, before anything else.", reading},
      {"From lines to paragraphs", "`⏎` is a line end.", paragraphs},
      {"Punctuation and notation", "In the order of application, each one scan over a paragraph.", rules()},
      {"What the book sets apart", "No letter changes.", settings},
      {"What always stays", "Held by the rules above; named here because examples are given for each.", kept},
      {"What is only told", "The text stays as it is.", telling},
  };
  return sections;
}

bool is_rule(std::string_view name) {
  for (const RuleSection& section : rule_sections())
    if (std::ranges::find(section.rules, name, &RuleInfo::name) != section.rules.end()) return true;
  return false;
}

}  // namespace novel2epub::normalize
