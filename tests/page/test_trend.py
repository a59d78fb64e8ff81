"""推移 shows every week once, newest first, with every figure, and gaps as gaps."""

import datetime as dt

from support.logs import log_of, settings_with
from support.pages import TODAY, sheet_of

from kachilog.base.week import Week
from kachilog.page import trend
from kachilog.reviews.entries import Entries
from kachilog.reviews.weeks import trend as trend_of
from kachilog.wording import Words

LOG = """
    date        action  minutes reactions quality inquiries
    2026-11-02  投稿    90      2         5       0
    2026-11-16  投稿    90      2         5       2
"""


def drawn(table=LOG, lang="ja", **settings):
    weeks = trend_of(log_of(table), settings_with(**settings), TODAY)
    rows = [trend.TrendRow(week, Entries({}, {"stop": "夜更かし", "fatigue": 2.0})) for week in weeks]
    words = Words(lang)
    return sheet_of(trend.draw(rows, words, words("trend.title")))


def table_of(sheet):
    """Return the rows of the sheet's table as mappings from heading to value."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=23)]
    head = next(index for index, row in enumerate(rows) if row[1] in ("週", "Week"))
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def test_weeks_stand_newest_first_with_gaps_named():
    table = table_of(drawn(weeks_off=frozenset({Week(dt.date(2026, 11, 9))})))
    assert [row["週"] for row in table] == ["2026-W47", "2026-W46", "2026-W45"]
    assert table[1]["期間"] == "11/9〜11/15"
    assert "休み" in table[1].values()
    assert table[1]["時間\n(分)"] is None


def test_every_figure_of_a_week_stands_in_its_row():
    newest, _, oldest = table_of(drawn())
    assert newest["分/\n問い合わせ"] == 45
    assert oldest["分/\n問い合わせ"] == "0件(90分投入)"
    assert newest["時間\n(分)"] == 90
    assert newest["継続可能性\n指数"] == 100
    assert (newest["疲れ\n(1〜3)"], newest["やめること"]) == (2, "夜更かし")


def test_a_sheet_without_weeks_tells_how_to_begin():
    sheet = sheet_of(trend.draw([], Words("ja"), "推移"))
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "活動ログに記録して週次レビューをすると、ここに週ごとの数字が並びます。" in said


def test_the_sheet_is_known_as_ours_and_another_is_not():
    rows = [[cell.value for cell in row] for row in drawn().iter_rows()]
    assert trend.is_trend(rows)
    assert not trend.is_trend([["推移"]])
    assert not trend.is_trend([])
