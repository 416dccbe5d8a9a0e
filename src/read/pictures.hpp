// The pictures of a dump, and which of them a text means.
#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace novel2epub::read {

// One picture that may be shown: a file, or one that a text holds itself. `outside`: a link led out of the
// dump, so that it may not.
struct PictureFile {
  std::string path;  // to open it
  std::string name;  // relative to the input, like a source's: "vol1/images/001.jpg"
  bool outside = false;
  bool in_dump = true;  // false: it only lies beside a file that was given, or in a text
  std::string bytes{};  // of one that a text holds: `name` and `line` (from 1) are the text's
  std::size_t line = 0;
};

// Whether the file at `path` lies outside `root` once all links are followed.
bool leads_outside(const std::string& path, const std::string& root);

// The pictures in a folder and in those of its folders that are named as homes of pictures: what a file that
// stands alone may show. Not deeper, for the folder may be anybody's home.
std::vector<PictureFile> pictures_beside(const std::string& folder, std::string_view stem);

// Why no picture is shown. remote: it is not in the dump but somewhere on a network; outside: the name leads
// out of the dump; damaged: the text holds it, but not whole.
enum class PictureFault { missing, remote, outside, damaged };

class PictureIndex {
 public:
  explicit PictureIndex(std::vector<PictureFile> files);

  const std::vector<PictureFile>& files() const { return files_; }

  // Takes in one that a text holds, each content once; its place in files().
  std::size_t add(PictureFile held);

  // Which of files() the text `from` ("vol1/001.txt") means by `target`: relative to the text, else to the
  // input, else by its last component where only one picture, or one in the nearest folder, has it.
  std::expected<std::size_t, PictureFault> find(std::string_view target, std::string_view from) const;

 private:
  using Places = std::map<std::string, std::vector<std::size_t>, std::less<>>;

  std::expected<std::size_t, PictureFault> look_up(const std::string& target, std::string_view folder) const;

  std::vector<PictureFile> files_;
  Places by_name_, by_last_component_;                    // folded names
  std::map<std::string, std::size_t, std::less<>> held_;  // by content
};

}  // namespace novel2epub::read
