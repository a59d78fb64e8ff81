"""A file that holds a log, whatever its kind: its rows, its settings, and what is wrong with both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.base.problems import Problem
from kachilog.base.settings import Settings, new_actions
from kachilog.files import csv_files
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.tables.side_tables import ReadSideTables, read_side_tables, side_tables_of
from kachilog.files.kinds import is_book, is_text
from kachilog.files.limits import BOOK_LIMIT, require_readable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pandas as pd

    from kachilog.base.settings import ActionClass
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Track
    from kachilog.log.stream import Log
    from kachilog.reviews.side_tables import SideTables

_LOOKED_AT = 100
"""Actions of no list, the most frequent ones, that are looked at: each row may have one of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """A log that was read. `book` is None for a CSV, whose encoding is told instead.

    `read` is what stands beside the log; what is wrong with it is among `problems`, too.
    """

    path: Path
    log: Log
    settings: Settings
    problems: tuple[Problem, ...]
    book: ClosedBook | None = None
    encoding: str | None = None
    read: ReadSideTables = field(default_factory=ReadSideTables)

    @property
    def frame(self) -> pd.DataFrame:
        """The rows that could be read; see `kachilog.log.stream.Log`."""
        return self.log.frame

    def told(self) -> tuple[Problem, ...]:
        """Return notes for `check`: where the log was read, how many rows, and actions that may be slips."""
        where = self._where()
        return (*where, *self._slips(where[0].sheet if len(where) == 1 else None))

    def _slips(self, sheet: str | None) -> Iterator[Problem]:
        """Yield the actions that are in no list, but near to one that is, with how many rows have each."""
        from kachilog.log.typed_row import listed_action, near_action  # noqa: PLC0415 (a review asks of none)

        unclear = [one for one in self.problems if one.code == "settings_action_class"]
        listed = [*self.settings.action_classes, *(str(one.values["action"]) for one in unclear)]  # noqa: PD011 (no frame)
        rows = Counter(map(str, filter(None, self.log.gathered.found.get("action", ()))))
        new = ((word, many) for word, many in rows.most_common() if listed_action(word, listed) is None)
        for action, many in islice(new, _LOOKED_AT):
            if near := near_action(action, listed):
                values = {"action": action, "near": near, "rows": many}
                yield Problem("action_near", "note", self.path.name, sheet, values=values)

    def _where(self) -> tuple[Problem, ...]:
        rows = self.log.rows
        if self.book is None:
            values: dict[str, object] = {"rows": rows, "encoding": self.encoding}
            return (Problem("csv_read", "note", self.path.name, values=values),)
        places = self.book.found_logs.places
        if len(places) > 1:  # told by the log itself, sheet by sheet
            return ()
        sheet = places[0].sheet
        return (Problem("sheet_read", "note", self.book.name, sheet, values={"sheet": sheet, "rows": rows}),)

    @property
    def side_tables(self) -> SideTables:
        """The KPIs, customer voices and hypotheses."""
        return self.read.tables


def any_actions() -> Mapping[str, ActionClass]:
    """Return the action types of new workbooks in every language: a CSV does not say which one it is in."""
    return {action: of for lang in LANGS for action, of in new_actions(lang).items()}


def open_source(path: Path, *, today: dt.date, track: Track = iter, maps: Maps = ()) -> Source:
    """Return the log of the file at `path`; its ending says what it is, `maps` what its columns mean.

    Raise FileError where it cannot be read, or is a workbook without a log.
    """
    if is_book(path):
        book = ClosedBook.open(path)
        book.asked_maps = maps
        log = book.log(today=today, track=track)
        read = side_tables_of(book, log, book.settings)
        problems = (*book.settings_problems, *log.problems, *read.problems)
        return Source(path, log, book.settings, problems, book, read=read)
    if is_text(path):
        file = csv_files.read_csv(path, maps)
        log = file.stream(today=today).log(track=track)
        settings = Settings(action_classes=any_actions())
        return Source(
            path,
            log,
            settings,
            tuple(problem for problem in log.problems if problem.code != "csv_encoding"),
            encoding=file.encoding,
            read=read_side_tables((), log, settings),
        )
    raise refused(path)


def refused(path: Path) -> FileError:
    """Return why a file of an ending that is none of ours is not read. Raises as `require_readable`."""
    require_readable(path, BOOK_LIMIT)
    codes = {".ods": "ods", ".xls": "old_xls", ".xlsb": "xlsb"}
    return FileError(codes.get(path.suffix.lower(), "unknown_kind"), file=path.name or str(path))
