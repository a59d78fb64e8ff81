"""Stands in for the macro of LibreOffice: tells what stands in a workbook that openpyxl reads."""

from __future__ import annotations

import datetime as dt

import openpyxl
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula

from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.libreoffice.desk import DUMP

SHEET, PART, LINE, CELL = "\x1c", "\x1d", "\x1e", "\x1f"


def dump(path, folder, partly=()):
    """Write what the macro would tell of a workbook into a folder, as the file that Python reads there.

    Of the sheets `partly` it would tell only what the user entered, so it says.
    A formula shows 8, but one that begins with IF shows nothing: openpyxl calculates none.
    """
    book = openpyxl.load_workbook(path)
    day = "1904\x1f1\x1f1" if book.epoch.year == 1904 else "1899\x1f12\x1f30"
    sheets = book.worksheets
    tables = [
        CELL.join(map(str, (table.displayName, at, *_corners(table.ref), *_shown_rows(table)))) + LINE
        for at, sheet in enumerate(sheets)
        for table in sheet.tables.values()
    ]
    kept = book.defined_names.get(VOICES_MARK_NAME)
    head = f"1.5{CELL}{int(book.vba_archive is not None)}{CELL}{day}{PART}{''.join(tables)}{PART}"
    head += kept.attr_text if kept else ""
    text = SHEET.join([head, *(_sheet(sheet, book.epoch, partly) for sheet in sheets)])
    (folder / DUMP).write_text(text, "utf-8", newline="\n")


def _corners(ref):
    left, top, right, bottom = range_boundaries(ref)
    return top - 1, left - 1, bottom - 1, right - 1


def _shown_rows(table):
    return -int(table.headerRowCount != 0), -int(bool(table.totalsRowCount))


def _sheet(sheet, epoch, partly):
    lines, texts, formulas, formats = [], [], [], {}
    quoted = sheet.title.replace("'", "''")
    arrays = [
        range_boundaries(cell.value.ref) for row in sheet.iter_rows() for cell in row if _is_array(cell)
    ]
    for row in sheet.iter_rows(1, sheet.max_row, 1, sheet.max_column):
        line = []
        for cell in row:
            value, place = cell.value, f"'{quoted}'.{cell.coordinate}"
            inside = any(
                left <= cell.column <= right and top <= cell.row <= bottom
                for left, top, right, bottom in arrays
            )
            if inside or (isinstance(value, str) and value.startswith("=")):
                formulas.append(place)
                text = getattr(value, "text", value) or "=IF"
                value = "" if text.startswith("=IF") else 8
            elif isinstance(value, str) and value:
                texts.append(place)
            if cell.number_format != "General":
                formats.setdefault(cell.number_format, []).append(place)
            line.append(_written(value, epoch))
        lines.append(CELL.join(line))
    told = [f"{_kind(code)}{CELL}{code}{CELL}{','.join(places)}{LINE}" for code, places in formats.items()]
    state = -int(sheet.sheet_state == "visible"), -int(sheet.protection.sheet)
    parts = [sheet.title, *map(str, state), LINE.join(lines), ",".join(texts), ",".join(formulas), ""]
    return PART.join([*parts, "".join(told), "0" if sheet.title in partly else "-1"])


def _is_array(cell):
    return isinstance(cell.value, ArrayFormula)


def _written(value, epoch):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return repr(float(to_excel(value, epoch)))
    return str(value).replace("\t", "\x01") if isinstance(value, str) else repr(float(value))


def _kind(code):
    if is_timedelta_format(code) or is_date_format(code):
        return 2 if any(letter in code.casefold() for letter in "yd") else 4
    return 16
