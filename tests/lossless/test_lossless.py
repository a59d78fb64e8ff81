"""Nothing of a workbook is lost or changed, whoever made it: every workbook of a folder is written into.

`KACHILOG_CORPUS=/some/folder pytest tests/lossless` does the same with the .xlsx and .xlsm of any folder and
the folders in it, on copies. There a workbook that is refused is skipped with the reason (`pytest -rs`).
"""

from __future__ import annotations

import itertools
import posixpath
import shutil
from zipfile import ZipFile

import pytest
from openpyxl.cell import Cell
from support import additions, corpus, office
from support.byte_identity import assert_only_changed, raw_parts
from support.tiers import sampled

from kachilog.files.xlsx.package import Package

TYPES = "[Content_Types].xml"
REFUSED = {
    "refused-document.xlsx": "not_a_workbook",
    "refused-encrypted.xlsx": "encrypted_workbook",
    "refused-html.xlsx": "not_a_workbook",
    "refused-ods-by-another-name.xlsx": "ods",
    "refused-truncated.xlsx": "not_a_workbook",
    "refused-xlsb.xlsx": "xlsb",
}
"""Workbooks of our own folder that are not taken: name → code of the error that says why."""

TAKING_ROWS = {
    "bare-no-styles-no-strings.xlsx",
    "bom-crlf-comments-in-xml.xlsx",
    "dialog-and-macro-sheets.xlsx",
    "epoch-1904.xlsx",
    "excelize-table-slicer-pivot.xlsx",
    "kachilog-template.xlsm",
    "libreoffice-pivot-database.xlsx",
    "libreoffice-resaved-tables.xlsx",
    "log-with-table.xlsx",
    "openpyxl-table-names.xlsx",
    "polars-table-sparklines.xlsx",
    "prefixed-absolute-targets.xlsx",
    "shared-formulas-sort-phonetic.xlsx",
    "signed-package.xlsx",
    "strict.xlsx",
    "tables-totals-calculated.xlsx",
    "zip-descriptors.xlsx",
    "zip-stored-extra-fields.xlsx",
    "zip64.xlsx",
}
"""Workbooks of our own folder of which a table takes rows; the others have no table."""

FIGURES = {(12, 3): 2.8, (12, 11): 45, (12, 19): 100}
"""The method's own example where it stands on the page: 5 reactions weighed by quality in 90 minutes make 2.8
an hour, 2 inquiries make 45 minutes for each, and nothing speaks against the pace."""


QUICK = {
    "activex-signed-macros.xlsm",
    "excelize-table-slicer-pivot.xlsx",
    "gnumeric-resaved-charts.xlsx",
    "kachilog-earlier-page.xlsx",
    "kachilog-first-layout.xlsx",
    "libreoffice-resaved-tables.xlsx",
    "log-with-table.xlsx",
    "name-of-a-week-not-ours.xlsx",
    "strict.xlsx",
    "tables-totals-calculated.xlsx",
}
"""Workbooks of our own folder that the quick tier takes, too: of different makers, with the odder things."""


def pytest_generate_tests(metafunc):
    if "walk" not in metafunc.fixturenames:
        return
    books = [path for path in corpus.files() if path.name not in REFUSED]
    if corpus.FOLDER == corpus.OWN:
        if "appended" in metafunc.fixturenames:
            books = [path for path in books if path.name in TAKING_ROWS]
        books = sampled(books, *(path for path in books if path.name in QUICK))
    # One scope for all that is known of a workbook: its tests follow one another, then its copies can go.
    metafunc.parametrize("walk", books, indirect=True, scope="module", ids=corpus.ident)


@pytest.fixture(scope="module")
def walk(request, tmp_path_factory):
    """What becomes of one workbook of the folder."""
    folder = tmp_path_factory.mktemp("walk")
    found = corpus.walk(request.param, folder / "copies")
    if corpus.FOLDER == corpus.OWN:
        assert found.refused is None
    elif found.refused:
        pytest.skip(f"not taken: {found.refused}")
    yield found
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def appended(walk):
    """What became of it when rows were appended to one of its tables."""
    if walk.appended is None:
        assert corpus.FOLDER != corpus.OWN
        pytest.skip(", ".join(walk.not_appended) or "no table")
    return walk.appended


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory):
    """A running LibreOffice that is started again when a workbook has ended it."""
    running = office.Opener(tmp_path_factory.mktemp("libreoffice"))
    yield running
    running.close()


def touched(book):
    """Return the parts of a workbook that a page may change, its styles the last (None: it has none)."""
    package = Package.open(book)
    folder, base = posixpath.split(package.workbook_part)
    styles = package.related(package.workbook_part, "styles")
    return TYPES, package.workbook_part, posixpath.join(folder, "_rels", f"{base}.rels"), styles


def ours(walk, after):
    """Return the parts that are ours: new ones, and those of our sheets that stood there before."""
    new = set(raw_parts(after)) - set(raw_parts(walk.original))
    return new | additions.parts_of(walk.original, walk.ours)


def test_pages_leave_every_part_of_the_user_as_it_was(walk):
    for after in (walk.once, walk.twice):
        mine = ours(walk, after)
        assert_only_changed(walk.original, after, {*touched(walk.original), *mine})
        assert set(raw_parts(walk.original)) - set(raw_parts(after)) <= mine


