"""CSV records as text, a chunk of columns at a time: byte for byte what `csv.writer` makes of its rows.

`csv.writer` looks at every character of every cell. Most texts need no quotes, which a whole column tells in
one look, and most numbers and dates of a log come many times.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.log.cells import Value

_QUOTED = ',"\r\n'
_NEEDS_QUOTES = re.compile(f"[{_QUOTED}]")
_REPEATED = ({int}, {dt.date})


def records(columns: Sequence[Sequence[Value]]) -> str:
    """Return columns, all as long, as the records of a CSV: RFC 4180 with `,` and CRLF, None is empty."""
    cells = [_quoted_where_needed(texts(values)) for values in columns]
    if len(cells) == 1:  # a record of one empty cell would be no record
        cells = [[text or '""' for text in cells[0]]]
    lines = "\r\n".join(map(",".join, zip(*cells, strict=True)))
    return lines + "\r\n" if lines else ""


def texts(values: Sequence[Value]) -> Sequence[str]:
    """Return the values of a column as the texts that a CSV has, without quotes; None is empty."""
    kinds = set(map(type, values)) - {type(None)}
    if kinds in _REPEATED:  # of one type: True is equal to 1, and 1.0, and would be taken for it
        shown = {value: str(value) for value in set(values)}
        shown[None] = ""
        return list(map(shown.__getitem__, values))
    if kinds == {str} and None not in values:
        return values  # type: ignore[return-value]
    return ["" if value is None else str(value) for value in values]


def _quoted_where_needed(column: Sequence[str]) -> Sequence[str]:
    together = "".join(column)
    return list(map(_quoted, column)) if any(sign in together for sign in _QUOTED) else column


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
