"""Where a button's CSV goes: beside the workbook, else into the user's documents, never over a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kachilog.jobs.moving.export import csv_path

DAY = dt.date(2026, 11, 24)


def test_it_goes_beside_the_workbook_under_a_name_that_is_free(tmp_path):
    book = str(tmp_path / "価値ログ.xlsm")
    assert csv_path(book, DAY) == tmp_path / "価値ログ-2026-11-24.csv"
    csv_path(book, DAY).touch()
    csv_path(book, DAY).touch()
    assert csv_path(book, DAY) == tmp_path / "価値ログ-2026-11-24-3.csv"


@pytest.mark.parametrize(
    "name", ["価値ログ.xlsm", "https://example.com/a/価値ログ.xlsm", "https://example.com\\a\\価値ログ.xlsm"]
)
@pytest.mark.parametrize("folder", ["Documents", ""])
def test_a_workbook_without_a_folder_has_its_csv_in_the_documents(tmp_path, monkeypatch, name, folder):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / folder).mkdir(exist_ok=True)
    assert csv_path(name, DAY) == tmp_path / folder / "価値ログ-2026-11-24.csv"
