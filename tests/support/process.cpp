#include "support/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "support/files.hpp"

extern char** environ;

namespace novel2epub::test {
namespace {

std::vector<std::string> environment_with(const std::map<std::string, std::string>& extra) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    if (!extra.contains(text.substr(0, text.find('=')))) result.push_back(text);
  }
  for (const auto& [name, value] : extra) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

int wait_for(pid_t child) {
  int status = 0;
  if (waitpid(child, &status, 0) < 0) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

// Streams go through files: no pipe can fill up while we wait.
Finished run(const std::vector<std::string>& words, const Setting& setting) {
  const Folder streams;
  const std::array<std::string, 3> names = {streams / "in", streams / "out", streams / "err"};
  write_file(names[0], setting.input);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, names[0].c_str(), O_RDONLY, 0);
  for (int stream = 1; stream <= 2; ++stream) {
    posix_spawn_file_actions_addopen(&actions, stream, names[static_cast<std::size_t>(stream)].c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
  }
  if (!setting.directory.empty()) posix_spawn_file_actions_addchdir_np(&actions, setting.directory.c_str());

  std::vector<std::string> arguments = words;
  std::vector<std::string> environment = environment_with(setting.environment);
  pid_t child = 0;
  Finished finished;
  if (posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointers(arguments).data(),
                   pointers(environment).data()) == 0) {
    finished.status = wait_for(child);
    finished.out = read_file(names[1]);
    finished.err = read_file(names[2]);
  } else {
    finished.err = "cannot start " + words.front();
  }
  posix_spawn_file_actions_destroy(&actions);
  return finished;
}

std::string program() { return NOVEL2EPUB_PROGRAM; }

Finished run_novel2epub(const std::vector<std::string>& arguments, const Setting& setting) {
  std::vector<std::string> words = {program()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run(words, setting);
}

std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool open = false;
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      open = true;
    } else if (c == ' ' || c == '\t' || c == '\n') {
      if (open) words.push_back(std::exchange(word, {}));
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) words.push_back(word);
  return words;
}

}  // namespace novel2epub::test
