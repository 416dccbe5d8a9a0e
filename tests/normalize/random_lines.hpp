// Lines that nobody would write, the same on every machine: pieces of every class, many of which mean
// something only beside another, and code points from anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

namespace novel2epub::normalize {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33) % n);
  }

 private:
  std::uint64_t state_;
};

// clang-format off
inline constexpr const char32_t* pieces[] = {
    U"他", U"走了", U"第三章", U"ア", U"かな", U"漢字", U"ー", U"々", U"한국", U"é", U"a", U"OK", U"Hello",
    U"iPhone", U"1", U"12", U"3.14", U"v2.3", U"１２", U"ＡＢ", U"ｶﾞ", U"ﾊﾟ", U"ﾞ", U"が゛", U"①", U"Ⅲ",
    U"□", U"\uE000", U"\uFFFD", U",", U".", U":", U";", U"?", U"!", U"，", U"。", U"：", U"；", U"？",
    U"！", U"、", U"．", U",,", U"..", U"...", U". . .", U"…", U"……", U"・", U"・・・", U"·", U"•", U"‧",
    U"。。。", U"、、、", U"-", U"--", U"---", U"—", U"——", U"――", U"──", U"－－", U"->", U"\"", U"'",
    U"''", U"``", U"“", U"”", U"‘", U"’", U"「", U"」", U"『", U"』", U"《", U"》", U"《《", U"》》", U"〝",
    U"＂", U"(", U")", U"（", U"）", U"[", U"]", U"【", U"】", U"{", U"<", U">", U" ", U" ", U"  ", U"　",
    U"　　", U"\u00A0", U"\u2003", U"\u00AD", U"~", U"～", U"〜", U"@", U"/", U"\\", U"%", U"*", U"#",
    U"&", U"+", U"=", U"_", U"^", U"|", U"｜", U"😀", U"👨\u200D👩", U"❤\uFE0F", U"♪", U"★", U":)",
    U":P", U":D", U"(^_^)", U"(´・ω・`)", U"╮(╯▽╰)╭", U"(T_T)", U"http://a.b/c?d=1,2", U"www.x.com",
    U"a.b-c@x.com", U"《かんじ》", U"［＃「漢字」に傍点］", U"［＃改ページ］", U"※［＃「口＋世」、U+20B9F］", U"﹁", U"︙", U"︱",
    U"～～", U"don't", U"Mr.", U"etc.", U"S.H.E", U"C:\\", U"12:30", U"1,000", U"27\"", U"6'2\"",
    U"Yahoo!", U"⼈", U"℃", U"￥", U"％", U"１：２", U"．", U"：", U"Are you OK?", U"https://x.cn/a_(b)",
    U"Dr.", U"。", U"”他", U"道：", U"\"他", U"了\"", U"｡", U"｢", U"｣", U"･", U"‥", U"⋯⋯", U"″", U"′",
    U"︽", U"︾", U"﹃", U"﹄", U"✿", U"║", U"┌", U"〜〜", U"‘好’", U"ω", U"Ⅲ", U"½", U"々", U"〇", U"ﾗ",
    U"漢字(かんじ)", U"｜漢字《かんじ》", U"1)", U"第1,2章", U"v1.2.3,", U"x:=5", U"-->", U"A•B", U"R", U"马丁",
    U"：“",
};
// clang-format on

// What reading leaves in a text: no controls, no surrogates, no non-characters, nothing that vanishes there.
inline bool may_stand(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool none = (c >= 0xD800 && c <= 0xDFFF) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return !control && !none && c != 0x2028 && c != 0x2029 && c != 0xFEFF;
}

inline char32_t random_code_point(Dice& dice) {
  struct Block {
    char32_t first, last;
  };
  constexpr Block blocks[] = {{0x20, 0x7E},       {0xA0, 0xFF},       {0x100, 0x24F},   {0x370, 0x3FF},
                              {0x400, 0x4FF},     {0x5D0, 0x5EA},     {0xE01, 0xE2E},   {0x2000, 0x206F},
                              {0x2100, 0x214F},   {0x2190, 0x21FF},   {0x2460, 0x24FF}, {0x2500, 0x257F},
                              {0x2600, 0x27BF},   {0x2E80, 0x2FD5},   {0x3000, 0x303F}, {0x3041, 0x30FF},
                              {0x3105, 0x312F},   {0x3400, 0x34FF},   {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
                              {0xE000, 0xE0FF},   {0xF900, 0xFAFF},   {0xFE10, 0xFE4F}, {0xFF01, 0xFFEE},
                              {0x1F300, 0x1F6FF}, {0x20000, 0x2A6DF}, {0x1, 0x10FFFF}};
  const Block& block = blocks[dice.below(std::size(blocks))];
  for (;;) {
    const char32_t c = block.first + static_cast<char32_t>(dice.below(block.last - block.first + 1));
    if (may_stand(c)) return c;
  }
}

inline std::u32string random_line(Dice& dice) {
  std::u32string out;
  for (std::size_t n = 1 + dice.below(14); n > 0; --n) {
    if (dice.below(8) == 0)
      out.push_back(random_code_point(dice));
    else
      out += pieces[dice.below(std::size(pieces))];
  }
  return out;
}

}  // namespace novel2epub::normalize
