"""KPIs for tests: logs with columns of any name, and KPI tables as they stand on a sheet."""

from __future__ import annotations

from kachilog.base.settings import Settings, new_actions
from kachilog.files.book.tables.found import FoundTable, TableRows
from kachilog.files.book.tables.measures import Measures
from kachilog.files.book.tables.personas import COLUMNS, read_kpis
from kachilog.log.stream import open_log
from kachilog.wording import Words

FIVE = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)")
W47 = "2026-11-16"
"""The Monday of the week 2026-W47."""


def log_with(*rows, columns=()):
    """Return the log of rows that have the five required columns, then `columns`; cells may be missing."""
    headers = [*FIVE, *columns]
    full = [[*row, *[""] * (len(headers) - len(row))] for row in rows]
    return open_log(enumerate([headers, *full], start=1)).log()


def settings_in(lang="ja", **changes):
    """Return settings with the action types of a language."""
    return Settings(lang=lang, action_classes=new_actions(lang), **changes)


def kpi_table(*rows, name="KPI_employee", sheet="会社員", lang="ja", first_row=12, headers=None):
    """Return a KPI table: rows of name, numerator, tag, denominator, tag, weeks, target, unit."""
    words = Words(lang)
    columns = headers or tuple(words(f"template.{phrase}") for phrase in COLUMNS.values())
    return FoundTable(name, tuple(columns), TableRows(sheet, first_row, rows))


def kpis_of(*tables, log=None, persona="employee", own=""):
    """Return the KPIs shown, and the problems, of some tables for a log (default: one of five columns)."""
    read = read_kpis(tables, Measures(log or log_with()), persona, own)
    return read.shown, read.problems
