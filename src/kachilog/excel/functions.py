"""Worksheet functions for Excel on Windows: `=KACHI_EFFICIENCY(minutes, reactions, quality)` and its like.

A second door to `kachilog.metrics`, never a second definition. An argument is a range; a whole log is a range
with its header row. A figure that cannot be computed is "—", and data that cannot be read is the sentence
that says where and why: the first of them, since a cell holds no list. Rows are counted inside the range.

No workbook depends on these: the sheets show native formulas.
"""

from __future__ import annotations

import datetime as dt
import inspect
import os
from typing import TYPE_CHECKING

import xlwings as xw

from kachilog.base.settings import DEFAULT_BUDGET, Budget, Settings
from kachilog.base.text import is_blank
from kachilog.base.week import Week
from kachilog.log.cells import parse_minutes
from kachilog.log.columns import HEADERS, REQUIRED, Key, find_header, known_keys
from kachilog.log.header import read_header
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad
from kachilog.log.stream import open_log
from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.figures import History, WeekFigures
from kachilog.metrics.rates import Rate
from kachilog.metrics.thresholds import WEIGHTS
from kachilog.metrics.totals import pooled
from kachilog.metrics.weekly_sums import weekly_totals
from kachilog.page import phrasing
from kachilog.wording import Words
from kachilog.wording.language import choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.stream import Log
    from kachilog.metrics.efficiency import Efficiency
    from kachilog.metrics.sustainability import Sustainability

    Range = list[list[Cell]]
    Shown = str | float | int
    Function = Callable[..., Shown | list[list[Shown]]]

_SOME_DAY = dt.date(2000, 1, 3)
_WEEKLY = ("week", "actions", "minutes", "efficiency", "per_inquiry", "high_value", "inquiries", "index")


class _Told(Exception):  # noqa: N818 (it carries what is told, it is no error of ours)
    """Data that cannot be used, as the sentence that the cell shows."""


def _worksheet_function(function: Function) -> Function:
    """Make a worksheet function: every argument a range of two dimensions, every failure a sentence."""

    def told(*arguments: Range | None) -> Shown | list[list[Shown]]:
        try:
            return function(*arguments)
        except _Told as sentence:
            return str(sentence)
        except Exception as error:  # noqa: BLE001 (whatever it is, a cell shows text)
            return _words()("excel.function_failed", kind=type(error).__name__)

    told.__name__, told.__doc__ = function.__name__, function.__doc__
    # xlwings reads the parameters from here, and would convert to a type that it finds there.
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in inspect.signature(function).parameters.values()
    ]
    told.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    told.__annotations__ = {}
    decorated: Function = told
    for parameter in parameters:
        decorated = xw.arg(parameter.name, ndim=2, err_to_str=True)(decorated)
    made: Function = xw.func(category="kachilog")(decorated)
    return made


@_worksheet_function
def KACHI_EFFICIENCY(minutes: Range, reactions: Range, quality: Range) -> Shown:  # noqa: N802 (its name on a sheet)
    """価値創造効率: quality-adjusted reactions per hour."""
    figures = _efficiency(minutes=minutes, reactions=reactions, quality=quality)
    return _or_dash(figures.quality_adjusted_per_hour)


@_worksheet_function
def KACHI_MINUTES_PER_INQUIRY(minutes: Range, inquiries: Range) -> Shown:  # noqa: N802 (likewise)
    """分/問い合わせ: minutes per inquiry."""
    figures = _efficiency(minutes=minutes, inquiries=inquiries)
    return _per_inquiry(_words(), figures)


@_worksheet_function
def KACHI_HIGH_VALUE_SHARE(minutes: Range, quality: Range) -> Shown:  # noqa: N802 (likewise)
    """高価値時間率: the share of rated minutes with a quality of 4 or 5."""
    return _or_dash(_efficiency(minutes=minutes, quality=quality).high_value_share)


@_worksheet_function
def KACHI_SUSTAINABILITY(log: Range, day: Range | None = None, budget: Range | None = None) -> Shown:  # noqa: N802 (likewise)
    """継続可能性指数 of the week of a day: an index from 0 to 100."""
    _, figures = _sustainability(log, day, budget)
    return _or_dash(figures.index)


@_worksheet_function
def KACHI_SUSTAINABILITY_PARTS(  # noqa: N802 (likewise)
    log: Range, day: Range | None = None, budget: Range | None = None
) -> list[list[Shown]]:
    """継続可能性指数, its four parts: name, and value from 0 to 1."""
    words, figures = _sustainability(log, day, budget)
    return [[words(f"page.part_{name}"), _or_dash(figures.parts[name])] for name in WEIGHTS]


@_worksheet_function
def KACHI_RATE(part: Range, whole: Range) -> Shown:  # noqa: N802 (likewise)
    """問い合わせ率 and its like: a share of a whole as text, with what so few cases can tell."""
    words = _words()
    k, n = (sum(_counts(cells, words)) for cells in (part, whole))
    return phrasing.rate(words, Rate.of(k, n))


