"""A spreadsheet program as a model: workbooks of cells, tables and names, changed as Excel changes them.

Nothing is calculated. What is refused raises the `refusal` of the program: each side has an error of its own.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.utils.cell import get_column_letter, range_boundaries

VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
_STATES = {"visible": VISIBLE, "hidden": HIDDEN, "veryHidden": VERY_HIDDEN}
LONGEST_TEXT, LONGEST_FORMULA_OF_A_NAME = 32767, 255
LAST_DAY = 2958465
"""The serial number of the last day of Excel's calendar."""


class RefusedError(Exception):
    """What the program raises where no side is on."""


@dataclass
class Cell:
    value: object = None
    formula: str | None = None
    number_format: str = "General"
    is_error: bool = False


@dataclass
class Table:
    name: str
    box: tuple[int, int, int, int]  # first row and column, last row and column
    columns: list[str]
    header_rows: int = 1
    totals_rows: int = 0


@dataclass
class Sheet:
    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    visible: int = VISIBLE
    protected: bool = False
    tables: list[Table] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    filtered: set[int] = field(default_factory=set)
    """Rows that a filter leaves out."""
    things: tuple[str, ...] = ()
    """Charts, pictures, notes: whatever lies on a sheet beside its cells."""


@dataclass
class Book:
    name: str
    full_name: str
    sheets: list[Sheet]
    names: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    protected: bool = False
    date1904: bool = False
    shown: Sheet | None = None

    def sheet(self, name):
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def cell(self, sheet, row, column):
        return self.sheet(sheet).cells.get((row, column), Cell())

    def put(self, sheet, rows, *, at=None, **about):
        """Add a sheet of rows of values and formulas behind the first `at` ones: what a user does."""
        made = Sheet(sheet, **about)
        for row, line in enumerate(rows, 1):
            for column, value in enumerate(line, 1):
                if value is not None:
                    made.cells[row, column] = entered(value, Cell())
        self.sheets.insert(len(self.sheets) if at is None else at, made)
        return made


def load(path):
    """Return a workbook of a file, with the values that its formulas had when it was saved."""
    typed, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for one, other in zip(typed.worksheets, shown.worksheets, strict=True):
        sheet = Sheet(one.title, visible=_STATES[one.sheet_state])
        sheet.merged = [
            (area.min_row, area.min_col, area.max_row, area.max_col) for area in one.merged_cells.ranges
        ]
        sheet.hidden_rows = {row for row, about in one.row_dimensions.items() if about.hidden}
        for line in one.iter_rows():
            for cell in line:
                if cell.value is not None:
                    seen = other.cell(cell.row, cell.column)
                    formula = str(getattr(cell.value, "text", cell.value)) if cell.data_type == "f" else None
                    sheet.cells[cell.row, cell.column] = Cell(
                        _kept(seen.value), formula, cell.number_format, seen.data_type == "e"
                    )
        for table in one.tables.values():
            left, top, right, bottom = range_boundaries(table.ref)
            columns = [column.name for column in table.tableColumns]
            shows = int(table.headerRowCount != 0)
            sheet.tables.append(
                Table(
                    table.displayName, (top, left, bottom, right), columns, shows, table.totalsRowCount or 0
                )
            )
        sheets.append(sheet)
    names = {
        name: text if text.startswith("=") else f"={text}"
        for name, defined in typed.defined_names.items()
        for text in [defined.attr_text]
    }
    date1904 = typed.epoch.year == 1904
    return Book(
        path.name, str(path), sheets, names, date1904=date1904, shown=sheets[typed.index(typed.active)]
    )


def _kept(value):
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return value


def entered(value, before):
    """Return a cell into which a value was typed: an apostrophe keeps a text from being understood."""
    if isinstance(value, str):
        if value.startswith("'"):
            value = value[1:]
        elif value.startswith("="):
            return Cell(None, value, before.number_format)
        else:
            value = _understood(value)
    return Cell(_kept(value), None, before.number_format)


def _understood(text):
    if text.strip().casefold() in ("true", "false"):
        return text.strip().casefold() == "true"
    plain = text.replace(",", "").strip()
    if re.fullmatch(r"[-+]?\d+(\.\d+)?(e[-+]?\d+)?", plain, re.IGNORECASE):
        return float(plain)
    if found := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", plain):
        return dt.datetime(*map(int, found.groups()))  # noqa: DTZ001 (a spreadsheet has no zone)
    return text


