"""What is the user's in a workbook: every part of it, our own sheets without our own cells."""

from __future__ import annotations

import re
import zipfile
from itertools import takewhile

from lxml import etree

from kachilog.files.book.book import grid, table_named
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import PAGES_TABLE
from kachilog.page.form import check_sum, located

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHARED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
"""Parts that say which other parts there are; a new page adds to them."""


def parts(path):
    """Return the parts of a workbook as they are the user's: name → something to compare.

    Our cells on sheets with a mark are left out, and so is whether their rows are hidden; so are values that
    stand beside formulas, since formulas whose sources have changed have none until they are calculated, and
    the sheets of the personas, beside whose KPIs we write, and the index of pages.
    """
    book = ClosedBook.open(path)
    ours = {sheet.part: sheet.name for sheet in book.package.sheets}
    found = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            if name in ours and (where := located(cells := grid(book, ours[name]))) is not None:
                found[name] = _without(data, where, cells)
            elif name in ours and not any(
                one.sheet == ours[name] and one.name.startswith("KPI_") for one in book.tables
            ):
                found[name] = _without_cached(data, _index(book, ours[name]))
            elif name not in SHARED and name not in ours:
                found[name] = data
    return found


def tabs(path):
    """Return the tabs of a workbook in their order: name, state."""
    return [(sheet.name, sheet.state) for sheet in ClosedBook.open(path).package.sheets]


def assert_kept(before, after, *, new=(), without=()):
    """Assert that a workbook has all that was the user's before; `new` are the tabs that have come.

    The sheets called as in `without` are looked at elsewhere, and so are their tables.
    """
    one, other = parts(before), parts(after)
    assert one.keys() <= other.keys()
    left_out = set(_parts_of(before, without))
    changed = [name for name in one if one[name] != other[name] and name not in left_out]
    assert not changed, changed
    if not new:
        assert one.keys() == other.keys()
    assert [tab for tab in tabs(after) if tab[0] not in new] == tabs(before)


def _parts_of(path, names):
    """Yield the parts of some sheets and of their tables."""
    sheets = [sheet.part for sheet in ClosedBook.open(path).package.sheets if sheet.name in names]
    with zipfile.ZipFile(path) as package:
        for part in sheets:
            yield part
            folder, _, file = part.rpartition("/")
            if (links := f"{folder}/_rels/{file}.rels") in package.namelist():
                tables = re.findall(r"tables/[^\"/]+\.xml", package.read(links).decode())
                yield from (f"xl/{table}" for table in tables)


def _without(data, where, cells):
    """Return a sheet without our cells, which are neither entries nor cells that the user has changed."""
    root = etree.fromstring(data)
    ours = {at for place, check in where.written.items() if _is_ours(cells, at := where.at(place), check)}
    ours |= {(where.corner[0], column) for column in where.columns.values()}
    ours |= {(row, where.corner[1]) for row in [*where.rows.values(), where.corner[0]]}
    ours -= {where.at(place) for place in where.entries.values()}
    for row in root.iter(f"{MAIN}row"):
        row.attrib.pop("hidden", None)
        row.attrib.pop("spans", None)
        for cell in list(row):
            is_ours = _place(cell.get("r")) in ours and cell.find(f"{MAIN}f") is None
            if cell.tag == f"{MAIN}c" and (is_ours or not _says(cell)):
                row.remove(cell)
    for row in [row for row in root.iter(f"{MAIN}row") if not len(row)]:
        row.getparent().remove(row)
    for dimension in root.iter(f"{MAIN}dimension"):
        dimension.set("ref", "")
    return _plain(root)


def _is_ours(cells, at, check):
    if at is None:
        return False
    row = cells[at[0]] if at[0] < len(cells) else ()
    return check_sum(row[at[1]] if at[1] < len(row) else None) == check


def _index(book, sheet):
    """Return the cells (from 1) of the index of pages, where it is on that sheet."""
    found = table_named(book, PAGES_TABLE)
    if found is None or found.sheet != sheet:
        return set()
    return {(row, found.first_column) for row in range(found.body_row, found.last_row + 1)}


def _without_cached(data, index=frozenset()):
    root = etree.fromstring(data)
    for row in root.iter(f"{MAIN}row") if index else ():
        for cell in [cell for cell in row if cell.tag == f"{MAIN}c" and _counted(cell) in index]:
            row.remove(cell)
    return _plain(root)


def _counted(cell):
    row, column = _place(cell.get("r"))
    return row + 1, column + 1


def _plain(root):
    for cell in root.iter(f"{MAIN}c"):
        if cell.find(f"{MAIN}f") is not None:
            cell.attrib.pop("t", None)
            for value in cell.findall(f"{MAIN}v"):
                cell.remove(value)
    return etree.tostring(root, method="c14n")


def _says(cell):
    return any(child.tag in (f"{MAIN}v", f"{MAIN}is", f"{MAIN}f") for child in cell)


def _place(address):
    letters = "".join(takewhile(str.isalpha, address))
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(re.sub(r"\D", "", address)) - 1, column - 1