@_worksheet_function
def KACHI_WEEKLY(log: Range, budget: Range | None = None) -> list[list[Shown]]:  # noqa: N802 (likewise)
    """One row for each week of a log that has rows, oldest first, under a header row."""
    words, read = _log(log)
    history = History(read, _settings(budget, words), _today())
    header: list[Shown] = [words(f"trend.{name}").replace("\n", "") for name in _WEEKLY]
    return [header, *(_weekly(words, history.figures(week)) for week in history.totals)]


def _weekly(words: Words, week: WeekFigures) -> list[Shown]:
    return [
        week.week.label,
        week.actions,
        week.minutes,
        _or_dash(week.efficiency.quality_adjusted_per_hour),
        _per_inquiry(words, week.efficiency),
        _or_dash(week.efficiency.high_value_share),
        week.inquiries,
        _or_dash(week.sustainability.index),
    ]


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 (the user's own clock)


def _words() -> Words:
    return Words(choose((), os.environ))


def _or_dash(value: float | None) -> Shown:
    return _words()("page.dash") if value is None else value


def _per_inquiry(words: Words, figures: Efficiency) -> Shown:
    value = figures.minutes_per_inquiry
    return phrasing.minutes_per_inquiry(words, figures) if value is None else value


def _flat(cells: Range) -> list[Cell]:
    """Return the cells of a single row or column, without a header."""
    flat = [cell for row in cells for cell in row]
    return flat[1:] if flat and isinstance(flat[0], str) and known_keys([flat[0]])[0] else flat


def _efficiency(**columns: Range) -> Efficiency:
    """Return E1–E3 over all rows of some columns, each named by its key."""
    words = _words()
    keys: list[Key] = [key for key in HEADERS[words.lang] if key in columns]
    values = [_flat(columns[key]) for key in keys]
    if len({len(column) for column in values}) > 1:
        raise _Told(words("excel.function_lengths"))
    log = _log_of(words, keys, zip(*values, strict=True))
    _tell(words, log.problems)
    present = frozenset(keys)
    return efficiency(pooled(weekly_totals(log.frame, present, "monday").values()), present)


def _log_of(words: Words, keys: Sequence[Key], rows: Iterable[Sequence[Cell]]) -> Log:
    """Return the log of rows that have the columns `keys` alone; the other required ones say nothing."""
    required = [key for key in REQUIRED if key not in keys]
    headers = [HEADERS[words.lang][key] for key in (*required, *keys)]
    blank = [_SOME_DAY if key == "date" else "-" if key == "action" else None for key in required]
    filled = [[*blank, *row] for row in rows if not all(map(is_blank, row))]
    return open_log(enumerate([headers, *filled])).log()


def _log(cells: Range) -> tuple[Words, Log]:
    records = list(enumerate(cells, start=1))
    log = open_log(records).log()
    at = find_header(records)
    words = _words() if at is None else Words(read_header(*records[at]).lang)
    _tell(words, log.problems)
    return words, log


def _tell(words: Words, problems: Iterable[Problem]) -> None:
    for problem in problems:
        if problem.is_error:
            key = (
                "problem_plain"
                if problem.row is None
                else "problem_cell"
                if problem.column
                else "problem_row"
            )
            message = words.problem(problem)
            raise _Told(words(f"excel.{key}", row=problem.row, column=problem.column, message=message))


def _counts(cells: Range, words: Words) -> Sequence[int]:
    counts = []
    for cell in _flat(cells):
        count = parse_minutes(cell)  # whole numbers from 0 up, as every count is
        if isinstance(count, Bad):
            raise _Told(words("excel.function_count"))
        counts.append(count or 0)
    return counts


def _single(cells: Range | None) -> Cell:
    return next((cell for row in cells or () for cell in row if not is_blank(cell)), None)


def _settings(budget: Range | None, words: Words) -> Settings:
    given = _single(budget)
    minutes = DEFAULT_BUDGET if given is None else parse_minutes(given)
    if minutes is None or isinstance(minutes, Bad):
        raise _Told(words("excel.function_budget"))
    return Settings(budgets=(Budget(dt.date.min, minutes),))


def _sustainability(log: Range, day: Range | None, budget: Range | None) -> tuple[Words, Sustainability]:
    """Return the index of the week that `day` lies in, by default of the last week with rows."""
    words, read = _log(log)
    history = History(read, _settings(budget, words), _today())
    given = _single(day)
    if given is None:
        week = max(history.totals, default=None)
        if week is None:
            raise _Told(words("page.no_rows"))
    else:
        meant = parse_date(given)
        if isinstance(meant, Bad):
            raise _Told(words("excel.function_day"))
        week = Week.containing(meant)
    return words, history.figures(week).sustainability


FUNCTIONS = (
    KACHI_EFFICIENCY,
    KACHI_HIGH_VALUE_SHARE,
    KACHI_MINUTES_PER_INQUIRY,
    KACHI_RATE,
    KACHI_SUSTAINABILITY,
    KACHI_SUSTAINABILITY_PARTS,
    KACHI_WEEKLY,
)
"""Every worksheet function, by name."""
