"""The sheet 課題仮説 as it is read back: the hypotheses that are being tested."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from kachilog.base.text import fold_name, is_blank
from kachilog.files.book.names import HYPOTHESES_TABLE
from kachilog.files.book.tables.found import has_columns, vocabulary
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad
from kachilog.metrics.hypotheses import CoreIndicator, Hypothesis

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.files.book.tables.found import FoundTable, Record
    from kachilog.metrics.kpis import Kpi

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "problem": "hypothesis_problem",
        "indicator": "hypothesis_indicator",
        "state": "hypothesis_state",
        "since": "hypothesis_since",
    }
)
"""The columns that are read: key → the phrase that is the header."""

STATES = ("testing", "confirmed", "rejected")
"""The states that a hypothesis may be in: the end of a phrase `state_…`."""

_TELLING = ("hypothesis_problem", "hypothesis_indicator")
_STATES = vocabulary({name: f"state_{name}" for name in STATES})
_CORE: tuple[CoreIndicator, ...] = get_args(CoreIndicator)
_OTHER_NAMES: dict[str, CoreIndicator] = {
    "e1": "minutes_per_inquiry",
    "e2": "efficiency",
    "e3": "high_value",
    fold_name("Value-creation efficiency"): "efficiency",  # as workbooks of before call it
    fold_name("分/反応"): "minutes_per_inquiry",
    fold_name("指数"): "sustainability",
    fold_name("課題解決度"): "resolution",
}
_INDICATORS = vocabulary({name: f"indicator_{name}" for name in _CORE}) | _OTHER_NAMES


def is_hypothesis_table(name: str | None, headers: Sequence[str]) -> bool:
    """Return whether a table is that of the hypotheses: by its name, or by its headers."""
    return (name or "").casefold() == HYPOTHESES_TABLE.casefold() or has_columns(headers, _TELLING)


def read_hypotheses(table: FoundTable, kpis: Iterable[Kpi]) -> tuple[tuple[Hypothesis, ...], list[Problem]]:
    """Return the hypotheses under test, and what keeps a row from being one.

    An indicator is a core figure or one of `kpis` by its name, the first of equals. A blank state means that
    the test is on; what is still blank beside it is a warning, not an error.
    """
    problems: list[Problem] = []
    of_name: dict[str, CoreIndicator | Kpi] = {}
    for kpi in kpis:
        of_name.setdefault(fold_name(kpi.name), kpi)
    of_name.update(_INDICATORS)
    found = []
    for record in table.records(COLUMNS):
        if not _is_tested(record, problems):
            continue
        indicator = of_name.get(fold_name(record.text("indicator")))
        since = _since(record, problems, date1904=table.rows.date1904)
        if is_blank(record.cells["indicator"]):
            problems.append(record.problem("hypothesis_indicator_blank", "indicator", "warning"))
        elif indicator is None:
            problems.append(record.problem("hypothesis_indicator", "indicator"))
        elif since is not None:
            found.append(Hypothesis(record.text("problem"), indicator, record.text("indicator"), since))
    return tuple(found), problems


def _is_tested(record: Record, problems: list[Problem]) -> bool:
    if is_blank(record.cells["state"]):
        return True
    state = _STATES.get(fold_name(record.text("state")))
    if state is None:
        problems.append(record.problem("hypothesis_state", "state"))
    return state == "testing"


def _since(record: Record, problems: list[Problem], *, date1904: bool) -> dt.date | None:
    cell = record.cells["since"]
    if is_blank(cell):
        problems.append(record.problem("hypothesis_since_blank", "since", "warning"))
        return None
    day = parse_date(cell, date1904=date1904)
    if isinstance(day, Bad):
        problems.append(record.problem("hypothesis_since", "since"))
        return None
    return day
