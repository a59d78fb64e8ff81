"""Drawn pages brought into the open workbook, each as a copied sheet in the place of the one it replaces.

A sheet is copied whole, because only so do its charts, its print area and its widths come along. Deleting
the old sheet would turn every formula elsewhere that points to it into an error. So the two sheets trade
names first, the formulas are pointed to the new one, and only then, when nothing more can fail, the old ones
are deleted. Until then each step can be undone, and is, if the next one fails.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.excel import native
from kachilog.excel.places import page_file
from kachilog.files.book.book import grid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import xlwings as xw

    from kachilog.excel.open_book import LiveBook
    from kachilog.files.book.pages import DrawnPage

    Undo = Callable[..., None]


def place(live: LiveBook, pages: Sequence[DrawnPage]) -> None:
    """Bring the pages in, all or none of them, with what the user wrote on those that they replace.

    Raise FileError structure_protected or sheet_protected, with the workbook as it was.
    """
    book = live.book
    if native.structure_is_protected(book):
        raise FileError("structure_protected")
    names = {name.casefold(): name for name in live.sheet_names}
    swaps: list[tuple[xw.Sheet, str]] = []
    with ExitStack() as undo:
        for page in pages:
            known = names.get(page.name.casefold())
            old = None if known is None else live.sheets[known]
            if old is not None and native.is_protected(old):
                raise FileError("sheet_protected", sheet=old.name)
            after = old or (live.sheets[page.after] if page.after else _last_visible(book))
            new = _copied(page, after)
            undo.callback(_delete, new)
            if old is None:
                new.name = page.name
            else:
                _carry(live, page, old, new)
                _trade(undo, old, new)
                swaps.append((old, new.name))
        if swaps:
            _redirect(undo, live, swaps)
        undo.pop_all()
    for old, _ in swaps:
        old.delete()


def _last_visible(book: xw.Book) -> xw.Sheet:
    # Excel does not put a copied sheet behind a hidden one, and there is always one that is not.
    return next(sheet for sheet in reversed(list(book.sheets)) if native.is_visible(sheet))


def _copied(page: DrawnPage, after: xw.Sheet) -> xw.Sheet:
    """Return the sheet of a drawn page, copied in behind `after`, under whatever name it was given."""
    with page_file(page.content) as path:
        source = after.book.app.books.open(str(path), update_links=False, add_to_mru=False)
        try:
            return source.sheets[0].copy(after=after)
        finally:
            source.close()


def _delete(sheet: xw.Sheet) -> None:
    with suppress(Exception):
        sheet.delete()


def _carry(live: LiveBook, page: DrawnPage, old: xw.Sheet, new: xw.Sheet) -> None:
    """Copy the cells that the user filled, formats, formulas and all, onto the new sheet."""
    rows = grid(live, old.name)
    for (row, column), (old_row, old_column) in page.keep.items():
        if rows[old_row][old_column] not in (None, ""):
            kept = old.range((old_row + 1, old_column + 1)).merge_area
            kept.copy(destination=new.range((row + 1, column + 1)))


def _trade(undo: ExitStack, old: xw.Sheet, new: xw.Sheet) -> None:
    """Give the new sheet the name of the old one, and the old one a name that no formula has by chance."""
    name = old.name
    old.name = f"~kachilog-{token_hex(4)}"
    undo.callback(_rename, old, name)
    new.name = name
    undo.callback(_rename, new, f"~kachilog-{token_hex(4)}")


def _rename(sheet: xw.Sheet, name: str) -> None:
    with suppress(Exception):
        sheet.name = name


def _redirect(undo: ExitStack, live: LiveBook, swaps: Sequence[tuple[xw.Sheet, str]]) -> None:
    """Point the formulas and defined names that follow the old sheets to the new ones.

    Raise FileError reference_locked if one of them cannot be changed.
    """
    ours = {name.casefold() for _, name in swaps}
    renamed = [(old.name, name.replace("'", "''")) for old, name in swaps]
    for name, sheet in live.sheets.items():
        if name.casefold() in ours:
            continue
        for row, column in _referring(sheet, [token for token, _ in renamed]):
            cell = sheet.range((row, column))
            try:
                before = _formula(cell)
                _set_formula(cell, _renamed(before, renamed))
            except Exception:  # noqa: BLE001 (each program refuses in its own way)
                at = cell.get_address(row_absolute=False, column_absolute=False)
                raise FileError("reference_locked", sheet=name, cell=at) from None
            undo.callback(_undone, partial(_set_formula, cell, before))
    for defined in live.book.names:
        before = str(defined.refers_to)
        if any(token in before and token not in defined.name for token, _ in renamed):
            defined.refers_to = _renamed(before, renamed)
            undo.callback(_undone, partial(setattr, defined, "refers_to", before))


def _referring(sheet: xw.Sheet, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Return the cells (row, column; from 1) whose formula names one of the sheets `tokens`."""
    area = sheet.used_range
    return [
        (area.row + at, area.column + offset)
        for at, line in enumerate(native.formulas(area))
        for offset, formula in enumerate(line)
        if isinstance(formula, str) and formula.startswith("=") and any(token in formula for token in tokens)
    ]


def _renamed(formula: str, renamed: Sequence[tuple[str, str]]) -> str:
    for token, name in renamed:
        formula = formula.replace(token, name)
    return formula


def _formula(cell: xw.Range) -> str:
    # An Excel before dynamic arrays knows `Formula` only; a newer one would add an @ to what is read from it.
    try:
        return str(cell.formula2)
    except Exception:  # noqa: BLE001 (each program refuses in its own way)
        return str(cell.formula)


def _set_formula(cell: xw.Range, formula: str) -> None:
    try:
        cell.formula2 = formula
    except Exception:  # noqa: BLE001 (likewise)
        cell.formula = formula


def _undone(undo: Undo) -> None:
    with suppress(Exception):
        undo()
