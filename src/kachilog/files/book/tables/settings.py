"""The sheet 設定 as it is read back: its five tables made into `Settings`, in either language.

`kachilog.files.book.template.settings_sheet` draws it.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from kachilog.base.languages import LANGS
from kachilog.base.problems import Problem, shorten
from kachilog.base.settings import ACTION_CLASSES, Budget, Settings, new_actions
from kachilog.base.text import fold_name, fold_own, is_blank
from kachilog.base.week import WEEK_STARTS, Week
from kachilog.files.book.names import (
    ACTIONS_TABLE,
    BUDGETS_TABLE,
    PERSONAS,
    SETTINGS_TABLE,
    WEEKS_OFF_TABLE,
)
from kachilog.files.book.tables.found import rows_of_table, vocabulary
from kachilog.log.cells import parse_minutes
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Iterator, Mapping

    from kachilog.base.languages import Lang
    from kachilog.base.settings import ActionClass
    from kachilog.base.spreadsheet import Cell
    from kachilog.base.week import WeekStart
    from kachilog.files.book.book import Book
    from kachilog.files.book.tables.found import TableRows

ITEMS = ("persona", "week_start", "lang")
_TABLES = (SETTINGS_TABLE, BUDGETS_TABLE, WEEKS_OFF_TABLE, ACTIONS_TABLE)
_NONE: Mapping[str, Any] = MappingProxyType({})
_Key = TypeVar("_Key", bound=str)


def read_settings(book: Book) -> tuple[Settings, list[Problem]]:
    """Return the settings of a workbook, as `parse` does."""
    found = {name: rows_of_table(book, name) for name in _TABLES}
    return parse({name: rows for name, rows in found.items() if rows is not None}, book.sheet_names)


def parse(tables: Mapping[str, TableRows], sheets: Iterable[str] = ()) -> tuple[Settings, list[Problem]]:
    """Return the settings that the tables of a workbook say, by table name, and what is wrong with them.

    A persona may be one of the `sheets` by its name; whether that has KPIs is not asked here.

    What is missing or malformed takes its default, or is left out of its list; a workbook without our tables
    has the default settings. Words are understood in both languages, whatever the language of the workbook.
    """
    problems: list[Problem] = []
    settings = Settings()
    if SETTINGS_TABLE in tables:
        settings = _basics(tables[SETTINGS_TABLE], sheets, problems)
    if BUDGETS_TABLE in tables:
        budgets = tuple(_budgets(tables[BUDGETS_TABLE], problems))
        settings = replace(settings, budgets=budgets)
    if WEEKS_OFF_TABLE in tables:
        weeks = frozenset(_weeks_off(tables[WEEKS_OFF_TABLE], settings.week_start, problems))
        settings = replace(settings, weeks_off=weeks)
    if ACTIONS_TABLE in tables:
        actions = dict(_actions(tables[ACTIONS_TABLE], problems))
        settings = replace(settings, action_classes=MappingProxyType(actions))
    elif settings.lang != LANGS[0]:
        settings = replace(settings, action_classes=new_actions(settings.lang))
    return settings, problems


def persona_cell(book: Book) -> tuple[TableRows, int] | None:
    """Return the table of the basic settings and the row (of the sheet) of the persona; None without such."""
    table = rows_of_table(book, SETTINGS_TABLE)
    if table is None:
        return None
    items = _vocabulary(ITEMS, "settings_")
    rows = (row for row, (item, *_) in table.filled() if items.get(fold_name(str(item))) == "persona")
    row = next(rows, None)
    return None if row is None else (table, row)


def _vocabulary(keys: Iterable[_Key], phrase: str, extra: Mapping[str, _Key] = _NONE) -> dict[str, _Key]:
    """Return folded word → key for the phrases `template.<phrase><key>` of both languages, and for others."""
    found = vocabulary({key: f"{phrase}{key}" for key in keys})
    return found | {fold_name(word): key for word, key in extra.items()}


def _problem(code: str, table: TableRows, row: int, cell: Cell, **values: object) -> Problem:
    return Problem(
        code,
        "error",
        sheet=table.sheet,
        row=row,
        value=None if is_blank(cell) else shorten(cell),
        values=values,
    )


_WEEKDAYS: dict[str, WeekStart] = {
    "月": "monday",
    "月曜": "monday",
    "mon": "monday",
    "日": "sunday",
    "日曜": "sunday",
    "sun": "sunday",
}
_LANG_WORDS: dict[str, Lang] = {"ja": "ja", "jp": "ja", "japanese": "ja", "en": "en", "英語": "en"}


def _basics(table: TableRows, sheets: Iterable[str], problems: list[Problem]) -> Settings:
    items = _vocabulary(ITEMS, "settings_")
    personas = _vocabulary(PERSONAS, "sheet_", {persona: persona for persona in PERSONAS})
    starts = _vocabulary(WEEK_STARTS, "week_start_", _WEEKDAYS)
    langs = _vocabulary(LANGS, "lang_", _LANG_WORDS)
    own = {fold_name(sheet): sheet for sheet in sheets if fold_name(sheet) not in personas}
    words: dict[str, Container[str]] = {
        "persona": {**personas, **own},
        "week_start": starts,
        "lang": langs,
    }
    chosen: dict[str, str] = {}
    for row, (item, value, *_) in table.filled():
        name = items.get(fold_name(str(item)))
        if name is None:
            problems.append(_problem("settings_item_unknown", table, row, item))
        elif not is_blank(value):
            word = fold_name(str(value))
            if word in words[name]:
                chosen.setdefault(name, word)
            else:
                problems.append(_problem(f"settings_{name}_unknown", table, row, value))
    default = Settings()
    return Settings(
        persona=personas.get(chosen.get("persona", ""), default.persona),
        own_persona=own.get(chosen.get("persona", ""), ""),
        week_start=starts.get(chosen.get("week_start", ""), default.week_start),
        lang=langs.get(chosen.get("lang", ""), default.lang),
    )


def _budgets(table: TableRows, problems: list[Problem]) -> Iterator[Budget]:
    for row, (starts, minutes, *_) in table.filled():
        day = parse_date(starts, date1904=table.date1904)
        amount = parse_minutes(minutes)
        if isinstance(day, Bad):
            problems.append(_problem("settings_budget_date", table, row, starts))
        elif amount is None or isinstance(amount, Bad):
            problems.append(_problem("settings_budget_minutes", table, row, minutes))
        else:
            yield Budget(day, amount)


def _weeks_off(table: TableRows, week_start: WeekStart, problems: list[Problem]) -> Iterator[Week]:
    for row, (cell, *_) in table.filled():
        week = _week(cell, week_start, date1904=table.date1904)
        if week is None:
            problems.append(_problem("settings_week_off", table, row, cell))
        else:
            yield week


def _week(cell: Cell, week_start: WeekStart, *, date1904: bool) -> Week | None:
    """Return the week a cell names: its label, or any date in it; None if it names none."""
    day: dt.date | Bad
    if isinstance(cell, str) and "w" in fold_own(cell):
        try:
            day = Week.parse(cell).start
        except ValueError:
            return None
    else:
        day = parse_date(cell, date1904=date1904)
    return None if isinstance(day, Bad) else Week.containing(day, week_start)


def _actions(table: TableRows, problems: list[Problem]) -> Iterator[tuple[str, ActionClass]]:
    words = _vocabulary(ACTION_CLASSES, "class_", {name: name for name in ACTION_CLASSES})
    for row, (action, of, *_) in table.filled():
        if is_blank(action):
            problems.append(_problem("settings_action_blank", table, row, of))
        elif fold_name(str(of)) not in words or is_blank(of):
            problems.append(_problem("settings_action_class", table, row, of, action=shorten(action)))
        else:
            yield str(action).strip(), words[fold_name(str(of))]
