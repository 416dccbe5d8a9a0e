#!/usr/bin/env python3
"""Draws the samples' covers: a lighthouse at night (lamp) and a bus on the river road (road), in seven moods.

usage: draw_cover.py lamp|road OUT.png [MOOD]      (MOOD 0 to 6; the JPEG is the PNG, recompressed)
"""
import math
import struct
import sys
import zlib

WIDTH, HEIGHT = 800, 1200
PALETTES = {'lamp': ((18, 26, 54), (96, 120, 150), (244, 221, 150), (10, 14, 28)),
            'road': ((44, 30, 58), (214, 140, 96), (255, 226, 170), (22, 16, 30))}


# Hues of the moods: how each palette's red, green and blue change places.
MOODS = ((0, 1, 2), (2, 0, 1), (1, 2, 0), (1, 0, 2), (0, 2, 1), (2, 1, 0), (2, 2, 0))


def mix(a, b, t):
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def wave(x, row):
    return 880 + row * 70 + 16 * math.sin(x / (60 + 9 * row) + row * 1.7)


def lamp(x, y, sky, light, dark):
    if 150 < y < 900 and x < 400 and abs(y - 330 - (400 - x) * 0.12) < 14 + (400 - x) * 0.16:
        sky = mix(sky, light, 0.55 * (0.3 + x / 570))
    if abs(x - 400) < 34 and 290 < y < 370:
        return light
    if abs(x - 400) < 48 + (y - 370) * 0.06 and 370 <= y < 930 or abs(x - 400) < (y - 230) * 0.8 and 240 < y <= 290:
        return mix(dark, light, 0.12) if (y - 370) // 110 % 2 else dark
    return sky


def road(x, y, sky, light, dark):
    if (x - 600) ** 2 + (y - 260) ** 2 < 70 ** 2:
        return light
    if 610 < y < 800 and 180 < x < 620:
        return light if 650 < y < 710 and (x - 180) % 88 > 22 else dark
    if any((x - c) ** 2 + (y - 800) ** 2 < 34 ** 2 for c in (270, 530)):
        return dark
    return mix(dark, sky, 0.3) if 820 < y < 850 else sky


def pixel(x, y, name):
    top, low, light, dark = (tuple(c[i] for i in MOOD) for c in PALETTES[name])
    for row in (3, 2, 1, 0):
        if y > wave(x, row):
            return mix(dark, low, 0.30 - row * 0.08)
    sky = mix(top, low, math.floor(y / 900 * 24) / 24)
    return {'lamp': lamp, 'road': road}[name](x, y, sky, light, dark)


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def main():
    global MOOD
    name, out = sys.argv[1:3]
    MOOD = MOODS[int(sys.argv[3]) if len(sys.argv) > 3 else 0]
    rows = b''.join(b'\0' + bytes(v for x in range(WIDTH) for v in pixel(x, y, name)) for y in range(HEIGHT))
    with open(out, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 2, 0, 0, 0))
                + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


main()
