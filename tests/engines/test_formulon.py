"""An engine that follows Excel comes to what Python and LibreOffice come to: figures, rules, choices."""

from __future__ import annotations

import datetime as dt
import re
import warnings

import pytest
from openpyxl import load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter, range_boundaries
from support.formula_engine import Engine
from support.spreadsheet import recalculated
from support.tiers import sampled
from support.week_cases import CASES, LAST_DAY, fill, written

from kachilog.files.book.names import DAY_NAME
from kachilog.files.book.template import week_figures
from kachilog.files.book.template.new_book import build
from kachilog.jobs.samples.demo import demo
from kachilog.jobs.samples.story import sample_log
from kachilog.log.columns import HEADERS, NEW_KEYS
from kachilog.log.stream import open_log

NOW = dt.datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 (the user's own clock)
LANGS = ("ja", "en")
PROBES = 200
"""The first column in which LibreOffice is given the formulas of rules to calculate."""

RANGE = re.compile(r"'?([^'!(]+)'?!(\$[A-Z]+\$\d+:\$[A-Z]+\$\d+)")
SIGNS = {"equal": "=", "notEqual": "<>", "greaterThan": ">", "lessThan": "<"}


def loaded(path):
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=UserWarning)
        return load_workbook(path)


def shown(engine, book, name):
    ((sheet, cell),) = book.defined_names[name].destinations
    return engine.value(sheet, cell.replace("$", ""))


CALCULATED = (
    "no inquiry in 420 minutes",
    "zero minutes with reactions",
    "five columns: minutes per reaction",
    "English",
    "rows below the table",
    "a new budget",
)


@pytest.fixture(params=sampled(CALCULATED, "a new budget"), ids=str)
def case(request):
    return CASES[request.param]


def test_the_live_figures_are_those_of_the_metrics(tmp_path, case):
    path = written(case, tmp_path / "book.xlsx")
    engine, book = Engine(path), loaded(path)
    for name, wanted in expected(case).items():
        assert shown(engine, book, name) == wanted, name


def expected(case):
    """Return what the cells above the log must show, by name, as the metrics have it."""
    totals, figures, budget = case.totals, case.figures, case.settings.budget(case.week)
    wanted = {
        week_figures.ROWS: totals.actions,
        week_figures.DAYS: totals.active_days,
        week_figures.MINUTES: totals.minutes,
        week_figures.MISSING: totals.minutes_missing,
        week_figures.INQUIRIES: figures.inquiries,
        week_figures.TEXT_CELLS: 0,
        week_figures.EFFICIENCY: figures.quality_adjusted_per_hour,
        week_figures.HIGH_VALUE: figures.high_value_share,
        week_figures.BUDGET: budget,
        week_figures.REMAINING: "" if budget is None else budget - totals.minutes,
    }
    if figures.minutes_per_inquiry is not None or not figures.minutes:
        wanted[week_figures.PER_INQUIRY] = figures.minutes_per_inquiry
    said = {name: week_figures.DASH if value is None else value for name, value in wanted.items()}
    return {name: value if isinstance(value, str) else pytest.approx(value) for name, value in said.items()}


def made(folder, lang):
    path = folder / f"{lang}.xlsx"
    build(path, rows=sample_log(LAST_DAY, lang), lang=lang, today=LAST_DAY)
    return path


@pytest.fixture(scope="module", params=LANGS)
def template(request, tmp_path_factory):
    path = made(tmp_path_factory.mktemp("template"), request.param)
    return request.param, Engine(path, calculated=False), loaded(path)


def choices(book, sheet, formula):
    """Return what a list offers: literals, the cells of a range, or those of a defined name."""
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    if formula in book.defined_names:
        formula = book.defined_names[formula].value
    # The cells themselves, or as a name has them: the first one to INDEX(the cells, how many).
    name, area = RANGE.search(formula if "!" in formula else f"'{sheet}'!{formula}").groups()
    cells = book[name][area.replace("$", "")]
    return [cell.value for row in cells for cell in row if cell.value not in (None, "")]


