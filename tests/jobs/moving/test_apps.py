"""Files of other programs are imported without a thought, and docs/phone.md says what is read as what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.documents import read
from support.tiers import sampled
from support.typed import TODAY, kachilog, new_book
from support.workbooks import logged_rows

from kachilog.base.text import fold_name
from kachilog.log.presets import PRESETS

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
APPS = sorted((Path(__file__).parents[2] / "data" / "apps").glob("*.csv"))
COLUMNS = ("date", "action", "minutes", "tags", "note")


def test_there_is_a_sample_of_each_kind():
    assert len(APPS) == len(PRESETS)


@pytest.mark.parametrize("file", sampled(APPS, APPS[0]), ids=lambda path: path.stem)
def test_a_file_of_another_program_is_imported_once(capsys, tmp_path, file):
    book = new_book(capsys, tmp_path / "book.xlsx")
    code, out, _ = kachilog(capsys, "import", book, file, "--verify")
    assert code == 0
    assert "3行を加えました" in out
    assert [row[1:3] for row in logged_rows(book)] == [["投稿", 30], ["DM対応", 18], ["学習・準備", 90]]
    assert [f"{row[0]:%d}" for row in logged_rows(book)] == ["16", "18", "20"]
    assert "hana" not in kachilog(capsys, "export", book, tmp_path / "a.csv")[1] + (
        tmp_path / "a.csv"
    ).read_text("utf-8-sig")
    assert "0行を加えました(もう入っていた行 3" in kachilog(capsys, "import", book, file)[1]


@pytest.mark.parametrize("file", sampled(APPS, APPS[0]), ids=lambda path: path.stem)
def test_a_file_of_another_program_becomes_a_workbook_that_speaks_the_users_language(capsys, tmp_path, file):
    book = tmp_path / "book.xlsx"
    assert kachilog(capsys, "convert", file, book, "--verify")[0] == 0
    code, out, _ = kachilog(capsys, "review", book, "--week", "2026-W47", *TODAY)
    assert code == 0
    assert "2026-W47" in out
    kachilog(capsys, "export", book, tmp_path / "a.csv")
    assert (
        (tmp_path / "a.csv").read_text("utf-8-sig").startswith("日付,アクション内容,投入時間(分),直接反応数")
    )


def test_the_recipe_says_what_is_read_as_what():
    table = re.findall(r"^\| ([A-Z].*?|aTimeLogger) \|(.*)\|$", read("docs/phone.md"), re.MULTILINE)
    told = {}
    for name, cells in table:
        _, *headers = [cell.strip() for cell in cells.split("|")]
        of = dict(zip(COLUMNS, headers, strict=True))
        told[name.strip()] = {fold_name(header): key for key, header in of.items() if header}
    assert told == {preset.name: dict(preset.keys) for preset in PRESETS[:-1]}


def test_the_recipe_for_a_form_works_as_it_stands(capsys, tmp_path, monkeypatch):
    text = read("docs/phone.md")
    questions = re.findall(r"^\| ([^|]+) \| (?:プルダウン|記述式|均等目盛)", text, re.MULTILINE)
    form = next(path for path in APPS if path.stem == "google-forms")
    header = form.read_text("utf-8").splitlines()[0].replace('"', "").split(",")
    assert header == ["タイムスタンプ", *questions]
    monkeypatch.chdir(tmp_path)
    new_book(capsys, Path("価値ログ.xlsm"))
    Path("フォーム.csv").write_bytes(form.read_bytes())
    command = re.search(r"<!-- form-command -->\n\s*```text\n\s*kachilog (.*)\n", text)[1].split()
    code, out, _ = kachilog(capsys, *command)
    assert code == 0
    assert out == re.search(r"<!-- form-output -->\n```text\n(.*?)```", text, re.DOTALL)[1]
