// The dumps below samples/ and the options that go with them.
#pragma once

#include <string>
#include <vector>

#include "support/process.hpp"

namespace novel2epub::test {

struct Sample {
  std::string name;                  // "zh-series", what tests/golden calls it
  std::string input;                 // "zh-series", below samples/
  std::vector<std::string> options;  // of NAME.options
};

std::vector<Sample> samples();

// Converts a sample as tests/golden has it: from inside samples/, with a fixed clock.
Finished convert_sample(const Sample& sample, const std::string& output, Setting setting = {});

}  // namespace novel2epub::test
