"""What users do to a workbook over months, in a spreadsheet program whose part openpyxl plays."""

from __future__ import annotations

import re

from openpyxl.cell import MergedCell
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from support import forms

from kachilog.page.form import SEARCHED, found_mark, located

MINE = "私の"
SETTINGS = {
    "週の始まり": ("月曜日", "日曜日", "土曜日"),
    "言語": ("日本語", "English"),
    "立場": ("会社員", "主婦", "学生", "フリーランス"),
}


def ours(book):
    """Return the sheets of ours with a mark, the users' copies of them among them."""
    corner = {"max_row": SEARCHED, "max_col": SEARCHED, "values_only": True}
    return [sheet for sheet in book.worksheets if found_mark([*sheet.iter_rows(**corner)])]


def log_sheet(book):
    """Return the sheet that has the table of the log."""
    return next(sheet for sheet in book.worksheets if "ActivityLog" in sheet.tables)


def type_entry(_book, sheet, row, _column, text):
    places = forms.places(forms.rows_of(sheet))
    place = sorted((key, at) for key, at in places.items() if at)[row % len(places)][1] if places else None
    if place:
        sheet.cell(place[0] + 1, place[1] + 1).value = text


def type_over(_book, sheet, row, _column, text):
    where = located(forms.rows_of(sheet))
    places = [at for place in sorted(where.written) if (at := where.at(place))]
    if places and (cell := _single(sheet, *(number + 1 for number in places[row % len(places)]))):
        cell.value = text


def type_anywhere(_book, sheet, row, column, text):
    if cell := _single(sheet, row, column):
        cell.value = text


def type_beside_the_log(book, _sheet, row, column, text):
    sheet = log_sheet(book)
    right = range_boundaries(sheet.tables["ActivityLog"].ref)[2]
    sheet.cell(row, right + 1 + column % 4).value = text


def type_below_the_log(book, _sheet, row, column, text):
    sheet = log_sheet(book)
    left, _, right, bottom = range_boundaries(sheet.tables["ActivityLog"].ref)
    sheet.cell(bottom + 1 + row, left + column % (right - left)).value = text


def sum_up_the_log(book, _sheet, row, _column, _text):
    sheet = log_sheet(book)
    left, top, _, bottom = range_boundaries(sheet.tables["ActivityLog"].ref)
    letter = get_column_letter(left + 2)
    sheet.cell(bottom + 1 + row % 3, left).value = "合計"
    sheet.cell(bottom + 1 + row % 3, left + 2).value = f"=SUM({letter}{top + 1}:{letter}{bottom})"


def change_minutes(book, _sheet, row, _column, _text):
    for line in log_sheet(book).iter_rows():
        for cell in line:
            if cell.value == "投稿" and isinstance(line[cell.column].value, int):
                line[cell.column].value = row


def insert_row_in_the_log(book, _sheet, row, _column, _text):
    sheet = log_sheet(book)
    table = sheet.tables["ActivityLog"]
    left, top, right, bottom = range_boundaries(table.ref)
    sheet.insert_rows(top + 1 + row % (bottom - top))
    table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom + 1}"
    if table.autoFilter:
        table.autoFilter.ref = table.ref


def write_note(_book, sheet, row, column, text):
    if cell := _single(sheet, row, column):
        cell.comment = Comment(text, "私")


def link(_book, sheet, row, column, _text):
    if cell := _single(sheet, row, column):
        cell.hyperlink = f"https://example.com/{row}"


def draw_chart(book, sheet, row, column, _text):
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=3, max_row=9))
    target = _mine(book) if column % 2 else sheet
    target.add_chart(chart, f"AZ{row}")
    _mine(book).cell(row, 1).value = f"='{sheet.title}'!$C$5"


def add_table(book, sheet, row, _column, _text):
    number = sum(len(one.tables) for one in book.worksheets)
    top = 200 + 5 * number
    for at in range(3):
        sheet.cell(top + at, 50).value = f"見出し{number}" if at == 0 else row
    sheet.add_table(Table(displayName=f"私の表{number}", ref=f"AX{top}:AX{top + 2}"))


def colour_by_rule(_book, sheet, row, column, _text):
    place = f"{get_column_letter(column)}{row}"
    fill = PatternFill(bgColor="FFFF0000")
    sheet.conditional_formatting.add(place, FormulaRule(formula=["$C$5>3"], fill=fill))


def offer_choices(_book, sheet, row, column, _text):
    choices = DataValidation("list", formula1='"甲,乙"')
    choices.add(f"{get_column_letter(column)}{row}")
    sheet.add_data_validation(choices)


def rename(book, sheet, row, column, _text):
    name = f"{MINE}名前{row}"
    target = log_sheet(book) if column == 2 else sheet
    if name not in book.sheetnames:
        target.title = name


def move(book, sheet, row, _column, _text):
    book.move_sheet(sheet, row % 9 - 4)


def copy(book, sheet, _row, _column, _text):
    if len(book.sheetnames) < 20:
        book.copy_worksheet(sheet)


def hide(_book, sheet, row, _column, _text):
    sheet.sheet_state = ("hidden", "veryHidden", "visible")[row % 3]


def insert_lines(_book, sheet, row, column, text):
    _unmerge(sheet)
    (sheet.insert_rows if column % 2 else sheet.insert_cols)(row % 40 + 1)
    sheet.cell(row % 40 + 1, row % 40 + 1).value = text


def delete_line(_book, sheet, row, column, _text):
    _unmerge(sheet)
    (sheet.delete_rows if column % 2 else sheet.delete_cols)(row)


def delete_sheet(book, sheet, row, _column, _text):
    if row % 3 == 0:
        book.remove(sheet)


def protect(book, sheet, row, column, _text):
    (log_sheet(book) if column % 4 == 0 else sheet).protection.sheet = row % 3 == 0


def protect_structure(book, _sheet, row, _column, _text):
    book.security = WorkbookProtection(lockStructure=row % 3 == 0)


def change_setting(book, _sheet, row, column, _text):
    name = list(SETTINGS)[column % len(SETTINGS)]
    sheet = next(sheet for sheet in book.worksheets if "Settings" in sheet.tables)
    for cell, *_ in sheet.iter_rows(min_col=2, max_col=2):
        if cell.value == name:
            choices = SETTINGS[name]
            sheet.cell(cell.row, 3).value = choices[row % len(choices)]


EDITS = [
    *(
        type_entry,
        type_over,
        type_anywhere,
        type_beside_the_log,
        type_below_the_log,
        sum_up_the_log,
        change_minutes,
    ),
    *(insert_row_in_the_log, write_note, link, draw_chart, add_table, colour_by_rule, offer_choices),
    *(rename, move, copy, hide, insert_lines, delete_line, delete_sheet, protect, protect_structure),
    change_setting,
]
"""What is done: each takes a workbook, one of our sheets in it, a row, a column and a text."""


def contents(sheet):
    """Return what is typed into a sheet of openpyxl's: place → value or formula."""
    return {
        cell.coordinate: str(getattr(cell.value, "text", cell.value))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def row_of(place):
    """Return the row of a place such as B12."""
    return int(re.sub(r"\D", "", place))


def _single(sheet, row, column):
    """Return a cell, None for one that another has been merged over."""
    cell = sheet.cell(row, column)
    return None if isinstance(cell, MergedCell) else cell


def _mine(book):
    return book[MINE] if MINE in book.sheetnames else book.create_sheet(MINE)


def _unmerge(sheet):
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
