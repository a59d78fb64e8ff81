"""What the tools work on, and who changed what of it: logs of any size, and two that are hard to carry.

`python samples.py make WORK ROWS FOLDER` makes what a work starts from; `python samples.py check WORK SOURCE
TARGET` prints what a tool changed, as JSON. They are processes of their own: a large parent would count as
the memory of the tools that it starts.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter

HEADER = [
    *("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)"),
    *("問い合わせ数", "リピート相談数", "紹介数", "タグ", "メモ"),
]
ACTIONS = ("投稿", "コメント返信", "DM対応", "個別相談", "学習・準備", "その他")
_TEXTS = (1, 8, 9)
_NASTY = (
    *(
        "007",
        "1e5",
        "1.50",
        "TRUE",
        "NA",
        "NULL",
        "None",
        "nan",
        "#N/A",
        "=1+1",
        "+81-90-1234",
        "-危険",
        "@x",
    ),
    *(
        "2026-11-16",
        "11/3",
        "１２",
        "12345678901234567890",
        " 空白 ",
        "改行\nあり",
        '"引用", と',
        "😀👨‍👩‍👧髙①～",
    ),
    *("https://example.com/a", "%", "a\tb", "<b>&amp;</b>", "1,234", "¥500", "0x10", "5-1", "true", "-", ""),
)
TEMPLATE = Path(__file__).parents[2] / "workbook" / "価値ログ.xlsm"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def typed_log(rows):
    """Yield the rows of a log of so many rows: ten a week, for twenty years at the most."""
    days = min(rows * 7 // 10, 7300)
    first = dt.date(2026, 11, 15) - dt.timedelta(days)
    for i in range(rows):
        day = first + dt.timedelta(days=i * days // rows + 1)
        minutes, quality = (None, 10, 15, 20, 30, 45, 60)[i * 31 % 7], (None, 2, 3, 4, 5)[i * 17 % 5]
        rated = [minutes, 1 + i % 6, quality, i % 3 // 2, 0, 0]
        yield [day, ACTIONS[i * 7 % 6], *rated, "実例", f"{i}件目のメモ。前回の相談の続き"]


def nasty_log():
    """Yield the rows of a log whose texts look like something else, and whose cells are partly blank."""
    for number, text in enumerate(_NASTY):
        counts = [None if number % 3 == at % 3 else number * at for at in range(6)]
        counts[2] = None if number % 4 == 0 else 1 + number % 5
        yield [dt.date(2026, 1, 1) + dt.timedelta(number), text or "投稿", *counts, "", text]


def write_csv(path, rows):
    """Write rows as a canonical log CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(HEADER)
        writer.writerows(rows)
    return path


def write_workbook(path, rows):
    """Write rows as a plain workbook with shared strings, as Excel saves them."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet, day = book.add_worksheet("活動ログ"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None and value != "":
                    sheet.write(number, column, value)
    return path


def rich_workbook(path, vba_project):
    """Write a workbook that has a log and about everything else that a user may have in one."""
    with xlsxwriter.Workbook(path) as book:
        log, day = book.add_worksheet("活動ログ"), book.add_format({"num_format": "yyyy-mm-dd"})
        rows = list(typed_log(60))
        columns = [{"header": name} for name in HEADER]
        log.add_table(0, 0, len(rows), 9, {"name": "ActivityLog", "columns": columns})
        for number, (date, *cells) in enumerate(rows, 1):
            log.write_datetime(number, 0, date, day)
            log.write_row(number, 1, cells)
        mine = book.add_worksheet("わたしの計算")
        mine.write_formula("A1", "=SUM(活動ログ!C2:C61)", None, 4242)
        mine.write_rich_string("A2", "太字と", book.add_format({"bold": True}), "ふつう")
        mine.write_url("A3", "https://example.com/", string="リンク")
        mine.write_comment("A4", "ここは毎月見る")
        mine.insert_image("C1", "p.png", {"image_data": io.BytesIO(PIXEL)})
        mine.insert_textbox("E1", "大切なこと")
        mine.insert_button("E9", {"macro": "WeeklyReview", "caption": "週次レビュー"})
        mine.data_validation("B1:B9", {"validate": "list", "source": ["はい", "いいえ"]})
        mine.conditional_format("C1:C9", {"type": "data_bar", "data_bar_2010": True})
        mine.add_sparkline("D1", {"range": "活動ログ!C2:C20"})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=活動ログ!$C$2:$C$61"})
        mine.insert_chart("E12", chart)
        book.define_name("予算", "=わたしの計算!$A$1")
        book.set_custom_property("部署", "自宅")
        book.add_vba_project(str(vba_project))
    return path


def changed_cells(path):
    """Return what of the nasty log a workbook holds otherwise, each as "what it was→what it is"."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheets = openpyxl.load_workbook(path).worksheets
    rows = next(filter(None, (_below_header(sheet.iter_rows(), _value) for sheet in sheets)), [])
    found = [(was, cell) for was, cell in _pairs(rows, nasty_log()) if not _is_same(was, cell)]
    return [f"{_short(was)}→{_short(cell.value)}{_AS.get(cell.data_type, '')}" for was, cell in found]


