"""What customers wrote, and the user about them, is in no message, not even in those of a failure."""

import datetime as dt
import json

import openpyxl
import pytest
from support.tiers import sampled
from support.typed import HEADER, TODAY, kachilog, written

from kachilog.files.book.template import new_book
from kachilog.files.xlsx.package import Package

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

DAY = dt.date(2026, 11, 16)
NAME = "田中様"  # stands in every text below, and nowhere else
ROWS = [
    [DAY, "投稿", 30, 2, 5, 1, None, None, f"{NAME}のタグ", f"{NAME}からの相談", f"{NAME}の会社"],
    [DAY, f"{NAME}との電話", 20, 1, 4, 0, None, None, "", "", ""],
    [DAY, "投稿", "x", 1, 4, 0, None, None, NAME, NAME, NAME],  # cannot be read
    ["x", f"{NAME}との電話", -5, 1.5, 9, 0, None, None, "", NAME, NAME],  # cannot be read
    [DAY, f"{NAME}\0", 1, 1, 4, 0, None, None, "", "", ""],  # cannot be read
]
VOICES = [
    [DAY, f"{NAME}のDM", f"{NAME}です。おかげで解決しました", "", ""],
    ["x", NAME, f"{NAME}の声", "", "x"],
]
# A word of a list, a number or a date that is not valid is told, so that it can be found.
HYPOTHESES = [[f"{NAME}の課題", f"{NAME}の行動", f"{NAME}の感情", "x", "x", "x"]]


@pytest.fixture
def folder(tmp_path):
    """A workbook and a CSV in which every text is a secret, on pages as well."""
    book = tmp_path / "book.xlsx"
    rows = [[str(cell).replace("\0", "") if "\0" in str(cell) else cell for cell in row] for row in ROWS]
    new_book.build(book, rows=rows, own_columns=["お名前"], voices=VOICES, hypotheses=HYPOTHESES)
    lines = [",".join("" if cell is None else str(cell) for cell in row) for row in ROWS]
    header = f"{HEADER},リピート相談数,紹介数,タグ,メモ,お名前"
    written(tmp_path / "log.csv", "\n".join([header, *lines, f'"{NAME}が閉じていない']))
    written(tmp_path / "comments.csv", f"{NAME}です。解決しました\n")
    (tmp_path / "members").mkdir()
    written(tmp_path / "members" / f"{NAME}.csv", "\n".join([header, *lines]))
    return tmp_path


def write_decisions(book):
    """Fill the user's cells of every page of a workbook with secrets."""
    package = Package.open(book)
    for sheet in openpyxl.load_workbook(book).worksheets:
        if sheet.title.startswith("2026-W"):
            filled = {
                (area.min_row, area.min_col): f"{NAME}に返事をする"
                for area in sheet.merged_cells.ranges
                if sheet.cell(area.min_row, 1).value in ("やめること", "増やすこと", "試すこと", "メモ")
                or sheet.cell(area.min_row, 2).value in ("やめること", "増やすこと", "試すこと", "メモ")
            }
            package.set_cells(sheet.title, {place: text for place, text in filled.items() if place[1] > 2})
    package.save(book)


COMMANDS = {
    "check": ["check", "book.xlsx"],
    "check a CSV": ["check", "log.csv"],
    "check as JSON": ["check", "book.xlsx", "--json"],
    "check a CSV as JSON": ["check", "log.csv", "--json"],
    "review": ["review", "book.xlsx", "--week", "2026-W47"],
    "review all": ["review", "book.xlsx", "--week", "all"],
    "review a CSV": ["review", "log.csv", "--week", "2026-W47"],
    "import": ["import", "book.xlsx", "log.csv"],
    "import for a look": ["import", "book.xlsx", "log.csv", "--dry-run"],
    "export": ["export", "book.xlsx", "out.csv"],
    "export what does not fit": ["export", "book.xlsx", "out.csv", "--encoding", "ascii"],
    "convert": ["convert", "log.csv", "made.xlsx"],
    "classify": ["classify", "comments.csv"],
    "cohort": ["cohort", "members", "--out", "weekly.parquet"],
    "doctor": ["doctor", "book.xlsx"],
    "restore": ["restore", "book.xlsx"],
    "review a folder": ["review", "members"],
    "review what is damaged": ["review", "half.xlsx"],
}
_DATED = ("review", "check", "cohort")


@pytest.mark.parametrize("debug", sampled([(), ("--debug",)], ()), ids=["", "debug"])
@pytest.mark.parametrize("lang", sampled(["ja", "en"], "ja"))
def test_no_message_holds_a_text_of_a_customer(capsys, folder, monkeypatch, lang, debug):
    monkeypatch.chdir(folder)
    assert kachilog(capsys, "review", "book.xlsx", "--week", "all", *TODAY)[0] == 1
    write_decisions(folder / "book.xlsx")
    (folder / "half.xlsx").write_bytes((folder / "book.xlsx").read_bytes()[:-300])
    for name, command in COMMANDS.items():
        dated = TODAY if command[0] in _DATED else ()
        try:
            _, out, err = kachilog(capsys, *command, *dated, "--lang", lang, *debug)
        except Exception as error:  # noqa: BLE001  --debug lets it through
            out, err = capsys.readouterr()
            err += f"{error!r}"
        assert out or err, name
        assert NAME not in out + err, name


def test_the_pages_hold_the_voices_that_the_messages_do_not(capsys, folder):
    book = folder / "book.xlsx"
    assert kachilog(capsys, "review", book, "--week", "2026-W47", *TODAY)[0] == 1
    cells = [cell.value for row in openpyxl.load_workbook(book)["2026-W47"].iter_rows() for cell in row]
    assert any(NAME in str(value) for value in cells)


def test_the_numbers_for_machines_name_actions_and_nothing_else(capsys, folder):
    code, out, err = kachilog(capsys, "review", folder / "book.xlsx", "--week", "2026-W47", "--json", *TODAY)
    assert code == 1
    week = json.loads(out)
    assert {entry["action"] for entry in week.pop("ranking")} == {"投稿", NAME, f"{NAME}との電話"}
    assert NAME not in json.dumps(week, ensure_ascii=False) + err
