"""What a command writes to: where the ending says so, never its source, never something else."""

from __future__ import annotations

import os
import stat

import duckdb
import openpyxl
import pytest
from support.cohort import three_members
from support.tiers import sampled
from support.typed import METHOD, TODAY, kachilog, written

from kachilog.base.languages import LANGS

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and modes are POSIX's")
OTHER = METHOD.replace("30", "45")


def a_book(capsys, folder):
    path = folder / "book.xlsx"
    assert kachilog(capsys, "convert", written(folder / "log.csv"), path)[0] == 0
    return path


@pytest.fixture
def book(capsys, tmp_path):
    return a_book(capsys, tmp_path)


def commands(folder):
    """Return the commands that write a file, by what they are given before it."""
    return {
        "export": ("export", folder / "book.xlsx"),
        "to csv": ("convert", folder / "book.xlsx"),
        "to book": ("convert", folder / "log.csv"),
        "review": ("review", folder / "log.csv", *TODAY, "--out"),
        "into": ("review", folder / "log.csv", *TODAY, "--into"),
        "cohort": ("cohort", folder / "logs", *TODAY, "--out"),
        "new": ("new",),
    }


def refused(capsys, code, target, *words):
    """Check that a command says in every language why it leaves a file, and all beside it, as it was."""
    before = {path: path.read_bytes() for path in target.parent.rglob("*") if path.is_file()}
    for lang in LANGS:
        got, _, said = kachilog(capsys, *words, target, "--lang", lang)
        assert got == code, said
        assert target.name in said
        assert "思いがけない" not in said
    assert {path: path.read_bytes() for path in target.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["book.xlsx", "./book.xlsx", "link.csv", "hard.csv", "to.xlsx"])
@pytest.mark.parametrize("command", sampled(["export", "to csv"], "export"))
def test_a_log_is_never_written_onto_the_workbook_it_is_read_from(capsys, tmp_path, book, command, name):
    (tmp_path / "link.csv").symlink_to(book)
    (tmp_path / "to.xlsx").symlink_to(book)
    os.link(book, tmp_path / "hard.csv")
    refused(capsys, 2, tmp_path / name, *commands(tmp_path)[command])


@pytest.mark.parametrize("name", ["link.xlsx", "hard.xlsx"])
def test_a_workbook_is_never_made_onto_the_csv_it_is_made_of(capsys, tmp_path, book, name):
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "log.csv")
    os.link(tmp_path / "log.csv", tmp_path / "hard.xlsx")
    refused(capsys, 2, tmp_path / name, *commands(tmp_path)["to book"])


ENDINGS = [
    (command, name)
    for command, names in {
        "export": ("photo.jpg", "other.xlsx", "out.tsv", "out.txt", "out", "out.parquet", "link.csv"),
        "to csv": ("photo.jpg", "other.xlsx", "out", "link.csv"),
        "to book": ("photo.jpg", "out.ods", "out.csv", "out"),
        "review": ("photo.jpg", "log.csv", "out.ods"),
        "into": ("photo.jpg", "log.csv"),
        "cohort": ("photo.jpg", "out.csv", "other.xlsx", "out", "link.parquet"),
        "new": ("photo.jpg", "log.csv"),
    }.items()
    for name in names
]


@pytest.mark.parametrize(
    "case", sampled(ENDINGS, *{command: (command, name) for command, name in ENDINGS}.values())
)
@pytest.mark.parametrize("exists", sampled([True, False], True))
@pytest.mark.usefixtures("book")
def test_a_file_is_written_only_where_its_ending_says_what_it_is(capsys, tmp_path, case, exists):
    command, name = case
    three_members(tmp_path / "logs")
    target = at = tmp_path / name
    if "link" in name:
        at = tmp_path / "elsewhere.bin"
        target.symlink_to(at)
    if exists and not at.exists():
        written(at)
    refused(capsys, 2, target, *commands(tmp_path)[command])


CONTENTS = [
    ("export", "out.csv", "book"),
    ("export", "out.csv", "品名,値段\nりんご,100\n"),
    ("export", "out.csv", "日記\n"),
    ("export", "OUT.CSV", "book"),
    ("to csv", "out.csv", "book"),
    ("to csv", "out.csv", "日記\n"),
    ("to book", "out.xlsx", METHOD),
    ("to book", "out.xlsm", "日記\n"),
    ("to book", "out.xlsx", "no log"),
    ("review", "out.xlsx", METHOD),
    ("into", "out.xlsx", METHOD),
    ("cohort", "out.parquet", "old"),
    ("cohort", "out.parquet", "book"),
    ("cohort", "[a]*.parquet", METHOD),
    ("cohort", "out.parquet", "parquet"),
    ("new", "out.xlsx", METHOD),
    ("new", "out.ods", METHOD),
]


