"""CSV → workbook → CSV and log → workbook → log are the identity, whoever reads the workbook."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from support import spreadsheet, workbooks
from support.log_cells import DAYS, FIRST_DAY, LAST_DAY, NOTABLE, TEXTS, logs, written
from support.logs import rows_of
from support.tiers import examples

from kachilog.files.book.closed import ClosedBook
from kachilog.files.xlsx.package import Package
from kachilog.jobs.moving.convert import convert
from kachilog.log.cells import plain
from kachilog.log.parse import CHUNK
from kachilog.log.stream import open_log

NOW = dt.datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 (the user's clock has no zone)
FIVE = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)")
EVERY_TEXT = ((*FIVE, "メモ", "自由"), [("2026-11-16", "投稿", 30, 2, 5, text, text) for text in NOTABLE])
EDGES = [
    *(FIRST_DAY, dt.date(1900, 1, 2), dt.date(1900, 2, 28), dt.date(1900, 3, 1), dt.date(1903, 12, 31)),
    *(dt.date(1904, 1, 1), dt.date(1904, 1, 2), dt.date(1904, 2, 29), dt.date(2026, 11, 16), LAST_DAY),
]


def converted(source, target):
    return convert(source, target, encoding="utf-8-sig", now=NOW)


def errors(moved):
    return [problem for problem in moved.problems if problem.severity == "error"]


@examples(25)
@given(logs(), st.sampled_from([".xlsx", ".xlsm"]))
@example(EVERY_TEXT, ".xlsx")
@example(((*FIVE, "メモ"), []), ".xlsx")
def test_a_canonical_file_comes_back_from_a_workbook_byte_for_byte(fresh, log, suffix):
    folder = fresh()
    source = written(folder / "log.csv", *log)
    book, back = folder / f"book{suffix}", folder / "back.csv"
    there, again = converted(source, book), converted(book, back)
    assert errors(there) == errors(again) == []
    assert there.rows == again.rows == len(log[1])
    assert back.read_bytes() == source.read_bytes()


def test_a_log_of_many_chunks_comes_back_whole(tmp_path):
    header = (*FIVE, "メモ")
    rows = [
        (
            FIRST_DAY + dt.timedelta(days=n),
            f"投稿{n % 7}",
            n % 90,
            n % 5,
            n % 5 + 1,
            NOTABLE[n % len(NOTABLE)],
        )
        for n in range(2 * CHUNK + 5)
    ]
    source = written(tmp_path / "log.csv", header, rows)
    converted(source, tmp_path / "book.xlsx")
    converted(tmp_path / "book.xlsx", tmp_path / "back.csv")
    assert (tmp_path / "back.csv").read_bytes() == source.read_bytes()


def empty_book(*, date1904):
    stream = io.BytesIO()
    options = {"default_date_format": "yyyy-mm-dd", **({"date_1904": True} if date1904 else {})}

    def paint(book):
        book.use_zip64()
        columns = [{"header": header} for header in (*FIVE, "メモ", "自由")]
        book.add_worksheet("活動ログ").add_table(0, 0, 1, 6, {"name": "ActivityLog", "columns": columns})

    workbooks.write(stream, paint, **options)
    return stream.getvalue()


EMPTY = {date1904: empty_book(date1904=date1904) for date1904 in (False, True)}


def filled(folder, rows, *, date1904):
    """Return a workbook with `rows` appended to its log."""
    path = folder / "book.xlsx"
    path.write_bytes(EMPTY[date1904])
    package = Package.open(path)
    workbooks.append_rows(package, "ActivityLog", rows)
    package.save(path, now=NOW)
    return path


FREE = st.one_of(
    TEXTS,
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([-0.0, 0.1 + 0.2, 1e15, 1e15 - 1, -1e-7, 2**53 + 1, 5e-324, 1.7976931348623157e308]),
)
ROWS = st.lists(
    st.tuples(
        DAYS,
        TEXTS.filter(lambda text: not text.startswith("#")),
        st.one_of(st.none(), st.integers(0, 10**9 - 1)),
        st.one_of(st.none(), st.integers(0, 10**9 - 1)),
        st.one_of(st.none(), st.integers(1, 5)),
        TEXTS,
        FREE,
    ),
    min_size=1,
    max_size=8,
)


def as_read(value):
    """Return a value of the user's own as a log has it, as text: -0 has lost its sign, as in Excel."""
    return "0" if value == 0 and isinstance(value, float) else plain(value)


