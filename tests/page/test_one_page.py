"""A weekly page is one printed A4 page, whether it has nothing to say or more than ever."""

import datetime as dt
import io
import shutil
import subprocess
import zipfile

import pytest
from support.logs import log_of_rows, settings_with
from support.pages import TODAY, WEEK, review_of
from support.spreadsheet import needed

from kachilog.base.problems import Problem
from kachilog.metrics.hypotheses import Hypothesis
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.resolution import Voice
from kachilog.page import weekly
from kachilog.reviews.entries import Entries
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words

pytestmark = pytest.mark.libreoffice

LONG = "とても長い文を書く人もいます。" * 12


def fullest():
    """Return a review with more of everything than a page has room for."""
    first = dt.date(2026, 8, 31)
    rows = [
        {
            "date": first + dt.timedelta(days=day),
            "action": f"とても長い名前の行動その{day % 12}",
            "tags": f"長い名前のタグ{day % 6}",
            "minutes": 30 + day % 50 if day % 7 else None,
            "reactions": 3,
            "quality": 1 + day % 5 if day % 6 else None,
            "inquiries": 1,
            "repeats": 1,
            "referrals": 0,
        }
        for day in range(84)
        for _ in range(3)
    ]
    kpi = Kpi("新しいスキル習得の実況投稿数と長い名前", Measure("rows"), 3, 4, 12345.0, "件くらい")
    hypotheses = [Hypothesis(LONG, "minutes_per_inquiry", "分/問い合わせ", dt.date(2026, 10, 12))] * 5
    voices = [Voice(WEEK.start, LONG, ("solved", "acted", "result"))] * 9
    side_tables = SideTables(kpis={"会社員": (kpi,) * 9}, voices=tuple(voices), hypotheses=tuple(hypotheses))
    day = WEEK.start
    problems = [
        Problem("quality", "error", row=row, column="質的評価(1-5)", value="9" * 40, day=day)
        for row in range(9)
    ]
    log = log_of_rows(rows, problems=problems)
    settings = settings_with(action_classes={row["action"]: "post" for row in rows})
    (review,) = build_reviews(log, settings, weeks=[WEEK], today=TODAY, side_tables=side_tables)
    wrote = Entries({}, dict.fromkeys(("stop", "more", "try", "note"), LONG))
    return review, weekly.Extras(decided=wrote, entries=wrote)


def nothing():
    return review_of("date action minutes reactions quality"), weekly.Extras()


def painted(review, lang, extras):
    words = Words(lang)
    return weekly.paint(weekly.fill(review, words, extras), "2026-W47", words)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
@pytest.mark.thorough
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_page_needs_a_second_sheet_of_paper(tmp_path, lang):
    office = needed()
    books = []
    for make in (fullest, nothing):
        review, extras = make()
        books.append(tmp_path / f"{make.__name__}.xlsx")
        books[-1].write_bytes(painted(review, lang, extras))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *books]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for book in books:
        facts = subprocess.run(
            ["pdfinfo", book.with_suffix(".pdf")], check=True, capture_output=True, text=True
        ).stdout
        assert "Pages:           1\n" in facts
        assert "A4" in facts


def test_a_full_page_stays_small():
    review, extras = fullest()
    content = painted(review, "ja", extras)
    assert len(content) < 60_000
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
