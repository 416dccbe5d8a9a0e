#include <utility>

#include "parse/divide_lines.hpp"
#include "parse/stretches.hpp"

namespace novel2epub::parse {
namespace {

// Where the headings cut the texts.
class Cutter {
 public:
  Cutter(std::span<const Text> texts, std::span<const Row> rows) : texts_(texts), rows_(rows) {}

  // Everything up to the row of `c` belongs to what was open; then `c` begins something new.
  void cut(const Candidate& c) {
    const Row& row = rows_[c.row];
    const Row& first = rows_[c.row - c.above];
    close(row.text, first.text == row.text ? first.line.begin : row.line.begin);
    if (c.match.rank == HeadingRank::volume) return open_volume(row, c.match);
    start(row, c.match);
  }

  std::vector<Stretch> finish() {
    if (!texts_.empty()) close(texts_.size() - 1, texts_.back().clean.text().size());
    flush();
    return std::move(stretches_);
  }

 private:
  void open_volume(const Row& row, const HeadingMatch& match) {
    flush();
    open_ = {};
    volume_ = match.heading.number;
    if (!match.heading.name.empty())
      volume_ += (volume_.empty() ? "" : match.heading.separator) + match.heading.name;
    lift_heading(open_.draft, row.text, texts_[row.text].clean.text(), row.line, match);
    open_.draft.heading.name = volume_;
    open_.draft.kind = ChapterKind::introduction;
    open_.draft.volume = volume_;
    open_.opens_volume = true;
    pending_volume_ = true;
  }

  void start(const Row& row, const HeadingMatch& match) {
    if (!pending_volume_) {
      flush();
      open_ = {};
    }
    pending_volume_ = false;
    Draft& draft = open_.draft;
    lift_heading(draft, row.text, texts_[row.text].clean.text(), row.line, match);
    draft.kind = match.kind;
    draft.heading = match.heading;
    draft.number = match.number;
    if (!match.volume.empty()) {
      const std::string said = fuller_volume(volume_, match.volume);
      open_.opens_volume = open_.opens_volume || said != volume_;
      volume_ = said;
    }
    draft.volume = volume_;
    open_.page = match.page;
    open_.learnt = match.family == "learnt";
    open_.heading = {row.text, row.line.begin, row.line.end};
  }

  // Gives the open stretch everything between where it began and here.
  void close(std::size_t text, std::size_t end) {
    while (at_.text < text) {
      add({at_.text, at_.begin, texts_[at_.text].clean.text().size()});
      at_ = {at_.text + 1, 0, 0};
    }
    add({at_.text, at_.begin, end});
    at_.begin = end;
  }

  void add(const Piece& piece) {
    if (piece.begin < piece.end) open_.draft.pieces.push_back(piece);
  }

  void flush() {
    if (open_.draft.pieces.empty()) return;
    if (stretches_.empty() && open_.heading.end == 0 && !open_.opens_volume)
      open_.draft.kind = ChapterKind::introduction;
    stretches_.push_back(std::move(open_));
    open_ = {};
    pending_volume_ = false;
  }

  std::span<const Text> texts_;
  std::span<const Row> rows_;
  std::vector<Stretch> stretches_;
  Stretch open_;
  Piece at_;
  std::string volume_;
  bool pending_volume_ = false;  // a volume's line was read, its first chapter's not yet
};

}  // namespace

std::vector<Stretch> cut_stretches(std::span<const Text> texts, std::span<const Row> rows,
                                   std::span<const Candidate> candidates) {
  Cutter cutter(texts, rows);
  for (const Candidate& c : candidates)
    if (c.role == Candidate::Role::heading) cutter.cut(c);
  return cutter.finish();
}

}  // namespace novel2epub::parse
