"""推移 has a row for every week, oldest first, that is its own for good; gaps stay gaps."""

import datetime as dt
import re

import pytest
from openxml_audit import OpenXmlValidator
from support.logs import log_of, settings_with
from support.pages import TODAY, sheet_of

from kachilog.base.week import Week
from kachilog.metrics.kpis import KpiFigures
from kachilog.metrics.resolution import VoiceHistory
from kachilog.page import trend
from kachilog.page.form import TREND_MARK
from kachilog.page.trend import TrendRow
from kachilog.reviews.entries import Entries
from kachilog.reviews.trend import TrendWeek
from kachilog.reviews.weeks import trend as trend_of
from kachilog.wording import Words

LOG = """
    date        action  minutes reactions quality inquiries
    2026-11-02  投稿    90      2         5       0
    2026-11-16  投稿    90      7         5       2
"""
WROTE = Entries({}, {"stop": "夜更かし", "fatigue": 3.0})


def rows_of(table=LOG, **settings):
    weeks = trend_of(log_of(table), settings_with(**settings), TODAY)
    return [TrendRow(TrendWeek(week), WROTE) for week in weeks]


def table_of(filled):
    """Return the rows of the table as mappings from heading to value."""
    head = next(
        row for (row, column), value in filled.cells.items() if column == 1 and value in ("週", "Week")
    )
    names = {column: value for (row, column), value in filled.cells.items() if row == head}
    return [
        {names[column]: filled.cells.get((row, column)) for column in names}
        for row in range(head + 1, filled.rows)
    ]


def test_weeks_stand_oldest_first_with_gaps_named():
    table = table_of(trend.fill(rows_of(weeks_off=frozenset({Week(dt.date(2026, 11, 9))})), Words("ja")))
    assert [row["週"] for row in table] == ["2026-W45", "2026-W46", "2026-W47"]
    assert table[1]["期間"] == "11/9〜11/15"
    assert "休み" in table[1].values()
    assert table[1]["時間\n(分)"] is None


def test_a_new_week_moves_no_other():
    rows = rows_of()
    before, after = (trend.fill(rows[:count], Words("ja")) for count in (2, 3))
    assert after.rows == before.rows + 1
    assert {place: after.cells[place] for place in before.cells if place[0] == before.rows - 1} == {
        place: value for place, value in before.cells.items() if place[0] == before.rows - 1
    }


def test_every_figure_of_a_week_stands_in_its_row_rounded_as_it_is_shown():
    oldest, _, newest = table_of(trend.fill(rows_of(), Words("ja")))
    assert newest["分/\n問い合わせ"] == 45
    assert oldest["分/\n問い合わせ"] == "0件"
    assert newest["時間\n(分)"] == 90
    assert newest["価値創造\n効率(/時)"] == 4.7
    assert newest["継続可能性\n指数(点)"] == 100
    assert newest["問い合わせ率"] == "29%\n(7件中2件)"
    assert (newest["疲れ"], newest["やめること"]) == ("くたくた", "夜更かし")


def test_voices_and_kpis_stand_in_columns_of_their_own_and_an_absent_column_is_said():
    heard = VoiceHistory((), "monday").figures([])
    kpis = (
        KpiFigures("週3回", 4, 3, 4 / 3, 1.0, "%", 1, plain=False, counted=True),
        KpiFigures("会話", None, 2, None, 1.0, "件", 1, plain=False, absent="会話数"),
    )
    row = TrendRow(TrendWeek(rows_of()[-1].figures, {"会社員": kpis}, heard))
    (newest,) = table_of(trend.fill([row], Words("ja")))
    assert newest["顧客の\n課題解決度"] is None
    assert newest["週3回"] == "4回"
    assert newest["会話"] == "列「会話数」がありません"


def test_a_sheet_without_weeks_tells_how_to_begin_and_has_a_row_to_grow_from():
    filled = trend.fill([], Words("ja"))
    assert "活動ログに記録して週次レビューをすると、ここに週ごとの数字が並びます。" in filled.cells.values()
    assert filled.rows == trend.fill(rows_of()[:1], Words("ja")).rows
    assert filled.mark == TREND_MARK


def test_charts_have_the_last_year_whatever_the_years_before():
    table = "date action minutes reactions quality\n" + "\n".join(
        f"{dt.date(2025, 1, 6) + dt.timedelta(days=7 * week)} 投稿 30 1 5" for week in range(80)
    )
    filled = trend.fill(rows_of(table), Words("ja"))
    behind = [value for (row, column), value in filled.cells.items() if column == 4 and 3 <= row < 56]
    assert behind == [30] * 53


def test_english_has_no_japanese_letter_and_dates_that_fit():
    filled = trend.fill([TrendRow(row.week) for row in rows_of()], Words("en"))
    said = [str(value) for value in filled.cells.values() if value is not None]
    assert not re.search(r"[぀-ヿ一-鿿]", "".join(said))
    assert "16 Nov – 22 Nov" in said


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_painted_sheet_prints_at_a_size_that_can_be_read_under_its_headings(lang):
    words = Words(lang)
    sheet = sheet_of(trend.paint(trend.fill(rows_of(), words), words("trend.title"), words))
    assert (sheet.page_setup.orientation, sheet.page_setup.scale) == ("landscape", 80)
    assert sheet.print_title_rows == "$57:$58"
    assert sheet.freeze_panes == "C59"
    assert len(sheet._charts) == 3


def test_columns_have_the_look_of_their_cells_so_that_new_rows_have_it_too():
    sheet = sheet_of(trend.paint(trend.fill(rows_of(), Words("ja")), "推移", Words("ja")))
    efficiency = next(cell for cell in sheet[58] if cell.value == "価値創造\n効率(/時)")
    assert sheet.column_dimensions[efficiency.column_letter].number_format == "0.0"
    assert sheet[f"{efficiency.column_letter}59"].number_format == "0.0"


def test_the_schema_has_nothing_to_say(tmp_path):
    book = tmp_path / "trend.xlsx"
    book.write_bytes(trend.paint(trend.fill(rows_of(), Words("ja")), "推移", Words("ja")))
    assert [error.description for error in OpenXmlValidator().validate(str(book)).errors] == []


def test_it_prints_on_two_sheets_side_by_side_with_the_week_on_both_and_no_chart_cut():
    sheet = sheet_of(trend.paint(trend.fill(rows_of(), Words("ja")), "推移", Words("ja")))
    assert (sheet.page_setup.scale, sheet.print_title_cols) == (80, "$B:$B")
    charts = sorted((chart.anchor._from.col, chart.anchor.to.col) for chart in sheet._charts)
    assert charts[0][0] > 1  # A chart over the week would be drawn on both.
    (customers,) = (cell.column - 1 for line in sheet.iter_rows() for cell in line if cell.value == "お客様")
    assert charts[-1][1] <= customers  # where the second sheet begins
    breaks = [one.id for one in sheet.col_breaks.brk]
    assert breaks[0] == customers
    assert len(breaks) == 2  # and a third with the KPIs, if there are any
