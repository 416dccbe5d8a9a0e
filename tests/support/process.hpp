// Runs a program and waits for it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace novel2epub::test {

struct Finished {
  int status = -1;  // exit status; 128 + signal when it was killed
  std::string out;
  std::string err;
};

struct Setting {
  std::string input{};                               // what it reads from standard input
  std::filesystem::path directory{};                 // working directory; empty: ours
  std::map<std::string, std::string> environment{};  // on top of ours
};

// words[0] is the program: a path, or a name looked up in PATH.
Finished run(const std::vector<std::string>& words, const Setting& setting = {});

// Path of the built novel2epub.
std::string program();

// The built novel2epub with these arguments.
Finished run_novel2epub(const std::vector<std::string>& arguments, const Setting& setting = {});

// The words of a line as a shell reads them: spaces part them, quotes ' and " hold them together.
std::vector<std::string> shell_words(const std::string& line);

}  // namespace novel2epub::test
