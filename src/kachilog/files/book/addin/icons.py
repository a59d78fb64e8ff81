"""The icons of the ribbon, drawn: a white sign on a tile in the accent colour, for light and dark ribbons.

A shape is a signed distance to its edge in the unit square, y downwards, negative inside; so edges are smooth
at any size. Run as a module with a folder, this writes the icons into it, to be looked at.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.files.book.addin.customui import GROUPS, identifier
from kachilog.page.palette import ACCENT, WHITE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Shape = Callable[[float, float], float]

SIDES = {"large": 64, "normal": 32}
"""Pixels of a button's icon: twice what a screen of 96 dpi shows, so that each four become one there."""

_SIGN = tuple(bytes.fromhex(WHITE[1:]))
_TILE = tuple(bytes.fromhex(ACCENT[1:]))


def _box(left: float, top: float, right: float, bottom: float, corner: float = 0.0) -> Shape:
    x0, y0, w, h = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2

    def shape(x: float, y: float) -> float:
        dx, dy = abs(x - x0) - w + corner, abs(y - y0) - h + corner
        return math.hypot(max(dx, 0.0), max(dy, 0.0)) + min(max(dx, dy), 0.0) - corner

    return shape


def _line(x0: float, y0: float, x1: float, y1: float, width: float = 0.1) -> Shape:
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy

    def shape(x: float, y: float) -> float:
        along = min(1.0, max(0.0, ((x - x0) * dx + (y - y0) * dy) / length)) if length else 0.0
        return math.hypot(x - x0 - along * dx, y - y0 - along * dy) - width / 2

    return shape


def _path(*points: tuple[float, float], width: float = 0.1) -> tuple[Shape, ...]:
    return tuple(_line(*one, *two, width) for one, two in pairwise(points))


_TRAY = _path((0.2, 0.6), (0.2, 0.8), (0.8, 0.8), (0.8, 0.6))
_PAGE = _path((0.28, 0.18), (0.58, 0.18), (0.74, 0.34), (0.74, 0.82), (0.28, 0.82), (0.28, 0.18), width=0.09)
_SIGNS: dict[str, tuple[Shape, ...]] = {
    "weekly": (_box(0.2, 0.52, 0.34, 0.8), _box(0.43, 0.36, 0.57, 0.8), _box(0.66, 0.2, 0.8, 0.8)),
    "weekly_last": (
        *_path((0.36, 0.26), (0.18, 0.44), (0.36, 0.62)),
        *_path((0.2, 0.44), (0.6, 0.44), (0.78, 0.58), (0.78, 0.78)),
    ),
    "weekly_row": (
        _line(0.22, 0.24, 0.78, 0.24, 0.09),
        _box(0.14, 0.38, 0.86, 0.62, 0.05),
        _line(0.22, 0.76, 0.78, 0.76, 0.09),
    ),
    "pdf": (*_PAGE, *_path((0.4, 0.5), (0.62, 0.5)), *_path((0.4, 0.66), (0.62, 0.66))),
    "line": (
        _line(0.2, 0.78, 0.8, 0.78, 0.09),
        _line(0.34, 0.58, 0.7, 0.22, 0.17),
        _line(0.27, 0.65, 0.34, 0.58, 0.06),
    ),
    "import": (*_TRAY, _line(0.5, 0.18, 0.5, 0.6), *_path((0.33, 0.44), (0.5, 0.61), (0.67, 0.44))),
    "export": (*_TRAY, _line(0.5, 0.22, 0.5, 0.62), *_path((0.33, 0.37), (0.5, 0.2), (0.67, 0.37))),
    "new": (*_PAGE, _line(0.51, 0.42, 0.51, 0.7), _line(0.37, 0.56, 0.65, 0.56)),
    "start": (
        *_path((0.34, 0.36), (0.38, 0.24), (0.5, 0.19), (0.62, 0.24), (0.65, 0.36), (0.51, 0.5), (0.5, 0.6)),
        _line(0.5, 0.78, 0.5, 0.78, 0.13),
    ),
}
_PLATE = _box(0.02, 0.02, 0.98, 0.98, 0.18)


def icons() -> dict[str, bytes]:
    """Return the icon of every button as a PNG: name of the button → bytes."""
    return {identifier(job): icon(job, SIDES[size]) for group in GROUPS.values() for job, size in group}


def icon(job: str, side: int) -> bytes:
    """Return the icon of a job as a PNG of `side` pixels."""
    return _png(_drawn(job, side))


def _drawn(job: str, side: int) -> list[list[tuple[int, int, int, int]]]:
    """Return the pixels of an icon, row by row: red, green, blue, opacity."""
    return [[_pixel(job, (x + 0.5) / side, (y + 0.5) / side, side) for x in range(side)] for y in range(side)]


def _pixel(job: str, x: float, y: float, side: int) -> tuple[int, int, int, int]:
    plate = min(1.0, max(0.0, 0.5 - _PLATE(x, y) * side))
    sign = min(1.0, max(0.0, 0.5 - min(shape(x, y) for shape in _SIGNS[job]) * side))
    red, green, blue = (round(tile + (white - tile) * sign) for tile, white in zip(_TILE, _SIGN, strict=True))
    return red, green, blue, round(255 * plate)


def _png(pixels: Sequence[Sequence[tuple[int, int, int, int]]]) -> bytes:
    """Return an image of 8 bits a channel with opacity; stored, so that every zlib writes the same."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 6, 0, 0, 0)
    rows = b"".join(b"\0" + b"".join(map(bytes, row)) for row in pixels)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 0))
        + chunk(b"IEND", b"")
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, image in icons().items():
        (folder / f"{name}.png").write_bytes(image)
    sys.stdout.write(f"{folder}\n")