@pytest.mark.thorough
def test_each_list_takes_what_it_offers_and_nothing_else(template):
    _, engine, book = template
    seen = 0
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            if rule.type != "list" or "(" in rule.formula1:
                continue
            cell = str(rule.sqref).split(":")[0]
            offered = choices(book, sheet.title, rule.formula1)
            assert all(engine.accepts(sheet.title, cell, text) for text in offered), (
                sheet.title,
                rule.formula1,
            )
            assert not engine.accepts(sheet.title, cell, "ありえない言葉"), (sheet.title, rule.formula1)
            seen += 1
    assert seen > 20


@pytest.mark.thorough
def test_a_cell_of_the_log_takes_the_numbers_that_reading_takes(template):
    lang, engine, book = template
    sheet = book.worksheets[1]
    headers = {cell.value: cell for row in sheet.iter_rows(max_row=20) for cell in row if cell.value}
    well = {"date": dt.date(2026, 11, 16), "action": "投稿", "minutes": 30, "reactions": 1, "quality": 3}
    for key in ("minutes", "reactions", "quality", "inquiries"):
        below = headers[HEADERS[lang][key]].offset(row=1).coordinate
        for value in (-1, 0, 1, 5, 6, 2.5):
            keys = NEW_KEYS[:6]
            row = [{**well, key: value}.get(one) for one in keys]
            problems = open_log([(1, [HEADERS[lang][one] for one in keys]), (2, row)]).log().problems
            wrong = [one for one in problems if one.severity == "error"]
            assert engine.accepts(sheet.title, below, value) == (not wrong), (key, value, wrong)


@pytest.mark.libreoffice
@pytest.mark.thorough
@pytest.mark.parametrize("lang", LANGS)
def test_the_rules_of_every_sheet_hold_where_libreoffice_says_so(tmp_path, lang):
    path, probes = with_probes(tmp_path, lang)
    said, engine = recalculated([path], tmp_path)[0], Engine(path)
    held = 0
    for number, (title, cell, priority, formula) in enumerate(probes):
        theirs = bool(said[title][probe_of(number)].value)
        assert (priority in engine.holding(title, cell)) == theirs, (title, cell, formula)
        held += theirs
    assert held > 100
    assert len(probes) - held > 100


def with_probes(folder, lang):
    """Return the demo of a language with the condition of each rule as a formula, and those probes.

    Each is a sheet, a cell, the priority of a rule on it, and the formula, which stands in `probe_of` its
    number.
    """
    made = demo(folder / "demo", lang=lang, today=LAST_DAY, now=NOW)
    book = loaded(made.book)
    fill(book, DAY_NAME, dt.datetime(2026, 11, 11))  # noqa: DTZ001 (a spreadsheet has no zone)
    probes = [(sheet.title, *one) for sheet in book for one in probed(sheet)]
    for number, (title, _, _, formula) in enumerate(probes):
        book[title][probe_of(number)] = formula
    path = folder / "probed.xlsx"
    book.save(path)
    return path, probes


def probe_of(number):
    return f"{get_column_letter(PROBES + number // 100)}{1 + number % 100}"


def probed(sheet):
    """Yield a cell, the priority of a rule on it, and its condition as a formula of a cell."""
    for area in sheet.conditional_formatting:
        left, top, right, bottom = range_boundaries(str(area.sqref).split()[0])
        corners = {(top, left), (min(bottom, top + 12), right)}
        for rule in area.rules:
            first = f"{get_column_letter(left)}{top}"
            if rule.type == "expression":
                condition = f"={rule.formula[0]}"
            elif rule.type == "cellIs":
                condition = f"={first}{SIGNS[rule.operator]}{rule.formula[0]}"
            else:
                continue
            for row, column in corners:
                cell = f"{get_column_letter(column)}{row}"
                yield cell, rule.priority, Translator(condition, origin=first).translate_formula(cell)
