"""`doctor` says what runs here."""

import sys
import zipfile

import openpyxl
import pytest
from support.typed import kachilog

from kachilog.cli.commands import doctor
from kachilog.files.book.names import TEMPLATE_VERSION
from kachilog.jobs.installing import doctor as found_out

META = f"""<office:document-meta xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:meta>
  <meta:user-defined meta:name="kachilog template">{TEMPLATE_VERSION}</meta:user-defined>
</office:meta></office:document-meta>"""

where_no_excel_is = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="Excel may be there, and not set up"
)


@where_no_excel_is
def test_the_doctor_finds_a_whole_installation_well(capsys):
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 0
    assert "Python 3." in out
    assert "×" not in out


def test_the_doctor_names_a_missing_part_and_the_remedy(capsys, monkeypatch):
    monkeypatch.setattr(doctor, "_PARTS", ("no-such-part",))
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert "× no-such-part がありません。pip install" in out


def test_the_doctor_looks_at_a_workbook_too(capsys, tmp_path):
    for name in ("book.xlsm", "book.xlsx"):
        kachilog(capsys, "new", tmp_path / name)
    assert (
        "book.xlsm のボタンは、この版の部品に合っています"
        in kachilog(capsys, "doctor", tmp_path / "book.xlsm")[1]
    )
    assert "book.xlsx にはボタンがありません" in kachilog(capsys, "doctor", tmp_path / "book.xlsx")[1]
    assert kachilog(capsys, "doctor", tmp_path / "none.xlsx")[0] == 3


def test_the_doctor_tells_of_a_dictionary_that_cannot_be_read(capsys, monkeypatch):
    monkeypatch.setattr(found_out, "classifier_reads", lambda: False)
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert "× お客様の声を分類する辞書を読めません。" in out


def test_the_doctor_tells_of_the_stores_python(capsys, monkeypatch):
    monkeypatch.setattr(found_out, "is_of_the_store", lambda _: True)
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert "× Microsoft Store の Python です。" in out


@where_no_excel_is
def test_the_doctor_says_which_service_synchronises_a_workbook_or_python(capsys, tmp_path, monkeypatch):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    kachilog(capsys, "new", folder / "book.xlsx")
    code, out, _ = kachilog(capsys, "doctor", folder / "book.xlsx")
    assert code == 0
    assert "○ book.xlsx は Dropbox で同期されるフォルダーにあります。" in out

    monkeypatch.setattr("sys.executable", str(folder / "python"))
    assert "○ Python は Dropbox で同期されるフォルダーにあります。" in kachilog(capsys, "doctor")[1]


def test_the_doctor_knows_our_ods_and_a_log_of_the_users_own(capsys, tmp_path):
    with zipfile.ZipFile(tmp_path / "book.ods", "w") as ods:
        ods.writestr("meta.xml", META)
    out = kachilog(capsys, "doctor", tmp_path / "book.ods")[1]
    assert "book.ods は LibreOffice 用の価値ログのブックです" in out
    own = openpyxl.Workbook()
    own.active.append(["日付", "アクション内容", "投入時間"])
    own.save(tmp_path / "own.xlsx")
    assert (
        "own.xlsx は活動ログのある、あなたのブックです"
        in kachilog(capsys, "doctor", tmp_path / "own.xlsx")[1]
    )
    openpyxl.Workbook().save(tmp_path / "else.xlsx")
    assert "価値ログのブックではありません" in kachilog(capsys, "doctor", tmp_path / "else.xlsx")[1]
    with zipfile.ZipFile(tmp_path / "broken.xlsx", "w") as broken:
        broken.writestr("nothing", "")
    assert "価値ログのブックではありません" in kachilog(capsys, "doctor", tmp_path / "broken.xlsx")[1]
