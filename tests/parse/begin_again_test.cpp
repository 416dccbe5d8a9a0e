#include "divide_samples.hpp"

namespace novel2epub::parse {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// Files "001.txt", "002.txt" … with these headings.
Files files_of(const Labels& headings) {
  Files files;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::string name = std::to_string(1001 + i).substr(1);
    files.emplace_back(name + ".txt", headings[i] + "\n\n" + story(static_cast<int>(i)));
  }
  return files;
}

std::vector<std::size_t> volumes_of(const Division& division) {
  std::vector<std::size_t> volumes;
  for (const Draft& draft : division.drafts) volumes.push_back(draft.nth_volume);
  return volumes;
}

using Volumes = std::vector<std::size_t>;

TEST(BeginAgain, NumbersThatBeginAgainCountVolumes) {
  const auto texts = make_folder(files_of({"序章 潮声", "第1章 雨", "第2章 船", "第3章 灯", "尾声 归港",
                                           "第1章 雪", "第2章 桥", "第3章 井", "番外 灯塔"}));
  const Division division = divide(texts, {});
  EXPECT_EQ(volumes_of(division), (Volumes{0, 1, 1, 1, 1, 2, 2, 2, 0}));
  EXPECT_EQ(count_notes(division.notes, "order.volumes"), 1U);
  expect_whole(texts, division);
}

TEST(BeginAgain, PrologueBetweenRunsOpensTheNext) {
  const auto texts = make_folder(
      files_of({"第1章 雨", "第2章 船", "第3章 灯", "序章 十年前", "第1章 雪", "第2章 桥", "第3章 井"}));
  EXPECT_EQ(volumes_of(divide(texts, {})), (Volumes{1, 1, 1, 2, 2, 2, 2}));
}

TEST(BeginAgain, DisorderIsLeftAlone) {
  const Labels holes = {"第1章 雨", "第2章 船", "第9章 灯", "第1章 雪", "第2章 桥", "第3章 井"};
  const Labels falls = {"第1章 雨", "第2章 船", "第3章 灯", "第2章 雪", "第3章 桥", "第4章 井"};
  const Labels copies = {"第1章 雨", "第2章 船", "第3章 灯", "第1章 雨", "第2章 船", "第3章 灯"};
  const Labels stray = {"第1章 雨", "第2章 船", "第3章 灯", "第1章 雪"};
  for (const Labels& headings : {holes, falls, copies, stray}) {
    const Division division = divide(make_folder(files_of(headings)), {});
    EXPECT_EQ(volumes_of(division), Volumes(headings.size(), 0)) << headings[2] << headings[3];
  }
}

TEST(BeginAgain, NamedVolumesAreEnough) {
  const Division division = divide(make_folder({{"上部/1.txt", "第1章 雨\n" + story(1)},
                                                {"上部/2.txt", "第2章 船\n" + story(2)},
                                                {"上部/3.txt", "第3章 灯\n" + story(3)},
                                                {"下部/1.txt", "第1章 雪\n" + story(4)},
                                                {"下部/2.txt", "第2章 桥\n" + story(5)},
                                                {"下部/3.txt", "第3章 井\n" + story(6)}}),
                                   {});
  EXPECT_EQ(volumes_of(division), Volumes(6, 0));
  EXPECT_EQ(division.drafts[3].volume, "下部");
}

}  // namespace
}  // namespace novel2epub::parse
