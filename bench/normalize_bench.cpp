// How fast the inline pass is, as MB of UTF-8 a second on one core, beside the compression of the same text:
//   novel2epub_bench FILE…    (chapters of Chinese text, one paragraph a line)
// Each file is measured alone; "share" is what each step of the pass adds when the steps before it have run.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "normalize/inline.hpp"
#include "normalize/normalize.hpp"
#include "normalize/passes.hpp"
#include "text/unicode.hpp"
#include "zip/pack.hpp"

namespace {

using namespace novel2epub;

// Processor time of this thread: what else runs on the machine is not measured.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

constexpr std::size_t wanted_bytes = 200'000;  // a measurement works on so much, the chapter over and over
constexpr int runs = 21;

// Of the steps, as passes.cpp has them.
constexpr const char* names[] = {"ellipses",          "dashes",        "double quotes",   "quotes turned",
                                 "quotes of TeX",     "single quotes", "quotes by depth", "marks",
                                 "Latin marks",       "brackets",      "tildes",          "runs of marks",
                                 "stops in brackets", "interpuncts",   "spaces at marks", "exclaim spaces",
                                 "spaces of scripts"};

std::vector<std::string> lines_of(const char* path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string text; std::getline(file, text);)
    if (const std::string_view line = text::trim(text); !line.empty()) lines.emplace_back(line);
  return lines;
}

std::size_t size_of(const std::vector<std::string>& lines) {
  std::size_t bytes = 0;
  for (const std::string& line : lines) bytes += line.size() + 1;
  return bytes;
}

// The median of the seconds that `work` takes on what `prepare` makes.
template <class Prepare, class Work>
double seconds(const Prepare& prepare, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    auto material = prepare();
    const double start = now();
    work(material);
    times.push_back(now() - start);
  }
  std::ranges::nth_element(times, times.begin() + runs / 2);
  return times[runs / 2];
}

template <class Work>
double seconds(const Work& work) {
  return seconds([] { return 0; }, [&](int) { work(); });
}

Chapter chapter_of(const std::vector<std::string>& lines) {
  Chapter chapter;
  chapter.blocks.resize(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) chapter.blocks[i].text = lines[i];
  return chapter;
}

// Every line through the first `count` steps; 0: the scan for clean lines alone.
void run_steps(const std::vector<std::string>& lines, const normalize::Plan& plan, std::size_t count) {
  normalize::Line line(plan, nullptr);
  for (const std::string& text : lines) {
    if (!normalize::may_change(text, plan) || count == 0) continue;
    line.start(text);
    const normalize::Features features = normalize::features_of(line.text);
    for (std::size_t k = 0; k + 1 < count; ++k)
      if (const normalize::Pass& pass = normalize::punctuation_passes()[k]; (pass.needs & features) != 0)
        pass.run(line);
  }
}

void measure_steps(const std::vector<std::string>& lines, const normalize::Settings& settings) {
  const normalize::Plan plan = normalize::make_plan(settings);
  const std::size_t steps = std::min(normalize::punctuation_passes().size(), std::size(names));
  std::vector<double> upto;
  for (std::size_t k = 0; k <= steps + 1; ++k) upto.push_back(seconds([&] { run_steps(lines, plan, k); }));
  const double all = upto.back();
  const auto share = [&](const char* name, double time) {
    if (time > 0.005 * all) std::printf("    %-22s %5.1f %%\n", name, 100 * time / all);
  };
  share("scan for clean lines", upto[0]);
  share("decoding, features", upto[1] - upto[0]);
  for (std::size_t k = 0; k < steps; ++k) share(names[k], upto[k + 2] - upto[k + 1]);
}

void measure(const char* path) {
  std::vector<std::string> chapter = lines_of(path), lines;
  if (chapter.empty()) return;
  while (size_of(lines) < wanted_bytes) lines.insert(lines.end(), chapter.begin(), chapter.end());
  const double bytes = static_cast<double>(size_of(lines));
  normalize::Settings settings;
  std::size_t touched = 0;
  const normalize::Plan plan = normalize::make_plan(settings);
  for (const std::string& line : lines) touched += normalize::may_change(line, plan) ? 1 : 0;
  std::string text;
  for (const std::string& line : chapter) text += line + "\n";
  const double pass = seconds([&] { return chapter_of(lines); },
                              [&](Chapter& work) {
                                normalize::Counts counts;
                                normalize::normalize(work, settings, counts);
                              });
  const double deflate =
      seconds([&] { zip::make_entry("c.xhtml", text); }) * bytes / static_cast<double>(text.size());
  std::printf("%s\n  %.0f %% of the lines need a look; normalize %.0f MB/s, deflate %.0f MB/s, ratio %.2f\n",
              path, 100.0 * static_cast<double>(touched) / static_cast<double>(lines.size()),
              bytes / pass / 1e6, bytes / deflate / 1e6, pass / deflate);
  measure_steps(lines, settings);
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) measure(argv[i]);
}
