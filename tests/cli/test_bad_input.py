"""The worst input gets a sentence and the right exit code, loses nothing and leaves nothing behind."""

import io
import os
import zipfile
from functools import cache

import openpyxl
import pytest
from support.typed import HEADER, METHOD, TODAY, kachilog, written

GOOD = "2026-11-16,投稿,30,2,5,1\n"


def package(**parts):
    """Return the bytes of a zip with the parts of a workbook, some replaced."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))
    whole = io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
    return out.getvalue()


@cache
def zip_bomb():
    return package(**{"xl/worksheets/sheet1.xml": b"0" * 400_000_000})


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>&b;</sheets></workbook>"""

LOGS = {
    "an empty file": ("", 1, "log.csv"),
    "only a header": (HEADER + "\n", 0, "log.csv"),
    "no header": (GOOD, 1, "日付"),
    "a missing required column": (
        "日付,アクション内容,投入時間(分),直接反応数\n2026-11-16,投稿,30,2\n",
        1,
        "質的評価",
    ),
    "one bad row among a thousand": (
        f"{HEADER}\n" + GOOD * 999 + "2026-11-16,投稿,-5,1,4,0\n",
        1,
        "1001行目",
    ),
    "quality 7": (f"{HEADER}\n2026-11-16,投稿,30,2,7,1\n", 1, "1〜5"),
    "negative minutes": (f"{HEADER}\n2026-11-16,投稿,-30,2,5,1\n", 1, "投入時間"),
    "text in a number": (f"{HEADER}\n2026-11-16,投稿,たくさん,2,5,1\n", 1, "たくさん"),
    "a date in 1899": (f"{HEADER}\n1899-12-31,投稿,30,2,5,1\n", 1, "1899-12-31"),
    "a date in 2999": (f"{HEADER}\n2999-01-01,投稿,30,2,5,1\n", 0, "2999"),
    "duplicate headers": (f"{HEADER},投入時間\n{GOOD.strip()},30\n", 1, "投入時間"),
    "a cell of two megabytes": (f"{HEADER},メモ\n{GOOD.strip()},{'あ' * 700_000}\n", 1, "32,767"),
    "NUL bytes": (f"{HEADER},メモ\n{GOOD.strip()},a\0b\n", 1, "2行目"),
}


@pytest.mark.parametrize("name", LOGS)
def test_a_bad_log_is_told_what_would_be_valid(capsys, tmp_path, name):
    text, code, says = LOGS[name]
    log = written(tmp_path / "log.csv", text)
    checked, out, err = kachilog(capsys, "check", log, *TODAY)
    assert checked == code
    assert says in out + err
    assert len(out) < 2000
    reviewed, _, err = kachilog(capsys, "review", log, "--week", "2026-W47", *TODAY)
    assert reviewed == (1 if name == "only a header" else code)


BOOKS = {
    "an empty file": (b"", 3),
    "text by the name of a workbook": (METHOD.encode(), 3),
    "an old .xls by a new name": (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, 3),
    "an encrypted workbook": (
        bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        3,
    ),
    "a zip bomb": (zip_bomb, 3),
    "an entity bomb": (lambda: package(**{"xl/workbook.xml": ENTITIES}), 3),
    "a workbook cut short": (lambda: package()[:-200], 3),
    "a workbook without our sheets": (None, 3),
}


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("command", ["check", "review", "export"])
def test_a_bad_workbook_is_refused_in_a_sentence_and_stays_as_it_was(capsys, tmp_path, name, command):
    content, code = BOOKS[name]
    path = tmp_path / "book.xlsx"
    if content is None:
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(content() if callable(content) else content)
    before = path.read_bytes()
    target = [tmp_path / "out.csv"] if command == "export" else []
    refused, out, err = kachilog(capsys, command, path, *target)
    assert (refused, out) == (code, "")
    assert "book.xlsx" in err
    assert err.count("\n") == 1
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize("name", ["missing.csv", "missing.xlsx", "folder.csv", "folder.xlsx", "song.mp3"])
@pytest.mark.parametrize("command", ["check", "review"])
def test_what_is_no_file_of_ours_is_refused(capsys, tmp_path, command, name):
    if name.startswith("folder"):
        (tmp_path / name).mkdir()
    code, out, err = kachilog(capsys, command, tmp_path / name)
    assert (code, out) == (3, "")
    assert name in err


@pytest.mark.parametrize("lock", ["~$book.xlsx", ".~lock.book.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_left_alone(capsys, tmp_path, lock):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    before = book.read_bytes()
    (tmp_path / lock).write_bytes(b"owner")
    code, _, err = kachilog(capsys, "review", book, "--today", "2026-11-22")
    assert code == 3
    assert "閉じ" in err
    assert book.read_bytes() == before


def test_a_vanished_folder_is_said(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    code, _, err = kachilog(capsys, "review", log, "--out", tmp_path / "gone" / "book.xlsx", *TODAY)
    assert code == 3
    assert "gone" in err


NOWHERE = (
    ("new", "{place}.xlsx"),
    ("convert", "log.csv", "{place}.xlsx"),
    ("convert", "log.csv", "{place}.xlsx", "--verify"),
    ("review", "log.csv", "--out", "{place}.xlsx"),
    ("export", "book.xlsx", "{place}.csv"),
    ("restore", "{place}.xlsx"),
    ("import", "{place}.xlsx", "log.csv"),
    ("check", "{place}.csv"),
)


@pytest.mark.skipif(os.name != "posix", reason="such links and limits are POSIX's")
@pytest.mark.parametrize("words", NOWHERE, ids=" ".join)
@pytest.mark.parametrize("place", ["round", "a" * 250 + "/" + "b/" * 2000 + "c"])
def test_a_link_to_itself_and_a_path_beyond_all_are_refused_in_a_sentence(
    capsys, tmp_path, monkeypatch, words, place
):
    monkeypatch.chdir(tmp_path)
    kachilog(capsys, "convert", written(tmp_path / "log.csv"), "book.xlsx")
    for name in ("round.xlsx", "round.csv"):
        (tmp_path / name).symlink_to(name)
    before = sorted(file.name for file in tmp_path.iterdir())
    code, _, err = kachilog(capsys, *(word.format(place=place) for word in words))
    assert code == 3
    assert "Error" not in err
    assert sorted(file.name for file in tmp_path.iterdir()) == before
    assert (tmp_path / "round.xlsx").is_symlink()
