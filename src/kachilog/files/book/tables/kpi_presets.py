"""The KPIs of a new workbook (section 5 of docs/metrics.md), and the columns of the log that they need."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kachilog.log.columns import HEADERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.settings import Persona
    from kachilog.log.reading.kinds import Value
    from kachilog.metrics.kpis import MeasureKind
    from kachilog.wording import Words

MEASURES: tuple[MeasureKind, ...] = (
    "rows",
    "posts",
    "high_quality",
    "high_quality_posts",
    "thankful",
    "minutes",
)
"""The measures that are no column: the end of a phrase `measure_…`."""

_REACTIONS = "reactions"


class Counted(NamedTuple):
    """What a KPI counts: a fixed number, or what `measure_name` writes out.

    `tag`, the end of a phrase `tag_…`, narrows it to rows that carry it.
    """

    what: str | int
    tag: str | None = None


class PresetKpi(NamedTuple):
    """A KPI: the end of its phrase `kpi_…`, what is divided by what, over how many weeks, and a target.

    `unit` is the end of a phrase `unit_…`; a "share" is shown in percent.
    """

    name: str
    numerator: Counted
    denominator: Counted | None
    weeks: int
    target: float
    unit: str


_POSTS = Counted("posts")

PRESETS: Mapping[Persona, tuple[PresetKpi, ...]] = MappingProxyType(
    {
        "employee": (
            PresetKpi("weekly_value", Counted("high_quality_posts"), Counted(3), 1, 1, "share"),
            PresetKpi("deep_questions", Counted("deep_questions"), _POSTS, 1, 1, "per_post"),
            PresetKpi("monthly_consultation", Counted("consultations"), Counted(1), 4, 1, "share"),
        ),
        "homemaker": (
            PresetKpi(
                "problem_reactions",
                Counted(_REACTIONS, "problem"),
                Counted("posts", "problem"),
                1,
                3,
                "per_post",
            ),
            PresetKpi("conversations", Counted("conversations"), _POSTS, 1, 1, "per_post"),
            PresetKpi("practice_reports", Counted("practice_reports"), None, 1, 1, "count"),
            PresetKpi("thanks", Counted("thanks"), None, 1, 1, "count"),
        ),
        "student": (
            PresetKpi("live_posts", Counted("posts", "live"), None, 1, 2, "count"),
            PresetKpi("failures", Counted("posts", "failure"), _POSTS, 1, 0.25, "share"),
            PresetKpi("peer_questions", Counted("peer_questions"), Counted(_REACTIONS), 4, 0.1, "share"),
        ),
        "freelance": (
            PresetKpi("practical_proof", Counted("posts", "case"), _POSTS, 1, 0.5, "share"),
            PresetKpi("client_results", Counted("client_results"), None, 4, 1, "count"),
            PresetKpi("citations", Counted("citations"), _POSTS, 4, 0.2, "share"),
        ),
    }
)

_COLUMNS: Mapping[Persona, tuple[str, ...]] = MappingProxyType(
    {
        "employee": ("deep_questions", "consultations"),
        "homemaker": ("conversations", "practice_reports", "thanks"),
        "student": ("peer_questions",),
        "freelance": ("client_results", "citations"),
    }
)


COUNT_COLUMNS = tuple(name for names in _COLUMNS.values() for name in names)
"""The columns that the presets need beside the ten of the log: the end of a phrase `column_…`."""


def persona_columns(persona: Persona, words: Words) -> tuple[str, ...]:
    """Return the headers of the columns that the KPIs of `persona` need beside the ten of the log."""
    return tuple(words(f"template.column_{name}") for name in _COLUMNS[persona])


def measure_name(what: str, words: Words) -> str:
    """Return how a measure is written on a persona sheet: a word of ours, or the header of a column."""
    if what == _REACTIONS:
        return HEADERS[words.lang]["reactions"]
    kind = "measure" if what in MEASURES else "column"
    return words(f"template.{kind}_{what}")


def preset_row(kpi: PresetKpi, words: Words) -> list[Value]:
    """Return a KPI as a row of the table on its persona sheet."""

    def measure(one: Counted | None) -> tuple[Value, Value]:
        if one is None:
            return None, None
        tag = words(f"template.tag_{one.tag}") if one.tag else None
        return (one.what if isinstance(one.what, int) else measure_name(one.what, words)), tag

    name, unit = words(f"template.kpi_{kpi.name}"), words(f"template.unit_{kpi.unit}")
    return [name, *measure(kpi.numerator), *measure(kpi.denominator), kpi.weeks, kpi.target, unit]
