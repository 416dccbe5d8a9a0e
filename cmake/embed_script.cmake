# Run by embed_files at build time: ROOT, FILES (a list) and OUTPUT come from the command line.
set(arrays "")
set(rows "")
set(index 0)
list(SORT FILES)
foreach(file IN LISTS FILES)
  file(RELATIVE_PATH name ${ROOT} ${file})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND arrays "constexpr char file_${index}[] = {${bytes}'\\0'};\n")
  string(APPEND rows "  {\"${name}\", {file_${index}, sizeof(file_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by cmake/embed_script.cmake from data/.
#include \"text/data.hpp\"

namespace novel2epub::text {
namespace {
${arrays}
constexpr DataFile files[] = {
${rows}};
}  // namespace

std::span<const DataFile> data_files() { return files; }

}  // namespace novel2epub::text
")
