"""The weekly sums are the same on every engine, and the same as for a single log."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cohort import expected, summed
from support.tiers import examples

from kachilog.base.week import FIRST_START
from kachilog.jobs.cohort.staging import STAGED

COUNT = st.one_of(st.none(), st.integers(0, 600), st.just(999_999_999))
DAY = st.one_of(
    st.dates(dt.date(2026, 12, 20), dt.date(2027, 1, 10)),
    st.dates(FIRST_START + dt.timedelta(days=1), dt.date.max),
)
LOG = st.lists(
    st.fixed_dictionaries(
        {
            "date": DAY,
            "minutes": COUNT,
            "reactions": COUNT,
            "quality": st.one_of(st.none(), st.integers(1, 5)),
            "inquiries": COUNT,
            "repeats": COUNT,
            "referrals": COUNT,
        }
    ),
    max_size=12,
)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@examples(15)
@given(logs=st.lists(LOG, min_size=1, max_size=3))
def test_an_engine_sums_as_pandas_does(engine, logs):
    ours, theirs = expected(logs), summed(engine, logs)
    assert theirs == ours
    assert [[*weeks] for weeks in theirs.values()] == [[*weeks] for weeks in ours.values()]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_the_ends_of_the_calendar_are_weeks_on_every_engine(engine):
    days = (dt.date(1900, 1, 1), dt.date(2026, 12, 28), dt.date(2027, 1, 3), dt.date.max)
    rows = [dict.fromkeys(STAGED, 1) | {"date": day} for day in days]
    assert summed(engine, [rows]) == expected([rows])
