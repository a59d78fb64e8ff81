"""An import adds each row once: whatever the order, the batches, and how often it is done.

Equal rows are counted, so of what several files hold the book gets the fullest count of each row (their union
as multisets). That is the one rule under which a file can be imported twice for nothing: what two files both
have cannot be told from what was exported twice.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter

import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st
from support.log_cells import NOTABLE, logs, written
from support.logs import rows_of
from support.tiers import examples

from kachilog.files.book.closed import ClosedBook
from kachilog.files.csv_files import read_csv
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.convert import convert
from kachilog.jobs.moving.export import export_log
from kachilog.jobs.moving.import_ import import_files

NOW = dt.datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 (the user's clock has no zone)
HEADER = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "メモ", "自由")
POOL = [
    ("2026-11-16", "投稿", 30, 2, 5, "", ""),
    ("2026-11-16", "投稿", 30, 2, 5, "", "0.30000000000000004"),
    ("2026-11-16", "投稿", 30, 2, None, "", ""),
    ("2026-11-16", "DM対応", 0, None, 5, "=1+1", "007"),
    ("2026-11-17", "投稿", 30, 2, 5, "一\r\n二", "1.5"),
    ("1900-01-01", "", None, None, None, "一\r\n二", "-0.0"),
]
BATCHES = st.lists(st.lists(st.sampled_from(range(len(POOL))), max_size=5), min_size=1, max_size=4)


def empty_book(folder, header=HEADER):
    book = folder / "book.xlsx"
    convert(written(folder / "empty.csv", header, []), book, encoding="utf-8-sig", now=NOW)
    return book


def file_of(folder, name, batch):
    return written(folder / f"{name}.csv", HEADER, [POOL[row] for row in batch])


def imported(book, *files, **options):
    return [one.added for one in import_files(ClosedLog(book, NOW), files, **options)]


def rows(path):
    """Return how often each row stands in a workbook."""
    return Counter(rows_of(ClosedBook.open(path).stream()))


def meant(folder, batches):
    """Return the union of batches as the workbook has it: each row as often as the fullest of them has it."""
    union = Counter()
    for batch in batches:
        union |= Counter(batch)
    return Counter(rows_of(read_csv(file_of(folder, "all", union.elements())).stream()))


@examples(12)
@given(BATCHES, st.randoms(use_true_random=False))
@example([[0, 0], [0], [0, 0, 0]], None)
def test_the_order_of_files_and_rows_makes_no_difference(fresh, batches, random):
    folder = fresh()
    book = empty_book(folder)
    shuffled = list(map(list, batches))
    if random:
        random.shuffle(shuffled)
        for batch in shuffled:
            random.shuffle(batch)
    for number, batch in enumerate(shuffled):
        imported(book, file_of(folder, number, batch), others="add")
    assert rows(book) == meant(folder, batches)


@examples(10)
@given(BATCHES, st.sampled_from(["leave", "update", "add"]))
def test_files_of_one_command_are_as_good_as_files_one_by_one(fresh, batches, others):
    folder = fresh()
    together, apart = empty_book(folder), folder / "apart.xlsx"
    shutil.copy(together, apart)
    files = [file_of(folder, number, batch) for number, batch in enumerate(batches)]
    one_by_one = [imported(apart, file, others=others) for file in files]
    assert imported(together, *files, others=others) == [added for (added,) in one_by_one]
    assert rows(together) == rows(apart)
    if others == "add":
        assert rows(together) == meant(folder, batches)


@examples(10)
@given(st.lists(st.sampled_from(range(len(POOL))), max_size=10), st.data())
def test_a_file_cut_into_parts_that_keep_equal_rows_together_is_as_good_as_the_whole(fresh, batch, data):
    folder = fresh()
    book = empty_book(folder)
    part_of = [data.draw(st.integers(0, 2)) for _ in POOL]
    for part in data.draw(st.permutations(range(3))):
        part_file = file_of(folder, part, [row for row in batch if part_of[row] == part])
        imported(book, part_file, others="add")
    assert rows(book) == meant(folder, [batch])


@examples(12)
@given(logs())
@example(((*HEADER,), [("2026-11-16", "投稿", 30, 2, 5, text, text) for text in NOTABLE] * 2))
@example(((*HEADER[:5], "_x000D_"), [("2026-11-16", "投稿", 30, 2, 5, "x")]))
@example(((*HEADER[:5], "a\r\nb", "\u00e9"), [("2026-11-16", "投稿", 30, 2, 5, "x", "y")]))
def test_a_second_import_adds_nothing_and_leaves_every_byte(fresh, log):
    folder = fresh()
    book, source = empty_book(folder, log[0]), written(folder / "log.csv", *log)
    assert imported(book, source) == [len(log[1])]
    before, files = book.read_bytes(), sorted(folder.rglob("*"))
    assert imported(book, source, source) == [0, 0]
    assert book.read_bytes() == before
    assert sorted(folder.rglob("*")) == files


@examples(12)
@given(logs())
def test_what_was_exported_adds_nothing_to_its_own_book(fresh, log):
    folder = fresh()
    book, back = folder / "book.xlsx", folder / "back.csv"
    convert(written(folder / "log.csv", *log), book, encoding="utf-8-sig", now=NOW)
    export_log(ClosedBook.open(book).stream(), back, now=NOW, overwrite=True)
    assert imported(book, back, dry_run=True) == [0]


@examples(10)
@given(logs(rows=4), logs(rows=4))
def test_a_dry_run_tells_the_truth_and_changes_no_byte(fresh, first, second):
    folder = fresh()
    book = folder / "book.xlsx"
    source, more = written(folder / "log.csv", *first), written(folder / "more.csv", *second)
    convert(source, book, encoding="utf-8-sig", now=NOW)
    before, files = book.read_bytes(), sorted(folder.rglob("*"))
    told = imported(book, more, source, dry_run=True)
    assert book.read_bytes() == before
    assert sorted(folder.rglob("*")) == files
    assert imported(book, more, source) == told


@examples(12)
@given(logs(rows=4), logs(rows=4))
def test_files_with_other_columns_bring_them_along_and_lose_no_cell(fresh, first, second):
    folder = fresh()
    book, back = folder / "book.xlsx", folder / "back.csv"
    convert(written(folder / "log.csv", *first), book, encoding="utf-8-sig", now=NOW)
    more = written(folder / "more.csv", *second)
    imported(book, more)
    assert imported(book, more) == [0]
    export_log(ClosedBook.open(book).stream(), back, now=NOW, overwrite=True)
    assert imported(book, back) == [0]
    kept, added = rows_by_header(back), rows_by_header(more)
    for row in added:
        assert any(row.items() <= one.items() for one in kept)


def rows_by_header(path):
    stream = read_csv(path).stream()
    names = [column.key or column.header for column in stream.header.columns]
    return [
        {name: value for name, value in zip(names, row, strict=True) if value not in (None, "")}
        for row in rows_of(stream)
    ]


def test_a_column_that_a_file_lacks_is_not_compared(fresh):
    folder = fresh()
    book = empty_book(folder)
    full = written(folder / "full.csv", HEADER, [("2026-11-16", "投稿", 30, 2, 5, "あとで書いたメモ", "")])
    short = written(folder / "short.csv", HEADER[:5], [("2026-11-16", "投稿", 30, 2, 5)])
    assert imported(book, full) == [1]
    assert imported(book, short) == [0]


def book_with_hours(path, hours):
    """Return a book of one row whose own column 時間 is filled by `hours(sheet)`."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("活動ログ")
        own = {"header": "時間"} if hours is None else {"header": "時間", "formula": f"={hours}"}
        columns = [*({"header": header} for header in HEADER[:5]), own]
        sheet.add_table(0, 0, 1, 5, {"name": "ActivityLog", "columns": columns})
        sheet.write_datetime(1, 0, dt.date(2026, 11, 16), made.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_row(1, 1, ["投稿", 20, 2, 5])
        if hours is None:
            sheet.write_number(1, 5, 20 / 60)
        else:
            sheet.write_formula(1, 5, "=ActivityLog[[#This Row],[投入時間(分)]]/60", None, 20 / 60)
    return path


def test_a_number_with_more_digits_than_a_csv_calls_a_number_is_known_again(tmp_path):
    book, back = book_with_hours(tmp_path / "book.xlsx", None), tmp_path / "back.csv"
    export_log(ClosedBook.open(book).stream(), back, now=NOW, overwrite=True)
    assert "0.3333333333333333" in back.read_text("utf-8-sig")
    assert imported(book, back) == [0]


def test_a_formula_column_of_the_users_own_is_neither_compared_nor_a_reason_to_add_twice(tmp_path):
    book, back = book_with_hours(tmp_path / "book.xlsx", "[@[投入時間(分)]]/60"), tmp_path / "back.csv"
    export_log(ClosedBook.open(book).stream(), back, now=NOW, overwrite=True)
    assert imported(book, back, dry_run=True) == [0]
    more = written(tmp_path / "more.csv", (*HEADER[:5], "時間"), [("2026-11-17", "投稿", 30, 2, 5, "0.5")])
    assert imported(book, more) == [1]
    assert imported(book, more) == [0]
    log = ClosedBook.open(book).log()
    assert len(log.frame) == 2
    assert [(problem.code, problem.severity) for problem in log.problems] == [
        ("formula_no_value_own", "warning")
    ]
    export_log(ClosedBook.open(book).stream(), back, now=NOW, overwrite=True)
    assert imported(book, back) == [0]
