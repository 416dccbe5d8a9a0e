// Ornaments that fill an area of a cover.
#pragma once

#include "cover/canvas.hpp"
#include "cover/chance.hpp"

namespace novel2epub::cover {

void draw_ridges(Canvas& canvas, Chance& chance, int top);  // mountains down to the lower edge
void draw_tiles(Canvas& canvas, Chance& chance, const Box& box, int size);  // quarter circles and discs
void draw_strings(Canvas& canvas, Chance& chance, const Box& box);  // lines that hang down and end in drops
void draw_sun(Canvas& canvas, Point centre, int radius);            // a disc that sinks behind bars
void draw_scales(Canvas& canvas, const Box& box, int radius);       // waves of the blue sea
void draw_lattice(Canvas& canvas, const Box& box, int size);        // window lattice of squares in squares
void draw_dots(Canvas& canvas, const Box& box, int size);           // a half-tone that thins out downwards
void draw_stars(Canvas& canvas, Chance& chance, const Box& box);

}  // namespace novel2epub::cover