@pytest.mark.parametrize("case", sampled(CONTENTS, *CONTENTS[0::3]))
def test_what_holds_something_else_is_left_alone(capsys, tmp_path, case):
    command, name, content = case
    a_book(capsys, tmp_path)
    three_members(tmp_path / "logs")
    target = tmp_path / name
    if content == "book":
        target.write_bytes((tmp_path / "book.xlsx").read_bytes())
    elif content == "no log":
        openpyxl.Workbook().save(target)
    elif content == "parquet":
        duckdb.sql("select 1 as price").write_parquet(str(target))
    else:
        written(target, content)
    refused(capsys, 3, target, *commands(tmp_path)[command])


@pytest.mark.parametrize("command", ["export", "to csv"])
@pytest.mark.parametrize("old", [OTHER, ""])
def test_a_log_or_an_empty_file_is_replaced_and_kept(capsys, tmp_path, book, command, old):
    target = written(tmp_path / "out.CSV", old)
    assert kachilog(capsys, *commands(tmp_path)[command], target)[0] == 0
    assert target.read_text("utf-8-sig") == METHOD
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.read_text("utf-8") == old


def test_the_figures_of_a_cohort_never_take_the_place_of_its_key(capsys, tmp_path):
    three_members(tmp_path / "logs")
    target = tmp_path / "weekly.parquet"
    refused(capsys, 2, target, "cohort", tmp_path / "logs", "--key", target, "--out")
    assert not target.exists()


@POSIX
@pytest.mark.parametrize("mask", sampled([0o000, 0o022, 0o077], 0o000))
def test_what_is_made_of_a_private_file_is_private(capsys, tmp_path, book, mask):
    three_members(tmp_path / "logs")
    private = [book, tmp_path / "log.csv", *(tmp_path / "logs").iterdir()]
    before = os.umask(mask)
    try:
        for mode in (0o600, 0o644):
            for path in private:
                path.chmod(mode)
            for command, name in (
                ("export", "a.csv"),
                ("to csv", "b.csv"),
                ("to book", "c.xlsx"),
                ("review", "d.xlsx"),
                ("cohort", "e.parquet"),
            ):
                target = tmp_path / f"{mode:o}{name}"
                assert kachilog(capsys, *commands(tmp_path)[command], target)[0] == 0
                assert stat.S_IMODE(target.stat().st_mode) == mode & ~mask, command
        assert stat.S_IMODE((tmp_path / "logs" / "kachilog-members.key").stat().st_mode) == 0o600
        assert kachilog(capsys, "new", tmp_path / "new.xlsx")[0] == 0
        assert stat.S_IMODE((tmp_path / "new.xlsx").stat().st_mode) == 0o666 & ~mask
    finally:
        os.umask(before)


@pytest.mark.parametrize("words", [("new", ".xlsx"), ("new", ".ods"), ("demo", ""), ("restore", ".xlsx")])
def test_a_name_that_no_disk_takes_is_said_by_who_writes(capsys, tmp_path, words):
    command, ending = words
    code, _, said = kachilog(capsys, command, tmp_path / ("a" * 256 + ending))
    assert code == 3
    assert "長すぎ" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["log.csv", "log.csv/more"])
def test_a_demo_is_not_made_in_the_place_of_a_file(capsys, tmp_path, folder):
    log = written(tmp_path / "log.csv")
    code, _, said = kachilog(capsys, "demo", tmp_path / folder)
    assert (code, log.read_text("utf-8")) == (3, METHOD)
    assert "すでにあります" in said


@pytest.mark.parametrize("free", [11, 0, -1])
def test_names_that_are_too_long_are_said(capsys, tmp_path, book, free):
    log = written(tmp_path / f"{'a' * (251 - max(free, 0))}.csv")
    target = tmp_path / f"{'b' * (251 - free)}.csv"
    for words in (
        ("export", book, target),
        ("review", log, *TODAY),
        ("review", log, "--out", target, *TODAY),
    ):
        code, _, said = kachilog(capsys, *words)
        assert "思いがけない" not in said
        assert code == (2 if "--out" in words else 0 if words[0] == "export" and free >= 0 else 3)
