"""Drawn pages brought into the open workbook, each as a copied sheet in the place of the one it replaces.

A sheet is copied whole, because only so do its charts, its print area and its widths come along. Deleting
the old sheet would turn every formula elsewhere that points to it into an error. So the two sheets trade
names first, the formulas are pointed to the new one, and only then, when nothing more can fail, the old ones
are deleted. Until then each step can be undone, and is, if the next one fails.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from secrets import token_hex
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, KachilogError
from kachilog.excel import native
from kachilog.excel.appending import done
from kachilog.excel.places import page_file
from kachilog.files.book.book import grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import xlwings as xw

    from kachilog.excel.open_book import LiveBook
    from kachilog.files.book.pages import DrawnPage


def place(live: LiveBook, pages: Sequence[DrawnPage]) -> list[str]:
    """Bring the pages in, all or none of them, with what the user wrote on those that they replace.

    Return the names of replaced sheets that would not go. Raise FileError structure_protected,
    sheet_protected, reference_locked, place_refused, with the workbook as it was; place_left where it could
    not be brought back to that.
    """
    book = live.book
    if native.structure_is_protected(book):
        raise FileError("structure_protected")
    names = {name.casefold(): name for name in live.sheet_names}
    swaps: list[tuple[xw.Sheet, str]] = []
    with _undone_if_it_fails() as undo:
        for page in pages:
            old = _replaced(live, names.get(page.name.casefold()))
            after = old or (live.sheets[page.after] if page.after else _last_visible(book))
            undo.note(_delete_others, book, {sheet.name for sheet in book.sheets})
            new = _copied(page, after)
            if old is None:
                new.name = page.name
            else:
                _carry(live, page, old, new)
                _trade(undo, old, new)
                swaps.append((old, new.name))
        if swaps:
            _redirect(undo, live, swaps)
    return [name for old, _ in swaps if (name := _left(old)) is not None]


class _Undo:
    """Steps that bring the workbook back to what it was; the last one noted is done first."""

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []

    def note(self, step: Callable[..., object], *values: object) -> None:
        """Note a step before what it takes back is done, which may be done even where it fails."""
        self._steps.append(partial(step, *values))

    def take_back(self) -> bool:
        """Do all steps, whatever becomes of the others; return whether each could be done."""
        outcomes = [done(step) for step in reversed(self._steps)]
        return all(outcomes)


@contextmanager
def _undone_if_it_fails() -> Iterator[_Undo]:
    undo = _Undo()
    try:
        yield undo
    except BaseException as error:
        if not undo.take_back():
            raise FileError("place_left") from error
        if isinstance(error, KachilogError) or not isinstance(error, Exception):
            raise
        raise FileError("place_refused", kind=type(error).__name__) from error


def _replaced(live: LiveBook, name: str | None) -> xw.Sheet | None:
    old = None if name is None else live.sheets[name]
    if old is not None and native.is_protected(old):
        raise FileError("sheet_protected", sheet=old.name)
    return old


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
            # A drawn page that stays open is a nuisance; a copy that nobody knows of would be worse.
            with suppress(Exception):
                source.close()


def _delete_others(book: xw.Book, names: set[str]) -> None:
    """Delete the sheets that are not among `names`: those that were copied in, whatever they are called."""
    for sheet in list(book.sheets):
        if sheet.name not in names:
            sheet.delete()


def _left(old: xw.Sheet) -> str | None:
    """Delete a sheet that was replaced; return its name where it stays."""
    return None if done(old.delete) else str(old.name)


def _carry(live: LiveBook, page: DrawnPage, old: xw.Sheet, new: xw.Sheet) -> None:
    """Copy the cells that the user filled, formats, formulas and all, onto the new sheet."""
    rows = grid(live, old.name)
    for (row, column), (old_row, old_column) in page.keep.items():
        if rows[old_row][old_column] not in (None, ""):
            kept = old.range((old_row + 1, old_column + 1)).merge_area
            kept.copy(destination=new.range((row + 1, column + 1)))


def _trade(undo: _Undo, old: xw.Sheet, new: xw.Sheet) -> None:
    """Give the new sheet the name of the old one, and the old one a name that no formula has by chance."""
    name = old.name
    undo.note(setattr, old, "name", name)
    old.name = f"~kachilog-{token_hex(4)}"
    undo.note(setattr, new, "name", f"~kachilog-{token_hex(4)}")
    new.name = name


def _redirect(undo: _Undo, live: LiveBook, swaps: Sequence[tuple[xw.Sheet, str]]) -> None:
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
                undo.note(_put_back, cell, before)
                _set_formula(cell, _renamed(before, renamed))
            except Exception:  # noqa: BLE001 (each program refuses in its own way)
                at = cell.get_address(row_absolute=False, column_absolute=False)
                raise FileError("reference_locked", sheet=name, cell=at) from None
    for defined in live.book.names:
        before = str(defined.refers_to)
        if any(token in before and token not in defined.name for token, _ in renamed):
            undo.note(setattr, defined, "refers_to", before)
            defined.refers_to = _renamed(before, renamed)


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


def _put_back(cell: xw.Range, formula: str) -> None:
    # A cell that did not take the new formula would not take the old one either, which it still has.
    if _formula(cell) != formula:
        _set_formula(cell, formula)


def _set_formula(cell: xw.Range, formula: str) -> None:
    try:
        cell.formula2 = formula
    except Exception:  # noqa: BLE001 (likewise)
        cell.formula = formula
