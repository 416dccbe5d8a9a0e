#include "parse/front_matter.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "parse/book_names.hpp"
#include "parse/front_labels.hpp"
#include "parse/front_lines.hpp"
#include "text/plain_names.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace novel2epub::parse {
namespace {

using text::trim;

// Metadata stands at the head of a chapter too, where a dump has no introduction; but there the lines are
// story until a label proves the contrary, and stay where they are.
constexpr std::size_t head_lines = 12;

// "连载中", "132.5万字": not several facts on one line, and no sentence.
bool is_short_fact(std::string_view value) {
  constexpr std::size_t longest_fact = 20;
  if (value.empty() || text::length(value) > longest_fact) return false;
  return std::ranges::none_of(std::array<std::string_view, 5>{":", "：", "。", "，", "！"},
                              [&](std::string_view mark) { return value.find(mark) != value.npos; });
}

bool has_kana(std::string_view s) {
  for (std::size_t at = 0; at < s.size();)
    if (text::is_kana(text::next(s, at))) return true;
  return false;
}

class Reader {
 public:
  Reader(std::vector<FrontLine> lines, bool introduction)
      : lines_(std::move(lines)), introduction_(introduction) {}

  FrontMatter run() {
    read_aozora();
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      if (!introduction_ && seen_++ >= head_lines) break;
      read_line(lines_[at_]);
    }
    if (introduction_ && labelled_ && out_.metadata.description.empty()) read_unlabelled_blurb();
    // "제목: …" above a chapter is the chapter's title, unless an author stands beside it.
    if (!introduction_ && doubtful_title_ && out_.metadata.author.empty()) out_.metadata.title.clear();
    return std::move(out_);
  }

 private:
  // 吾輩の本 / 著者 / 訳者 / (blank) / ------- / 【テキスト中に現れる記号について】
  void read_aozora() {
    const auto rule = std::ranges::find_if(
        lines_, [](const FrontLine& line) { return is_rule(line.text) && line.text.starts_with("-----"); });
    if (rule == lines_.end() || rule - lines_.begin() > 8 || rule == lines_.begin()) return;
    const bool legend = std::any_of(rule, std::min(rule + 8, lines_.end()), [](const FrontLine& line) {
      return line.text.find("テキスト中に現れる記号") != line.text.npos ||
             line.text.starts_with("《》：ルビ");
    });
    if (!legend) return;
    std::vector<FrontLine*> named;
    for (auto line = lines_.begin(); line != rule; ++line)
      if (!line->text.empty()) named.push_back(&*line);
    const auto is_helper = [](const FrontLine* line) {
      return line->text.ends_with("訳") || line->text.ends_with("編") || line->text.ends_with("校訂");
    };
    while (named.size() > 2 && is_helper(named.back())) use(*named.back()), named.pop_back();
    if (named.empty()) return;
    set(out_.metadata.title, named.front()->text);
    use(*named.front());
    if (named.size() < 2) return;
    set(out_.metadata.author, named.back()->text);
    use(*named.back());
  }

  void read_line(FrontLine& line) {
    if (line.text.empty() || line.used) return;
    if (const auto labelled = read_label(line.text)) return read_labelled(line, *labelled);
    if (read_title_marks(line) || read_author_line(line) || read_title_and_author(line)) return;
  }

  void read_labelled(FrontLine& line, const LabelledLine& labelled) {
    Metadata& book = out_.metadata;
    switch (labelled.field) {
      case FrontField::title: {
        const NamedBook named = read_title_value(labelled.value);
        if (named.title.empty()) return;
        doubtful_title_ = doubtful_title_ || (book.title.empty() && !labelled.of_book);
        set(book.title, named.title);
        set(book.author, named.author);
        return settle(line, true);
      }
      case FrontField::author: {
        const std::string author = tidy_author(first_fact(labelled.value));
        if (!is_plausible_author(author)) return;
        read_bare_title();
        set(book.author, author);
        return settle(line, true);
      }
      case FrontField::subjects:
        if (!introduction_ || labelled.value.empty()) return;
        add_subjects(labelled.value);
        return settle(line);
      case FrontField::series:
        set(book.series, labelled.value);
        return settle(line);
      case FrontField::description:
        if (!introduction_) return;
        if (labelled.value.empty()) settle(line);  // the page has its own heading
        return read_blurb(labelled.value);
      case FrontField::status:
      case FrontField::length:
        labelled_ = labelled_ || introduction_;
        if (!introduction_ || !is_short_fact(labelled.value)) return;
        set(labelled.field == FrontField::status ? book.status : book.length, labelled.value);
        return settle(line);
      case FrontField::other:
        labelled_ = labelled_ || introduction_;
        return;
    }
  }

  // A label's line says nothing but what the package document will say; in a chapter it may still be story.
  void settle(FrontLine& line, bool names = false) {
    labelled_ = true;
    if (names) last_name_ = at_;
    if (introduction_) use(line);
  }

  // 《书名》, 《书名》作者：X, 《书名》某某独家发表
  bool read_title_marks(FrontLine& line) {
    if (!line.text.starts_with("《")) return false;
    const std::size_t close = line.text.find("》");
    if (close == line.text.npos || at_ > head_lines) return false;
    const std::string_view title = line.text.substr(3, close - 3), rest = trim(line.text.substr(close + 3));
    if (rest.empty() && introduction_) {
      set(out_.metadata.title, title);
      settle(line, true);
      return true;
    }
    if (is_publishing_notice(rest)) return set(out_.metadata.title, title), true;
    if (rest.find("作者") < 24) {
      const NamedBook named = read_name(line.text);
      if (named.author.empty()) return false;
      set(out_.metadata.title, named.title);
      set(out_.metadata.author, named.author);
      settle(line, true);
      return true;
    }
    // A site's own line, 《X》…《X》…: the title is told, the line is left to those who know such lines.
    if (introduction_ && rest.find(line.text.substr(0, close + 3)) != rest.npos)
      set(out_.metadata.title, title);
    return true;
  }

