"""A chart looks the same whichever program has saved its workbook: it leaves no yes or no to be guessed."""

import io
import re
import shutil
import subprocess
import zipfile

import pytest
from openxml_audit import OpenXmlValidator
from support.pages import fill, review_of
from support.spreadsheet import needed

from kachilog.page import weekly
from kachilog.page.chart_booleans import stated
from kachilog.wording import Words

GAPS = """
    date        action  minutes reactions quality
    2026-09-07  投稿    30      2         5
    2026-09-14  投稿    30      9         5
    2026-10-12  DM対応  50      4         3
    2026-11-02  投稿    30      1         2
    2026-11-16  投稿    60      5         5
"""
BOOLEANS = {
    "roundedCorners": 6,
    "varyColors": 7,
    "showLegendKey": 2,
    "showCatName": 2,
    "showSerName": 2,
    "showPercent": 2,
    "showBubbleSize": 2,
    "smooth": 2,
    "invertIfNegative": 8,
    "plotVisOnly": 6,
}
"""What is no in the charts of a page (two lines, one on a band of columns; four of bars), and how often."""


@pytest.fixture(scope="module")
def page():
    return weekly.paint(fill(review_of(GAPS)), "2026-W47", Words("ja"))


def charts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(name).decode() for name in package.namelist() if "charts/chart" in name]


def saved_by(version, content, path):
    """Write a page as if an Excel of that version had saved it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(path, "w") as other:
        for member in package.infolist():
            part = package.read(member)
            if member.filename == "docProps/app.xml":
                part = re.sub(b"<AppVersion>[^<]*", f"<AppVersion>{version}".encode(), part)
            other.writestr(member, part)
    return path


def test_every_boolean_is_said(page):
    together = "".join(charts(page))
    for name, count in BOOLEANS.items():
        assert together.count(f'<c:{name} val="0"') == count, name
    assert together.count('<c:dispBlanksAs val="gap"') == 6
    assert (
        len(re.findall('<c:delete val="[01]"', "".join(re.sub("<c:dLbl>.*?</c:dLbl>", "", together)))) == 12
    )


def test_what_is_said_already_stays(page):
    assert stated(page) == stated(stated(page))
    assert "".join(charts(page)).count('<c:showVal val="1"') == 2
    assert "".join(charts(page)).count('<c:showVal val="0"') == 0


def test_the_schema_has_nothing_to_say(page, tmp_path):
    book = tmp_path / "page.xlsx"
    book.write_bytes(page)
    assert [error.description for error in OpenXmlValidator().validate(str(book)).errors] == []


@pytest.mark.libreoffice
@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_a_page_that_a_later_excel_has_saved_looks_as_before(page, tmp_path):
    books = [saved_by(version, page, tmp_path / f"{version}.xlsx") for version in ("12.0000", "16.0300")]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [needed(), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *books]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pictures = []
    for book in books:
        command = [
            "pdftoppm",
            "-r",
            "60",
            "-png",
            "-singlefile",
            book.with_suffix(".pdf"),
            book.with_suffix(""),
        ]
        subprocess.run(command, check=True)
        pictures.append(book.with_suffix(".png").read_bytes())
    assert pictures[0] == pictures[1]
