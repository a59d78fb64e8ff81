"""What `kachilog doctor` finds out about one workbook."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
import xlsxwriter
import xlwings as xw

from kachilog.base.errors import FileError
from kachilog.files.book.template import new_book
from kachilog.jobs.installing.doctor import (
    BookFacts,
    classifier_reads,
    inspect,
    is_of_the_store,
    synchronised,
    zone_of,
)
from kachilog.voices import encoder
from kachilog.voices.japanese import lexicon


@pytest.mark.parametrize("macros", [True, False])
def test_a_workbook_of_ours_tells_its_template_and_the_xlwings_inside(tmp_path, macros):
    path = tmp_path / "book.xlsm"
    new_book.build(path, macros=macros)
    facts = inspect(path)

    assert facts.template_is_current
    assert facts.macros == (xw.__version__ if macros else None)
    assert facts.macros_fit == macros


def test_anybody_elses_workbook_has_neither(tmp_path):
    path = tmp_path / "book.xlsx"
    xlsxwriter.Workbook(str(path)).close()

    assert inspect(path) == BookFacts(None, None, inspect(path).blocked)


def test_macros_of_another_xlwings_do_not_fit():
    assert not BookFacts("1", "0.1.0", None).macros_fit
    assert not BookFacts("0", None, None).template_is_current


@pytest.mark.parametrize(
    ("mark", "zone"),
    [
        ("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=about:internet\r\n", 3),
        ("[ZoneTransfer]\r\nZoneId=0", 0),
        ("", 0),
    ],
)
def test_the_zone_of_a_mark_of_the_web(mark, zone):
    assert zone_of(mark) == zone


def test_windows_alone_blocks_macros_of_a_marked_file(tmp_path, monkeypatch):
    path = tmp_path / "book.xlsx"
    xlsxwriter.Workbook(str(path)).close()
    monkeypatch.setattr("sys.platform", "win32")
    assert inspect(path).blocked is False

    # Here the stream of a file is a file beside it.
    (tmp_path / "book.xlsx:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    assert inspect(path).blocked is True

    monkeypatch.setattr("sys.platform", "linux")
    assert inspect(path).blocked is None


@pytest.mark.parametrize(("content", "code"), [(None, "file_missing"), (b"no zip", "not_a_workbook")])
def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path, content, code):
    path = tmp_path / "book.xlsm"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError) as refused:
        inspect(path)

    assert refused.value.code == code


@pytest.mark.parametrize("part", [(lexicon, "_tokenizer"), (encoder, "_load")], ids=["dictionary", "encoder"])
def test_what_the_classifier_reads_by_is_there_or_is_not(monkeypatch, part):
    assert classifier_reads()

    def fail():
        raise OSError

    monkeypatch.setattr(*part, fail)
    assert not classifier_reads()


@pytest.mark.parametrize(
    ("path", "platform", "store"),
    [
        (r"C:\Users\hana\AppData\Local\Microsoft\WindowsApps\python.exe", "win32", True),
        (r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_x64\python.exe", "win32", True),
        (r"C:\Users\hana\AppData\Local\Programs\Python\Python313\python.exe", "win32", False),
        ("/usr/bin/python3", "linux", False),
    ],
)
def test_the_stores_python_is_known_by_its_folder(monkeypatch, path, platform, store):
    monkeypatch.setattr("sys.platform", platform)
    assert is_of_the_store(PureWindowsPath(path)) == store


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\hana\OneDrive\ドキュメント\価値ログ.xlsm"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\hana\OneDrive - 花店\価値ログ.xlsm"), "OneDrive"),
        (PureWindowsPath(r"D:\雲\価値ログ.xlsm"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\hana\iCloudDrive\価値ログ.xlsm"), "iCloud"),
        (PurePosixPath("/Users/hana/Library/Mobile Documents/com~apple~CloudDocs/価値ログ.xlsm"), "iCloud"),
        (PurePosixPath("/Users/hana/Library/CloudStorage/Dropbox/価値ログ.xlsm"), "Dropbox"),
        (PurePosixPath("/Users/hana/Library/CloudStorage/GoogleDrive-h@x.jp/価値ログ.xlsm"), "Google Drive"),
        (PureWindowsPath(r"C:\Users\hana\Documents\OneDrive.xlsm"), None),
        (PurePosixPath("/Users/hana/Documents/価値ログ.xlsm"), None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name_or_as_onedrive_tells(path, service):
    assert synchronised(path, {"OneDrive": "D:\\雲", "OneDriveConsumer": ""}) == service
