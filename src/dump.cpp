#include "dump.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "parse/damage.hpp"
#include "parse/markup.hpp"
#include "pictures.hpp"
#include "read/binary.hpp"
#include "read/decode.hpp"
#include "workers.hpp"

namespace novel2epub {
namespace {

struct File {
  std::string name;
  std::string folder;
  std::size_t rank = 0;
  std::string bytes;
  std::vector<read::Candidate> candidates;
  std::optional<Diagnostic> failed;
};

struct Slot {
  parse::Text text;
  std::vector<parse::Cut> cuts;
  parse::ChangeLog changes;
  std::vector<read::CodePointChange> decoded;
  std::vector<Diagnostic> notes;
};

std::vector<read::Candidate> charsets_of(const std::vector<File>& files, const Options& options) {
  if (!options.encoding.empty()) return std::vector<read::Candidate>(files.size(), {options.encoding, 1});
  std::vector<std::vector<read::Candidate>> candidates;
  candidates.reserve(files.size());
  for (const File& file : files) candidates.push_back(file.candidates);
  return read::agree(candidates);
}

// Lines that a wrong charset made unreadable, read again. The account of letters begins with what comes of
// it.
bool repair(std::string& text, const std::string& name, std::vector<Diagnostic>& notes) {
  std::string repaired;
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const std::optional<std::string> right = parse::repair_line(line);
    count += right ? 1 : 0;
    repaired += right ? std::string_view(*right) : line;
    if (end < text.size()) repaired += '\n';
    begin = end + 1;
  }
  if (count == 0) return false;
  text = std::move(repaired);
  notes.push_back({Severity::note,
                   "text.repaired",
                   name,
                   0,
                   std::to_string(count) + " lines were read again in the right charset",
                   {std::to_string(count)}});
  return true;
}

// CP-1, CP-2 and CP-15 were done before the text was one.
void count_decoding(const read::Decoded& decoded, parse::ChangeLog& log) {
  if (decoded.crlf > 0) log.counts["CP-1"] += decoded.crlf;
  for (const read::CodePointChange& change : decoded.changes) ++log.counts[std::string(change.rule)];
}

// What the file holds is judged only where it is text.
void take_bytes(File& file, std::string bytes, const Options& options) {
  file.bytes = std::move(bytes);
  std::optional<std::string> kind = read::binary_kind(file.bytes);
  if (!kind && options.encoding.empty()) {
    file.candidates = read::candidates(file.bytes);
    const bool wide = !file.candidates.empty() && file.candidates.front().charset.starts_with("UTF-16");
    if (!wide && read::is_mostly_noise(file.bytes)) kind = "binary data";
  }
  if (kind)
    file.failed = {Severity::error, "decode.binary", file.name, 0, "this is no text but " + *kind, {*kind}};
}

// How the files are read.
struct Reading {
  const Options& options;
  const read::PictureIndex* pictures = nullptr;
};

Slot read_file(File& file, const read::Candidate& charset, std::size_t index, const Reading& reading) {
  const Options& options = reading.options;
  Slot slot;
  Result<read::Decoded> decoded = read::decode(file.bytes, charset, file.name, options.lossy);
  if (!decoded) {
    slot.notes.push_back(decoded.error());
    return slot;
  }
  std::string().swap(file.bytes);
  slot.notes = std::move(decoded->notes);
  count_decoding(*decoded, slot.changes);
  const bool repaired = options.repair_encoding && repair(decoded->text, file.name, slot.notes);
  if (options.explain && !repaired) slot.decoded = std::move(decoded->changes);  // else elsewhere by now
  slot.text = {file.name, file.folder, decoded->charset, decoded->confidence, std::move(decoded->text), {},
               file.rank, {}};
  std::vector<parse::PictureCut> pictures;
  if (reading.pictures != nullptr) pictures = settle_pictures(slot.text, *reading.pictures, slot.notes);
  slot.changes.keeps_places = options.explain;
  slot.text.clean = parse::read_markup(slot.text.source, index, slot.cuts, slot.changes, pictures);
  return slot;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Dump decode_all(std::vector<File> files, const Reading& reading) {
  const Options& options = reading.options;
  const std::vector<read::Candidate> charsets = charsets_of(files, options);
  std::vector<Slot> slots(files.size());
  for_each_index(files.size(), options.jobs, [&](std::size_t i) {
    if (files[i].failed)
      slots[i].notes.push_back(*files[i].failed);
    else
      slots[i] = read_file(files[i], charsets[i], i, reading);
  });
  Dump dump;
  for (Slot& slot : slots) {  // every bad file is reported before anything stops
    dump.texts.push_back(std::move(slot.text));
    append(dump.cuts, slot.cuts);
    dump.changes.push_back(std::move(slot.changes));
    if (dump.texts.size() == 1) dump.decoded = std::move(slot.decoded);
    append(dump.notes, slot.notes);
  }
  return dump;
}

}  // namespace

Dump read_dump(const std::vector<read::Source>& sources, const Options& options,
               const read::PictureIndex* pictures) {
  std::vector<File> files(sources.size());
  for_each_index(files.size(), options.jobs, [&](std::size_t i) {
    files[i].name = sources[i].name;
    files[i].folder = sources[i].folder;
    files[i].rank = sources[i].rank;
    Result<std::string> bytes = read::read_file(sources[i].path, sources[i].name);
    if (!bytes) {
      files[i].failed = bytes.error();
      return;
    }
    take_bytes(files[i], std::move(*bytes), options);
  });
  return decode_all(std::move(files), {options, pictures});
}

Dump read_bytes(std::string_view bytes, const std::string& name, const Options& options) {
  std::vector<File> files(1);
  files[0].name = name;
  take_bytes(files[0], std::string(bytes), options);
  return decode_all(std::move(files), {options});
}

}  // namespace novel2epub
