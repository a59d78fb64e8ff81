"""`doctor` says what runs here."""

from support.typed import kachilog

from kachilog.cli.commands import doctor
from kachilog.jobs.installing import doctor as found_out


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


def test_the_doctor_says_which_service_synchronises_a_workbook_or_python(capsys, tmp_path, monkeypatch):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    kachilog(capsys, "new", folder / "book.xlsx")
    code, out, _ = kachilog(capsys, "doctor", folder / "book.xlsx")
    assert code == 0
    assert "○ book.xlsx は Dropbox で同期されるフォルダーにあります。" in out

    monkeypatch.setattr("sys.executable", str(folder / "python"))
    assert "○ Python は Dropbox で同期されるフォルダーにあります。" in kachilog(capsys, "doctor")[1]
