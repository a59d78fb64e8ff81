"""An .ods of the LibreOffice edition, built once, and opened for each test."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path

import pytest
from support import office
from support.document import ROWS, Document

from kachilog.files.book import ods
from kachilog.files.book.template import new_book as template
from kachilog.wording import Words


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    template.build(folder / "bare.xlsx", rows=ROWS, today=dt.date(2026, 11, 24))
    ods.build_ods(folder / "bare.xlsx", folder / "価値ログ.ods", Words("ja"), python=Path(sys.executable))
    return folder / "価値ログ.ods"


@pytest.fixture(scope="session")
def desktop(tmp_path_factory):
    with office.desktop(tmp_path_factory.mktemp("office")) as desktop:
        yield desktop


@pytest.fixture
def book(built, desktop, tmp_path):
    folder = tmp_path / "私の 記録"
    folder.mkdir()
    path = shutil.copy(built, folder / "価値 ログ.ods")
    load = office.properties(Hidden=True, MacroExecutionMode=4)
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, load)
    made = Document(document)
    made.select("B10")
    yield made
    document.close(True)
