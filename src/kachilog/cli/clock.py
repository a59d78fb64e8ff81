"""When a command runs, by the user's own clock; `--today` moves the day that is reviewed, and no backup."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

_FIRST, _LAST = dt.datetime(1901, 1, 1), dt.datetime(9998, 12, 31)  # noqa: DTZ001 (the user's own clock is meant)


class Today(click.DateTime):
    """A day that has weeks before and after it in the calendar of a spreadsheet."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (as it is inherited)
        """Return the day as a datetime. Raise click.BadParameter."""
        day = super().convert(value, param, ctx)
        if not _FIRST <= day <= _LAST:
            self.fail(str(value), param, ctx)
        return day


def now() -> dt.datetime:
    """Return the moment, which dates what is saved."""
    return dt.datetime.now()  # noqa: DTZ005 (the user's own clock is meant)


def day(today: dt.datetime | None) -> dt.date:
    """Return the day that counts as today: the one asked for, else that of the clock."""
    return (today or now()).date()
