#!/usr/bin/env python3
"""Draws the pictures of the illustrated samples, flat and small.

usage: draw_pictures.py ferry|map|tower OUT.png      (the JPEG is the PNG, recompressed)
"""
import math
import struct
import sys
import zlib

WIDTH, HEIGHT = 480, 320
PAPER, INK, WATER, HILL, LIGHT = (244, 240, 230), (40, 46, 60), (126, 160, 176), (92, 116, 104), (226, 150, 74)


def ferry(x, y):
    if (x - 360) ** 2 + (y - 90) ** 2 < 34 ** 2:
        return LIGHT
    if 196 < y < 214 and abs(x - 200) < 96 - (y - 196) or 120 < y < 196 and abs(x - 214) < 2:
        return INK
    if 128 < y < 192 and 216 < x < 216 + (y - 120) * 0.8:
        return PAPER if (y // 8) % 2 else LIGHT
    if y > 206 + 5 * math.sin(x / 22):
        return WATER if (y + round(6 * math.sin(x / 30))) // 14 % 2 else (146, 178, 190)
    return HILL if y > 170 + 24 * math.sin(x / 70 + 1) + 8 * math.sin(x / 19) else PAPER


def chart(x, y):
    river = 160 + 46 * math.sin(x / 74)
    if abs(y - river) < 20:
        return WATER
    if abs(x - 240) < 4 and abs(y - river) < 44 or any((x - c) ** 2 + (y - d) ** 2 < 81 for c, d in ((90, 70), (240, 60), (400, 250))):
        return INK
    if min(x, y, WIDTH - 1 - x, HEIGHT - 1 - y) in (10, 11, 14):
        return HILL
    return (206, 212, 190) if (x - 380) ** 2 / 3 + (y - 90) ** 2 < 1500 else PAPER


def tower(x, y):
    if abs(x - 240) < 26 + (y - 60) * 0.08 and 90 < y < 270:
        return INK if (y - 90) // 36 % 2 else PAPER
    if abs(x - 240) < 22 and 60 < y <= 90 or 60 < y < 90 and x > 240 and abs(y - 75) < (x - 240) * 0.12:
        return LIGHT
    if y > 268 + 4 * math.sin(x / 18):
        return WATER
    return (34, 42, 74) if (x * 7919 + y * 104729) % 1511 else LIGHT


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def main():
    draw = {'ferry': ferry, 'map': chart, 'tower': tower}[sys.argv[1]]
    colours = []
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            colour = draw(x, y)
            if colour not in colours:
                colours.append(colour)
            rows.append(colours.index(colour))
    palette = b''.join(bytes(c) for c in colours)
    with open(sys.argv[2], 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 3, 0, 0, 0))
                + chunk(b'PLTE', palette) + chunk(b'IDAT', zlib.compress(bytes(rows), 9)) + chunk(b'IEND', b''))


main()