@examples(40)
@given(ROWS, st.booleans())
@example([(day, "投稿", 1, 1, 1, "", "") for day in EDGES], False)
@example([(day, "投稿", 1, 1, 1, "", "") for day in EDGES], True)
def test_a_log_comes_back_from_a_workbook_of_either_epoch(fresh, rows, date1904):
    stream = ClosedBook.open(filled(fresh(), rows, date1904=date1904)).stream()
    found = rows_of(stream)
    assert [problem for problem in stream.problems if problem.severity == "error"] == []
    assert [row[:6] for row in found] == [row[:6] for row in rows]
    assert [plain(row[6]) for row in found] == [as_read(row[6]) for row in rows]
    floats = [(row[6], of[6]) for row, of in zip(found, rows, strict=True) if isinstance(of[6], float)]
    assert all(repr(value) == repr(of) for value, of in floats if isinstance(value, float))


@examples(12)
@given(ROWS, st.booleans())
@example([(day, "投稿", 1, 1, 1, "", "") for day in EDGES], False)
@example([(day, "投稿", 1, 1, 1, text, text) for day, text in zip(EDGES * 9, NOTABLE, strict=False)], True)
def test_openpyxl_reads_the_same_cells(fresh, rows, date1904):
    sheet = load_workbook(filled(fresh(), rows, date1904=date1904))["活動ログ"]
    for expected, cells in zip(rows, sheet.iter_rows(min_row=2), strict=True):
        values = [unescape(cell.value) if isinstance(cell.value, str) else cell.value for cell in cells]
        assert [cell.data_type for cell in cells].count("f") == 0
        if values[0] == dt.time():  # openpyxl, too, takes the day zero of 1904 for a time
            values[0] = dt.datetime(1904, 1, 1)  # noqa: DTZ001 (cells have no zone)
        day = values[0] if isinstance(values[0], str) else values[0].date().isoformat()
        assert day == expected[0].isoformat()
        assert tuple(values[2:5]) == expected[2:5]
        for value, of in zip((values[1], values[5]), (expected[1], expected[5]), strict=True):
            assert (value or "") == of


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_what_libreoffice_has_opened_and_saved_is_the_same_log_still(tmp_path):
    texts = [
        text for text in NOTABLE if "_x005F_" not in text
    ]  # LibreOffice 7.4 takes off one escape too many
    days = EDGES * (len(texts) // len(EDGES) + 1)
    header = (*FIVE, "メモ", "自由")
    rows = [(day, "投稿", 30, None, 5, text, text) for day, text in zip(days, texts, strict=False)]
    source = written(tmp_path / "log.csv", header, rows)
    converted(source, tmp_path / "book.xlsx")
    spreadsheet.recalculated([tmp_path / "book.xlsx"], tmp_path)
    again = tmp_path / "recalculated" / "book.xlsx"
    stream = ClosedBook.open(again).stream()
    found, meant = rows_of(stream), rows_of(open_log(enumerate([header, *rows], 1)))
    assert [problem for problem in stream.problems if problem.severity == "error"] == []
    assert [row[:5] for row in found] == [row[:5] for row in meant]
    for one, other in zip(found, meant, strict=True):
        assert [as_kept(plain(cell)) for cell in one[5:]] == [as_kept(plain(cell)) for cell in other[5:]]


def as_kept(text):
    """Return a text as LibreOffice keeps it: every line break of a cell is an LF."""
    return re.sub("\r\n|\n\r|\r", "\n", text)
