"""A CSV is written whole or not at all, and what cannot be read is told by its name."""

from __future__ import annotations

import os

import pytest
from support.workbooks import NOW

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.files.csv_files import read_csv, write_csv
from kachilog.log.header import read_header
from kachilog.log.stream import open_log
from kachilog.wording import Words

FIVE = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
ROW = "2026-11-03,投稿,30,2,4"


def saved(tmp_path, content, name="log.csv"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path):
    for path, code in ((tmp_path / "x.csv", "file_missing"), (tmp_path, "is_folder")):
        with pytest.raises(FileError) as raised:
            read_csv(path)
        assert raised.value.code == code
        for lang in LANGS:
            assert Words(lang).error(raised.value)


def test_a_character_that_does_not_fit_is_named_and_nothing_is_written(tmp_path):
    source = saved(tmp_path, f"{FIVE},メモ\n{ROW},よい\n2026-11-04,投稿,1,1,1,うれしい😀\n")
    stream = read_csv(source).stream()
    target = saved(tmp_path, "what was there", "out.csv")
    with pytest.raises(FileError) as raised:
        write_csv(target, stream.header, stream.chunks(), encoding="cp932", overwrite=True)
    assert raised.value.code == "csv_character"
    assert {"row": 3, "column": "メモ", "character": "😀"}.items() <= raised.value.values.items()
    assert target.read_text() == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.csv", "out.csv"]


def test_what_fails_midway_leaves_the_old_file_and_no_other(tmp_path):
    target = saved(tmp_path, "what was there")
    header = read_header(1, FIVE.split(","))

    def failing():
        yield from open_log([(1, FIVE.split(",")), (2, ROW.split(","))]).chunks()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_csv(target, header, failing(), overwrite=True)
    assert target.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_replaced_only_when_asked_and_then_kept_under_its_date(tmp_path):
    target = saved(tmp_path, "what was there")
    header = read_header(1, FIVE.split(","))
    with pytest.raises(FileError, match="file_exists"):
        write_csv(target, header, [])
    write_csv(target, header, [], now=NOW, overwrite=True)
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.name == "log 2026-11-22 18-30-05.csv"
    assert backup.read_text() == "what was there"


def test_a_folder_that_is_gone_or_a_full_disk_is_told(tmp_path, monkeypatch):
    header = read_header(1, FIVE.split(","))
    with pytest.raises(FileError) as raised:
        write_csv(tmp_path / "gone" / "out.csv", header, [])
    assert raised.value.code == "folder_missing"

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError) as raised:
        write_csv(tmp_path / "out.csv", header, [])
    assert raised.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []
