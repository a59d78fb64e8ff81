"""What users do to a workbook that is open in LibreOffice, and all that is theirs in it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from support import kept, office

from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.page.form import check_sum, found_mark, located

LOG, SETTINGS = "活動ログ", "設定"
DONE = ("作りました", "作り直しました", "加えました", "Made the", "Added")
CHOICES = {"週の始まり": ("月曜日", "日曜日"), "言語": ("日本語", "English"), "立場": ("会社員", "学生")}
TEXTS = st.sampled_from(["深夜の返信", "=1+2", '=IF(1>2;"x";"")', "休む\n寝る", "2026-W47", "30"])
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
LINES = ["2026-11-16,投稿,31,2,5", "2026-11-20,DM対応,10,,", "2026-10-01,その他,5,0,1"]


def type_entry(doc, sheet, row, _column, text):
    where = _where(sheet)
    places = [at for place in sorted(where.entries.values()) if (at := where.at(place))]
    if places:
        _cell(sheet, *places[row % len(places)]).setFormula(text)


def type_over(_doc, sheet, row, _column, text):
    where = _where(sheet)
    places = [at for place in sorted(where.written) if (at := where.at(place))]
    if places:
        _cell(sheet, *places[row % len(places)]).setFormula(text)


def type_anywhere(doc, sheet, row, column, text):
    _cell(sheet, row, column).setFormula(text)


def type_below_the_log(doc, _sheet, row, column, text):
    area = _log(doc)
    sheet = doc.Sheets.getByIndex(area.Sheet)
    _cell(sheet, area.EndRow + 1 + row, area.StartColumn + column % 5).setFormula(text)


def change_minutes(doc, _sheet, row, _column, _text):
    area = _log(doc)
    _cell(doc.Sheets.getByIndex(area.Sheet), area.StartRow + 2, area.StartColumn + 2).setValue(row)


def insert_row_in_the_log(doc, _sheet, row, _column, _text):
    area = _log(doc)
    rows = doc.Sheets.getByIndex(area.Sheet).Rows
    rows.insertByIndex(area.StartRow + 2 + row % (area.EndRow - area.StartRow - 1), 1)


def write_note(_doc, sheet, row, column, text):
    sheet.Annotations.insertNew(_cell(sheet, row, column).CellAddress, text)


def draw_chart(_doc, sheet, _row, _column, _text):
    if sheet.Charts.Count < 9:
        kept._chart(sheet, sheet)


def make_table(doc, sheet, row, column, _text):
    name = f"私の表{row}{column}"
    if not doc.DatabaseRanges.hasByName(name):
        doc.DatabaseRanges.addNewByName(name, kept._area(sheet, 60, 200 + row, 61, 203 + row))


def set_rules(_doc, sheet, row, column, _text):
    kept._rules(_cell(sheet, row, column), "$C$5>3", '"甲"')


def link(doc, sheet, row, _column, _text):
    kept._link(doc, _cell(sheet, 150 + row, 3), "https://example.com/mine")


def rename(doc, sheet, row, _column, _text):
    if not doc.Sheets.hasByName(f"私の名前{row}"):
        sheet.Name = f"私の名前{row}"


def move(doc, sheet, row, _column, _text):
    doc.Sheets.moveByName(sheet.Name, row % doc.Sheets.Count)


def copy(doc, sheet, row, _column, _text):
    if doc.Sheets.Count < 16 and not doc.Sheets.hasByName(f"写し{row}"):
        doc.Sheets.copyByName(sheet.Name, f"写し{row}", row % doc.Sheets.Count)


def merge(_doc, sheet, row, column, _text):
    sheet.getCellRangeByPosition(column, row, column + 1, row + row % 2).merge(column % 3 > 0)


def group(_doc, sheet, row, _column, _text):
    lines = sheet.getCellRangeByPosition(0, row, 0, row + 2).RangeAddress
    sheet.group(lines, office.uno().Enum("com.sun.star.table.TableOrientation", "ROWS"))


def note_on_ours(_doc, sheet, row, _column, text):
    where = _where(sheet)
    places = [at for place in sorted(where.written) if (at := where.at(place))]
    if places:
        write_note(_doc, sheet, *places[row % len(places)], text)


def type_elsewhere(doc, _sheet, row, column, text):
    others = [
        name
        for name in doc.Sheets.ElementNames
        if not found_mark(_used(doc.Sheets.getByName(name)).getFormulaArray())
    ]
    _cell(doc.Sheets.getByName(others[row % len(others)]), 20 + row, column).setFormula(text)


def note_elsewhere(doc, _sheet, row, column, text):
    write_note(doc, doc.Sheets.getByIndex(row % doc.Sheets.Count), row, column % 12, text)


def hide(_doc, sheet, row, _column, _text):
    sheet.IsVisible = row % 2 == 0


def insert_lines(_doc, sheet, row, column, _text):
    (sheet.Rows if column % 2 else sheet.Columns).insertByIndex(row % 40 + 1, 1 + row % 2)


def delete_line(_doc, sheet, row, column, _text):
    (sheet.Rows if column % 2 else sheet.Columns).removeByIndex(row % 45, 1)


def protect(doc, sheet, row, column, _text):
    target = doc.Sheets.getByIndex(_log(doc).Sheet) if column % 4 == 0 else sheet
    (target.protect if row % 3 == 0 else target.unprotect)("")


def protect_structure(doc, _sheet, row, _column, _text):
    (doc.protect if row % 3 == 0 else doc.unprotect)("")


def change_setting(doc, _sheet, row, column, _text):
    name = list(CHOICES)[column % len(CHOICES)]
    sheet = doc.Sheets.getByName(SETTINGS)
    for at in range(40):
        if _cell(sheet, at, 1).String == name:
            _cell(sheet, at, 2).setString(CHOICES[name][row % 2])


EDITS = [
    *(
        type_entry,
        type_over,
        type_anywhere,
        type_below_the_log,
        change_minutes,
        insert_row_in_the_log,
        write_note,
        link,
    ),
    *(merge, group, note_on_ours, type_elsewhere, note_elsewhere),
    *(draw_chart, make_table, set_rules, rename, move, copy, hide, insert_lines, delete_line),
    *(protect, protect_structure, change_setting),
]
"""What is done: each takes a document, one of our sheets in it, a row, a column and a text."""


def seen(doc):
    """Return all that is the user's, what → how it is; "ours" are the sheets with a mark."""
    tables = {name: doc.DatabaseRanges.getByName(name).DataArea for name in doc.DatabaseRanges.ElementNames}
    with_kpis = {area.Sheet for name, area in tables.items() if name.startswith("KPI_")}
    found = {"order": list(doc.Sheets.ElementNames), "ours": []}
    for at, name in enumerate(found["order"]):
        sheet = doc.Sheets.getByName(name)
        if at not in with_kpis:
            index = tables["Pages"] if "Pages" in tables and tables["Pages"].Sheet == at else None
            found[f"{name}: cells"], is_ours = _cells(sheet, index)
            found["ours"] += [name] if is_ours else []
        notes = [(one.Position.Column, one.Position.Row, one.String) for one in sheet.Annotations]
        found[f"{name}: notes"] = sorted(notes)
        found[f"{name}: charts"] = sorted(
            [one.Name, *map(str, kept._drawn_from(one.EmbeddedObject))] for one in sheet.Charts
        )
        found[f"{name}: rules"] = [
            (sorted(one.Range.RangeAddressesAsString.split(",")), one.Count)
            for one in sheet.ConditionalFormats.getConditionalFormats()
        ]
        found[f"{name}: tab"] = (sheet.TabColor, sheet.IsVisible, sheet.isProtected())
        found[f"{name}: drawn"] = sheet.DrawPage.Count
    for name, area in tables.items():
        corners = (area.StartRow, area.EndRow, area.StartColumn, area.EndColumn)
        found[f"table {name}"] = (found["order"][area.Sheet], *corners)
    for name in {*doc.NamedRanges.ElementNames} - {VOICES_MARK_NAME}:
        found[f"name {name}"] = doc.NamedRanges.getByName(name).Content
    return found


def assert_kept(before, after, said, *, grows=False):
    """Assert that all that was the user's is as it was, and the whole workbook where a click was refused.

    Where the log `grows` its table and its rules may reach further.
    """
    is_done = any(word in said for word in DONE)
    assert is_done or after["order"] == before["order"], said
    assert [name for name in after["order"] if name in before["order"]] == before["order"]
    log = before["table ActivityLog"][0]
    for what, how in before.items():
        if what == f"{log}: cells":
            there = {at: after[what].get(at) for at in how if at[0] >= before["table ActivityLog"][1]}
            assert there == {at: how[at] for at in there}, said
        elif what not in ("order", "ours", "table ActivityLog" if grows else "", f"{log}: rules"):
            assert after[what] == how, (what, said)


def _cells(sheet, index):
    """Return what is typed on a sheet and not ours, (row, column) → formula; and if it has a mark."""
    area = _used(sheet)
    formulas = area.getFormulaArray()
    where, ours = None, set()
    if found_mark(formulas):
        values = area.getDataArray()
        where = located(values)
        ours = {
            at for place, check in where.written.items() if _is_ours(values, at := where.at(place), check)
        }
        ours |= {(where.corner[0], column) for column in where.columns.values()}
        ours |= {(row, where.corner[1]) for row in [*where.rows.values(), where.corner[0]]}
        ours -= {where.at(place) for place in where.entries.values()}
    if index is not None:
        rows = range(index.StartRow, index.EndRow + 1)
        ours |= {(row, column) for row in rows for column in range(index.StartColumn, index.EndColumn + 1)}
    theirs = {
        (row, column): formula
        for row, line in enumerate(formulas)
        for column, formula in enumerate(line)
        if formula != "" and ((row, column) not in ours or formula.startswith("="))
    }
    return theirs, where is not None


def _is_ours(values, at, check):
    return at is not None and check_sum(values[at[0]][at[1]] if at[0] < len(values) else None) == check


def _where(sheet):
    return located(_used(sheet).getDataArray())


def _used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)


def _log(doc):
    return doc.DatabaseRanges.getByName("ActivityLog").DataArea


def _cell(sheet, row, column):
    return sheet.getCellByPosition(column, row)


def refused(error):
    """Tell whether LibreOffice itself has refused, as it does on a protected sheet."""
    return isinstance(error, office.uno().getClass("com.sun.star.uno.Exception"))


class LiveMonths(RuleBasedStateMachine):
    """A document `doc` open in a spreadsheet program, edited by its user and clicked in, again and again.

    `sheets` are ours, which each click sees anew; `folder` is for files beside it.
    """

    def __init__(self):
        super().__init__()
        self.folder, self.doc, self.sheets = Path(tempfile.mkdtemp()), None, []

    @rule(
        edit=st.sampled_from(EDITS),
        at=st.integers(0, 9),
        row=st.integers(1, 60),
        column=st.integers(1, 30),
        text=TEXTS,
    )
    def edit(self, edit, at, row, column, text):
        try:
            edit(self.doc, self.sheets[at % len(self.sheets)], row, column, text)
        except Exception as error:
            if not refused(error):
                raise

    @rule(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=3), own=st.booleans())
    def take_in(self, lines, own):
        file = self.folder / "in.csv"
        table = [HEADER + ",場所" * own, *(line + ",甲" * own for line in lines)]
        file.write_text("".join(f"{line}\n" for line in table), "utf-8")
        self.click_import(file)

    def see_sheets(self, after):
        """Take our sheets as a click left them (see `seen`)."""
        self.sheets = [self.doc.Sheets.getByName(name) for name in after["ours"]]

    def teardown(self):
        shutil.rmtree(self.folder)
