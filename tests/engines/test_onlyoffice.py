"""A third engine comes to what LibreOffice and Python come to, and prints each sheet on the paper it should.

ONLYOFFICE takes 100 MB, so it is not among what everybody needs to test: `pip install -e .[onlyoffice]`.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from importlib.util import find_spec

import pytest
from engines.test_formulon import LANGS, expected, loaded, with_probes
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from page.test_one_page import fullest, nothing, painted
from support.onlyoffice import printed, values
from support.spreadsheet import recalculated
from support.week_cases import CASES, written

from kachilog.wording import Words

pytestmark = [
    pytest.mark.skipif(find_spec("docbuilder") is None, reason="ONLYOFFICE (.[onlyoffice]) is not installed"),
    pytest.mark.thorough,
]


@pytest.mark.parametrize("name", ["English", "a new budget"])
def test_the_live_figures_are_those_of_the_metrics(tmp_path, name):
    path = written(CASES[name], tmp_path / "book.xlsx")
    book, wanted = loaded(path), expected(CASES[name])
    cells = {one: next(iter(book.defined_names[one].destinations)) for one in wanted}
    places = {one: (sheet, cell.replace("$", "")) for one, (sheet, cell) in cells.items()}
    said = values(path, list(places.values()))

    assert {one: said[place] for one, place in places.items()} == wanted


@pytest.fixture(scope="module", params=LANGS)
def made(request, tmp_path_factory):
    """The language, the demo as it is made, and one whose rules stand in cells as formulas."""
    folder = tmp_path_factory.mktemp(request.param)
    path, probes = with_probes(folder, request.param)
    (book,) = (folder / "demo").glob("*.xlsm")
    return request.param, book, path, probes


@pytest.mark.libreoffice
def test_every_formula_and_every_rule_comes_to_what_libreoffice_comes_to(tmp_path, made):
    _, _, path, probes = made
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in loaded(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    theirs, said = recalculated([path], tmp_path)[0], values(path, cells)

    assert len(cells) > len(probes) > 500
    assert sum(value is True for value in said.values()) > 100
    assert {
        place: value for place, value in said.items() if differs(value, theirs[place[0]][place[1]].value)
    } == {}


def differs(one, other):
    """Tell whether two values are not the same: a day is a number, nothing is an empty text."""
    if isinstance(other, dt.datetime):
        other = to_excel(other)
    if isinstance(one, float) and isinstance(other, (int, float)):
        return one != pytest.approx(other)
    return one != ("" if other is None else other)


def papers(pdf):
    """Return how many sheets of paper a PDF has, and whether they are upright; all are A4."""
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    width, height = (float(one) for one in facts["Page size"].split()[:3:2])
    assert sorted((round(width), round(height))) == [595, 842]
    return int(facts["Pages"]), height > width


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_each_sheet_is_printed_on_the_paper_that_it_should(tmp_path, made):
    lang, book, _, _ = made
    weeks = sorted(name for name in load_workbook(book, read_only=True).sheetnames if "-W" in name)
    words, pdfs = Words(lang), printed(book, tmp_path, but=weeks[:-1])
    told = {name: papers(pdf) for name, pdf in pdfs.items()}
    lists = {words(f"template.sheet_{name}") for name in ("log", "voices")}
    upright = {words("template.sheet_start"), weeks[-1]}
    trend = words("trend.title")

    assert {*lists, *upright, trend} < {*told}
    assert told == {name: (2 if name in lists or name == trend else 1, name in upright) for name in told}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("make", [fullest, nothing])
def test_a_weekly_page_is_one_sheet_of_paper_whatever_it_says(tmp_path, lang, make):
    review, extras = make()
    (tmp_path / "page.xlsx").write_bytes(painted(review, lang, extras))
    (pdf,) = printed(tmp_path / "page.xlsx", tmp_path / "printed").values()

    assert papers(pdf) == (1, True)
