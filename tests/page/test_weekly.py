"""The weekly page says what the review holds, in order, with units, and keeps room for the user."""

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from support.logs import settings_with
from support.pages import METHOD, WEEK, draw, review_of, texts

from kachilog.base.problems import Problem
from kachilog.page import weekly
from kachilog.reviews.entries import Entries, find
from kachilog.wording import Words

LONG = "とても長い文です。" * 30


def test_the_methods_own_example_stands_on_the_page():
    sheet, _ = draw(review_of())
    values = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert values[45] == '#,##0"分"'
    assert "2件 / 90分" in values
    assert "週次レビュー" in values
    assert "2026-W47" in values


def test_the_sections_stand_in_the_order_of_the_method():
    said = texts(draw(review_of())[0])
    order = [
        "週次レビュー",
        "先週の決定",
        "価値創造効率",
        "ペースの内訳",
        "12週の流れ",
        "どの行動に時間を使うか(直近12週)",
    ]
    order += [
        "お客様とのつながり",
        "来週に向けて(ここはあなたの欄です。作り直しても消えません)",
        "やめること",
        "メモ",
    ]
    positions = [said.index(text) for text in order]
    assert positions == sorted(positions)


def test_the_page_is_one_printed_a4_sheet_of_values_only():
    sheet, _ = draw(review_of())
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)  # 1 each by default
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "$A$1:$Y$" in sheet.print_area


def test_marks_and_chart_data_lie_hidden_beside_the_printed_area():
    sheet, _ = draw(review_of())
    first = openpyxl.utils.get_column_letter(weekly.MARK_COLUMN + 1)
    assert sheet.column_dimensions[first].hidden
    assert sheet.cell(1, weekly.MARK_COLUMN + 1).value == "kachilog:page"


def test_a_gap_in_the_weeks_stays_a_gap_in_the_charts():
    table = METHOD + "    2026-11-02  投稿  30  2  5  1"
    content, _ = weekly.draw(review_of(table), Words("ja"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        charts = [package.read(name).decode() for name in package.namelist() if "charts/chart" in name]
    lines = [chart for chart in charts if "lineChart" in chart]
    assert len(lines) == 2
    for chart in lines:
        assert '<c:plotVisOnly val="0"' in chart  # hidden cells are shown, too
        assert '<c:dispBlanksAs val="gap"' in chart
        values = re.search(r"<c:val>.*?</c:val>", chart)[0]
        assert re.findall(r'<c:pt idx="(\d+)">', values) == ["9", "11"]


def test_what_the_user_wrote_is_shown_again_where_find_looks_for_it():
    wrote = Entries(
        {}, {"stop": "夜の返信", "more": "=1+1", "note": LONG, "fatigue": 3.0, "judged_try": "できた"}
    )
    sheet, places = draw(review_of(), extras=weekly.Extras(entries=wrote))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    found = find(rows, weekly.MARK_COLUMN, weekly.ENTRY_COLUMNS)
    assert {key: value for key, value in found.values.items() if value is not None} == wrote.values
    assert dict(found.places) == dict(places)


def test_last_weeks_decisions_stand_at_the_top_to_be_judged():
    decided = Entries({}, {"stop": "深夜のコメント返信"})
    sheet, places = draw(review_of(), extras=weekly.Extras(decided=decided))
    assert "深夜のコメント返信" in texts(sheet)
    row, column = places["judged_stop"]
    judged = sheet.cell(row + 1, column + 1).coordinate
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation if judged in rule.sqref] == [
        '"できた,まだ"'
    ]


def test_decisions_of_an_older_page_are_not_called_last_weeks():
    extras = weekly.Extras(decided=Entries({}, {"stop": "x"}), decided_last_week=False)
    assert "前回の決定" in texts(draw(review_of(), extras=extras)[0])


def test_a_week_in_progress_is_called_provisional():
    said = " ".join(texts(draw(review_of(today=dt.date(2026, 11, 20)))[0]))
    assert "暫定" in said
    assert "週の途中なので、まだ出せません" in said


def test_a_week_without_rows_says_so_and_shows_no_number():
    said = texts(draw(review_of("date action minutes reactions quality\n2026-11-02 投稿 30 1 3"))[0])
    assert "この週の記録はありません" in said
    assert said.count("記録なし") == 1
    assert not [text for text in said if re.fullmatch(r"0(\.0)?", text)]


def test_a_week_off_is_named():
    settings = settings_with(weeks_off=frozenset({WEEK}))
    assert "休みの週です" in texts(
        draw(review_of("date action minutes reactions quality", settings=settings))[0]
    )


def test_what_was_left_out_is_said_with_its_count():
    table = METHOD + "    2026-11-17  DM対応  -       1         4       0\n    2026-11-17  その他  20 1 - 0"
    said = texts(draw(review_of(table))[0])
    assert "時間未記入 1件は、時間あたりの数字に含めていません。" in said
    assert "質の評価がない 1件は、価値創造効率に含めていません。" in said


def test_a_log_without_inquiries_is_measured_in_minutes_per_reaction():
    said = texts(draw(review_of("date action minutes reactions quality\n2026-11-16 投稿 90 3 4"))[0])
    assert "反応1件あたり" in said
    assert "問い合わせ1件あたり" not in said


def test_problems_of_the_week_are_named_by_row_and_column_and_the_rest_is_counted():
    problems = [
        Problem("quality", "error", row=row, column="質的評価(1-5)", value="7", day=dt.date(2026, 11, 17))
        for row in range(12, 17)
    ]
    said = " ".join(texts(draw(review_of(problems=problems))[0]))
    assert "12行目「質的評価(1-5)」" in said
    assert "ほかに2件あります" in said


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_text_that_looks_like_a_formula_stays_text(lang):
    table = "date action minutes reactions quality\n2026-11-16 =1+1 90 3 4"
    sheet, _ = draw(review_of(table), lang)
    assert "=1+1" in [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "s"]


def test_an_english_page_has_no_japanese_letter():
    table = "date action minutes reactions quality inquiries\n2026-11-16 Post 90 3 4 1\n2026-11-17 - - 1 - 0"
    said = " ".join(texts(draw(review_of(table), "en")[0]))
    assert not re.search(r"[぀-ヿ一-鿿]", said)
