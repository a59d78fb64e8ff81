"""One LibreOffice for all tests of the live path; each test opens its own workbook in it."""

from __future__ import annotations

import datetime as dt

import pytest
import xlwings as xw
from support import calc_engine, office

from kachilog.files.book.template import new_book

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)


@pytest.fixture(scope="session")
def _desktop(tmp_path_factory):
    with office.desktop(tmp_path_factory.mktemp("office")) as desktop:
        yield desktop


@pytest.fixture
def engine(_desktop):
    with calc_engine.active(_desktop) as engine:
        yield engine
        for book in list(engine.app.open_books):
            book.close()


@pytest.fixture
def log_rows():
    """The method's own example, and a week before it."""
    return [
        [dt.date(2026, 11, 10), "投稿", 60, 3, 4, 1, 0, 0, None, None],
        [dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1, 0, 0, "実例", "=メモ"],
        [dt.date(2026, 11, 18), "投稿", 30, 2, 4, 1, 0, 0, None, None],
        [dt.date(2026, 11, 20), "投稿", 30, 1, 3, 0, 0, 0, None, None],
    ]


@pytest.fixture
def open_path(engine):
    """Return a function that opens a workbook as the one whose button is clicked."""

    def opened(path):
        book = xw.books.open(str(path))
        book.set_mock_caller()
        return book

    return opened


@pytest.fixture
def open_book(open_path, tmp_path):
    """Return a function that builds a workbook of some rows and opens it."""

    def opened(rows, *, name="価値ログ.xlsx", **options):
        folder = tmp_path / "私の 記録"
        folder.mkdir(exist_ok=True)
        new_book.build(folder / name, rows=rows, today=NOW.date(), **options)
        return open_path(folder / name)

    return opened


@pytest.fixture
def status():
    """Return what the status cell of a workbook says."""
    return lambda book: book.names["KachilogStatus"].refers_to_range.value
