"""`doctor` says what runs here."""

from support.typed import kachilog

from kachilog.cli.commands import doctor


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
