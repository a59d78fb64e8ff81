"""Little workbooks in which a log stands in one way or another, and where it stands in each.

`CASES` are by name; each puts its sheets into a workbook of openpyxl's and is the place that is to be found.
`seen` says what a program of ours sees in a book, so that the same book can be seen through every door.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.worksheet.table import Table

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import TablePlace
from kachilog.files.book.find_log import LogPlace
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.side_tables import is_wanted
from kachilog.log.columns import HEADERS

if TYPE_CHECKING:
    from collections.abc import Callable

FIVE = tuple(HEADERS["ja"].values())[:5]
ENGLISH = tuple(HEADERS["en"].values())[:5]
TODAY = dt.date(2026, 11, 24)


def day(number):
    """Return a day of November 2026."""
    return dt.date(2026, 11, number)


def action(number, *more):
    """Return a row of the log."""
    return (day(number), "投稿", 30, 2, 5, *more)


@dataclass(frozen=True)
class Case:
    """A book, the place of its log (None: it has none), the rows of the sheet that are actions, problems."""

    paint: Callable
    place: LogPlace | None
    actions: tuple[int, ...] = ()
    problems: tuple[tuple, ...] = ()

    def save(self, path):
        """Return `path`, the workbook."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        self.paint(book)
        book.save(path)
        return path


CASES: dict[str, Case] = {}


def case(name, place, actions=(), problems=()):
    """Register a function that paints a book."""

    def registered(paint):
        CASES[name] = Case(paint, place, tuple(actions), tuple(problems))
        return paint

    return registered


def put(sheet, top, left, *rows):
    """Write rows from a cell (row, column; from 1) on; None leaves a cell blank."""
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            if value is not None:
                sheet.cell(row, column, value)


def table(sheet, name, ref, **options):
    """Make a table of cells that are there."""
    sheet.add_table(Table(displayName=name, ref=ref, **options))


def at(sheet, header_row, *, last_row=None, column=1, headers=FIVE, limit=None, table=None, **more):
    """Return a place; by default that of a log found by its headers, in column A."""
    last_column = column + len(headers) - 1
    last_row = last_row or header_row
    return LogPlace(sheet, header_row, column, last_column, last_row, limit, table, tuple(headers), **more)


@case("a diary first", at("記録", 1), [2, 3])
def _diary(book):
    put(book.create_sheet("日記"), 1, 1, ["日付", "できごと"], [day(16), "雨"])
    put(book.create_sheet("記録"), 1, 1, FIVE, action(16), action(17))


@case("plans below the table", at("活動ログ", 1, last_row=3, limit=6, table="ActivityLog"), [2, 3])
def _plans(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 1, 1, FIVE, action(16), action(17))
    table(sheet, "ActivityLog", "A1:E3")
    put(sheet, 6, 1, ["予定日", "内容", "分", "x", "y"], action(27), action(28))
    table(sheet, "Plans", "A6:E8")


@case("plans below headers", at("記録", 1, limit=5), [2, 3])
def _plans_below_headers(book):
    sheet = book.create_sheet("記録")
    put(sheet, 1, 1, FIVE, action(16), action(17))
    put(sheet, 5, 1, ["予定日", "内容", "分", "x", "y"], action(27), action(28))
    table(sheet, "Plans", "A5:E7")


@case("headers in row 25", at("記録", 25), [26])
def _deep(book):
    sheet = book.create_sheet("記録")
    put(sheet, 1, 1, *[[f"説明 {row}"] for row in range(24)])
    put(sheet, 25, 1, FIVE, action(16))


@case("headers sorted in among the rows", at("記録", 4), [5, 6], [(2, None, "rows_above")])
def _sorted_in(book):
    sheet = book.create_sheet("記録")
    put(sheet, 1, 1, ["副業の記録"], action(16), action(17), FIVE, action(18), action(19))


@case("sums above the headers", at("記録", 3), [4])
def _sums_above(book):
    put(book.create_sheet("記録"), 1, 1, (day(16), "かかった時間", 320, 40, 4), (), FIVE, action(18))


