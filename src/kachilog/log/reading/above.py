"""Rows above the headers that look like records: a sort that took the headers along has left them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import is_blank
from kachilog.log.reading.counts import read_minutes
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad
from kachilog.log.reading.rows import may_be_idle, says_example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.log.header import Header


def records_above(
    header: Header, rows: Iterable[tuple[int, Sequence[Cell]]], *, date1904: bool = False
) -> Iterator[int]:
    """Yield the numbers of the rows that have a day, an action and minutes in the columns of a header below.

    A row that says it is an example is none.
    """
    at = {column.key: column.index for column in header.columns}
    places = [at[key] for key in ("date", "action", "minutes") if key in at]
    for number, cells in rows:
        if len(places) < 3 or max(places) >= len(cells) or any(map(says_example, cells)):  # noqa: PLR2004 (all)
            continue
        day, action, minutes = (cells[place] for place in places)
        read = not isinstance(parse_date(day, date1904=date1904), Bad) and not may_be_idle(action)
        if read and not is_blank(minutes) and not isinstance(read_minutes(minutes), Bad):
            yield number
