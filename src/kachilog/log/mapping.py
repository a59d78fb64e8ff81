"""What the columns of a source mean where its headers do not say so: told by whoever has the file.

A mapping holds for one row of headers, or for any. Headers are compared as `fold_name` does, the whole row
as the texts that stand in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kachilog.base.spreadsheet import HEADER_LIMIT
from kachilog.base.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kachilog.log.columns import Key

SEPARATOR = " / "
"""Stands between the headers of a row where they are written as one text."""

MOST_HEADERS = 200
"""A row with more headers than this is no log's of anybody who tells what its columns mean."""


class ColumnMap(NamedTuple):
    """Which headers (folded) are which known columns; `row` is the folded row it holds for, "" for any.

    `is_asked` says that it was given with the command, so that a header which is not there is a mistake;
    `headers` are the headers as they were written, by folded header.
    """

    keys: Mapping[str, Key]
    row: str = ""
    headers: Mapping[str, str] | None = None
    is_asked: bool = False


Maps: TypeAlias = "tuple[ColumnMap, ...]"
"""Mappings, the strongest first: for a column the first that tells counts."""


def row_text(headers: Sequence[str]) -> str:
    """Return a row of headers as one text, which tells it from other rows."""
    return SEPARATOR.join(header.strip() for header in headers if header.strip())


def folded_row(text: str) -> str:
    """Return the text of a row of headers as rows are compared."""
    return fold_name(text)


def mapped(headers: Sequence[str], maps: Maps) -> dict[int, Key]:
    """Return the index of each header that a mapping names, and the column that it is.

    A column has one header: of equal ones the first, of several mappings the one of the first.
    """
    named = [header for header in headers if header]
    if not maps or len(named) > MOST_HEADERS:
        return {}
    row = folded_row(row_text(named))
    places: dict[str, int] = {}
    for at, header in enumerate(headers):
        if header:
            places.setdefault(fold_name(header[:HEADER_LIMIT]), at)
    found: dict[int, Key] = {}
    for header, key in _told(maps, row):
        place = places.get(header)
        if place is not None and place not in found and key not in found.values():
            found[place] = key
    return found


def _told(maps: Maps, row: str) -> Iterator[tuple[str, Key]]:
    """Yield what holds for a row: what was asked for, then what is said of this row, then of any."""
    for rank in (lambda one: one.is_asked, lambda one: one.row == row, lambda one: not one.row):
        for one in maps:
            if rank(one) and one.row in ("", row):
                yield from one.keys.items()


def not_there(headers: Sequence[str], maps: Maps) -> list[str]:
    """Return the headers that were asked for and that a row has not, as they were written."""
    present = {fold_name(header[:HEADER_LIMIT]) for header in headers if header}
    asked = [one for one in maps if one.is_asked and one.headers]
    return [
        written for one in asked for header, written in (one.headers or {}).items() if header not in present
    ]
