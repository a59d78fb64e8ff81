"""What a workbook has beside its log and settings, from its tables: KPIs, customer voices, hypotheses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.files.book.names import HYPOTHESES_TABLE, VOICES_MARK_NAME, VOICES_TABLE
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.hypotheses import is_hypothesis_table, read_hypotheses
from kachilog.files.book.tables.measures import Measures
from kachilog.files.book.tables.personas import is_kpi_table, preset_table, read_kpis
from kachilog.files.book.tables.voices import VoiceSheet, is_voice_table, read_voices
from kachilog.reviews.side_tables import SideTables
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.files.book.book import Book
    from kachilog.files.book.tables.found import FoundTable
    from kachilog.files.book.tables.kpi_values import KpiSheet
    from kachilog.log.stream import Log
    from kachilog.metrics.hypotheses import Hypothesis
    from kachilog.metrics.kpis import Kpi


@dataclass(frozen=True)
class ReadSideTables:
    """The tables beside a log as they were read, and where voices and KPIs stand on sheets.

    `problems` is what is wrong with any of them. `absent` are the names of columns that the log lacks and the
    KPIs shown need.
    """

    shown: Mapping[str, tuple[Kpi, ...]] = field(default_factory=dict)
    voices: VoiceSheet | None = None
    hypotheses: tuple[Hypothesis, ...] = ()
    problems: tuple[Problem, ...] = ()
    kpis: tuple[KpiSheet, ...] = ()
    absent: tuple[str, ...] = ()

    @cached_property
    def tables(self) -> SideTables:
        """What they say, the voices with their classes."""
        voices = None if self.voices is None else self.voices.voices
        return SideTables(self.shown, voices, self.hypotheses, self.problems)


def is_wanted(name: str | None, headers: Sequence[str]) -> bool:
    """Return whether a table, or a row of headers, is one that `read_side_tables` reads."""
    return any(test(name, headers) for test in (is_kpi_table, is_voice_table, is_hypothesis_table))


def side_tables_of(book: Book, log: Log, settings: Settings) -> ReadSideTables:
    """Return what the tables of a workbook say."""
    mark = book.kept(VOICES_MARK_NAME) or ""
    return read_side_tables(find_tables(book, is_wanted), log, settings, mark)


def read_side_tables(
    tables: Sequence[FoundTable], log: Log, settings: Settings, mark: str = ""
) -> ReadSideTables:
    """Return what the tables of a workbook say, in the order of its tabs; others among them are passed over.

    `mark` is what is kept of the classes of the voices: see `voice_mark.py`.
    Without any table of KPIs, as for a CSV, the KPIs are those of a new workbook, and nothing is wrong with
    them.
    """
    of_kpis = [table for table in tables if is_kpi_table(table.name, table.headers)]
    problems: list[Problem] = []
    given = of_kpis or [preset_table(settings.persona, Words(settings.lang))]
    read = read_kpis(given, Measures(log), settings.persona, settings.own_persona)
    if of_kpis:
        problems += read.problems
    sheet = None
    of_voices = _first(tables, VOICES_TABLE, is_voice_table)
    if of_voices is not None:
        sheet, wrong = read_voices(of_voices, mark)
        problems += wrong
    hypotheses: tuple[Hypothesis, ...] = ()
    of_hypotheses = _first(tables, HYPOTHESES_TABLE, is_hypothesis_table)
    if of_hypotheses is not None:
        kpis = chain.from_iterable((*read.shown.values(), *read.others.values()))
        hypotheses, wrong = read_hypotheses(of_hypotheses, kpis)
        problems += wrong
    return ReadSideTables(
        read.shown, sheet, hypotheses, tuple(problems), read.sheets if of_kpis else (), read.absent
    )


def _first(
    tables: Sequence[FoundTable], name: str, test: Callable[[str | None, Sequence[str]], bool]
) -> FoundTable | None:
    """Return the table of that name, else the first one with its headers."""
    named = (table for table in tables if (table.name or "").casefold() == name.casefold())
    headed = (table for table in tables if test(table.name, table.headers))
    return next(chain(named, headed), None)
