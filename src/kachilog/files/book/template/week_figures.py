"""The figures of one week as native formulas: they work in Excel and LibreOffice without Python.

The definitions are those of `kachilog.metrics`; a test has LibreOffice recalculate them and compares. Only
functions that Excel 2010 and LibreOffice 4 know are used. The ranges run from the header row of the log to
the end of the sheet: a row inserted as the first one stays inside, and so does a row typed below the table
(LibreOffice does not grow tables). Rows that reading the log would reject (a rating of 7, negative minutes)
are kept out by the validation of the cells, not by the formulas.

The formulas read the log through defined names, so that they can be read by people too. `week_values` are
their results, which a workbook shows until a program computes them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.serial_dates import serial_of
from kachilog.base.settings import ACTION_TYPES
from kachilog.files.book.names import DAY_NAME
from kachilog.log.columns import HEADERS
from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.thresholds import FULL_QUALITY, HIGH_QUALITY
from kachilog.metrics.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import CellValue
    from kachilog.base.week import Week
    from kachilog.log.columns import Key
    from kachilog.metrics.efficiency import Basis
    from kachilog.wording import Words

BASES: tuple[Basis, ...] = ("inquiries", "reactions")

DASH = "—"
"""What stands where a figure is undefined."""

RANGES: Mapping[str, str] = MappingProxyType(
    {
        "date": "KachilogDates",
        "action": "KachilogActions",
        "minutes": "KachilogMinutesSpent",
        "reactions": "KachilogReactions",
        "quality": "KachilogQuality",
        "inquiries": "KachilogInquiries",
    }
)
"""Defined names of the columns of the log that the formulas read, header cell included."""

OTHER_COLUMN = "KachilogColumn{number}"
"""Defined names of the other columns of the log, counted from 1 on."""

REST_ACTIONS = ("KachilogRestAction1", "KachilogRestAction2")
"""Defined names of the action types that 設定 gives the class of rest: two, which is one more than usual."""

NUMBERS_RANGE = "KachilogNumbers"
"""The columns of the log that hold numbers, header cells included."""

USED = "KachilogUsed"
"""Defined name of a formula: among how many cells of a column all days of the log stand (`used_rows`)."""

BUDGET_DATES_RANGE = "KachilogBudgetDates"
BUDGET_MINUTES_RANGE = "KachilogBudgetMinutes"
WEEK_START_SETTING = "KachilogWeekStartsOn"
"""Defined name of a formula: the first day of the week as written in the settings."""

WEEK_FIRST = "KachilogWeekFirst"
WEEK_LAST = "KachilogWeekLast"
ROWS = "KachilogRows"
DAYS = "KachilogActiveDays"
MINUTES = "KachilogMinutes"
BUDGET = "KachilogBudget"
REMAINING = "KachilogRemaining"
PER_INQUIRY = "KachilogMinutesPerInquiry"
INQUIRIES = "KachilogTimedInquiries"
"""The inquiries of rows with minutes; their reactions where the log has no column of inquiries."""

PER_LABEL = "KachilogPerInquiryLabel"
COUNTED = "KachilogCounted"
"""What E1 is called, and what it counts."""

EFFICIENCY = "KachilogEfficiency"
HIGH_VALUE = "KachilogHighValueShare"
MISSING = "KachilogMinutesMissing"
TEXT_CELLS = "KachilogTextCells"

_HEIGHTS = [256 * 2**power for power in range(10)]


class Formula(NamedTuple):
    """A formula of one cell; `array` where Excel before 365 must be told to go cell by cell."""

    text: str
    array: bool = False


_D, _A, _M, _R, _Q = (RANGES[key] for key in ("date", "action", "minutes", "reactions", "quality"))
# A day of rest is no action, whether 設定 lists it or not.
_REST = [*(f'"<>{name}"' for one in ACTION_TYPES if one.of == "rest" for name in (one.ja, one.en))]
_REST += [f'"<>"&{name}' for name in REST_ACTIONS]


def _used(column: str) -> str:
    """Return the cells of a column of the log among which all that hold anything are.

    Where COUNTIFS may count blank cells, LibreOffice looks at each one to the end of the sheet: that took
    seconds after whatever was typed anywhere.
    """
    return f"INDEX({column},1):INDEX({column},{USED})"


def _days(dates: str, first: str = WEEK_FIRST, end: str = f"{WEEK_FIRST}+7") -> str:
    return f'{dates},">="&{first},{dates},"<"&{end}'


def _no_rest(actions: str) -> str:
    return ",".join(f"{actions},{criterion}" for criterion in _REST)


_EVERY_DAY = f"({WEEK_FIRST}+{{0;1;2;3;4;5;6}})", f"({WEEK_FIRST}+{{1;2;3;4;5;6;7}})"


def _timed(dates: str = _D, actions: str = _A, minutes: str = _M) -> str:
    return f'{_days(dates)},{_no_rest(actions)},{minutes},">=0"'


_TIMED = _timed()
_RATINGS, _HIGH_RATINGS = (
    f"{{{';'.join(map(str, range(least, FULL_QUALITY + 1)))}}}" for least in (1, HIGH_QUALITY)
)
_RATED_MINUTES = f"SUMPRODUCT(SUMIFS({_M},{_TIMED},{_Q},{_RATINGS}))"
_CHOSEN_DAY = f"IF(ISNUMBER({DAY_NAME}),INT({DAY_NAME}),TODAY())"
_BUDGET_VALID = f"ISNUMBER({BUDGET_DATES_RANGE})*ISNUMBER({BUDGET_MINUTES_RANGE})"
# The entry in force on the first day of the week, else the first entry of all.
_BUDGET_DAY = (
    f'IF(COUNTIFS({BUDGET_DATES_RANGE},"<="&{WEEK_FIRST},{BUDGET_MINUTES_RANGE},">=0")>0,'
    f'MAX(IF({_BUDGET_VALID}*({BUDGET_DATES_RANGE}<={WEEK_FIRST}),{BUDGET_DATES_RANGE},"")),'
    f'MIN(IF({_BUDGET_VALID},{BUDGET_DATES_RANGE},"")))'
)


def formulas(
    words: Words, basis: Basis = "inquiries", columns: Sequence[str] = tuple(RANGES.values())[1:]
) -> Mapping[str, Formula]:
    """Return the formula of each figure by the defined name of its cell.

    `basis` is the column that E1 counts: the reactions where the log has no column of inquiries; a column of
    inquiries that is blank in the whole log is as good as none. `columns` are the defined names of all
    columns of the log but the date: a row that is blank in each of them is none.
    """
    before, after = (
        _of_basis(
            basis, *(f'"{words(f"template.band_no_{one}", minutes="|").split("|")[at]}"' for one in BASES)
        )
        for at in (0, 1)
    )
    nothing = ",".join(f'{_used(name)},""' for name in columns)
    dates, actions = _used(_D), _used(_A)
    return {
        WEEK_FIRST: Formula(
            f"={_CHOSEN_DAY}+1-WEEKDAY({_CHOSEN_DAY},"
            f'IF(ISNUMBER(MATCH(LEFT({WEEK_START_SETTING},3),{{"日曜日","日曜","日","Sun"}},0)),1,2))'
        ),
        WEEK_LAST: Formula(f"={WEEK_FIRST}+6"),
        ROWS: Formula(f"=COUNTIFS({_days(dates)},{_no_rest(actions)})-COUNTIFS({_days(dates)},{nothing})"),
        DAYS: Formula(
            f"=SUMPRODUCT(--(COUNTIFS({_days(dates, *_EVERY_DAY)},{_no_rest(actions)})"
            f">COUNTIFS({_days(dates, *_EVERY_DAY)},{nothing})))"
        ),
        MINUTES: Formula(f"=SUMIFS({_M},{_TIMED})"),
        BUDGET: Formula(
            f"=IFERROR(LOOKUP(2,1/(({BUDGET_DATES_RANGE}={_BUDGET_DAY})*{_BUDGET_VALID}),"
            f'{BUDGET_MINUTES_RANGE}),"{DASH}")',
            array=True,
        ),
        REMAINING: Formula(f'=IF(ISNUMBER({BUDGET}),{BUDGET}-{MINUTES},"")'),
        INQUIRIES: Formula(
            "=IFERROR("
            + _of_basis(basis, *(f"SUMIFS({RANGES[one]},{_TIMED})" for one in BASES))
            + f',"{DASH}")'
        ),
        PER_LABEL: Formula(
            "=" + _of_basis(basis, *(f'"{words(f"template.band_per_{one}")}"' for one in BASES))
        ),
        COUNTED: Formula("=" + _of_basis(basis, *(f'"{words(f"template.band_{one}")}"' for one in BASES))),
        PER_INQUIRY: Formula(
            f'=IFERROR(IF({MINUTES}=0,"{DASH}",IF({INQUIRIES}=0,{before}&{MINUTES}&{after},'
            f'{MINUTES}/{INQUIRIES})),"{DASH}")'
        ),
        EFFICIENCY: Formula(
            f"=IFERROR(SUMPRODUCT(SUMIFS({_R},{_TIMED},{_Q},{_RATINGS})*{_RATINGS})/{FULL_QUALITY}"
            f'/({_RATED_MINUTES}/60),"{DASH}")'
        ),
        HIGH_VALUE: Formula(
            f'=IFERROR(SUMPRODUCT(SUMIFS({_M},{_TIMED},{_Q},{_HIGH_RATINGS}))/{_RATED_MINUTES},"{DASH}")'
        ),
        MISSING: Formula(f"={ROWS}-COUNTIFS({_timed(dates, actions, _used(_M))})"),
        # Not COUNTIF(…,"?*"), which counts numbers too in LibreOffice. The header cells are taken off again.
        TEXT_CELLS: Formula(
            f"=COUNTA({_D})-COUNT({_D})-1"
            f"+COUNTA({NUMBERS_RANGE})-COUNT({NUMBERS_RANGE})-COLUMNS({NUMBERS_RANGE})"
        ),
    }


def used_rows() -> str:
    """Return the formula of `USED`: a number of cells, 256 or up to twice as many as are needed."""
    text = f"ROWS({_D})"
    for height in reversed(_HEIGHTS):
        text = f"IF(COUNTA(INDEX({_D},1):INDEX({_D},{height}))=COUNTA({_D}),{height},{text})"
    # One number wherever it is asked for: in an array formula an IF may be a field of one.
    return f"=MAX({text})"


def _of_basis(basis: Basis, inquiries: str, reactions: str) -> str:
    """Return what stands for what E1 counts: inquiries, where the log has any, or no row at all."""
    if basis == "reactions" or inquiries == reactions:
        return reactions
    return f"IF(AND(COUNT({RANGES[basis]})=0,COUNT({_D})>0),{reactions},{inquiries})"


def week_values(
    rows: Sequence[Sequence[CellValue]], keys: Sequence[Key], week: Week, settings: Settings, words: Words
) -> Mapping[str, CellValue]:
    """Return the result of each figure in `week`, by the defined name of its cell; days are serials.

    `rows` have the columns of `keys`.
    """
    totals, known = _totals(rows, keys, week, settings) if rows else (Totals(), frozenset(keys))
    figures = efficiency(totals, known)
    budget = settings.budget(week)
    per_inquiry: CellValue = figures.minutes_per_inquiry
    if per_inquiry is None and totals.minutes:
        per_inquiry = words(f"template.band_no_{figures.minutes_per_inquiry_basis}", minutes=totals.minutes)
    return {
        WEEK_FIRST: serial_of(week.start, date1904=False),
        WEEK_LAST: serial_of(week.last_day, date1904=False),
        ROWS: totals.actions,
        DAYS: totals.active_days,
        MINUTES: totals.minutes,
        BUDGET: DASH if budget is None else budget,
        REMAINING: "" if budget is None else budget - totals.minutes,
        PER_INQUIRY: DASH if per_inquiry is None else per_inquiry,
        INQUIRIES: figures.inquiries,
        PER_LABEL: words(f"template.band_per_{figures.minutes_per_inquiry_basis}"),
        COUNTED: words(f"template.band_{figures.minutes_per_inquiry_basis}"),
        EFFICIENCY: _or_dash(figures.quality_adjusted_per_hour),
        HIGH_VALUE: _or_dash(figures.high_value_share),
        MISSING: totals.minutes_missing,
        TEXT_CELLS: 0,
    }


def _or_dash(value: float | None) -> CellValue:
    return DASH if value is None else value


def _totals(
    rows: Sequence[Sequence[CellValue]], keys: Sequence[Key], week: Week, settings: Settings
) -> tuple[Totals, frozenset[Key]]:
    """Return the totals of the week, and the columns that the log is taken to have."""
    # They load pandas, which an empty workbook does not need.
    from kachilog.log.stream import open_log  # noqa: PLC0415
    from kachilog.metrics.weekly_sums import weekly_totals, without_rest  # noqa: PLC0415

    cells = [[HEADERS["ja"][key] for key in keys], *rows]
    log = open_log([(number, list(row)) for number, row in enumerate(cells, start=1)]).log()
    actions = without_rest(log.frame, settings)
    return weekly_totals(actions, log.keys, week.week_start).get(week, Totals()), log.keys
