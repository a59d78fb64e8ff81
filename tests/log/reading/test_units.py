"""The unit of a column of minutes is what its header says, however it says it."""

from __future__ import annotations

import pytest

from kachilog.log.reading.units import HOURS, SECONDS, UNSAID, of_header


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("かかった時間は何時間?", HOURS),
        ("所要時間h", HOURS),
        ("hours", HOURS),
        ("作業秒", SECONDS),
        ("秒数", SECONDS),
        ("作業分", None),
        ("何分かかった?", None),
        ("作業", UNSAID),
        *((word, UNSAID) for word in ("durations", "tasks", "month")),
        *((word, HOURS) for word in ("hrs", "workhours")),
        ("secs", SECONDS),
        ("minutes", None),
    ],
)
def test_a_name_tells_its_unit(header, unit):
    assert of_header("minutes", header, (), header, is_alias=False) == unit


@pytest.mark.parametrize(("name", "unit"), [("秒数", SECONDS), ("decimalhours", HOURS), ("作業秒", UNSAID)])
def test_in_a_name_that_is_known_as_a_whole_no_unit_is_looked_for_at_its_end(name, unit):
    assert of_header("minutes", name, (), name, is_alias=True) == unit


def test_other_columns_have_none():
    assert of_header("reactions", "秒数", (), "秒数", is_alias=False) is None
