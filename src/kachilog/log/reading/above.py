"""Rows above the headers that look like records: a sort that took the headers along has left them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import is_blank
from kachilog.log.reading.counts import read_minutes
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad
from kachilog.log.reading.rows import may_be_idle, says_example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.log.header import Header


def records_above(
    header: Header, rows: Sequence[tuple[int, Sequence[Cell]]], *, date1904: bool = False
) -> list[int]:
    """Return the numbers of the rows that have a day, an action and minutes in the columns of a header below.

    A row that says it is an example is none; and none is, unless the last of the rows, right above the
    headers, is one: what stands further up, over a gap, may be sums.
    """
    at = {column.key: column.index for column in header.columns}
    if not rows or not {"date", "action", "minutes"} <= at.keys():
        return []

    def is_record(cells: Sequence[Cell]) -> bool:
        if len(cells) <= max(at["date"], at["action"], at["minutes"]) or any(map(says_example, cells)):
            return False
        day, minutes = cells[at["date"]], cells[at["minutes"]]
        return not (
            isinstance(parse_date(day, date1904=date1904), Bad)
            or may_be_idle(cells[at["action"]])
            or is_blank(minutes)
            or isinstance(read_minutes(minutes), Bad)
        )

    return [number for number, cells in rows if is_record(cells)] if is_record(rows[-1][1]) else []
