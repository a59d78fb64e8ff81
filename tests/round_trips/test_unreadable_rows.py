"""Rows that cannot be read are moved as they stand, are reported, and count in no figure until mended."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import workbooks
from support.log_cells import NOTABLE, TEXTS, written
from support.logs import rows_of
from support.tiers import examples
from support.typed import kachilog

from kachilog.base.spreadsheet import TEXT_LIMIT
from kachilog.files.book.closed import ClosedBook
from kachilog.files.csv_files import read_csv
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.convert import convert
from kachilog.jobs.moving.import_ import import_files

NOW = dt.datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 (the user's clock has no zone)
HEADER = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "メモ", "自由")
GOOD = ("2026-11-16", "投稿", "30", "2", "5", "", "")
NO_DATES = [
    "11/3",
    "1103",
    "きのう",
    "2026-02-30",
    "1899-12-31",
    "26/11/3",
    "#N/A",
    "=TODAY()",
    "7",
]
NO_COUNTS = ["-5", "3.5", "たくさん", "1000000000", "#VALUE!", "1e3", "=1+1", "1:75", "@x", "TRUE", "-1e5"]
NO_RATINGS = ["0", "6", "-1", "4.5", "良い", "★★★★★★"]
CONTROLS = ["a\x01b", "\x00", "\x0b", "x\x1f", "_x0001_\x01"]


def bad(place, texts):
    return st.sampled_from(texts).map(lambda text: (*GOOD[:place], text, *GOOD[place + 1 :]))


ROWS = st.lists(
    st.one_of(
        st.just(GOOD),
        bad(0, NO_DATES),
        bad(1, ["#N/A", *CONTROLS]),
        bad(2, NO_COUNTS),
        bad(3, NO_COUNTS),
        bad(4, NO_RATINGS),
        bad(5, CONTROLS),
        bad(6, CONTROLS),
        st.tuples(
            st.sampled_from(NO_DATES),
            st.just("投稿"),
            *[st.sampled_from(["", "7", *NO_COUNTS])] * 2,
            st.sampled_from(["", *"12345", *NO_RATINGS]),
            *[TEXTS] * 2,
        ),
    ),
    max_size=8,
)


def errors(problems):
    """Return what is wrong, by the number of the row below the header."""
    found = [problem for problem in problems if problem.severity == "error"]
    return [(problem.column, problem.code) for problem in found]


def log_of(path):
    return read_csv(path).stream().log()


def converted(source, target):
    return convert(source, target, encoding="utf-8-sig", now=NOW)


@examples(25)
@given(ROWS)
@example([(day, "投稿", "1", "1", "1", text, text) for day, text in zip(NO_DATES * 9, NOTABLE, strict=False)])
def test_a_file_with_unreadable_rows_comes_back_from_a_workbook_byte_for_byte(fresh, rows):
    folder = fresh()
    source = written(folder / "log.csv", HEADER, rows)
    book, back = folder / "book.xlsx", folder / "back.csv"
    there, again = converted(source, book), converted(book, back)
    assert back.read_bytes() == source.read_bytes()
    assert there.rows == again.rows == len(rows)
    assert errors(there.problems) == errors(again.problems) == errors(log_of(source).problems)
    unread = len({problem.row for problem in there.problems if problem.severity == "error"})
    assert (there.verbatim, there.lost) == (again.verbatim, again.lost) == (unread, 0)


@examples(12)
@given(ROWS)
def test_they_count_in_no_figure_wherever_they_stand(fresh, rows):
    folder = fresh()
    source = written(folder / "log.csv", HEADER, rows)
    converted(source, folder / "book.xlsx")
    kept, read = ClosedBook.open(folder / "book.xlsx"), log_of(source)
    assert rows_of(kept.stream()) == rows_of(read_csv(source).stream())
    readable = len(rows) - len({p.row for p in read.problems if p.severity == "error"})
    assert len(kept.log().frame) == len(read.frame) == readable


@examples(12)
@given(ROWS)
def test_an_import_takes_the_readable_rows_alone(fresh, rows):
    folder = fresh()
    source = written(folder / "log.csv", HEADER, rows)
    book = folder / "book.xlsx"
    converted(written(folder / "empty.csv", HEADER, []), book)
    (imported,) = import_files(ClosedLog(book, NOW), [source])
    assert imported.added == len(log_of(source).frame)
    assert errors(ClosedBook.open(book).log().problems) == []


def test_what_a_workbook_cannot_hold_stays_behind_alone_with_its_row_and_column(capsys, tmp_path):
    longest, emoji = "あ" * TEXT_LIMIT, "😀" * (TEXT_LIMIT // 2)
    texts = [longest, longest + "い", emoji, emoji + "😀", "x\ufffey", "よい"]
    source = written(tmp_path / "log.csv", HEADER, [(*GOOD[:5], text, "") for text in texts])
    book, back = tmp_path / "book.xlsx", tmp_path / "back.csv"
    code, out, err = kachilog(capsys, "convert", source, book)
    assert code == 1
    assert [f"{row}行目「メモ」" in err for row in (2, 3, 4, 5, 6, 7)] == [
        False,
        True,
        False,
        True,
        True,
        False,
    ]
    assert "(3行)" in out
    assert "3行は移せませんでした" in out
    kachilog(capsys, "convert", book, back)
    kept = written(
        tmp_path / "kept.csv", HEADER, [(*GOOD[:5], text, "") for text in (longest, emoji, "よい")]
    )
    assert back.read_bytes() == kept.read_bytes()


def test_a_line_with_more_cells_than_headers_stays_behind_and_is_told(capsys, tmp_path):
    source = written(tmp_path / "log.csv", HEADER, [GOOD, (*GOOD, "余り"), GOOD])
    code, out, err = kachilog(capsys, "convert", source, tmp_path / "book.xlsx")
    assert code == 1
    assert "3行目" in err
    assert "(2行)" in out
    assert "1行は移せませんでした" in out
    assert len(ClosedBook.open(tmp_path / "book.xlsx").log().frame) == 2


@pytest.mark.parametrize(
    ("place", "value", "text"),
    [
        (0, 7.5, "7.5"),
        (0, True, "TRUE"),
        (0, dt.time(1, 30), "01:30:00"),
        (0, None, ""),
        (2, 30.5, "30.5"),
        (2, -5, "-5"),
        (2, dt.datetime(2026, 11, 5, 1, 30), "2026-11-05 01:30:00"),  # noqa: DTZ001
        (2, 1e18, "1e+18"),
        (2, False, "FALSE"),
        (3, "=A1", "'=A1"),
        (4, dt.date(2026, 11, 5), "2026-11-05"),
    ],
)
def test_any_cell_of_a_workbook_is_exported_as_it_shows_and_stays_reported(
    capsys, tmp_path, place, value, text
):
    row = [dt.date(2026, 11, 16), "投稿", 30, 2, 5]
    row[place] = value

    def paint(book):
        sheet = book.add_worksheet("活動ログ")
        columns = [{"header": header} for header in HEADER[:5]]
        sheet.add_table(0, 0, 2, 4, {"name": "ActivityLog", "columns": columns})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        clock = book.add_format({"num_format": "h:mm"})
        for number, cells in enumerate([row, [dt.date(2026, 11, 17), "投稿", 1, 1, 1]], 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif isinstance(cell, (dt.date, dt.time)):
                    sheet.write_datetime(number, column, cell, day if isinstance(cell, dt.date) else clock)
                else:
                    sheet.write(number, column, cell)

    book = workbooks.write(tmp_path / "book.xlsx", paint)
    back = tmp_path / "back.csv"
    code, out, err = kachilog(capsys, "export", book, back)
    assert code == 1
    assert f"2行目「{HEADER[place]}」" in err
    assert "うち1行は読めないため、書かれているまま移しました" in out
    lines = back.read_text("utf-8-sig").splitlines()
    assert lines[1].split(",")[place] == text
    assert lines[2] == "2026-11-17,投稿,1,1,1"
    assert [problem.row for problem in log_of(back).problems] == [2]


def test_a_formula_that_was_never_calculated_cannot_be_taken_for_a_value(capsys, tmp_path):
    book = workbooks.write(
        tmp_path / "book.xlsx",
        lambda book: book.add_worksheet("活動ログ").add_table(
            0, 0, 1, 4, {"name": "ActivityLog", "columns": [{"header": header} for header in HEADER[:5]]}
        ),
    )
    row = (
        '<row r="2"><c r="A2"><v>46342</v></c><c r="B2" t="inlineStr"><is><t>投稿</t></is></c>'
        '<c r="C2"><f>1+1</f></c></row>'
    )

    def formula(name, data):
        if name != "xl/worksheets/sheet1.xml":
            return data
        head, rest = data.split(b"</sheetData>")
        return head + row.encode() + b"</sheetData>" + rest

    workbooks.rewritten(book, tmp_path / "open.xlsx", formula)
    code, _, err = kachilog(capsys, "export", tmp_path / "open.xlsx", tmp_path / "back.csv")
    assert code == 1
    assert "上書き保存" in err
    assert (tmp_path / "back.csv").read_text("utf-8-sig").splitlines()[1] == "2026-11-16,投稿,#N/A,,"
