#include "dump.hpp"

#include <iterator>
#include <optional>
#include <utility>

#include "parse/markup.hpp"
#include "read/decode.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

struct File {
  std::string name;
  std::string folder;
  std::string bytes;
  std::vector<read::Candidate> candidates;
  std::optional<Diagnostic> failed;
};

struct Slot {
  parse::Text text;
  std::vector<parse::Cut> cuts;
  std::vector<Diagnostic> notes;
};

std::vector<read::Candidate> charsets_of(const std::vector<File>& files, const Options& options) {
  if (!options.encoding.empty()) return std::vector<read::Candidate>(files.size(), {options.encoding, 1});
  std::vector<std::vector<read::Candidate>> candidates;
  candidates.reserve(files.size());
  for (const File& file : files) candidates.push_back(file.candidates);
  return read::agree(candidates);
}

Slot read_file(File& file, const read::Candidate& charset, std::size_t index, bool lossy) {
  Slot slot;
  Result<read::Decoded> decoded = read::decode(file.bytes, charset, file.name, lossy);
  if (!decoded) {
    slot.notes.push_back(decoded.error());
    return slot;
  }
  std::string().swap(file.bytes);
  slot.notes = std::move(decoded->notes);
  slot.text = {file.name, file.folder, decoded->charset, decoded->confidence, std::move(decoded->text), {}};
  slot.text.clean = parse::read_markup(slot.text.source, index, slot.cuts);
  return slot;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Dump decode_all(std::vector<File> files, const Options& options) {
  const std::vector<read::Candidate> charsets = charsets_of(files, options);
  std::vector<Slot> slots(files.size());
  for_each_index(files.size(), options.jobs, [&](std::size_t i) {
    if (files[i].failed)
      slots[i].notes.push_back(*files[i].failed);
    else
      slots[i] = read_file(files[i], charsets[i], i, options.lossy);
  });
  Dump dump;
  for (Slot& slot : slots) {  // every bad file is reported before anything stops
    dump.texts.push_back(std::move(slot.text));
    append(dump.cuts, slot.cuts);
    append(dump.notes, slot.notes);
  }
  return dump;
}

}  // namespace

Dump read_dump(const std::vector<read::Source>& sources, const Options& options) {
  std::vector<File> files(sources.size());
  for_each_index(files.size(), options.jobs, [&](std::size_t i) {
    files[i].name = sources[i].name;
    files[i].folder = sources[i].folder;
    Result<std::string> bytes = read::read_file(sources[i].path, sources[i].name);
    if (!bytes) {
      files[i].failed = bytes.error();
      return;
    }
    files[i].bytes = std::move(*bytes);
    if (options.encoding.empty()) files[i].candidates = read::candidates(files[i].bytes);
  });
  return decode_all(std::move(files), options);
}

Dump read_bytes(std::string_view bytes, const std::string& name, const Options& options) {
  std::vector<File> files(1);
  files[0].name = name;
  files[0].bytes = bytes;
  if (options.encoding.empty()) files[0].candidates = read::candidates(bytes);
  return decode_all(std::move(files), options);
}

}  // namespace novel2epub
