"""What Python users call: `kachilog.read_log`, `kachilog.weekly`, `kachilog.review`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.jobs.file_desk import FileDesk
from kachilog.jobs.review import named_weeks, read
from kachilog.jobs.source import open_source
from kachilog.metrics.figures import History
from kachilog.reviews.as_table import weekly_frame

if TYPE_CHECKING:
    import os

    import pandas as pd

    from kachilog.base.settings import Settings
    from kachilog.jobs.source import Source
    from kachilog.reviews.weekly import WeeklyReview


def read_log(path: str | os.PathLike[str], *, today: dt.date | None = None) -> Source:
    """Return the log of a CSV or a workbook (.xlsx, .xlsm), read tolerantly.

    `.frame` of it is a DataFrame with a row per action that could be read, in the order of the file: `row`
    (as a person counts it), `date`, `action`, `minutes`, `reactions`, `quality` (1–5), `inquiries`,
    `repeats`, `referrals`, `tags`, and own columns of numbers; see `kachilog.log.stream.Log`. `.problems`
    says what is wrong with the file, each a `Problem` with its row, column and code; rows with an error are
    not in the frame. `.settings` are those of the workbook, for a CSV a budget of 180 minutes a week.
    `today` (the clock's if None) only tells which dates lie too far ahead. Raise FileError if the file
    cannot be read or has no log.
    """
    return open_source(Path(path), today=today or _today())


def weekly(log: Source, *, settings: Settings | None = None, today: dt.date | None = None) -> pd.DataFrame:
    """Return the figures of a log by week: a row per week that has rows of the log, oldest first.

    The columns are those of `kachilog.reviews.as_table.COLUMNS`: `week` (2026-W47), `start`, `end`
    (exclusive), `provisional` (not over on `today`), sums (`actions`, `minutes`, `reactions` …, whole
    numbers), and figures: `efficiency_quality_adjusted_per_hour` (E2), `efficiency_minutes_per_inquiry`
    (E1, minutes), `sustainability_index` (0–100) with its parts (0–1), and the core rates as
    `rates_inquiry_k` of `rates_inquiry_n` with a 95 % interval (0–1). What is not defined is <NA>.
    `settings` take the place of the log's own. docs/metrics.md defines every figure.
    """
    return weekly_frame(History(log.log, settings or log.settings, today or _today()))


def review(path: str | os.PathLike[str], week: str = "last", *, today: dt.date | None = None) -> WeeklyReview:
    """Return all that one weekly page shows, in numbers; see `kachilog.reviews.weekly.WeeklyReview`.

    `week` is "last" (the last finished one), "this", or a label such as "2026-W47". Raise FileError if the
    file cannot be read or has no log, UsageError for a week that is none.
    """
    if week == "all":
        raise UsageError("week_not_one", week=week)
    desk = FileDesk(Path(path), today=today or _today())
    (one,) = read(desk, named_weeks(desk, week)).reviews
    return one


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 (the user's own day is meant)
