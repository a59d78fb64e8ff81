"""The icons: readable at 16 and 32 pixels, on a light and on a dark ribbon, and no two alike."""

from __future__ import annotations

import itertools
import struct
import zlib

import pytest

from kachilog.files.book.addin.customui import GROUPS, identifier
from kachilog.files.book.addin.icons import icons

LIGHT, DARK = (243, 243, 243), (31, 31, 31)
SIZES = {identifier(job): size for group in GROUPS.values() for job, size in group}


@pytest.fixture(scope="module")
def drawn():
    return icons()


def pixels(png):
    """Return the pixels of an icon of ours, row by row."""
    side = struct.unpack(">I", png[16:20])[0]
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    data = zlib.decompress(png[at + 4 : at + 4 + length])
    rows = [data[row * (side * 4 + 1) + 1 : (row + 1) * (side * 4 + 1)] for row in range(side)]
    return [[tuple(row[at : at + 4]) for at in range(0, side * 4, 4)] for row in rows]


def shown(png, ground):
    """Return the pixels as a ribbon of the colour `ground` shows them on a screen of 96 dpi: half as many."""
    full = pixels(png)
    halved = []
    for above, below in itertools.pairwise(full):
        four = list(zip(above, above[1:], below, below[1:], strict=False))[::2]
        halved.append(
            [tuple(sum(_over(one, ground)[c] for one in cell) / 4 for c in range(3)) for cell in four]
        )
    return halved[::2]


def _over(pixel, ground):
    share = pixel[3] / 255
    return [share * pixel[c] + (1 - share) * ground[c] for c in range(3)]


def luminance(colour):
    linear = [(c / 255 / 12.92) if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_sign_tile_and_ribbon_stand_apart(drawn, ground):
    for name, png in drawn.items():
        colours = [pixel for row in shown(png, ground) for pixel in row]
        assert len(colours) == {"large": 32 * 32, "normal": 16 * 16}[SIZES[name]]
        sign = max(colours[len(colours) // 6 : -len(colours) // 6], key=luminance)
        tile = colours[int(len(colours) ** 0.5) * 2 + 3]
        assert contrast(sign, tile) > 4, name
        assert contrast(tile, ground) > 3 if ground == LIGHT else contrast(tile, ground) > 2.5, name
        share = sum(contrast(colour, tile) > 2.5 for colour in colours) / len(colours)
        assert 0.08 < share < 0.5, name


def test_no_two_are_alike(drawn):
    signs = {name: [[pixel[0] > 128 for pixel in row] for row in pixels(png)] for name, png in drawn.items()}
    for one, other in itertools.combinations(signs, 2):
        if len(signs[one]) == len(signs[other]):
            differing = sum(
                a != b
                for rows in zip(signs[one], signs[other], strict=True)
                for a, b in zip(*rows, strict=True)
            )
            assert differing > 0.05 * len(signs[one]) ** 2, (one, other)