def test_in_the_parts_that_list_the_others_ours_are_added_and_nothing_else_changes(walk):
    _, workbook, _, styles = touched(walk.original)
    for after in (walk.once, walk.twice):
        mine = ours(walk, after)
        additions.assert_types_added(walk.original, after, mine)
        additions.assert_workbook_added(walk.original, after, workbook, walk.ours)
        additions.assert_relationships_added(walk.original, after, workbook, mine)
        if styles is not None:
            additions.assert_styles_added(walk.original, after, styles)


def test_pages_made_again_add_nothing_more(walk):
    _, workbook, _, _ = touched(walk.original)
    with ZipFile(walk.once) as once, ZipFile(walk.twice) as twice:
        assert set(once.namelist()) == set(twice.namelist())
        styles = Package.open(walk.once).related(workbook, "styles")
        for name in (workbook, styles):
            assert once.read(name) == twice.read(name)


def test_rows_appended_change_their_sheet_and_table_and_nothing_else(walk, appended):
    _, workbook, _, styles = touched(walk.twice)
    sheet = next(one.part for one in Package.open(walk.twice).sheets if one.name == appended.table.sheet)
    table = appended.table.part
    assert_only_changed(walk.twice, appended.path, {workbook, styles, sheet, table})
    additions.assert_workbook_added(walk.twice, appended.path, workbook, ())
    additions.assert_styles_added(walk.twice, appended.path, styles)
    additions.assert_table_grown(walk.twice, appended.path, table)
    rows = additions.assert_rows_added(walk.twice, appended.path, sheet)
    assert rows == list(range(rows[0], rows[0] + len(appended.rows)))


def test_appended_rows_read_as_they_were_given(walk, appended):
    table = Package.open(appended.path).tables[appended.table.name]
    sheet = next(one.part for one in Package.open(walk.twice).sheets if one.name == table.sheet)
    rows = additions.assert_rows_added(walk.twice, appended.path, sheet)
    assert table.last_row >= rows[-1]
    for read in corpus.READERS:
        if (book := read(appended.path)) is None:
            continue
        for number, row in zip(rows, appended.rows, strict=True):
            found = [book[table.sheet].get((number, table.first_column + at)) for at in range(len(row))]
            assert all(itertools.starmap(corpus.shows, zip(found, row, strict=True))), found


def test_our_pages_read_as_they_were_drawn(walk):
    for path in (walk.once, walk.last):
        for read in corpus.READERS:
            if (book := read(path)) is None:
                continue
            for name, drawn in walk.drawn.items():
                assert book[name] == read(drawn)[name], name


def test_our_page_says_what_the_log_says(walk):
    read = [book for reader in corpus.READERS if (book := reader(walk.last)) is not None]
    if not read and not any(reader(walk.original) for reader in corpus.READERS):
        assert corpus.FOLDER != corpus.OWN
        pytest.skip("no reader reads the workbook as it was")
    assert read
    for book in read:
        page = book[walk.ours[-1]]
        assert {place: corpus.plain(page[place]) for place in FIGURES} == FIGURES


def test_our_pages_look_as_they_were_drawn(walk):
    if (book := corpus.opened(walk.last)) is None:
        pytest.skip("openpyxl does not read it, or there is too much of it")
    for name, drawn in walk.drawn.items():
        sheet = corpus.opened(drawn)[name]
        styled = [place for place, cell in sheet._cells.items() if isinstance(cell, Cell) and cell.has_style]
        assert corpus.looks(book[name], styled) == corpus.looks(sheet, styled), name


def test_the_users_sheets_read_as_before_with_their_cached_values(walk):
    for read in corpus.READERS:
        if (before := read(walk.original)) is None:
            continue
        for path in (walk.once, walk.last):
            after = read(path)
            if after is None and corpus.is_small(walk.original) and not corpus.is_small(path):
                continue  # with our pages, it is one that slow readers are not asked about
            assert after.keys() == {*before, *walk.ours}
            rest = set(before) - set(walk.ours)
            if walk.appended and path == walk.appended.path:
                rest.discard(walk.appended.table.sheet)  # see the test of appended rows
            assert [name for name in rest if after[name] != before[name]] == []


def test_a_validator_finds_nothing_new(walk):
    if not corpus.is_small(walk.original):
        pytest.skip("more XML than the validator is asked about")
    found = corpus.findings(walk.last)
    assert not found or found <= corpus.findings(walk.original)


@pytest.mark.libreoffice
def test_libreoffice_opens_it_with_all_sheets(walk, libreoffice):
    sheets = [sheet.name for sheet in Package.open(walk.last).sheets]
    found = libreoffice.sheets(walk.last)
    if found != sheets:
        # What LibreOffice leaves out or calls otherwise it must have left out and called so before.
        before = libreoffice.sheets(walk.original)
        assert before is None or found == [*before, *walk.ours]


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_taken_is_refused_with_the_reason_and_stays_as_it_is(name, tmp_path):
    assert corpus.walk(corpus.OWN / name, tmp_path / "copies").refused == REFUSED[name]


def test_the_table_of_our_own_folder_names_every_workbook_once():
    lines = (corpus.OWN / "README.md").read_text("utf-8").splitlines()
    listed = [line.split("|")[1].strip() for line in lines if line.startswith("| ") and ".xls" in line]
    assert listed == [path.name for path in corpus.files(corpus.OWN)]
