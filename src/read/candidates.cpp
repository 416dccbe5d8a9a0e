#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "read/charset.hpp"
#include "read/decode.hpp"
#include "read/quick_guess.hpp"
#include "read/xml_text.hpp"
#include "text/plausibility.hpp"
#include "text/utf8.hpp"

namespace novel2epub::read {
namespace {

struct Legacy {
  std::string_view charset;
  std::uint8_t scripts;  // 0: Latin
};

// In the order of their frequency among dumps: it decides where nothing else does.
constexpr auto legacy = std::to_array<Legacy>({
    {"GB18030", text::script_hans | text::script_hant},
    {"Big5-HKSCS", text::script_hant},
    {"Shift_JIS", text::script_ja},
    {"EUC-KR", text::script_ko},
    {"EUC-JP", text::script_ja},
    {"windows-1258", 0},
    {"windows-1252", 0},
});

// More says nothing more: the scores are settled after some thousands of characters.
constexpr std::size_t sample_size = 192 * 1024;

std::optional<Candidate> byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::pair<std::string_view, const char*> marks[] = {
      {"\xEF\xBB\xBF"sv, "UTF-8"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"},
      {"\xFF\xFE"sv, "UTF-16LE"},  {"\xFE\xFF"sv, "UTF-16BE"},     {"\x84\x31\x95\x33"sv, "GB18030"},
  };
  for (const auto& [mark, charset] : marks)
    if (bytes.starts_with(mark)) return Candidate{charset, 1, 0, bytes.size()};
  return {};
}

// The beginning of the text, cut where a line ends: no charset has LF inside a character.
std::string_view sample_of(std::string_view bytes) {
  if (bytes.size() <= sample_size) return bytes;
  const auto cut = bytes.rfind('\n', sample_size);
  const std::string_view sample = bytes.substr(0, cut == bytes.npos || cut == 0 ? sample_size : cut);
  const auto beyond_ascii =
      std::ranges::count_if(sample, [](char c) { return static_cast<signed char>(c) < 0; });
  return beyond_ascii < 2000 ? bytes : sample;
}

bool has_many_nuls(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  return std::ranges::count(head, '\0') * 20 > static_cast<std::ptrdiff_t>(head.size());
}

void add_utf16(std::string_view sample, std::vector<Candidate>& out) {
  if (sample.size() < 4) return;
  for (const bool big : {false, true}) {
    const text::Plausibility found = text::judge_utf16(utf16_to_utf8(sample, big));
    if (found.score > 0.5)
      out.push_back({big ? "UTF-16BE" : "UTF-16LE", found.score, sample.size() % 2, found.evidence});
  }
}

// UTF-8 with some damage: a cut character, a byte lost. Legacy text has hardly a well-formed sequence of
// three.
void add_damaged_utf8(std::string_view sample, bool whole, std::vector<Candidate>& out) {
  const XmlText read = to_xml_text(sample, sample.size());
  const text::Plausibility found = text::judge_cjk(read.text, text::script_any);
  const auto sequences = static_cast<std::size_t>(
      std::ranges::count_if(read.text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
  const std::size_t good = sequences - std::min(sequences, read.errors);
  const std::size_t errors = read.errors - (!whole && read.errors > 0 ? 1 : 0);  // the cut of the sample
  if (errors * 4 > good) return;
  if (errors == 0)
    return out.push_back({"UTF-8", 1, 0, good});  // surrogates, U+0000 in two bytes: nothing else
  const double kept = static_cast<double>(good) / static_cast<double>(good + 4 * errors + 1);
  out.push_back({"UTF-8", errors * 20 <= good ? kept : std::min(kept, found.score), errors, good});
}

void add_legacy(std::string_view sample, bool whole, std::vector<Candidate>& out) {
  for (const Legacy& one : legacy) {
    const auto charset = find_charset(one.charset);
    if (!charset) continue;
    const std::size_t most_errors = 2 + sample.size() / 500;
    const Converted read = convert_charset(sample, *charset, most_errors);
    if (read.errors > most_errors) continue;
    text::Plausibility found = one.scripts == 0 ? text::judge_latin(read.text, one.charset == "windows-1258")
                                                : text::judge_cjk(read.text, one.scripts);
    const bool only_the_cut = !whole && read.errors == 1 && read.first_error + 4 >= sample.size();
    const std::size_t errors = only_the_cut ? 0 : read.errors;
    if (errors > 0) found.score *= 0.8;
    out.push_back({std::string(one.charset), found.score, errors, found.evidence});
  }
}

// From scores each for itself to how sure we are: 0.75 against 0.05 is certain, 0.3 against 0.2 is not.
void compare(std::vector<Candidate>& found) {
  const auto vietnamese = std::ranges::find(found, "windows-1258", &Candidate::charset);
  if (vietnamese != found.end() && vietnamese->score > 0.4) {  // its letters are letters in windows-1252 too
    std::erase_if(found, [](const Candidate& one) { return one.charset == "windows-1252"; });
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &Candidate::score);
  double sum = 1e-6;
  for (const Candidate& one : found) sum += std::pow(one.score, 3);
  for (Candidate& one : found) one.score = std::pow(one.score, 3) / sum;
  // What reads with errors is worth a word only as the best reading.
  if (!found.empty())
    found.erase(
        std::remove_if(found.begin() + 1, found.end(), [](const Candidate& one) { return one.errors > 0; }),
        found.end());
}

// A file that speaks for itself: enough characters, and no second reading near the first.
bool is_certain(const Candidate& best) {
  return best.charset.starts_with("UTF") || (best.evidence >= 12 && best.score > 0.9);
}

// What a file counts for in the vote of its siblings; a long file for no more than a chapter.
double weight(const Candidate& one) {
  if (one.charset == "UTF-8") return 0;
  return one.score * static_cast<double>(std::min<std::size_t>(one.evidence, 500));
}

Candidate follow(const std::vector<Candidate>& own, const std::map<std::string, double>& votes,
                 const Candidate& favourite) {
  if (own.empty()) return {favourite.charset, 0, 1, 0};
  if (is_certain(own.front())) return own.front();
  const auto vote = [&](const Candidate& one) {
    const auto found = votes.find(one.charset);
    return found == votes.end() ? 0.0 : found->second;
  };
  const auto best = std::ranges::max_element(own, std::ranges::less{}, vote);
  return vote(*best) > 0 ? *best : own.front();
}

}  // namespace

std::vector<Candidate> candidates(std::string_view bytes) {
  if (const auto marked = byte_order_mark(bytes)) return {*marked};
  std::vector<Candidate> found;
  if (has_many_nuls(bytes)) add_utf16(bytes.substr(0, sample_size), found);
  if (!found.empty()) {
    std::ranges::stable_sort(found, std::ranges::greater{}, &Candidate::score);
    return found;
  }
  if (bytes.find("\x1B$B") != bytes.npos || bytes.find("\x1B$@") != bytes.npos)
    return {{"ISO-2022-JP", 0.9, 0, bytes.size()}};
  if (text::is_valid_utf8(bytes)) return {{"UTF-8", 1, 0, bytes.size()}};
  if (const auto guess = quick_guess(bytes)) return {*guess};
  const std::string_view sample = sample_of(bytes);
  const bool whole = sample.size() == bytes.size();
  add_damaged_utf8(sample, whole, found);
  if (!found.empty() && found.front().score > 0.8) return found;
  if (bytes.size() % 2 == 0) add_utf16(bytes.substr(0, sample_size), found);
  add_legacy(sample, whole, found);
  compare(found);
  return found;
}

std::vector<Candidate> agree(std::span<const std::vector<Candidate>> files) {
  std::map<std::string, double> votes;
  for (const auto& file : files)
    for (const Candidate& one : file) votes[one.charset] += weight(one);
  Candidate favourite{"UTF-8", 0, 1, 0};
  double most = 0;
  for (const auto& [charset, vote] : votes)
    if (vote > most) most = vote, favourite.charset = charset;
  std::vector<Candidate> out;
  out.reserve(files.size());
  for (const auto& file : files) out.push_back(follow(file, votes, favourite));
  return out;
}

}  // namespace novel2epub::read
