"""Several logs read as one: a sheet for each month, whose columns need not stand in one order."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kachilog.base.problems import Problem
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kachilog.log.columns import Column
    from kachilog.log.header import Header
    from kachilog.log.parse import Chunk
    from kachilog.log.reading.kinds import Value

_TEXTS = ("action", "tags", "note")


class JoinedStream(LogStream):
    """Logs one after the other; their columns are those of the first and what others add.

    A log whose headers cannot be used has no rows; its problems say so.
    """

    def __init__(self, streams: Sequence[LogStream]) -> None:  # the streams have what is else handed over
        self._streams = streams
        self.file, self.sheet = streams[0].file, None
        self.header = self._joined_header()
        self.rows_above = next(filter(None, (stream.rows_above for stream in streams)), None)
        self._rows = dict.fromkeys(range(len(streams)), 0)

    def _joined_header(self) -> Header | None:
        headers = [stream.header for stream in self._streams if stream.header]
        if not headers:
            return None
        columns: dict[str, Column] = {}
        for header in headers:
            for column in header.columns:
                columns.setdefault(column.name, column)
        return headers[0]._replace(columns=tuple(columns.values()))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """As `LogStream`, sheet by sheet, and at last which sheets were read and how many rows each had."""
        of = [stream.problems for stream in self._streams]
        found = tuple(chain.from_iterable(of))
        is_empty = all(any(one.code == "log_no_rows" for one in problems) for problems in of)
        if is_empty:
            return found
        sheets = [stream.sheet or "" for stream in self._streams]
        rows = list(self._rows.values())
        values = {
            "ja": "、".join(f"「{sheet}」{count}行" for sheet, count in zip(sheets, rows, strict=True)),
            "en": ", ".join(f"“{sheet}” ({count})" for sheet, count in zip(sheets, rows, strict=True)),
        }
        told = Problem("sheets_joined", "note", self.file, values=values)
        return (*(one for one in found if one.code != "log_no_rows"), told)

    @property
    def verbatim_rows(self) -> int:
        """As `LogStream`."""
        return sum(stream.verbatim_rows for stream in self._streams)

    @property
    def lost_rows(self) -> int:
        """As `LogStream`."""
        return sum(stream.lost_rows for stream in self._streams)

    @property
    def bad_rows(self) -> int:
        """As `LogStream`."""
        return sum(stream.bad_rows for stream in self._streams)

    def chunks(self, *, verbatim: bool = False, records_only: bool = False) -> Iterator[Chunk]:
        """As `LogStream`, the columns of each chunk in the order of the common header."""
        columns = self.header.columns if self.header else ()
        for number, stream in enumerate(self._streams):
            own = stream.header.columns if stream.header else ()
            places = {column.name: at for at, column in enumerate(own)}
            for chunk in stream.chunks(verbatim=verbatim, records_only=records_only):
                values = [_column(chunk, places.get(column.name), column) for column in columns]
                self._rows[number] += len(chunk.numbers)
                yield chunk._replace(columns=values)


def _column(chunk: Chunk, at: int | None, column: Column) -> Sequence[Value]:
    if at is not None:
        return chunk.columns[at]
    return ["" if column.key in _TEXTS else None] * len(chunk.numbers)