def changed_texts(path):
    """Return what of the nasty log a CSV holds otherwise, each as "what it was→what it is"."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = _below_header(csv.reader(text), str)
        expected = (["" if value is None else str(value) for value in row] for row in nasty_log())
        # An apostrophe that keeps a spreadsheet from running a text is no change of it.
        return [
            f"{_short(was)}→{_short(now)}"
            for was, now in _pairs(rows, expected)
            if now != was and not (was[:1] in "=+-@" and now == f"'{was}")
        ]


def _value(cell):
    return cell.value


def _below_header(rows, value):
    remaining = iter(rows)
    for row in remaining:
        names = [value(cell) for cell in row]
        if HEADER[0] in names and HEADER[1] in names:
            first = names.index(HEADER[0])
            return [row[first : first + len(HEADER)] for row in remaining]
    return []


def _pairs(rows, expected):
    for row, wanted in zip([*rows, *[[]] * len(_NASTY)], expected, strict=False):
        yield from zip(wanted, [*row, *[_Missing()] * (len(wanted) - len(row))], strict=False)


class _Missing(str):
    """A cell of a row that is not there."""

    __slots__ = ()
    value = data_type = "missing"
    is_date = False

    def __new__(cls):
        return super().__new__(cls, "missing")


def _is_same(was, cell):
    if isinstance(was, dt.date):
        return cell.is_date and cell.value in (was, dt.datetime.combine(was, dt.time()))
    if isinstance(was, str):
        return (cell.value or "") == was and (not was or cell.data_type in ("s", "inlineStr"))
    return cell.value == was and (was is None or cell.data_type == "n")


def _short(value):
    if isinstance(value, dt.datetime):
        value = value.isoformat(" ")
    text = "blank" if value is None or value == "" else str(value)
    return re.sub(r"\s", "␠", text)[:20]


_AS = {"f": " as a formula", "e": " as an error"}
_FEATURES = {
    "formula results": rb"</(?:\w+:)?f>\s*<(?:\w+:)?v>4242<",
    "text box": "大切なこと".encode(),
    "picture": rb"<(?:\w+:)?pic\b",
    "chart": rb"<(?:\w+:)?plotArea\b",
    "sparkline": rb"<(?:\w+:)?sparkline\b",
    "data bar": rb"<(?:\w+:)?dataBar\b",
    "drop-down": rb"<(?:\w+:)?dataValidation\b",
    "note": "ここは毎月見る".encode(),
    "button": rb"ObjectType=.Button",
    "macro of the button": rb"WeeklyReview",
    "rich text": r"<(?:\w+:)?r>(?:(?!</si>).)*太字と|太字と(?:(?!</si>).)*<(?:\w+:)?r>".encode(),
    "link": rb"https://example.com/",
    "name": "予算".encode(),
    "table": rb"<(?:\w+:)?tableColumns\b",
    "property": "部署".encode(),
}


def lost_things(before, after):
    """Return what the rich workbook no longer holds, and how many of its other parts are not as they were."""
    old, new = _parts(before), _parts(after)
    lost = [name for name, pattern in _FEATURES.items() if not _has(new, pattern)]
    lost += ["macros"] * ("xl/vbaProject.bin" not in new)
    touched = sum(new.get(name) != content for name, content in old.items())
    return lost, f"{touched} of {len(old)} parts"


def _has(parts, pattern):
    return any(re.search(pattern, content, re.DOTALL) for content in parts.values())


def _parts(path):
    with zipfile.ZipFile(Path(path)) as book:
        return {name: book.read(name) for name in book.namelist()}


def make(work, rows, folder):
    """Make the file that a work of so many rows starts from (0: the one that is hard to carry)."""
    log = typed_log(rows) if rows else nasty_log()
    if work == "to_csv":
        write_workbook(folder / f"{rows}.plain.xlsx", log)
    elif rows or work == "to_workbook":
        write_csv(folder / f"{rows}.csv", log)
    else:
        with zipfile.ZipFile(TEMPLATE) as template:
            template.extract("xl/vbaProject.bin", folder)
        rich_workbook(folder / "rich.xlsm", folder / "xl" / "vbaProject.bin")


def check(work, source, target):
    """Return what a tool changed of the sample that is hard to carry, and how much besides it wrote anew."""
    if work == "add_sheet":
        return lost_things(source, target)
    return changed_cells(target) if work == "to_workbook" else changed_texts(target), ""


if __name__ == "__main__":
    _, task, work, one, other = sys.argv
    if task == "make":
        make(work, int(one), Path(other))
    else:
        print(json.dumps(check(work, Path(one), Path(other))))
