"""Pages filled in the open workbook: cells written in place, new sheets copied from the workbook's own form.

No sheet is deleted or replaced, so whatever stands around our cells, and whatever refers to them, is not
touched. Each step can be taken back, and is, if a later one fails.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, KachilogError
from kachilog.excel import native
from kachilog.excel.appending import done
from kachilog.excel.open_book import read, write
from kachilog.excel.places import page_file
from kachilog.page.blocks import Block, blocks, runs
from kachilog.page.form import found_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import xlwings as xw

    from kachilog.excel.open_book import LiveBook
    from kachilog.files.book.pages import DrawnPage
    from kachilog.page.form import Changes

_VERY_HIDDEN = 2


def place(live: LiveBook, pages: Sequence[DrawnPage]) -> None:
    """Fill the sheets there are and bring in the new ones, all of them or none.

    Raise FileError structure_protected, sheet_protected, place_refused, with the workbook as it was;
    place_left where it could not be brought back to that.
    """
    if any(page.sheet is None for page in pages) and native.structure_is_protected(live.book):
        raise FileError("structure_protected")
    for page in pages:
        if page.sheet is not None and _says_something(page.changes):
            _require_unprotected(live.sheet(page.sheet))
    with _undone_if_it_fails() as undo:
        for page in pages:
            if page.sheet is not None:
                _fill(undo, live.sheet(page.sheet), page.changes)
            else:
                sheet, changes = _new(undo, live, page)
                _fill(undo, sheet, changes)


def _says_something(changes: Changes) -> bool:
    return bool(changes.cells or changes.hidden)


def _require_unprotected(sheet: xw.Sheet) -> None:
    if native.is_protected(sheet):
        raise FileError("sheet_protected", sheet=sheet.name)


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


def _new(undo: _Undo, live: LiveBook, page: DrawnPage) -> tuple[xw.Sheet, Changes]:
    """Return a new sheet under the name of its page, and what is to be written on it."""
    book = live.book
    after = book.sheets[page.after] if page.after else None
    # Excel does not put a copied sheet behind a hidden one, and there is always one that is not.
    if after is None or not native.is_visible(after):
        after = next(sheet for sheet in reversed(list(book.sheets)) if native.is_visible(sheet))
    after = book.sheets[after.name]
    undo.note(_delete_new, book, {sheet.name for sheet in book.sheets})
    form = None if page.form is None else live.sheet(page.form)
    changes = page.changes
    if form is not None and form.visible != _VERY_HIDDEN and not native.is_protected(form):
        fresh, changes = _copy_of_form(undo, form, after), page.copied
    else:
        fresh = _brought_in(page, after)
    fresh.name = page.name
    sheet = book.sheets[page.name]
    if sheet.name != page.name:
        raise FileError("place_refused", kind="name")
    return sheet, changes


def _copy_of_form(undo: _Undo, form: xw.Sheet, after: xw.Sheet) -> xw.Sheet:
    """Return a copy of the form. Excel copies a hidden sheet hidden, so it is shown meanwhile."""
    was_hidden = not native.is_visible(form)
    if was_hidden:
        undo.note(_hide, form)
        form.visible = True
    copy = form.copy(after=after)
    if was_hidden:
        _hide(form)
    return copy


def _hide(sheet: xw.Sheet) -> None:
    sheet.visible = False


def _brought_in(page: DrawnPage, after: xw.Sheet) -> xw.Sheet:
    """Return the sheet that a page paints, copied in behind `after`, under whatever name it was given."""
    with page_file(page.content()) as path:
        source = after.book.app.books.open(str(path), update_links=False, add_to_mru=False)
        try:
            return source.sheets[0].copy(after=after)
        finally:
            # A painted page that stays open is a nuisance; a copy that nobody knows of would be worse.
            with suppress(Exception):
                source.close()


def _delete_new(book: xw.Book, names: set[str]) -> None:
    """Delete the sheets of ours that are not among `names`, whatever they are called by now."""
    for name in [sheet.name for sheet in book.sheets]:
        if name not in names and found_mark(read(book.sheets[name], (1, 1), (1, 1))):
            book.sheets[name].delete()


def _fill(undo: _Undo, sheet: xw.Sheet, changes: Changes) -> None:
    """Write cells where they are, and hide or show rows."""
    for block in blocks(changes.cells, changes.is_free):
        _write(undo, sheet, block)
    for hidden in (True, False):
        for first, last in runs(row for row, is_hidden in changes.hidden.items() if is_hidden is hidden):
            undo.note(native.hide_rows, sheet, first + 1, last + 1, not hidden)
            native.hide_rows(sheet, first + 1, last + 1, hidden)


def _write(undo: _Undo, sheet: xw.Sheet, block: Block) -> None:
    first = block.row + 1, block.column + 1
    last = block.row + len(block.values), block.column + len(block.values[0])
    before = read(sheet, first, last)
    undo.note(_put_back, sheet, first, before)
    for row, column in write(sheet, first, block.values):
        if not _is_covered(sheet, row, column):
            raise FileError("place_refused", kind="cells")


def _put_back(sheet: xw.Sheet, first: tuple[int, int], before: list[list[object]]) -> None:
    wrong = write(sheet, first, before)  # type: ignore[arg-type]  # as it was read
    if any(not _is_covered(sheet, *cell) for cell in wrong):
        raise FileError("place_left")


def _is_covered(sheet: xw.Sheet, row: int, column: int) -> bool:
    """Tell whether a cell is covered by the first one of those that the user merged with it."""
    area = sheet.range((row, column)).merge_area
    return (area.row, area.column) != (row, column)
