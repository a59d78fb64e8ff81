"""The members' logs, read by as many processes as there are processors, and put by as numbers for an engine.

What is put by is a CSV with the member's number, the date, and the whole numbers of every row that can be
read: plain enough for any engine, and without a word that anyone wrote.
"""

from __future__ import annotations

import csv
import hashlib
import multiprocessing
import signal
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from kachilog.base.cores import cores
from kachilog.base.errors import FileError
from kachilog.base.problems import SEVERITIES
from kachilog.base.settings import Settings
from kachilog.files.csv_files import read_csv
from kachilog.log.columns import COUNTS
from kachilog.log.stream import OPTIONAL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path
    from typing import TextIO

    from kachilog.base.problems import Problem
    from kachilog.jobs.cohort.members import Member
    from kachilog.log.columns import Key
    from kachilog.log.parse import Chunk

MEMBER = "member"
_KEYS: tuple[Key, ...] = ("date", *COUNTS)
STAGED = (MEMBER, *_KEYS)
"""The columns of what is put by: the member's number from 0, an ISO date, whole numbers or nothing."""

TOLD = 20
"""Problems of one file that are kept; the others are counted."""

_SETTINGS = Settings()
_BATCH = 25
_ALONE = 2 * _BATCH  # so few files are read sooner than further processes are up
_MOST_PROCESSES = 8
_BLOCK = 1 << 20


class ReadLog(NamedTuple):
    """What became of one member's file.

    `bad` counts the rows that cannot be read. `problems` are the first ones, named by the member's label,
    of `errors` and `warnings`. `failure` is the code and the values of a FileError, where there was one: then
    the file counts with no row. `digest` is that of its content, where it has rows.
    """

    label: str
    rows: int = 0
    bad: int = 0
    keys: frozenset[Key] = frozenset()
    problems: tuple[Problem, ...] = ()
    errors: int = 0
    warnings: int = 0
    failure: tuple[str, Mapping[str, Any]] | None = None
    digest: bytes | None = None


Work: TypeAlias = "Callable[[], list[ReadLog]]"
"""A piece of work that is done when it is called."""


def stage(
    members: Sequence[Member],
    folder: Path,
    *,
    today: dt.date,
    track: Callable[[Sequence[Work]], Iterable[Work]] = iter,
) -> list[ReadLog]:
    """Read the logs of `members`, put their rows by in `folder`, and return what became of each, in order.

    `track` is handed the pieces of work and hands them on one by one, for whoever shows progress.
    """
    batches = [
        (start, members[start : start + _BATCH], folder / f"{start:08d}.csv", today)
        for start in range(0, len(members), _BATCH)
    ]
    if len(members) <= _ALONE:
        return _done(track([partial(_stage_batch, *batch) for batch in batches]))
    processes = min(cores(), _MOST_PROCESSES, len(batches))
    # Spawned on every system: a fork of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _deaf_to_interrupts) as pool:
        futures: list[Future[list[ReadLog]]] = [pool.submit(_stage_batch, *batch) for batch in batches]
        try:
            return _done(track([future.result for future in futures]))
        finally:
            for future in futures:
                future.cancel()


def _done(works: Iterable[Work]) -> list[ReadLog]:
    return [read for work in works for read in work()]


def _deaf_to_interrupts() -> None:
    """Let the main process alone answer to Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stage_batch(start: int, members: Sequence[Member], part: Path, today: dt.date) -> list[ReadLog]:
    with part.open("w", encoding="ascii", newline="") as out:
        csv.writer(out, lineterminator="\n").writerow(STAGED)
        return [_stage(number, member, out, today) for number, member in enumerate(members, start)]


def _stage(number: int, member: Member, out: TextIO, today: dt.date) -> ReadLog:
    """Read one log to the end, or count none of it."""
    out.flush()
    begin = out.tell()
    writer = csv.writer(out, lineterminator="\n")
    rows = 0
    try:
        stream = read_csv(member.path).stream(today=today)
        known = stream.header.columns if stream.header else ()
        at = {column.key: place for place, column in enumerate(known) if column.key}
        filled: set[Key] = set()
        for chunk in (_work(chunk, at["action"]) for chunk in stream.chunks(records_only=True)):
            filled |= _filled(chunk, at)
            writer.writerows(zip(repeat(number), *_staged(chunk, at)))
            rows += len(chunk.numbers)
        digest = _digest(member.path) if rows else None
    except FileError as error:
        out.seek(begin)
        out.truncate()
        return ReadLog(member.label, failure=(error.code, {**error.values, "file": member.label}))
    told = sorted(stream.problems, key=lambda problem: SEVERITIES.index(problem.severity))  # stable
    severities = Counter(problem.severity for problem in told)
    return ReadLog(
        member.label,
        rows,
        stream.bad_rows,
        frozenset(at) - ((OPTIONAL - filled) if rows else frozenset()),
        tuple(_under(problem, member.label) for problem in told[:TOLD]),
        severities["error"],
        severities["warning"],
        digest=digest,
    )


def _filled(chunk: Chunk, at: Mapping[Key, int]) -> set[Key]:
    """Return the optional columns in which a chunk has anything; `at` are the places of columns."""
    return {key for key in OPTIONAL & at.keys() if {*chunk.columns[at[key]]} != {None}}


def _staged(chunk: Chunk, at: Mapping[Key, int]) -> Iterator[Iterable[Any]]:
    """Yield the columns of a chunk that are put by."""
    for key in _KEYS:
        yield chunk.columns[at[key]] if key in at else repeat(None)


def _work(chunk: Chunk, action: int) -> Chunk:
    """Return the rows of a chunk without those of class 休み; `action` is the place of that column."""
    rest = {cell for cell in {*chunk.columns[action]} if _SETTINGS.class_of(str(cell)) == "rest"}
    if not rest:
        return chunk
    return chunk.only([at for at, cell in enumerate(chunk.columns[action]) if cell not in rest])


def _under(problem: Problem, label: str) -> Problem:
    """Return a problem under the label of its file, fit to go from process to process."""
    return replace(problem, file=label, values=dict(problem.values))


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as content:
            while block := content.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise FileError("file_unreadable", file=path.name, reason=error.strerror or str(error)) from None
    return digest.digest()
