#include "normalize/tokens.hpp"

#include <algorithm>

#include "normalize/characters.hpp"
#include "normalize/notation.hpp"
#include "text/unicode.hpp"

namespace novel2epub::normalize {
namespace {

using View = std::u32string_view;

constexpr bool is_visible_ascii(char32_t c) { return c >= 0x21 && c <= 0x7E; }
constexpr bool is_word(char32_t c) { return is_ascii_alnum(c) || c == U'_'; }

bool starts_with_folded(View text, View lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char32_t c = text[i] >= U'A' && text[i] <= U'Z' ? text[i] + 32 : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

// PT-1: the length of the address at the start of `text`, 0 if there is none.
std::size_t url_length(View text) {
  std::size_t head = 0;
  for (const View scheme : {View(U"https://"), View(U"http://"), View(U"ftp://"), View(U"www.")})
    if (head == 0 && starts_with_folded(text, scheme)) head = scheme.size();
  if (head == 0) return 0;
  std::size_t end = head;
  bool bracketed = false;
  while (end < text.size() && is_visible_ascii(text[end])) bracketed |= text[end++] == U'(';
  while (end > head && is_one_of(text[end - 1], U".,;:!?'\")]>") && !(text[end - 1] == U')' && bracketed))
    --end;
  return end > head ? end : 0;
}

// PT-1: an e-mail address around the `@` at `at`.
void mark_mail(View text, std::size_t at, std::vector<Shield>& shields) {
  std::size_t begin = at;
  while (begin > 0 && (is_word(text[begin - 1]) || is_one_of(text[begin - 1], U".%+-"))) --begin;
  std::size_t end = at + 1, last = 0;
  while (end < text.size() && (is_word(text[end]) || text[end] == U'-')) ++end;
  if (begin == at || end == at + 1) return;
  while (end + 1 < text.size() && text[end] == U'.' && (is_word(text[end + 1]) || text[end + 1] == U'-')) {
    ++end;
    while (end < text.size() && (is_word(text[end]) || text[end] == U'-')) ++end;
    last = end;
  }
  if (last != 0)
    std::fill(shields.begin() + static_cast<std::ptrdiff_t>(begin),
              shields.begin() + static_cast<std::ptrdiff_t>(last), Shield::latin);
}

// Whether a bracket is closed from some place on; looked up when first asked for.
class Closes {
 public:
  explicit Closes(View text) : text_(text) {}
  bool from(std::size_t place) {
    if (!known_) last_ = text_.find_last_of(U")）");
    known_ = true;
    return last_ != View::npos && last_ >= place;
  }

 private:
  View text_;
  std::size_t last_ = View::npos;
  bool known_ = false;
};

// PT-4: the length of the emoticon at `i` (a colon or semicolon), 0 if there is none.
std::size_t emoticon_length(View text, std::size_t i, std::size_t open_brackets, Closes& closes) {
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : U'\0'; };
  const char32_t prev = i > 0 ? text[i - 1] : 0;
  const bool parted = is_blank_mark(prev) || is_one_of(prev, U"~!…");
  std::size_t mouth = i + 1;
  if (is_one_of(at(mouth), U"-'^o") && is_one_of(at(mouth + 1), U"()")) ++mouth;
  if (at(mouth) == U')' && open_brackets == 0) return mouth + 1 - i;
  if (at(mouth) == U'(' && !closes.from(mouth)) return mouth + 1 - i;
  mouth = i + 1;
  if (is_one_of(at(mouth), U"-'")) ++mouth;
  if (is_ascii_alnum(at(mouth + 1))) return 0;
  if (is_one_of(at(mouth), U"Pp") && (parted || kind_of(prev) == Kind::cjk)) return mouth + 1 - i;
  if (is_one_of(at(mouth), U"DOo") && parted) return mouth + 1 - i;
  return 0;
}

constexpr View face_parts = U"ω∀Д´｀＾^ﾟ▽△≧≦╯╰╮╭︶ಠᴗㅂ▔◕‿ಥ◉◡￣╥﹏";
constexpr View face_letters = U"皿ロ口益づノヽゝっつシツ";
constexpr View face_arms = U"╮╭ヽヾノﾉ／＼o┐┌*｡ﾟ☆ゞづっ";
constexpr View eyes = U"TtQq><;Oo^-=@・･ー゜°¬◎";

// Two eyes with a mouth between them or none, and sweat or tears behind: T_T, >_<, ・・;. Not "...".
bool is_eyes_and_mouth(View body) {
  while (!body.empty() && is_one_of(body.back(), U";'|!*=? ") && body.size() > 2) body.remove_suffix(1);
  const bool eyed = body.size() <= 5 && is_one_of(body.front(), eyes) && is_one_of(body.back(), eyes);
  if (body.size() == 3 && eyed && body[1] == U'_') return true;
  const bool all_same = body.size() > 2 && body.find_first_not_of(body.front()) == View::npos;
  return eyed && !all_same && body.front() == body.back() && !is_ascii_letter(body.front());
}

// PT-5: whether what stands between two parentheses is a face.
bool is_face(View body) {
  if (body.size() < 2 || body.size() > 14) return false;
  const auto cheek = body.find_first_of(U"＞>");
  if (cheek != View::npos && body.find(body[cheek] == U'>' ? U'<' : U'＜', cheek + 1) != View::npos)
    return true;
  if (is_eyes_and_mouth(body)) return true;
  // A low line between marks is a mouth: (_ _), (._.).
  const auto is_text = [](char32_t c) { return text::is_letter_or_number(c) || text::is_cjk(c); };
  if (body.find(U'_') != View::npos && std::ranges::none_of(body, is_text)) return true;
  bool part = false;
  for (const char32_t c : body) {
    if (is_one_of(c, face_parts)) part = true;
    const bool hiragana = c >= 0x3041 && c <= 0x309F;
    if ((hiragana || text::is_han(c)) && !is_one_of(c, face_letters)) return false;
  }
  return part;
}

void mark_face(View text, std::size_t open, std::vector<Shield>& shields) {
  const std::size_t close = text.substr(0, std::min(text.size(), open + 16)).find_first_of(U")）", open + 1);
  if (close == View::npos || !is_face(text.substr(open + 1, close - open - 1))) return;
  std::size_t begin = open, end = close + 1;
  while (begin > 0 && shields[begin - 1] == Shield::none && is_one_of(text[begin - 1], face_arms)) --begin;
  while (end < text.size() && is_one_of(text[end], face_arms)) ++end;
  std::fill(shields.begin() + static_cast<std::ptrdiff_t>(begin),
            shields.begin() + static_cast<std::ptrdiff_t>(end), Shield::face);
}

// What may begin or be inside a token: everything else is passed over at once.
constexpr bool may_begin(char32_t c) {
  if (is_unified_ideograph(c)) return false;
  return c == U':' || c == U';' || c == U'(' || c == U')' || c == U'（' || c == U'）' || c == U'h' ||
         c == U'H' || c == U'f' || c == U'F' || c == U'w' || c == U'W' || c == U'@';
}

}  // namespace

void mark_tokens(View text, const Plan& plan, std::vector<Shield>& shields) {
  shields.assign(text.size(), Shield::none);
  if (plan.japanese && plan.on(Rule::pt_7)) mark_notation(text, shields);
  std::size_t open_brackets = 0;
  Closes closes(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    // An address may begin where a mail address was taken too far (a@b.comhttp://c).
    const bool free = shields[i] == Shield::none || (shields[i] == Shield::latin && is_ascii_letter(c));
    if (!may_begin(c) || !free) continue;
    std::size_t length = 0;
    Shield shield = Shield::latin;
    if (c == U'(' || c == U'（') {
      if (plan.on(Rule::pt_5)) mark_face(text, i, shields);
      if (shields[i] == Shield::none) ++open_brackets;
    } else if (c == U')' || c == U'）') {
      if (open_brackets > 0) --open_brackets;
    } else if (c == U':' || c == U';') {
      if (plan.on(Rule::pt_4)) length = emoticon_length(text, i, open_brackets, closes);
      shield = Shield::face;
    } else if (c == U'@') {
      if (plan.on(Rule::pt_1)) mark_mail(text, i, shields);
    } else if (plan.on(Rule::pt_1)) {
      length = url_length(text.substr(i));
    }
    if (length == 0) continue;
    std::fill_n(shields.begin() + static_cast<std::ptrdiff_t>(i), length, shield);
    i += length - 1;
  }
}

}  // namespace novel2epub::normalize
