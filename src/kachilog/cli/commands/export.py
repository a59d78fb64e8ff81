"""`kachilog export`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kachilog.cli import clock
from kachilog.cli.telling import tell_moved, tell_shrunk, tracked_rows
from kachilog.files.book.closed import ClosedBook
from kachilog.jobs.keeping.shrunk import shrunk
from kachilog.jobs.keeping.targets import require_csv
from kachilog.jobs.moving.export import export_log

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.wording import Words


def run(
    words: Words, *, book: Path, csv: Path, encoding: str, verify: bool, today: dt.datetime | None
) -> int:
    """Write the log of a workbook to a CSV; return the exit code."""
    now, track = clock.now(), partial(tracked_rows, words)
    require_csv(csv, [book])
    opened = ClosedBook.open(book)
    lost = shrunk(book, now=now, book=opened)
    stream = opened.stream(today=clock.day(today))
    moved = export_log(
        stream,
        csv,
        source=book,
        encoding=encoding,
        now=now,
        overwrite=True,
        track=track,
        again=opened.stream if verify else None,
    )
    code = tell_moved(words, moved, source=book, target=csv)
    tell_shrunk(words, lost)
    return code
