"""One review of files: however it is asked for, each workbook is opened and saved once."""

from __future__ import annotations

import pytest
from support.typed import TODAY, kachilog, written

from kachilog.files.xlsx.package import Package


@pytest.fixture
def opened(monkeypatch):
    """Return a list of the names of workbooks that have been opened since."""
    names = []
    really = Package.open.__func__

    def noted(cls, path):
        names.append(path.name)
        return really(cls, path)

    monkeypatch.setattr(Package, "open", classmethod(noted))
    return names


@pytest.fixture
def saved(monkeypatch):
    """Return a list of the names of workbooks that have been saved since."""
    names = []
    really = Package.save

    def noted(package, path, **options):
        names.append(path.name)
        really(package, path, **options)

    monkeypatch.setattr(Package, "save", noted)
    return names


@pytest.fixture
def book(capsys, tmp_path):
    path = tmp_path / "book.xlsx"
    kachilog(capsys, "new", path, "--sample", *TODAY)
    return path


def test_a_workbook_is_opened_once_and_saved_once_for_all_its_pages(capsys, book, opened, saved):
    assert kachilog(capsys, "review", book, "--week", "all", *TODAY)[0] == 0
    assert (opened, saved) == (["book.xlsx"], ["book.xlsx"])


def test_so_is_one_that_a_csv_is_reviewed_into(capsys, book, tmp_path, opened, saved):
    log = written(tmp_path / "log.csv")
    assert kachilog(capsys, "review", log, "--into", book, *TODAY)[0] == 0
    assert (opened, saved) == (["book.xlsx"], ["book.xlsx"])


def test_a_review_into_another_workbook_opens_each_of_them_once(capsys, book, tmp_path, opened, saved):
    other = tmp_path / "other.xlsx"
    kachilog(capsys, "new", other, *TODAY)
    opened.clear()
    saved.clear()
    assert kachilog(capsys, "review", book, "--into", other, *TODAY)[0] == 0
    assert (opened, saved) == (["book.xlsx", "other.xlsx"], ["other.xlsx"])


def test_a_review_beside_a_csv_opens_what_was_made_of_it_before(capsys, tmp_path, opened, saved):
    log = written(tmp_path / "log.csv")
    kachilog(capsys, "review", log, *TODAY)
    assert (opened, len(saved)) == ([], 1)
    kachilog(capsys, "review", log, *TODAY)
    assert opened == saved[:1] == saved[1:]


def test_numbers_alone_save_nothing(capsys, book, opened, saved):
    kachilog(capsys, "review", book, "--json", *TODAY)
    assert (opened, saved) == (["book.xlsx"], [])


def test_an_import_opens_its_workbook_once(capsys, book, tmp_path, opened, saved):
    log = written(tmp_path / "log.csv")
    assert kachilog(capsys, "import", book, log)[0] == 0
    assert (opened, saved) == (["book.xlsx"], ["book.xlsx"])
