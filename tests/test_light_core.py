"""The core runs with pandas, narwhals and XlsxWriter alone: in a browser, or in another add-in."""

import io
import os
import subprocess
import sys

import pytest
from python_calamine import CalamineWorkbook

from kachilog.cli import main

BLOCKED = ("lxml", "python_calamine", "sudachipy", "click", "rich", "xlwings", "fcntl", "msvcrt")

LOG = """日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数,タグ
2026-11-02,投稿,60,2,5,0,悩み解決
2026-11-09,コメント返信,45,1,4,0,
2026-11-16,投稿,30,2,5,1,悩み解決
2026-11-18,投稿,x,2,4,1,
2026-11-20,DM対応,30,1,3,0,
"""

# Reviews a CSV on standard input and writes the page to standard output, with whatever is blocked.
REVIEW = """
import datetime as dt, io, sys
from importlib.abc import MetaPathFinder

class Blocked(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[1].split(","):
            raise ModuleNotFoundError(f"{name} is blocked")

for name in sys.argv[1].split(","):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Blocked())

from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.files.book.tables.side_tables import read_side_tables
from kachilog.log.csv_read import open_csv
from kachilog.page import weekly
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words

content, today = sys.stdin.buffer.read(), dt.date(2026, 11, 24)
settings = Settings()
log = open_csv("log.csv", lambda: io.BytesIO(content)).stream(today=today).log()
side = read_side_tables((), log, settings).tables
(review,) = build_reviews(log, settings, weeks=[Week.parse("2026-W47")], today=today, side_tables=side)
words = Words("ja")
page = weekly.paint(weekly.fill(review, words, weekly.Extras(has_start=False)), "2026-W47", words)
sys.stdout.buffer.write(page)
"""


@pytest.fixture
def environment():
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def cells(book):
    """Return the cells of the page that hold anything, by row and column."""
    rows = CalamineWorkbook.from_object(book).get_sheet_by_name("2026-W47").to_python()
    return {(row, at): cell for row, line in enumerate(rows) for at, cell in enumerate(line) if cell != ""}


def test_a_csv_is_reviewed_to_the_values_of_its_page_with_everything_else_blocked(tmp_path, environment):
    log, book = tmp_path / "log.csv", tmp_path / "pages.xlsx"
    log.write_text(LOG, "utf-8")
    command = ["review", str(log), "--week", "2026-W47", "--today", "2026-11-24", "--out", str(book)]

    light = subprocess.run(
        [sys.executable, "-c", REVIEW, ",".join(BLOCKED)],
        input=LOG.encode(),
        capture_output=True,
        check=True,
        env=environment,
    )
    main(command)

    page = cells(io.BytesIO(light.stdout))
    assert len(page) > 100
    assert page == cells(book)


@pytest.mark.parametrize("name", BLOCKED)
def test_what_is_blocked_is_blocked(name, environment):
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            REVIEW.replace("import kachilog", f"import {name}; import kachilog", 1).replace(
                "content, today", f"import {name}; content, today", 1
            ),
            ",".join(BLOCKED),
        ],
        input=LOG.encode(),
        capture_output=True,
        check=False,
        env=environment,
        text=False,
    )

    assert f"{name} is blocked".encode() in done.stderr
