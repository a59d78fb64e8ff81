"""A backup is opened and read before it takes the place of anything."""

from __future__ import annotations

import os
import unicodedata
import zipfile

import pytest
from support.faults import contents
from support.tiers import sampled
from support.typed import METHOD, TODAY, kachilog, written

from kachilog.base.languages import LANGS
from kachilog.files.backups import FOLDER


def with_backup(capsys, folder, ending):
    """Make a file that has one backup, and return it."""
    path = folder / f"価値ガク{ending}"
    other = written(folder / "other.csv", METHOD.replace("30", "45"))
    log = written(folder / "log.csv")
    for source in (other, log):
        assert kachilog(capsys, "convert", source, folder / "book.xlsx")[0] == 0
        last = ("export", folder / "book.xlsx", path) if ending == ".csv" else ("convert", source, path)
        assert kachilog(capsys, *last)[0] == 0
    return path


def the_backup(path):
    (backup,) = (path.parent / FOLDER).glob(f"*{path.suffix}")
    return backup


def turned(content):
    """Return an archive one of whose members is not what its checksum says."""
    at = content.index(b"xl/worksheets/sheet1.xml") + 200
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


@pytest.mark.parametrize("ending", sampled([".xlsx", ".xlsm", ".csv"], ".xlsx", ".csv"))
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[: len(content) // 3] if content[:2] == b"PK" else b"\xff\xfe\x00\xd8\x00",
        lambda content: turned(content) if content[:2] == b"PK" else b"PK\x03\x04" + b"\0" * 200,
        lambda content: b"not a package" if content[:2] == b"PK" else b"",
    ],
)
def test_a_damaged_backup_replaces_nothing(capsys, tmp_path, ending, damage):
    path = with_backup(capsys, tmp_path, ending)
    for file in (tmp_path / FOLDER).iterdir():
        if file.suffix != ending or not file.name.startswith("価値"):
            file.unlink()
    backup = the_backup(path)
    backup.write_bytes(damage(backup.read_bytes()))
    before = contents(tmp_path)
    for lang in LANGS:
        code, _, said = kachilog(capsys, "restore", path, 1, "--lang", lang)
        assert (code, contents(tmp_path)) == (3, before)
        assert backup.name in said
    path.unlink()
    assert kachilog(capsys, "restore", path, 1)[0] == 3
    assert not path.exists()


def test_a_zip_that_is_no_workbook_is_none(capsys, tmp_path):
    path = with_backup(capsys, tmp_path, ".xlsx")
    (tmp_path / "book.xlsx").unlink()
    for file in (tmp_path / FOLDER).glob("book*"):
        file.unlink()
    with zipfile.ZipFile(the_backup(path), "w") as archive:
        archive.writestr("a.txt", "b")
    before = path.read_bytes()
    assert kachilog(capsys, "restore", path, 1)[0] == 3
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="on Windows not everybody may make links")
def test_a_workbook_is_restored_through_a_link(capsys, tmp_path):
    (tmp_path / "far").mkdir()
    book, link = tmp_path / "far" / "t.xlsx", tmp_path / "s.xlsx"
    kachilog(capsys, "new", book, "--sample", *TODAY)
    link.symlink_to(book)
    before = book.read_bytes()
    assert kachilog(capsys, "review", link, *TODAY)[0] == 0
    assert "   1  20" in kachilog(capsys, "restore", link)[1]
    assert kachilog(capsys, "restore", link, 1)[0] == 0
    assert book.read_bytes() == before
    assert link.is_symlink()
    book.unlink()
    assert kachilog(capsys, "restore", link, 1)[0] == 0
    assert book.exists()


@pytest.mark.parametrize("form", sampled(["NFC", "NFD"], "NFD"))
@pytest.mark.parametrize("typed", sampled(["NFC", "NFD"], "NFC"))
@pytest.mark.parametrize("lost", [True, False])
def test_a_workbook_is_restored_in_any_unicode_form(capsys, tmp_path, form, typed, lost):
    book = tmp_path / unicodedata.normalize(form, "ガク.xlsx")
    asked = tmp_path / unicodedata.normalize(typed, "ガク.xlsx")
    kachilog(capsys, "new", book, "--sample", *TODAY)
    before = book.read_bytes()
    kachilog(capsys, "review", book, *TODAY)
    if lost:
        book.unlink()
    assert kachilog(capsys, "restore", asked, 1)[0] == 0
    (restored,) = tmp_path.glob("*.xlsx")
    assert restored.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_private_workbook_that_was_lost_comes_back_private(capsys, tmp_path):
    book = tmp_path / "b.xlsx"
    kachilog(capsys, "new", book, "--sample", *TODAY)
    book.chmod(0o600)
    kachilog(capsys, "review", book, *TODAY)
    book.unlink()
    assert kachilog(capsys, "restore", book, 1)[0] == 0
    assert book.stat().st_mode & 0o777 == 0o600