@case("headers in row 51", None)
def _too_deep(book):
    put(book.create_sheet("記録"), 51, 1, FIVE, action(16))


@case(
    "a column typed beside the table",
    at("活動ログ", 1, last_row=3, headers=(*FIVE, "問い合わせ数"), table="ActivityLog"),
    [2, 3],
)
def _beside(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 1, 1, [*FIVE, "問い合わせ数", None, "欄外"], action(16, 1), action(17, 0))
    table(sheet, "ActivityLog", "A1:E3")


@case("lists beside the table", at("活動ログ", 1, last_row=2, table="ActivityLog"), [2])
def _lists(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 1, 1, [*FIVE, "リスト", "色"], action(16, "投稿", "赤"), [None] * 5 + ["DM対応", "青"])
    table(sheet, "ActivityLog", "A1:E2")
    table(sheet, "Lists", "F1:G3")


@case(
    "a totals row",
    at("活動ログ", 1, last_row=3, limit=4, table="ActivityLog"),
    [2, 3],
)
def _totals(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 1, 1, FIVE, action(16), action(17), [day(18), "合計", 60, 4, 5], action(19))
    table(sheet, "ActivityLog", "A1:E4", totalsRowCount=1)


@case(
    "rows below the table",
    at("活動ログ", 3, last_row=5, column=2, table="ActivityLog"),
    [4, 5, 6, 11],
    [(7, "日付", "date_no_year"), (10, "日付", "date_blank"), (9, None, "row_total")],
)
def _gap(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 3, 2, FIVE, action(16), action(17), action(18), ["11/19", "投稿", 5, 1, 1])
    put(sheet, 9, 2, ["合計", None, 95], [None, "ひとこと"], action(20))
    table(sheet, "ActivityLog", "B3:F5")


@case(
    "a hidden sheet first",
    at("記録", 1),
    [2],
    [(None, None, "sheet_hidden"), (None, None, "sheet_hidden")],
)
def _hidden(book):
    hidden, very = book.create_sheet("古い"), book.create_sheet("もっと古い")
    for sheet in (hidden, very):
        put(sheet, 1, 1, FIVE, action(2), action(3))
    hidden.sheet_state, very.sheet_state = "hidden", "veryHidden"
    put(book.create_sheet("記録"), 1, 1, FIVE, action(16))


@case("a hidden sheet with the table", at("活動ログ", 1, last_row=2, table="ActivityLog"), [2])
def _hidden_table(book):
    put(book.create_sheet("表紙"), 1, 1, ["ようこそ"])
    sheet = book.create_sheet("活動ログ")
    put(sheet, 1, 1, FIVE, action(16))
    table(sheet, "ActivityLog", "A1:E2")
    sheet.sheet_state = "hidden"


@case(
    "a table without header row",
    at("活動ログ", 2, last_row=4, table="ActivityLog", headers_shown=False),
    [3, 4],
)
def _headless(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 3, 1, action(16), action(17))
    added = Table(displayName="ActivityLog", ref="A3:E4", headerRowCount=0)
    added._initialise_columns()
    for column, header in zip(added.tableColumns, FIVE, strict=True):
        column.name = header
    sheet._tables.add(added)


@case("English headers", at("Log", 4, column=3, headers=("No.", *ENGLISH, "Note")), [5, 6])
def _english(book):
    sheet = book.create_sheet("Log")
    put(sheet, 1, 1, ["My log"])
    put(sheet, 4, 1, ["aside", None, "No.", *ENGLISH, "Note"])
    put(sheet, 5, 3, [1, *action(16), "first"], [2, *action(17)])


@case("the better of two sheets", at("五つ", 2), [3], [(None, None, "sheet_columns")])
def _better(book):
    put(book.create_sheet("四つ"), 1, 1, FIVE[:4], action(2)[:4])
    put(book.create_sheet("五つ"), 1, 1, ["題"], FIVE, action(16))


