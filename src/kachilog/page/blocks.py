"""Cells to be set, put together into few rectangles: each is one call into an open spreadsheet program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kachilog.base.spreadsheet import CellValue
    from kachilog.reviews.entries import Place


@dataclass(frozen=True, slots=True)
class Block:
    """Values row by row, as wide as each other, from the cell (row, column; 0-based) on."""

    row: int
    column: int
    values: list[list[CellValue]]


def blocks(cells: Mapping[Place, CellValue], is_free: Callable[[Place], bool]) -> Iterator[Block]:
    """Yield the cells as blocks, top down; between them lie only cells that `is_free` allows to blank."""
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    spans = [(row, span) for row in sorted(rows) for span in _spans(row, sorted(rows[row]), is_free)]
    while spans:
        top, (left, right) = spans.pop(0)
        bottom = top
        while True:
            below = [span for row, span in spans if row == bottom + 1]
            wider = min([left, *(first for first, _ in below)]), max([right, *(last for _, last in below)])
            area = (
                (row, column) for row in range(top, bottom + 2) for column in range(wider[0], wider[1] + 1)
            )
            if not below or not _may_be_set(area, cells, is_free):
                break
            bottom, (left, right) = bottom + 1, wider
            spans = [one for one in spans if one[0] != bottom]
        yield Block(
            top,
            left,
            [
                [cells.get((row, column)) for column in range(left, right + 1)]
                for row in range(top, bottom + 1)
            ],
        )


def _spans(row: int, columns: list[int], is_free: Callable[[Place], bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of the columns that may be set in one go."""
    first = last = columns[0]
    for column in columns[1:]:
        if not all(is_free((row, between)) for between in range(last + 1, column)):
            yield first, last
            first = column
        last = column
    yield first, last


def _may_be_set(
    area: Iterable[Place], cells: Mapping[Place, CellValue], is_free: Callable[[Place], bool]
) -> bool:
    return all(place in cells or is_free(place) for place in area)


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