@dataclass
class Program:
    """`done` are the changes to sheets as a whole, in order; `alerts` what was shown to the user."""

    books: list[Book] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    flags: dict[str, bool] = field(
        default_factory=lambda: {"screen_updating": True, "enable_events": True, "display_alerts": True}
    )
    selected: tuple[Sheet, tuple[int, int, int, int]] | None = None
    refusal: type[Exception] = RefusedError
    left: int | None = None
    """How many changes are made before one is refused; None: all are made."""
    steps: int = 0

    def change(self):
        """Take a step that changes something; what was refused once is not refused again."""
        self.steps += 1
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.left = None
                self.refuse("refused")

    def refuse(self, why):
        raise self.refusal(why)

    def book_of(self, sheet):
        return next(book for book in self.books if any(one is sheet for one in book.sheets))

    @property
    def active(self):
        return self.books[-1]

    def open(self, path):
        self.books.append(load(path))
        return self.books[-1]

    def close(self, book):
        self.books = [one for one in self.books if one is not book]

    def enter(self, sheet, box, value):
        """Write a value into each cell of a box, or an array into the box.

        With a filter on, an array puts its first value into each row that is seen, and none into the others.
        """
        self.change()
        self._writable(sheet)
        top, left, bottom, right = box
        seen = [row for row in range(top, bottom + 1) if row not in sheet.filtered]
        is_array = isinstance(value, (list, tuple))
        filters = is_array and bottom > top and len(seen) <= bottom - top
        for row in seen if filters else range(top, bottom + 1):
            for column in range(left, right + 1):
                one = value
                if is_array:
                    line = value[0 if filters else row - top]
                    one = line[0 if filters else column - left] if isinstance(line, (list, tuple)) else line
                self._set(sheet, (row, column), one)

    def _set(self, sheet, place, value):
        if any(self.is_covered(area, place) for area in sheet.merged):
            return
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            self.refuse("text too long")
        before = sheet.cells.get(place, Cell())
        if value in (None, ""):
            sheet.cells[place] = Cell(number_format=before.number_format)
        else:
            sheet.cells[place] = entered(value, before)

    @staticmethod
    def is_covered(area, place):
        inside = area[0] <= place[0] <= area[2] and area[1] <= place[1] <= area[3]
        return inside and place != area[:2]

    def clear(self, sheet, box):
        self.change()
        self._writable(sheet)
        for place in self.places(box):
            if place in sheet.cells:
                sheet.cells[place] = Cell(number_format=sheet.cells[place].number_format)

    def look(self, sheet, box, code):
        self.change()
        self._writable(sheet)
        for place in self.places(box):
            sheet.cells.setdefault(place, Cell()).number_format = code

    @staticmethod
    def places(box):
        return [(row, column) for row in range(box[0], box[2] + 1) for column in range(box[1], box[3] + 1)]

    def hide_rows(self, sheet, first, last, is_hidden):
        self.change()
        self._writable(sheet)
        rows = set(range(first, last + 1))
        sheet.hidden_rows = sheet.hidden_rows | rows if is_hidden else sheet.hidden_rows - rows

    def used(self, sheet):
        filled = [place for place, cell in sheet.cells.items() if cell != Cell()] or [(1, 1)]
        return (1, 1, max(row for row, _ in filled), max(column for _, column in filled))

    def rename(self, sheet, name):
        self.change()
        book = self.book_of(sheet)
        others = {one.name.casefold() for one in book.sheets if one is not sheet}
        if name.casefold() in others or not name or len(name) > 31 or re.search(r"[\\/?*:\[\]]", name):
            self.refuse("name")
        self.done.append(f"{sheet.name} renamed {name}")
        self._refer(book, sheet.name, f"'{name}'!")
        sheet.name = name

    def delete(self, sheet):
        self.change()
        book = self.book_of(sheet)
        if book.protected or sum(one.visible == VISIBLE for one in book.sheets) == 1:
            self.refuse("delete")
        self.done.append(f"{sheet.name} deleted")
        book.sheets.remove(sheet)
        self._refer(book, sheet.name, "#REF!")

    def name(self, book, name, formula, visible):
        """Let a name stand for a formula; the names that are hidden stand in `hidden`."""
        self.change()
        if len(formula) > LONGEST_FORMULA_OF_A_NAME:
            self.refuse("formula")
        book.names[name] = formula
        (book.hidden.discard if visible else book.hidden.add)(name)

    def _refer(self, book, old, new):
        """Let formulas and names follow a sheet."""
        pattern = re.compile(rf"(?:'{re.escape(old)}'|(?<![\w']){re.escape(old)})!")
        for sheet in book.sheets:
            for cell in sheet.cells.values():
                if cell.formula:
                    cell.formula = pattern.sub(lambda _: new, cell.formula)
        book.names = {name: pattern.sub(lambda _: new, text) for name, text in book.names.items()}

    def copy(self, sheet, after):
        """Copy a sheet behind another one of any book: a hidden sheet hidden, a very hidden one not."""
        self.change()
        book = self.book_of(after)
        if book.protected or sheet.visible == VERY_HIDDEN or after.visible != VISIBLE:
            self.refuse("copy")
        taken = {one.name.casefold() for one in book.sheets}
        stem, number, name = sheet.name, 2, sheet.name
        while name.casefold() in taken:
            name, number = f"{stem} ({number})", number + 1
        made = copy.deepcopy(sheet)
        made.name = name
        for table in made.tables:
            table.name += "_2"
        book.sheets.insert([one is after for one in book.sheets].index(True) + 1, made)
        book.shown = made
        self.done.append(f"{name} copied behind {after.name}")

    @staticmethod
    def print(sheet, path):
        Path(path).write_bytes(f"%PDF-1.7 {sheet.name}\n".encode())

    def show(self, sheet, visible):
        self.change()
        book = self.book_of(sheet)
        if book.protected or (
            visible != VISIBLE and [one for one in book.sheets if one.visible == VISIBLE] == [sheet]
        ):
            self.refuse("visible")
        sheet.visible = visible

    def _writable(self, sheet):
        if sheet.protected:
            self.refuse("protected")


def address(box):
    top, left, bottom, right = box
    first = f"${get_column_letter(left)}${top}"
    return first if (top, left) == (bottom, right) else f"{first}:${get_column_letter(right)}${bottom}"


def box_of(text):
    left, top, right, bottom = range_boundaries(text.replace("$", ""))
    return top, left, bottom, right


def target(book, refers_to):
    """Return the sheet and box to which a defined name refers, None for a constant."""
    found = re.fullmatch(r"=(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)", refers_to)
    if found is None:
        return None
    return book.sheet((found[1] or found[2]).replace("''", "'")), box_of(found[3])
