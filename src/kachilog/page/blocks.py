"""Cells to be set, put together into few rectangles: each is one call into an open spreadsheet program."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kachilog.base.spreadsheet import CellValue
    from kachilog.reviews.entries import Place


_Span: TypeAlias = "tuple[int, int]"


class Block(NamedTuple):
    """Values row by row, as wide as each other, from the cell (row, column; 0-based) on."""

    row: int
    column: int
    values: list[list[CellValue]]


def blocks(cells: Mapping[Place, CellValue], is_free: Callable[[Place], bool]) -> Iterator[Block]:
    """Yield the cells as blocks, top down; between them lie only cells that `is_free` allows to blank."""
    spans = _all_spans(cells, is_free)
    while spans:
        top, span = spans.pop(0)
        bottom = top
        # Of a block that grows no wider the rows above have been looked at.
        while (wider := _with_row(bottom + 1, span, spans)) and _may_be_set(
            bottom + 1 if wider == span else top, bottom + 1, wider, cells, is_free
        ):
            bottom, span = bottom + 1, wider
            spans = [one for one in spans if one[0] != bottom]
        columns = range(span[0], span[1] + 1)
        yield Block(
            top, span[0], [[cells.get((row, column)) for column in columns] for row in range(top, bottom + 1)]
        )


def _all_spans(cells: Mapping[Place, CellValue], is_free: Callable[[Place], bool]) -> list[tuple[int, _Span]]:
    rows: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, []).append(column)
    return [(row, span) for row, columns in rows.items() for span in _spans(row, columns, is_free)]


def _with_row(row: int, span: _Span, spans: Iterable[tuple[int, _Span]]) -> _Span | None:
    """Return the columns of a block with one row more, None where nothing of that row is to be set."""
    below = [columns for at, columns in spans if at == row]
    every = [span, *below]
    return (min(first for first, _ in every), max(last for _, last in every)) if below else None


def _spans(row: int, columns: list[int], is_free: Callable[[Place], bool]) -> Iterator[_Span]:
    """Yield the first and last of the columns that may be set in one go."""
    first = last = columns[0]
    for column in columns[1:]:
        if not all(is_free((row, between)) for between in range(last + 1, column)):
            yield first, last
            first = column
        last = column
    yield first, last


def _may_be_set(
    top: int,
    bottom: int,
    columns: _Span,
    cells: Mapping[Place, CellValue],
    is_free: Callable[[Place], bool],
) -> bool:
    rows, across = range(top, bottom + 1), range(columns[0], columns[1] + 1)
    return all((row, column) in cells or is_free((row, column)) for row in rows for column in across)


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of rows that follow each other."""
    first = last = -2
    for row in sorted(rows):
        if row != last + 1:
            if last >= 0:
                yield first, last
            first = row
        last = row
    if last >= 0:
        yield first, last
