"""推移 has every week's KPIs and voices beside its figures."""

import datetime as dt

from support.logs import log_of, settings_with

from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.resolution import Voice
from kachilog.reviews.side_history import SideHistory
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.trend import trend_weeks
from kachilog.reviews.weeks import trend

LOG = """
    date        action  minutes reactions quality inquiries
    2026-11-10  投稿    30      2         5       0
    2026-11-16  投稿    30      7         5       2
    2026-11-17  投稿    30      7         5       2
"""
TODAY = dt.date(2026, 11, 24)


def weeks_with(kpis, voices):
    log, settings = log_of(LOG), settings_with()
    beside = SideHistory(log, settings, SideTables(kpis, voices))
    return trend_weeks(trend(log, settings, TODAY), beside)


def test_each_week_has_its_own_kpis_and_voices():
    kpi = Kpi("投稿", Measure("posts"), None, 1, 1.0)
    voices = (Voice(dt.date(2026, 11, 18), "解決しました", ("solved",)),)
    before, now = weeks_with({"会社員": (kpi,)}, voices)
    assert [week.kpis["会社員"][0].value for week in (before, now)] == [1, 2]
    assert (before.resolution.voices, now.resolution.voices) == (0, 1)


def test_where_there_is_no_place_for_voices_nothing_is_said_of_them():
    assert [week.resolution for week in weeks_with({}, None)] == [None, None]
