"""When a command runs, by the user's own clock; `--today` moves the day that is reviewed, and no backup."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """Return the moment, which dates what is saved."""
    return dt.datetime.now()  # noqa: DTZ005 (the user's own clock is meant)


def day(today: dt.datetime | None) -> dt.date:
    """Return the day that counts as today: the one asked for, else that of the clock."""
    return (today or now()).date()
