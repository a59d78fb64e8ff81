"""A folder of logs into one Parquet of weekly figures, from the first file read to the last byte written."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kachilog.base.errors import UsageError
from kachilog.base.problems import Problem
from kachilog.base.settings import DEFAULT_BUDGET, Budget, Settings
from kachilog.files import private
from kachilog.files.kinds import PARQUET
from kachilog.jobs.cohort.engines import Engine, require, sums_by_member
from kachilog.jobs.cohort.members import KEY_NAME, find_members, read_key
from kachilog.jobs.cohort.parquet import figures_file, is_figures, write_parquet
from kachilog.jobs.cohort.staging import MEMBER, stage
from kachilog.jobs.keeping.targets import require_target
from kachilog.metrics.figures import History, SummedLog
from kachilog.metrics.weekly_sums import totals_in, week_in
from kachilog.reviews.as_table import week_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kachilog.base.week import Week
    from kachilog.jobs.cohort.staging import ReadLog
    from kachilog.metrics.totals import Totals


class Cohort(NamedTuple):
    """What became of a folder of logs.

    `weeks` rows of the output are of `members` members; 0 where there was nothing to write, and nothing was.
    `problems` are of the folder, `reads` of its files; `others` counts what in it are no logs. `made_key` is
    the file of a key that was made for the occasion.
    """

    reads: Sequence[ReadLog]
    problems: Sequence[Problem]
    others: int
    members: int
    weeks: int
    made_key: Path | None = None

    @property
    def rows(self) -> int:
        """Rows that were read, of all members."""
        return sum(read.rows for read in self.reads)

    @property
    def bad(self) -> int:
        """Rows that could not be read."""
        return sum(read.bad for read in self.reads)


def review_folder(
    folder: Path,
    out: Path,
    *,
    engine: Engine,
    today: dt.date,
    now: dt.datetime,
    budget: int = DEFAULT_BUDGET,
    named: bool = False,
    key: Path | None = None,
    track: Callable[[Sequence[Any]], Iterable[Any]] = iter,
) -> Cohort:
    """Write the figures of every week with rows of every log in `folder` to the Parquet `out`.

    `budget` (minutes a week) holds for all. Members go by their marks under the key in the file `key` (None:
    in the folder; made where there is none), or by their names with `named`. A file that cannot be read
    counts with no row and stops none of the others. `track` is handed sequences and hands their items on one
    by one, for whoever shows progress. Raise FileError and UsageError with `out` as it was.
    """
    require(engine)
    secret, made_key = None, None
    logs = [member.path for member in find_members(folder, None).members]  # before there is a key
    require_target(
        out,
        [*logs, *([] if named else [key or folder / KEY_NAME])],
        endings=[PARQUET],
        refusal=UsageError("target_not_parquet", file=out.name),
        is_own=is_figures,
    )
    if not named:
        at = key or folder / KEY_NAME
        secret, made = read_key(at, now=now)
        made_key = at if made else None
    found = find_members(folder, secret)
    with private.folder() as temporary:
        staged, scratch, figures = (temporary / name for name in ("rows", "scratch", "figures.csv"))
        staged.mkdir()
        scratch.mkdir()
        reads = stage(found.members, staged, today=today, track=track)
        settings = Settings(budgets=(Budget(dt.date.min, budget),))
        members = weeks = 0
        if any(read.rows for read in reads):
            with figures_file(figures) as write:
                for read, totals in _by_member(reads, sums_by_member(engine, staged, scratch)):
                    write(_figures(read, totals, settings, today))
                    members += 1
                    weeks += len(totals)
            write_parquet(figures, out, rows=weeks, scratch=scratch, now=now, like=logs)
    return Cohort(reads, (*found.problems, *_copies(reads)), found.others, members, weeks, made_key)


def _by_member(
    reads: Sequence[ReadLog], sums: Iterable[Mapping[str, Any]]
) -> Iterator[tuple[ReadLog, dict[Any, Any]]]:
    """Yield each member that has rows, with the totals of the weeks, oldest first."""
    for number, rows in groupby(sums, key=lambda row: int(row[MEMBER])):
        yield reads[number], {week_in(row): totals_in(row) for row in rows}


def _figures(
    read: ReadLog, totals: Mapping[Week, Totals], settings: Settings, today: dt.date
) -> Iterator[list[Any]]:
    """Yield the rows of one member, one per week of `totals` (oldest first), with a value per `COLUMNS`."""
    history = History(SummedLog(read.keys, totals), settings, today)
    for week in totals:
        yield [read.label, *week_row(history.figures(week), read.keys).values()]


def _copies(reads: Sequence[ReadLog]) -> Iterator[Problem]:
    """Yield a warning for each file that is the very same as an earlier one: one person may count twice."""
    first: dict[bytes, str] = {}
    for read in reads:
        if read.digest is not None:
            other = first.setdefault(read.digest, read.label)
            if other != read.label:
                yield Problem("cohort_copy", "warning", read.label, values={"other": other})