  // ——文：X, 文/X, by X: only near a title.
  bool read_author_line(FrontLine& line) {
    const std::string_view name = name_after_by(line.text);
    if (name.empty() || !is_plausible_author(tidy_author(name))) return false;
    read_bare_title();
    if (out_.metadata.title.empty()) return false;
    set(out_.metadata.author, tidy_author(name));
    settle(line, true);
    return true;
  }

  // "引き潮の町　作：某", "引き潮の町／某": the first line of all, where nothing else is said on it.
  bool read_title_and_author(FrontLine& line) {
    const bool first = std::all_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(at_),
                                   [](const FrontLine& above) { return above.text.empty(); });
    constexpr std::size_t longest = 50, shortest_name = 2;
    if (!introduction_ || !first || text::length(line.text) > longest) return false;
    std::string_view words = line.text;
    if (words.starts_with("『") && words.ends_with("』")) words = words.substr(3, words.size() - 6);
    for (const std::string_view mark : {" 作者：", " 作者:", "　作者：", "　作者:", "/作者：",
                                        "/作者:", "　作：", " 作：", "　著：", "／"}) {
      const std::size_t at = words.find(mark);
      if (at == words.npos || words.rfind(mark) != at) continue;
      const std::string title = tidy_title(words.substr(0, at));
      const std::string author = tidy_author(words.substr(at + mark.size()));
      const bool slash = mark == "／";
      if (text::length(title) < shortest_name || text::length(author) < shortest_name) return false;
      if (!is_plausible_author(author) || (slash && !has_kana(title))) return false;
      if (title.find("。") != title.npos || title.find("、") != title.npos) return false;
      set(out_.metadata.title, title);
      set(out_.metadata.author, author);
      settle(line, true);
      return true;
    }
    return false;
  }

  // The only line above the author's is the title, though nothing says so.
  void read_bare_title() {
    if (!introduction_ || !out_.metadata.title.empty()) return;
    FrontLine* only = nullptr;
    for (std::size_t i = 0; i < at_; ++i) {
      if (lines_[i].text.empty()) continue;
      if (only != nullptr || lines_[i].used) return;
      only = &lines_[i];
    }
    constexpr std::size_t longest_title = 40;
    if (only == nullptr || text::length(only->text) > longest_title || read_label(only->text)) return;
    for (const std::string_view mark : {"。", "，", "：", "://", "www.", "“", "”", "..."})
      if (only->text.find(mark) != only->text.npos) return;
    const std::string title = tidy_title(only->text);
    if (title.empty() || is_rule(only->text) || text::names_a_chapter(only->text)) return;
    set(out_.metadata.title, title);
    use(*only);
  }

  void add_subjects(std::string_view value) {
    for (std::string& subject : split_subjects(value))
      if (std::ranges::find(out_.metadata.subjects, subject) == out_.metadata.subjects.end())
        out_.metadata.subjects.push_back(std::move(subject));
  }

  // From the label to the next label, a ruled line or a long pause.
  void read_blurb(std::string_view first) {
    labelled_ = true;
    std::string& blurb = out_.metadata.description;
    const bool fresh = blurb.empty();
    if (fresh) blurb = first;
    std::size_t blanks = 0, i = at_ + 1;
    for (; i < lines_.size(); ++i) {
      const std::string_view line = lines_[i].text;
      if (line.empty()) {
        if (++blanks > 2) break;
        continue;
      }
      if (ends_blurb(line) || (blanks > 1 && !blurb.empty())) break;
      blanks = 0;
      if (fresh) append_paragraph(blurb, line);
    }
    at_ = i - 1;
  }

  // Paragraphs right below 书名 and 作者 are the blurb though nobody says so.
  void read_unlabelled_blurb() {
    std::string blurb;
    std::size_t blanks = 0;
    for (std::size_t i = last_name_ + 1; i < lines_.size() && blanks < 2; ++i) {
      const std::string_view line = lines_[i].text;
      if (line.empty()) {
        ++blanks;
        continue;
      }
      if (ends_blurb(line)) break;
      blanks = 0;
      append_paragraph(blurb, line);
    }
    if (text::length(blurb) >= 20) out_.metadata.description = std::move(blurb);
  }

  static void append_paragraph(std::string& blurb, std::string_view line) {
    constexpr std::size_t longest = 12000;
    if (blurb.size() + line.size() > longest) return;
    if (!blurb.empty()) blurb += '\n';
    blurb += line;
  }

  static void set(std::string& field, std::string_view value) {
    if (field.empty()) field = trim(value);
  }

  void use(FrontLine& line) {
    line.used = true;
    out_.used.push_back(line.piece);
  }

  std::vector<FrontLine> lines_;
  bool introduction_;
  bool labelled_ = false;
  bool doubtful_title_ = false;
  std::size_t at_ = 0, seen_ = 0, last_name_ = 0;
  FrontMatter out_;
};

}  // namespace

FrontMatter read_front_matter(std::span<const Text> texts, const Draft& introduction) {
  std::vector<FrontLine> lines = front_lines(texts, introduction);
  return Reader(std::move(lines), introduction.kind == ChapterKind::introduction).run();
}

}  // namespace novel2epub::parse
