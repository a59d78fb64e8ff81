"""The labelled comments beside this folder, as the scripts read them."""

from __future__ import annotations

import csv
from pathlib import Path

from kachilog.voices import CLASSES

VOICES = Path(__file__).parents[1]
UNFELT = ("build", "check", "held_out", "fresh")
"""Parts without labels of felt."""
PAIRS = ("pairs", "untrue")
"""Parts of which a row has what happened, its class, and the like that did not."""


def rows_of(part):
    with (VOICES / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def labelled(part):
    """Yield the comments of a part, each with whether it has each class."""
    for row in rows_of(part):
        yield row["text"], [name in row["classes"].split() for name in CLASSES]
