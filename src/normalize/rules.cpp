// What every rule is called, what it does, and whether it is on.
#include <algorithm>
#include <array>

#include "normalize/plan.hpp"
#include "text/language.hpp"

namespace novel2epub::normalize {
namespace {

constexpr Applies on = Applies::on, off = Applies::off, proven = Applies::proven;

// In the order of Rule: name, languages, by default, summary, changes, into, leaves alone.
constexpr RuleInfo table[] = {
    {"CP-4", "zh ja ko en vi", on,
     "no-break and typographic spaces become plain ones (U+00A0 only in zh, ja, ko)", "他\u00A0走", "他 走",
     "王　伟"},
    {"CP-5", "zh ja ko", on, "soft hyphens vanish", "他\u00AD走了", "他走了", "他-走了"},
    {"CP-11", "zh ja", on, "forms for vertical lines become the marks they stand for", "﹁你好﹂", "「你好」",
     "﹏"},
    {"CP-14", "zh ja", off, "radicals become the ideographs they look like (--fix-radicals)", "⼈⼝", "人口",
     "人口"},
    {"FW-4", "zh", on, "．，：－／＿＠ between full-width letters or digits are narrowed with them",
     "集合时间１６：３２", "集合时间16:32", "他说：好"},
    {"FW-1", "zh", on, "full-width letters and digits become ASCII", "１２３４元", "1234元", "100％"},
    {"FW-2", "zh ja", on, "half-width katakana become full-width, voice marks composed", "ｶﾞﾝﾀﾞﾑ", "ガンダム",
     "が゛"},
    {"fold-ja-width", "ja", off, "full-width letters and digits become ASCII in Japanese too", "ＨＰが１０",
     "HPが10", "第Ⅲ章"},
    {"PT-1", "zh ja", on, "web and mail addresses are left alone", "网址:www.example.com",
     "网址：www.example.com", "http://a.b/c?d=1,2"},
    {"PT-2", "zh ja", on, "a mark between two ASCII letters or digits is theirs", "共1,234元,好",
     "共1,234元，好", "12:30"},
    {"PT-4", "zh ja", on, "emoticons are left alone", "答案:D", "答案：D", "好 :)"},
    {"PT-5", "zh ja", on, "kaomoji are left alone", "(^_^),好", "(^_^)，好", "(´・ω・`)"},
    {"PT-7", "ja", on, "ruby notation and editors' commands are left alone", "漢字《・・・》、・・・だ",
     "<em>漢字</em>、……だ", "《ふむ。》"},
    {"E-1", "zh ja", on, "three or more dots beside CJK text become ……", "我...走了", "我……走了",
     "Wait... what?"},
    {"E-2", "zh ja", on, "a single … becomes ……", "我…走了", "我……走了", "我……走了"},
    {"touten-ellipsis", "zh ja", off, "、、、 is an ellipsis as well", "我、、、走了", "我……走了",
     "我、你、他"},
    {"D-1", "zh", on, "-- and look-alikes of the dash become ——", "等等--他说", "等等——他说", "北京—上海"},
    {"Q-1", "zh", on, "straight double quotes that pair up become “ ” (zh-Hant: 「 」)", "他说:\"好。\"",
     "他说：“好。”", "27\"显示器"},
    {"Q-2", "zh", on, "a lone straight quote that opens or ends a paragraph of speech", "\"我走了。",
     "“我走了。", "他的\"梦\"很\"满"},
    {"Q-3", "zh", on, "curly quotes that all look one way are turned", "”你好”", "“你好”", "“你好"},
    {"Q-5", "zh", on, "quotes of TeX become double quotes", "``你好''，他说", "“你好”，他说", "``code''"},
    {"Q-4", "zh", on, "straight single quotes beside CJK text become ‘ ’ (zh-Hant: 『 』)", "'晴雨表'",
     "‘晴雨表’", "don't"},
    {"quotes-curly", "zh ja", off, "existing quotation marks become “ ” and ‘ ’ by depth (--quotes=curly)",
     "「『好』」", "“‘好’”", "don’t"},
    {"quotes-corner", "zh ja", off,
     "existing quotation marks become 「 」 and 『 』 by depth (--quotes=corner)", "“‘好’”", "「『好』」",
     "don’t"},
    {"ja-minutes", "ja", off, "straight double quotes become 〝 〟", "\"天才\"だ", "〝天才〟だ", "27\""},
    {"W-1", "zh ja", on, ", becomes ， (ja: 、)", "当天晚上,他走了", "当天晚上，他走了", "1,234,567"},
    {"W-2", "zh ja", on, ". becomes 。 at the end of a sentence", "这是一个句子.", "这是一个句子。",
     "哈利.波特"},
    {"W-2b", "zh", proven, ". inside a paragraph becomes 。 in a book that has no 。", "天黑了.他走了.",
     "天黑了。他走了。", "v2.3"},
    {"W-3", "zh ja", on, ": becomes ：", "他说:“好”", "他说：“好”", "12:30"},
    {"W-4", "zh ja", on, "; becomes ；", "东边是山;西边是水", "东边是山；西边是水", "for(;;)"},
    {"W-5", "zh ja", on, "? and ! become ？ and ！, whole runs together", "什么?!", "什么？！",
     "“Are you OK?”"},
    {"periods-wide", "zh ja", off, ". between two ideographs becomes 。 (--periods=wide)", "走了.他",
     "走了。他", "3.14"},
    {"dots-interpunct", "zh ja", off, ". between two ideographs becomes · (--dots=interpunct)", "哈利.波特",
     "哈利·波特", "3.14"},
    {"latin-punct", "zh ja", off, "wide marks in a Latin sentence of three words or more are narrowed",
     "Come and，join us！", "Come and, join us!", "“OK！”"},
    {"W-6", "zh ja", on, "( ) around CJK text become （ ）, always in pairs", "他(指张三)", "他（指张三）",
     "(Tom)"},
    {"PR-1", "zh ja", proven, "in a book washed by NFKC: ( ) around Latin, and ~ after CJK text, as well",
     "张三(Tom)没来", "张三（Tom）没来", "(+350)"},
    {"tilde-wide", "zh ja", off, "~ after CJK text becomes ～ (--tilde=wide)", "好的~", "好的～", "10~20"},
    {"wave", "zh ja", off, "the two wave dashes become one (--wave)", "〜だよ～", "～だよ～", "~"},
    {"squeeze-punct", "zh ja", off, "runs of one mark are cut to N (--squeeze-punct=N)", "！！！！", "！！！",
     "？！"},
    {"bracket-stop", "ja", off, "。 goes before 」 and 』", "「行く。」", "「行く」", "行く。"},
    {"M-1", "zh", on, "the dot between parts of a foreign name becomes ·", "史蒂夫・乔布斯", "史蒂夫·乔布斯",
     "• 第一条"},
    {"S-1", "zh ja", on, "spaces beside a full-width mark go", "你好， 世界", "你好，世界", "张三 李四"},
    {"S-4", "ja", on, "a space after ！ or ？ becomes ideographic", "え！ 本当", "え！　本当", "え！本当"},
    {"exclaim-space", "ja", off, "an ideographic space is set after ！ and ？", "え！本当", "え！　本当",
     "「え！」"},
    {"strip-han-spaces", "zh ja", off, "spaces between two ideographs go", "张三 李四", "张三李四",
     "Vue 框架"},
    {"spacing-strip", "zh ja", off, "spaces between CJK and Latin go (--spacing=strip)", "用 Vue 写",
     "用Vue写", "张三 李四"},
    {"spacing-pangu", "zh ja", off, "a space is set between CJK and Latin (--spacing=pangu)", "用Vue写",
     "用 Vue 写", "①号"},
    {"J-1", "ja", on, "｜base《reading》 is ruby", "｜勇者《ゆうしゃ》", "<ruby>勇者<rt>ゆうしゃ</rt></ruby>",
     "《ふむ。》"},
    {"J-2", "ja", on, "a reading in kana after ideographs or Latin is ruby", "漢字《かんじ》",
     "<ruby>漢字<rt>かんじ</rt></ruby>", "かんじ《漢字》"},
    {"ruby-paren", "ja", off, "漢字(かんじ) is ruby (J-3)", "漢字(かんじ)",
     "<ruby>漢字<rt>かんじ</rt></ruby>", "彼（かれ、たぶん）"},
    {"J-4", "ja", on, "《《text》》 and ｜text《・・》 are emphasis", "《《絶対》》", "<em>絶対</em>",
     "《絶対》"},
    {"J-5", "ja", on, "editors' commands ［＃…］ are obeyed, unknown ones kept as notes",
     "それ［＃「それ」に傍点］", "<em>それ</em>", "［注］"},
    {"J-7", "ja", on, "paragraphs of dialogue are set without indent", "「行くぞ」", "「行くぞ」",
     "彼は言った。"},
};
static_assert(std::size(table) == rule_count);

bool wanted_by_flag(const NormalizeFlags& flags, Rule rule) {
  switch (rule) {
    case Rule::cp_14:
      return flags.fix_radicals;
    case Rule::fold_ja_width:
      return flags.fold_ja_width;
    case Rule::touten_ellipsis:
      return flags.touten_ellipsis;
    case Rule::quotes_curly:
      return flags.quotes == Quotes::curly;
    case Rule::quotes_corner:
      return flags.quotes == Quotes::corner;
    case Rule::ja_minutes:
      return flags.ja_minutes;
    case Rule::periods_wide:
      return flags.periods_wide;
    case Rule::dots_interpunct:
      return flags.dots_interpunct;
    case Rule::latin_punct:
      return flags.latin_punct;
    case Rule::tilde_wide:
      return flags.tilde_wide;
    case Rule::wave:
      return !flags.wave.empty();
    case Rule::squeeze_punct:
      return flags.squeeze_punct.has_value();
    case Rule::bracket_stop:
      return flags.bracket_stop;
    case Rule::exclaim_space:
      return flags.exclaim_space;
    case Rule::strip_han_spaces:
      return flags.strip_han_spaces;
    case Rule::spacing_strip:
      return flags.spacing == Spacing::strip;
    case Rule::spacing_pangu:
      return flags.spacing == Spacing::pangu;
    case Rule::ruby_paren:
      return flags.ruby_paren;
    default:
      return false;
  }
}

// What --normalize=full adds: the rules of taste that cannot lose anything.
bool wanted_by_level(Level level, Rule rule) {
  return level == Level::full && (rule == Rule::latin_punct || rule == Rule::tilde_wide);
}

bool is_named(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::span<const RuleInfo> rules() { return table; }

std::string_view name_of(Rule rule) { return table[static_cast<std::size_t>(rule)].name; }

Plan make_plan(const Settings& settings) {
  Plan plan;
  plan.language = settings.language;
  plan.chinese = text::is_chinese(settings.language);
  plan.japanese = settings.language == Language::ja;
  plan.cjk = plan.chinese || plan.japanese;
  plan.inline_pass = plan.cjk && settings.level != Level::off;
  plan.habits = settings.habits;
  plan.flags = settings.flags;
  for (std::size_t i = 0; i < rule_count; ++i) {
    const RuleInfo& info = table[i];
    const Rule rule = static_cast<Rule>(i);
    bool wanted =
        info.applies != off || wanted_by_flag(settings.flags, rule) || wanted_by_level(settings.level, rule);
    if (!settings.enabled.empty() && is_named(settings.enabled, info.name)) wanted = true;
    if (!settings.disabled.empty() && is_named(settings.disabled, info.name)) wanted = false;
    if (settings.flags.no_fold_width && (rule == Rule::fw_1 || rule == Rule::fw_2 || rule == Rule::fw_4))
      wanted = false;
    plan.rules[i] = wanted;
    if (wanted && info.applies == off && rule != Rule::ruby_paren) plan.defaults = false;
  }
  return plan;
}

}  // namespace novel2epub::normalize