@case("the first of two equal sheets", at("一", 1), [2, 2], [(None, None, "sheets_joined")])
def _first(book):
    for name, number in (("一", 16), ("二", 2)):
        put(book.create_sheet(name), 1, 1, FIVE, action(number))


@case(
    "three of the five",
    at("記録", 1, headers=FIVE[:3]),
    (),
    [(1, FIVE[3], "column_missing"), (1, FIVE[4], "column_missing")],
)
def _three(book):
    put(book.create_sheet("記録"), 1, 1, FIVE[:3], action(16)[:3])


@case("two of the five", None)
def _two(book):
    put(book.create_sheet("家計簿"), 1, 1, ["日付", "投入時間(分)", "金額"], [day(16), 30, 500])


@case("pages and side tables in the way", at("記録", 1), [2])
def _pages(book):
    kpis = ["KPI", "分子", "分子のタグ", "分母", "分母のタグ", "期間(週)", "目標", "単位"]
    page = book.create_sheet("2026-W46")
    put(page, 1, 1, ["kachilog:page"], kpis, ["写し", "件数", None, None, None, 1, 2, "件"])
    put(book.create_sheet("わたし"), 3, 2, kpis, ["深い話", "件数", None, None, None, 1, 2, "件"])
    put(book.create_sheet("記録"), 1, 1, FIVE, action(16))


@case(
    "a renamed table with totals",
    at("記録", 2, last_row=5, limit=6, table="わたしの表"),
    [3, 5],
)
def _renamed(book):
    sheet = book.create_sheet("記録")
    put(sheet, 2, 1, FIVE, action(16), [None], action(17), ["合計", None, 60], action(18))
    table(sheet, "わたしの表", "A2:E6", totalsRowCount=1)


@case("a table named in lower case", at("活動ログ", 1, last_row=2, table="activitylog"), [2])
def _lower(book):
    sheet = book.create_sheet("活動ログ")
    put(sheet, 1, 1, FIVE, action(16))
    table(sheet, "activitylog", "A1:E2")


@case("an empty log", at("記録", 1), (), [(None, None, "log_no_rows")])
def _empty(book):
    put(book.create_sheet("記録"), 1, 1, FIVE)


@case("the calendar of 1904", at("記録", 1), [2, 3])
def _of_1904(book):
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    put(book.create_sheet("記録"), 1, 1, FIVE, action(16), [44881, *action(17)[1:]])


@case(
    "a definition of other headers",
    at("記録", 2, last_row=4, headers=("No.", *FIVE), table="わたしの表"),
    [3, 4],
    [(6, None, "row_total")],
)
def _other_definition(book):
    sheet = book.create_sheet("記録")
    put(sheet, 2, 1, ("No.", *FIVE), [1, *action(16)], [2, *action(17)])
    put(sheet, 6, 1, [3, "合計", None, 60])
    added = Table(displayName="わたしの表", ref="A2:F4")
    added._initialise_columns()
    sheet._tables.add(added)


@case("lists beside headers", at("記録", 1, column=2), [2])
def _lists_beside_headers(book):
    sheet = book.create_sheet("記録")
    put(sheet, 1, 1, ["色", *FIVE, "リスト"], ["赤", *action(16), "投稿"], ["青", *[None] * 5, "DM対応"])
    table(sheet, "Colours", "A1:A3")
    table(sheet, "Lists", "G1:G3")


@case("numbers and days in headers", at("記録", 1, headers=(*FIVE, "2026", "2026-11-01", "タグ")), [2])
def _numbers_in_headers(book):
    put(book.create_sheet("記録"), 1, 1, [*FIVE, 2026, day(1), "タグ"], action(16, 1, 2, "a"))


@case(
    "numbers and days typed beside the table",
    at("記録", 1, last_row=2, headers=(*FIVE, "2026", "2026-11-01", "タグ"), table="ActivityLog"),
    [2],
)
def _numbers_beside(book):
    sheet = book.create_sheet("記録")
    put(sheet, 1, 1, [*FIVE, 2026, day(1), "タグ"], action(16, 1, 2, "a"))
    table(sheet, "ActivityLog", "A1:E2")


