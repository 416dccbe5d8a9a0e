// The normalizer against a file of cases, one JSON object a line: id, lang, input, expected, accept, rule,
// keep, opts.
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <set>
#include <vector>

#include "normalize/support.hpp"
#include "text/utf8.hpp"

namespace novel2epub::normalize {
namespace {

// As much of JSON as one line of flat objects needs: strings, arrays of strings, and skipping the rest.
class JsonLine {
 public:
  explicit JsonLine(std::string_view line) : s_(line) {}

  // Every string of the object by its path of names: "opts.profile", "accept.0". true and false are strings
  // here.
  std::map<std::string, std::string> read() {
    value("");
    return std::move(found_);
  }

 private:
  void space() {
    while (at_ < s_.size() && (s_[at_] == ' ' || s_[at_] == ',' || s_[at_] == ':')) ++at_;
  }

  char32_t unit() {
    const char32_t c = static_cast<char32_t>(std::stoul(std::string(s_.substr(at_, 4)), nullptr, 16));
    at_ += 4;
    return c;
  }

  std::string string() {
    std::string out;
    for (++at_; at_ < s_.size() && s_[at_] != '"'; ++at_) {
      if (s_[at_] != '\\') {
        out.push_back(s_[at_]);
        continue;
      }
      constexpr std::string_view names = "ntrbf", values = "\n\t\r\b\f";
      const char escape = s_[++at_];
      if (escape != 'u') {
        const auto known = names.find(escape);
        out.push_back(known == std::string_view::npos ? escape : values[known]);
        continue;
      }
      ++at_;
      char32_t c = unit();
      if (c >= 0xD800 && c <= 0xDBFF && s_.substr(at_, 2) == "\\u") {
        at_ += 2;
        c = 0x10000 + ((c - 0xD800) << 10) + (unit() - 0xDC00);
      }
      text::append(out, c);
      --at_;
    }
    ++at_;
    return out;
  }

  void value(const std::string& path) {
    space();
    if (at_ >= s_.size()) return;
    if (s_[at_] == '"') {
      found_[path] = string();
    } else if (s_[at_] == '{' || s_[at_] == '[') {
      const bool object = s_[at_++] == '{';
      for (std::size_t k = 0;; ++k) {
        space();
        if (at_ >= s_.size() || s_[at_] == '}' || s_[at_] == ']') break;
        const std::string name = object ? string() : std::to_string(k);
        value(path.empty() ? name : path + "." + name);
      }
      ++at_;
    } else {
      const std::size_t end = std::min(s_.find_first_of(",}]", at_), s_.size());
      found_[path] = std::string(s_.substr(at_, end - at_));
      at_ = end;
    }
  }

  std::string_view s_;
  std::size_t at_ = 0;
  std::map<std::string, std::string> found_;
};

// Rules of the stages before this one: code points of every language, mark-up, paragraphs.
bool is_ours(const std::map<std::string, std::string>& c) {
  static const std::set<std::string> others = {"CP-1", "CP-2",  "CP-3",  "CP-3b", "CP-6",
                                               "CP-9", "CP-10", "CP-12", "CP-15"};
  const std::string& rule = c.at("rule");
  if (rule.starts_with("MK-") || rule.starts_with("P-") || others.contains(rule)) return false;
  const std::string& input = c.at("input");
  return input.find('\n') == std::string::npos && input.find("&quot;") == std::string::npos;
}

TEST(NormalizeCases, EveryLineOfTheSharedFileComesOutAsExpected) {
  const auto path = shared_folder() / "cases" / "normalization.jsonl";
  std::ifstream file(path);
  if (!file) GTEST_SKIP() << "no case file at " << path;
  std::size_t cases = 0, right = 0;
  for (std::string text; std::getline(file, text);) {
    const auto c = JsonLine(text).read();
    if (!is_ours(c)) continue;
    Settings settings = settings_for(c.at("lang"));
    settings.habits.washed = c.contains("opts.profile") && c.at("opts.profile") == "washed";
    const std::string got = paragraph(c.at("input"), settings);
    bool good = got == c.at("expected");
    for (int k = 0; c.contains("accept." + std::to_string(k)); ++k)
      good |= got == c.at("accept." + std::to_string(k));
    ++cases;
    right += good ? 1 : 0;
    if (!good) {
      std::cout << c.at("id") << ' ' << c.at("rule") << ' ' << c.at("lang") << "\n  in   " << c.at("input")
                << "\n  want " << c.at("expected") << "\n  got  " << got << '\n';
      EXPECT_NE(c.at("keep"), "true") << c.at("id") << ": what must stay was changed";
    }
  }
  std::cout << right << " of " << cases << " right\n";
  EXPECT_GE(right * 100, cases * 99);
}

}  // namespace
}  // namespace novel2epub::normalize
