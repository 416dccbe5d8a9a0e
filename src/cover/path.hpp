// Outlines: what is filled on a cover, letters and ornaments alike. Whole numbers only, so that the same
// cover comes out on every machine.
#pragma once

#include <cstdint>
#include <vector>

namespace novel2epub::cover {

struct Point {
  int x = 0;
  int y = 0;  // downwards
};

struct Box {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

// Closed contours of straight lines and curves, filled by the even-odd rule where `even_odd` says so.
struct Path {
  enum Kind : char { conic = 0, on = 1, cubic = 2 };  // as FreeType tags points
  std::vector<Point> points;
  std::vector<char> kinds;
  std::vector<std::size_t> ends;  // index of each contour's last point
  bool even_odd = false;

  void add(Point point, Kind kind = on) {
    points.push_back(point);
    kinds.push_back(kind);
  }
  void close() {
    if (ends.empty() ? !points.empty() : ends.back() + 1 < points.size()) ends.push_back(points.size() - 1);
  }
  bool empty() const { return points.empty(); }
};

// In pixels, unless said otherwise.
void add_polygon(Path& path, const std::vector<Point>& corners);
void add_box(Path& path, const Box& box);
void add_circle(Path& path, Point centre, int radius);
void add_ring(Path& path, Point centre, int outer, int inner);  // wants even_odd
void add_frame(Path& path, const Box& outside, int thickness);  // wants even_odd
void add_quarter(Path& path, Point corner, int radius,
                 int quadrant);  // a quarter disc; 0: to the lower right, clockwise
void append(Path& path, const Path& other);

// Of all points; a little more than of the outline where it is curved.
Box box_of(const Path& path);

// Each coordinate × numerator / denominator, then moved by `offset`.
Path placed(const Path& path, std::int64_t numerator, std::int64_t denominator, Point offset);

// A quarter turn clockwise around 0, 0.
Path turned(Path path);

}  // namespace novel2epub::cover