@case(
    "headers over two rows",
    at("記録", 2, headers=("日付", "アクション内容", *FIVE[2:]), headers_shown=False),
    [3],
)
def _two_rows(book):
    put(
        book.create_sheet("記録"),
        1,
        1,
        ["日付", "アクション内容", "実績"],
        [None, None, *FIVE[2:]],
        action(16),
    )


@case("a day left out", at("記録", 1), [2, 3], [(3, None, "date_filled")])
def _no_day(book):
    put(book.create_sheet("記録"), 1, 1, FIVE, action(16), [None, *action(17)[1:]])


@case(
    "a gap of spaces far below",
    at("記録", 1),
    [*range(2, 2002), *range(2004, 3004)],
    [(2003, None, "row_total")],
)
def _gap_of_spaces(book):
    sheet = book.create_sheet("記録")
    put(sheet, 1, 1, FIVE, *[action(16)] * 2000, [" "], ["合計", None, 60_000], *[action(17)] * 1000)


@case("a table of two names", at("記録", 1, last_row=2, table="ActivityLog"), [2])
def _two_names(book):
    for name, number, names in (("写し", 2, ("ActivityLog", "Copy")), ("記録", 16, ("Old", "ActivityLog"))):
        sheet = book.create_sheet(name)
        put(sheet, 1, 1, FIVE, action(number))
        sheet.add_table(Table(name=names[0], displayName=names[1], ref="A1:E2"))


@case("settings", at("Log", 1, last_row=2, headers=ENGLISH, table="ActivityLog"), [2])
def _settings(book):
    log, sheet = book.create_sheet("Log"), book.create_sheet("設定")
    put(log, 1, 1, ENGLISH, action(16))
    table(log, "ActivityLog", "A1:E2")
    put(sheet, 1, 1, ["項目", "値"], ["言語", "English"], ["週の始まり", "Sunday"], ["ふしぎ", 1])
    table(sheet, "Settings", "A1:B3")
    put(sheet, 6, 1, ["from", "minutes"], [day(1), 120], [day(8), 90], [None], ["欄外", "x"])
    table(sheet, "Budgets", "A6:B7")
    put(sheet, 1, 4, ["week"], ["2026-W40"], ["いつか"])
    table(sheet, "WeeksOff", "D1:D2")
    put(sheet, 4, 4, ["Action", "Class"], ["Post", "post"], ["Talk", "exchange"])
    table(sheet, "Actions", "D4:E5")


def seen(book):
    """Return all that is read of a book, without its name."""
    place = or_code(lambda: book.place)
    said = {
        "place": place,
        "table": or_code(lambda: [getattr(book.log_table, one.name) for one in fields(TablePlace)]),
        "settings": book.settings,
        "problems": told(book.settings_problems),
    }
    said["tables"] = [
        (one.name, one.sheet, one.headers, one.first_column, [*map(plain, one.rows.filled())])
        for one in find_tables(book, is_wanted)
    ]
    if isinstance(place, LogPlace):
        stream = book.stream(today=TODAY)
        said["headers"] = stream.header and (stream.header.row, stream.header.columns)
        rows = list(stream.chunks())
        said["rows"] = [row for chunk in rows for row in zip(chunk.numbers, *chunk.columns, strict=True)]
        said["log problems"] = told(stream.problems)
        said["end"] = book.end.last_dated, [row for row, _ in book.end.undated]
    return said


def or_code(asked):
    """Return what is asked for, or the code of the error that answers."""
    try:
        return asked()
    except FileError as error:
        return error.code


def plain(numbered):
    """Return a row of cells as it is compared, whoever read it: blanks alike, days without time."""
    row, cells = numbered
    return row, [
        "" if cell is None else cell.date() if isinstance(cell, dt.datetime) else cell for cell in cells
    ]


def told(problems):
    """Return problems as they are compared: the name of the file is another matter."""
    return [(one.row, one.column, one.code, one.severity, one.sheet, one.value, one.day) for one in problems]
