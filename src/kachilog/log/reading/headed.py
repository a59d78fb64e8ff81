"""What a header row says beyond its names: over two rows, in which units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kachilog.base.problems import Problem, shorten
from kachilog.base.text import is_blank
from kachilog.log.columns import HEADERS, REQUIRED, known_keys, refused_key, score, typed_name
from kachilog.log.reading.counts import bare_number
from kachilog.log.reading.units import UNSAID, is_unit_word, may_be_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kachilog.base.problems import Severity
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.columns import Column
    from kachilog.log.header import Header
    from kachilog.log.mapping import Maps
    from kachilog.log.reading.units import Unit

    Records = Sequence[tuple[int, Sequence[Cell]]]


def over_two_rows(records: Records, at: int, maps: Maps = ()) -> tuple[Sequence[Cell], int] | None:
    """Return the headers that the row at index `at` makes with its neighbour, and the index of the lower one.

    None where the row stands alone. Two rows are one header if together they name more columns than either,
    or if the lower one has nothing but units.
    """
    alone = score(records[at][1], maps)
    best: tuple[int, Sequence[Cell], int] = (alone, (), at)
    for upper in (at, at - 1):
        if upper < 0 or upper + 1 >= len(records) or records[upper][0] + 1 != records[upper + 1][0]:
            continue
        above, below = records[upper][1], records[upper + 1][1]
        if not may_be_one(above, below):
            continue
        cells = joined(above, below, maps)
        found = score(cells, maps)
        if found > best[0] or (upper == at and found == best[0] and _has_units(below)):
            best = (found, cells, upper + 1)
    return (best[1], best[2]) if best[1] else None


def may_be_one(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Return whether two rows, one under the other, may be one header: they have words only."""
    return _is_of_words(above) and _is_of_words(below)


def joined(above: Sequence[Cell], below: Sequence[Cell], maps: Maps = ()) -> list[Cell]:
    """Return the headers of two rows: for each column what both say, or the one of them that is known."""
    width = max(len(above), len(below))
    pairs = zip(_texts(above, width), _texts(below, width), strict=True)
    return [_joined(upper, lower, maps) for upper, lower in pairs]


def _joined(upper: str, lower: str, maps: Maps) -> str:
    if not (upper and lower):
        return upper or lower
    if is_unit_word(lower):
        return upper + (lower if lower[:1] in "([" else f"({lower})")
    whole = upper + (lower if lower[:1] in "([（［" else f" {lower}")
    return next((text for text in (lower, whole, upper) if known_keys([text], maps)[0]), whole)


def _texts(cells: Sequence[Cell], width: int) -> list[str]:
    texts = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    return texts + [""] * (width - len(texts))


def _is_of_words(cells: Sequence[Cell]) -> bool:
    """Return whether a row can be one of a header: it has words only, but for units such as 1-5."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(
        isinstance(cell, str) and (is_unit_word(cell) or not cell.strip()[:1].isdecimal()) for cell in filled
    )


def _has_units(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(isinstance(cell, str) and is_unit_word(cell) for cell in filled)


def width_beside(texts: Sequence[str], maps: Maps = ()) -> int | None:
    """Return how many headers are the log's where another table, with a date of its own, stands beside it."""
    keys = known_keys(texts, maps)
    dates = [at for at, key in enumerate(keys) if key == "date"]
    for at in dates[1:]:
        if {*REQUIRED} <= {*keys[:at]} and any(texts[at + 1 :]):
            return max(index + 1 for index, text in enumerate(texts[:at]) if text)
    return None


def with_units(
    header: Header,
    below: Sequence[Sequence[Cell]],
    shown: Mapping[int, Unit],
    *,
    file: str | None,
    sheet: str | None,
) -> Header:
    """Return a header with the units of its columns decided, and what is told of that.

    `below` are the first rows under it; `shown` are the units of the cells by column, where number formats
    show them. Minutes of which nothing says that they are so must not look like anything else.
    """
    is_known = header.preset is not None and not header.preset.keeps_others
    columns: list[Column] = []
    told: list[Problem] = []
    for column in header.columns:
        unit = shown.get(column.index, column.unit) if column.key == "minutes" else column.unit
        unit = None if is_known and unit is UNSAID else unit
        columns.append(replace(column, unit=None if unit is UNSAID else unit))
        for code, severity in _told(column, unit, below):
            told.append(
                Problem(code, severity, file, sheet, header.row, column=shorten(column.header), values=_OURS)
            )
    told += (
        Problem("column_refused_own", "note", file, sheet, header.row, column=shorten(name))
        for name in _refused(header)
    )
    return header._replace(columns=tuple(columns), problems=(*header.problems, *told))


def _refused(header: Header) -> Iterator[str]:
    """Yield the headers of plans and totals that stay the user's own: where one is missed it is an error."""
    for column in header.columns:
        key = refused_key(column.header) if column.key is None else None
        if key and (key in header.keys or key not in REQUIRED):
            yield column.header


_OURS: Mapping[str, object] = {lang: HEADERS[lang]["minutes"] for lang in HEADERS}


def _told(
    column: Column, unit: Unit | None, below: Sequence[Sequence[Cell]]
) -> Iterator[tuple[str, Severity]]:
    if unit is None:
        return
    if unit is not UNSAID:
        yield f"unit_{unit.name}", "note"
        return
    cells = [cells[column.index] for cells in below if column.index < len(cells)]
    numbers = [number for number in map(bare_number, cells) if number is not None]
    if not may_be_minutes(numbers, is_our_name=column.header.strip() == typed_name("minutes", "ja")):
        yield "unit_missing", "error"
    elif any(numbers):
        yield "unit_unsaid", "note"
