"""Sheets of ours as tests find them: where the user's cells lie, and what stands in them."""

from __future__ import annotations

import openpyxl

from kachilog.page.form import located


def places(rows):
    """Return where the entries of a page lie, given its cells from A1: key → (row, column), 0-based."""
    where = located(rows)
    return {key: where.at(place) for key, place in where.entries.items()}


def written(rows):
    """Return what stands in the entries of a page, given its cells from A1: key → value."""
    return {key: rows[row][column] for key, (row, column) in places(rows).items()}


def rows_of(sheet):
    """Return the cells of a sheet of openpyxl's, from A1."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def write_entries(path, page, **values):
    """Write into entries of a page of a workbook, as its user does."""
    book = openpyxl.load_workbook(path)
    for key, (row, column) in places(rows_of(book[page])).items():
        if key in values:
            book[page].cell(row + 1, column + 1).value = values[key]
    book.save(path)
