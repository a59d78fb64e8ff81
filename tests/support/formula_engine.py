"""Formulon, an engine that follows Excel where LibreOffice goes its own ways."""

from __future__ import annotations

import formulon
from openpyxl.utils import coordinate_to_tuple


class Engine:
    """A workbook; its formulas are calculated, which takes seconds, unless the stored values will do."""

    def __init__(self, path, *, calculated=True):
        self.book = formulon.Workbook.load(path.read_bytes())
        diagnostics = self.book.read_diagnostics()
        assert diagnostics == formulon.ReadDiagnostics(0, 0, 0, 0, 0), diagnostics
        if calculated:
            self.book.recalc()
        self.sheets = [self.book.sheet_name(number) for number in range(self.book.sheet_count())]

    def value(self, sheet, cell):
        row, column = coordinate_to_tuple(cell)
        found = self.book.get_value(self.sheets.index(sheet), row - 1, column - 1)
        return found.number if found.number is not None else found.text

    def rules(self, sheet):
        return self.book.get_conditional_formats(self.sheets.index(sheet))

    def holding(self, sheet, cell):
        """Return the priorities of the conditional formats that apply to a cell."""
        row, column = coordinate_to_tuple(cell)
        at = (row - 1, column - 1)
        found = self.book.evaluate_cf_range(self.sheets.index(sheet), *at, *at)
        return {match.priority for one in found for match in one.matches}

    def accepts(self, sheet, cell, value):
        """Tell whether the validation of a cell accepts a value."""
        row, column = coordinate_to_tuple(cell)
        kind = formulon.ValueKind.TEXT if isinstance(value, str) else formulon.ValueKind.NUMBER
        given = {"text": value} if isinstance(value, str) else {"number": float(value)}
        outcome = self.book.validate_value(
            self.sheets.index(sheet), row - 1, column - 1, formulon.Value(kind=kind, **given)
        )
        return outcome.valid
