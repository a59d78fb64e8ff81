"""The records that we write are those that Python's own writer would."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.log.csv_records import records

_DAYS = st.dates() | st.none()
_COUNTS = st.integers() | st.none()
_TEXTS = st.text() | st.text(alphabet=',"\r\n x')
_ANY = st.one_of(_TEXTS, _COUNTS, _DAYS, st.floats(), st.booleans())


def _by_python(columns):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(zip(*columns, strict=True))
    return out.getvalue()


@st.composite
def _tables(draw):
    length = draw(st.integers(0, 5))
    kinds = draw(st.lists(st.sampled_from((_DAYS, _COUNTS, _TEXTS, _ANY)), min_size=1, max_size=4))
    return [draw(st.lists(kind, min_size=length, max_size=length)) for kind in kinds]


@given(_tables())
def test_any_columns_become_the_records_that_the_csv_module_writes(columns):
    assert records(columns) == _by_python(columns)


@pytest.mark.parametrize(
    "column",
    [
        [True, 1, 1.0, 0, False, -0.0],  # equal, and written differently
        [dt.time(9, 30), dt.date(2026, 11, 3)],
        ["", None, 'a "b"', "c,d", "e\rf", "g\nh", " i ", "\tj"],
    ],
)
def test_equal_values_and_texts_in_need_of_quotes_are_written_like_python_does(column):
    assert records([column]) == _by_python([column])
    assert records([column, column]) == _by_python([column, column])
