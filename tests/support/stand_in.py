"""Stands in for a workbook that xlwings has open: the cells of a file that openpyxl read.

`calls` are the ranges whose values were asked for: each is a call into the program.
"""

from __future__ import annotations

from types import SimpleNamespace

import openpyxl
from openpyxl.utils.cell import range_boundaries


class Book:
    """As `xlwings.Book`, with what is read of it."""

    def __init__(self, path):
        self.name = path.name
        self.calls = []
        self._book = openpyxl.load_workbook(path)
        self.api = SimpleNamespace(Date1904=self._book.epoch.year == 1904)

    @property
    def sheets(self):
        return Sheets(Sheet(self, sheet) for sheet in self._book.worksheets)


class Sheets(list):
    """As `xlwings.main.Sheets`: by name."""

    def __getitem__(self, name):
        return next(sheet for sheet in self if sheet.name == name)


class Sheet:
    def __init__(self, book, sheet):
        self.book, self.cells, self.name = book, sheet, sheet.title
        self.visible = {"visible": -1, "hidden": 0, "veryHidden": 2}[sheet.sheet_state]

    @property
    def used_range(self):
        return Range(self, (1, 1), (self.cells.max_row, self.cells.max_column))

    @property
    def tables(self):
        return [Table(self, table) for table in self.cells.tables.values()]

    def range(self, first, last=None):
        return Range(self, first, last or first)


class Range:
    def __init__(self, sheet, first, last):
        self.sheet, self.first, self.last = sheet, first, last
        self.row, self.column = first

    @property
    def last_cell(self):
        row, column = self.last
        return SimpleNamespace(row=row, column=column)

    @property
    def number_format(self):
        return self.sheet.cells.cell(self.row, self.column).number_format

    def options(self, *, ndim, err_to_str):
        assert (ndim, err_to_str) == (2, True)
        return self

    @property
    def shape(self):
        return self.last[0] - self.row + 1, self.last[1] - self.column + 1

    @property
    def formula(self):
        return [["" if cell is None else cell for cell in row] for row in self.value]

    @property
    def value(self):
        self.sheet.book.calls.append((self.sheet.name, self.first, self.last))
        (top, left), (bottom, right) = self.first, self.last
        assert top <= bottom
        assert left <= right
        area = self.sheet.cells.iter_rows(top, bottom, left, right, values_only=True)
        return [list(row) for row in area]


class Table:
    def __init__(self, sheet, table):
        left, top, right, bottom = range_boundaries(table.ref)
        self.name, self.display_name = table.name, table.displayName
        self.range = Range(sheet, (top, left), (bottom, right))
        shown = table.headerRowCount != 0
        self.header_row_range = Range(sheet, (top, left), (top, right)) if shown else None
        self.show_totals = bool(table.totalsRowCount)
        self.api = SimpleNamespace(
            ListColumns=[SimpleNamespace(Name=column.name) for column in table.tableColumns]
        )
