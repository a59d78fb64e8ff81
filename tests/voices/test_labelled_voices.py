"""The classes agree with the labels of people: each part of the labelled voices has its floor."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kachilog.voices import CLASSES, RESOLUTIONS, classify

VOICES = Path(__file__).parents[1] / "data" / "voices"

FLOORS = {
    "build": {"solved": 0.97, "acted": 0.97, "result": 0.97},
    "check": {"solved": 0.96, "acted": 0.95, "result": 0.93},
    "held_out": {"solved": 0.96, "acted": 0.97, "result": 0.95},
    "fresh": {"solved": 0.97, "acted": 0.97, "result": 0.97},
    "japanese_dev": {"solved": 0.94, "acted": 0.94, "result": 0.93, "felt": 0.95},
    "japanese_held_out": {"solved": 0.93, "acted": 0.93, "result": 0.89, "felt": 0.92},
    "japanese_pool": {"solved": 0.95, "acted": 0.96, "result": 0.95, "felt": 0.95},
    "japanese_pool2": {"solved": 0.96, "acted": 0.96, "result": 0.95, "felt": 0.97},
    "english_dev": {"solved": 0.94, "acted": 0.94, "result": 0.94, "felt": 0.96},
    "english_held_out": {"solved": 0.96, "acted": 0.94, "result": 0.94, "felt": 0.96},
    "english_pool": {"solved": 0.94, "acted": 0.93, "result": 0.83, "felt": 0.96},
    "english_pool2": {"solved": 0.92, "acted": 0.89, "result": 0.84, "felt": 0.96},
    "english_unseen": {"solved": 0.56, "acted": 0.76, "result": 0.61, "felt": 0.38},
    "japanese_unseen": {"solved": 0.54, "acted": 0.79, "result": 0.70, "felt": 0.89},
    "japanese_fresh": {"solved": 0.80, "acted": 0.90, "result": 0.79, "felt": 0.71},
    "english_fresh": {"solved": 0.63, "acted": 0.86, "result": 0.55, "felt": 0.61},
    "japanese_strangers": {"solved": 0.78, "acted": 0.84, "result": 0.70, "felt": 0.88},
    "english_strangers": {"solved": 0.67, "acted": 0.72, "result": 0.64, "felt": 0.88},
}
"""The measured figures less two or three hundredths; `felt` where it was labelled.

The model has learnt from all parts but the unseen, the fresh and the strangers': there the floors say that it
has them still. Those three say how it does with comments that are new to it.
"""


def labelled(part):
    with (VOICES / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["text"], set(row["classes"].split())) for row in csv.DictReader(file)]


def f1(pairs, name):
    hits = sum(name in found and name in wanted for found, wanted in pairs)
    found = sum(name in found for found, _ in pairs)
    wanted = sum(name in wanted for _, wanted in pairs)
    return 2 * hits / (found + wanted)


@pytest.mark.parametrize("part", FLOORS)
def test_f1_of_each_class_stays_above_its_floor(part):
    rows = labelled(part)
    pairs = [
        (set(found), wanted)
        for found, (_, wanted) in zip(classify([text for text, _ in rows]), rows, strict=True)
    ]
    scores = {name: round(f1(pairs, name), 3) for name in FLOORS[part]}
    assert all(scores[name] >= floor for name, floor in FLOORS[part].items()), scores


def test_parts_share_no_comment_and_use_only_known_classes():
    parts = {part: labelled(part) for part in FLOORS}
    texts = [text for rows in parts.values() for text, _ in rows]
    assert len(texts) == len(set(texts))
    assert {name for rows in parts.values() for _, wanted in rows for name in wanted} == set(CLASSES)


@pytest.mark.parametrize(
    ("part", "least"),
    [
        ("held_out", 160),
        ("fresh", 100),
        ("japanese_dev", 250),
        ("japanese_held_out", 200),
        ("english_dev", 200),
        ("english_held_out", 150),
        ("japanese_pool", 1200),
        ("japanese_pool2", 4500),
        ("english_pool", 1200),
        ("english_pool2", 4500),
        ("japanese_fresh", 150),
        ("english_fresh", 150),
        ("japanese_strangers", 240),
        ("english_strangers", 240),
    ],
)
def test_measured_part_is_large_enough_to_mean_something(part, least):
    rows = labelled(part)
    assert len(rows) >= least
    assert all(sum(name in wanted for _, wanted in rows) >= 20 for name in RESOLUTIONS)
    none = sum(not wanted for _, wanted in rows)
    assert none >= len(rows) // 4, "negatives must be many"
