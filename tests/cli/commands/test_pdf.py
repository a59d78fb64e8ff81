"""`pdf` prints one weekly page of a workbook, and leaves the workbook as it is."""

from __future__ import annotations

import subprocess

import openpyxl
import pytest
from support.typed import HEADER, kachilog, new_book, written

from kachilog.files.book import ods
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.one_sheet import alone
from kachilog.jobs import pdf

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture
def reviewed(capsys, tmp_path):
    """Return a workbook with the pages of two weeks."""
    book = new_book(capsys, tmp_path / "book.xlsx")
    log = f"{HEADER}\n2026-11-10,投稿,30,2,5,1\n2026-11-17,投稿,30,2,5,0\n"
    kachilog(capsys, "import", book, written(tmp_path / "log.csv", log))
    kachilog(capsys, "review", book, "--week", "all", "--today", "2026-11-24")
    return book


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_the_newest_page_is_printed_on_one_sheet_of_paper(capsys, reviewed):
    before = reviewed.read_bytes()
    code, out, _ = kachilog(capsys, "pdf", reviewed)
    made = reviewed.with_name("book 2026-W47.pdf")
    assert code == 0
    assert str(made) in out
    told = subprocess.run(["pdfinfo", made], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in told
    said = subprocess.run(["pdftotext", made, "-"], capture_output=True, text=True, check=True).stdout
    assert "2026-W47" in said
    assert kachilog(capsys, "pdf", reviewed)[0] == 0
    assert reviewed.read_bytes() == before


@pytest.fixture
def printed(monkeypatch):
    """Let a stand-in print, and return what it was given."""
    given = []

    def converted(book, folder, ending, kind):
        given.append(openpyxl.load_workbook(book))
        made = folder / f"{book.stem}.{ending}"
        made.write_bytes(b"%PDF-1.7\n%%EOF\n")
        return made

    monkeypatch.setattr(pdf, "converted", converted)
    monkeypatch.setattr(pdf, "office_program", lambda: "soffice")
    return given


@pytest.mark.parametrize(
    ("options", "label"),
    [
        ((), "2026-W47"),
        (("--week", "2026-W46"), "2026-W46"),
        (("--week", "last", "--today", "2026-11-24"), "2026-W47"),
    ],
)
def test_nothing_but_the_page_is_given_to_the_printer(capsys, reviewed, printed, options, label):
    out = reviewed.with_name("page.pdf")
    assert kachilog(capsys, "pdf", reviewed, "--out", out, *options)[0] == 0
    (book,) = printed
    filled = [sheet.title for sheet in book.worksheets if any(map(any, sheet.iter_rows(values_only=True)))]
    assert filled == [label]
    assert out.read_bytes().startswith(b"%PDF")


def test_a_page_that_there_is_not_is_named_with_those_that_there_are(capsys, reviewed, printed):
    code, _, err = kachilog(capsys, "pdf", reviewed, "--week", "2026-W01")
    assert code == 2
    assert "2026-W46, 2026-W47" in err
    code, _, err = kachilog(capsys, "pdf", new_book(capsys, reviewed.with_name("new.xlsx")))
    assert code == 2
    assert printed == []


def test_a_pdf_of_anybodys_is_not_written_over_but_one_of_ours_is(capsys, reviewed, printed):
    other = written(reviewed.with_name("page.pdf"), "%PDF-1.7\n")
    assert kachilog(capsys, "pdf", reviewed, "--out", other)[0] == 3
    assert other.read_bytes() == b"%PDF-1.7\n"
    assert kachilog(capsys, "pdf", reviewed, "--out", reviewed.with_name("page.txt"))[0] == 2
    for _ in range(2):
        assert kachilog(capsys, "pdf", reviewed)[0] == 0
    assert kachilog(capsys, "pdf", written(reviewed.with_name("log.csv")))[0] == 3


def test_without_libreoffice_another_way_is_shown(capsys, reviewed, monkeypatch):
    monkeypatch.setattr(pdf, "office_program", lambda: None)
    code, _, err = kachilog(capsys, "pdf", reviewed)
    assert code == 3
    assert "LibreOffice が要ります" in err
    assert "エクスポート" in err


def test_a_printer_that_fails_leaves_no_pdf(capsys, reviewed, monkeypatch):
    monkeypatch.setattr(ods.subprocess, "run", lambda *_, **__: None)
    monkeypatch.setattr(pdf, "office_program", lambda: "soffice")
    monkeypatch.setattr(ods, "office_program", lambda: "soffice")
    assert kachilog(capsys, "pdf", reviewed)[0] == 3
    assert not list(reviewed.parent.glob("*.pdf"))


def test_a_blank_sheet_keeps_nothing_of_what_it_had(reviewed):
    book = ClosedBook.open(reviewed)
    others = [sheet.part for sheet in book.package.sheets if sheet.name != "2026-W47"]
    copy = reviewed.with_name("copy.xlsx")
    copy.write_bytes(alone(reviewed, others))
    assert openpyxl.load_workbook(copy)["活動ログ"].tables == {}


def test_where_no_page_is_yet_the_command_that_makes_one_is_shown(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "本 1.xlsx")
    assert f'まだありません。先に作ってください: kachilog review "{book}"' in kachilog(capsys, "pdf", book)[2]
    log = written(tmp_path / "log.csv")
    assert "CSV なので、ページがありません。" in kachilog(capsys, "pdf", log)[2]
    assert kachilog(capsys, "pdf", tmp_path / "log.txt.docx")[0] == 3


@pytest.mark.parametrize("week", ["２０２６－ｗ４８", "今週", "THIS"])
def test_a_week_may_be_said_in_either_language_and_width(capsys, reviewed, printed, week):
    code, _, err = kachilog(capsys, "pdf", reviewed, "--week", week, "--today", "２０２６－１１－２６")
    assert (code, "(2026-W48)" in err) in ((2, True), (0, False))
    assert kachilog(capsys, "review", reviewed, "--week", week, "--today", "2026-11-26")[0] == 0
