"""When a command runs, by the user's own clock; `--today` moves the day that is reviewed, and no backup."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from kachilog.base.text import normal
from kachilog.base.week import Week

_FIRST, _LAST = dt.datetime(1901, 1, 1), dt.datetime(9998, 12, 31)  # noqa: DTZ001 (the user's own clock is meant)


_WEEKS = {
    **{name: name for name in ("this", "last", "all")},
    "今週": "this",
    "先週": "last",
    "すべて": "all",
    "全部": "all",
}


class Today(click.DateTime):
    """A day that has weeks before and after it in the calendar of a spreadsheet."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (as it is inherited)
        """Return the day as a datetime. Raise click.BadParameter."""
        day = super().convert(normal(value) if isinstance(value, str) else value, param, ctx)
        if not _FIRST <= day <= _LAST:
            self.fail(str(value), param, ctx)
        return day


class WeekName(click.ParamType):  # type: ignore[type-arg, unused-ignore] # generic from click 8.2 on
    """A week by a word in either language (this, 今週), or by its label, full-width or not."""

    name = "week"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 (as it is inherited)
        """Return the word or the label as the jobs know it; what is neither as it is, for them to refuse."""
        del param, ctx
        text = normal(str(value)).casefold()
        if text in _WEEKS:
            return _WEEKS[text]
        try:
            return Week.parse(text).label
        except ValueError:
            return value


def now() -> dt.datetime:
    """Return the moment, which dates what is saved."""
    return dt.datetime.now()  # noqa: DTZ005 (the user's own clock is meant)


def day(today: dt.datetime | None) -> dt.date:
    """Return the day that counts as today: the one asked for, else that of the clock."""
    return (today or now()).date()
