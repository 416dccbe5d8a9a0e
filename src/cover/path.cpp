#include "cover/path.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace novel2epub::cover {
namespace {

// How far the handles of a cubic quarter circle stand from its ends.
int handle(int radius) { return static_cast<int>(std::int64_t{radius} * 55228 / 100000); }

struct Direction {
  int x, y;
};
constexpr std::array<Direction, 4> directions = {{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

// The curve from `centre` + radius · directions[quadrant] to the next direction, without its last point.
void add_arc(Path& path, Point centre, int radius, std::size_t quadrant) {
  const Direction from = directions[quadrant % 4], to = directions[(quadrant + 1) % 4];
  const int h = handle(radius);
  path.add({centre.x + from.x * radius, centre.y + from.y * radius});
  path.add({centre.x + from.x * radius + to.x * h, centre.y + from.y * radius + to.y * h}, Path::cubic);
  path.add({centre.x + from.x * h + to.x * radius, centre.y + from.y * h + to.y * radius}, Path::cubic);
}

}  // namespace

void add_polygon(Path& path, const std::vector<Point>& corners) {
  for (const Point corner : corners) path.add(corner);
  path.close();
}

void add_box(Path& path, const Box& box) {
  add_polygon(path,
              {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}});
}

void add_circle(Path& path, Point centre, int radius) {
  for (std::size_t quadrant = 0; quadrant < 4; ++quadrant) add_arc(path, centre, radius, quadrant);
  path.close();
}

void add_ring(Path& path, Point centre, int outer, int inner) {
  add_circle(path, centre, outer);
  add_circle(path, centre, inner);
}

void add_frame(Path& path, const Box& outside, int thickness) {
  add_box(path, outside);
  add_box(path, {outside.left + thickness, outside.top + thickness, outside.right - thickness,
                 outside.bottom - thickness});
}

void add_quarter(Path& path, Point corner, int radius, int quadrant) {
  const auto from = static_cast<std::size_t>(quadrant);
  const Direction to = directions[(from + 1) % 4];
  path.add(corner);
  add_arc(path, corner, radius, from);
  path.add({corner.x + to.x * radius, corner.y + to.y * radius});
  path.close();
}

void append(Path& path, const Path& other) {
  const std::size_t before = path.points.size();
  path.points.insert(path.points.end(), other.points.begin(), other.points.end());
  path.kinds.insert(path.kinds.end(), other.kinds.begin(), other.kinds.end());
  for (const std::size_t end : other.ends) path.ends.push_back(before + end);
}

Box box_of(const Path& path) {
  if (path.empty()) return {};
  Box box{path.points[0].x, path.points[0].y, path.points[0].x, path.points[0].y};
  for (const Point point : path.points) {
    box.left = std::min(box.left, point.x);
    box.right = std::max(box.right, point.x);
    box.top = std::min(box.top, point.y);
    box.bottom = std::max(box.bottom, point.y);
  }
  return box;
}

Path placed(const Path& path, std::int64_t numerator, std::int64_t denominator, Point offset) {
  Path out = path;
  for (Point& point : out.points) {
    point.x = static_cast<int>(point.x * numerator / denominator) + offset.x;
    point.y = static_cast<int>(point.y * numerator / denominator) + offset.y;
  }
  return out;
}

Path turned(Path path) {
  for (Point& point : path.points) point = {-point.y, point.x};
  return path;
}

}  // namespace novel2epub::cover
