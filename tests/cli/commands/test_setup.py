"""`setup` puts the add-in into Excel, and lets the buttons of workbooks find this Python."""

import io
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from pyopenvba import ExcelFile
from support.documents import ROOT
from support.typed import kachilog, new_book

from kachilog.base.version import __version__
from kachilog.cli.commands import doctor, new
from kachilog.files.book.addin import conf
from kachilog.files.book.template import vba
from kachilog.jobs.installing import addin, extension, interpreter, setup

a_script_stands_in = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for a program")


@cache  # a workbook says when it was made
def stand_in(*, python, template, language):
    """Return a workbook with the settings of an add-in: what it is beside them takes a second to build."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet(conf.CONF_SHEET)
    for line in ((conf.INTERPRETER, python), (conf.TEMPLATE, template), (conf.VERSION, __version__)):
        sheet.append(line)
    book.save(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def office(monkeypatch, tmp_path):
    """No LibreOffice, unless a test says what its tool answers; return the calls of that."""
    calls = []
    monkeypatch.setattr(extension, "office_program", lambda: None)
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))

    def installed(version):
        monkeypatch.setattr(extension, "_tool", lambda: tmp_path)
        monkeypatch.setattr(extension.os, "geteuid", lambda: 1000, raising=False)
        answers = {"add": "", "remove": "", "list": f"Identifier: x\n  Version: {version}\n"}

        def run(command, **_):
            calls.append(command[1:])
            code = int(command[1] == "list" and version is None)
            return subprocess.CompletedProcess(command, code, answers[command[1]], "")

        monkeypatch.setattr(extension.subprocess, "run", run)
        return calls

    return installed


@pytest.fixture
def windows(monkeypatch, tmp_path):
    """A Windows with Excel; return the folder of its settings of programs."""
    monkeypatch.setattr(setup, "this_platform", lambda: "win32")
    monkeypatch.setattr(setup, "config_file", lambda _platform: tmp_path / "xlwings.conf")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    monkeypatch.setattr(addin, "build_addin", stand_in)
    return tmp_path / "Roaming"


def test_setup_lets_the_buttons_find_this_python_and_the_doctor_sees_it(capsys, windows, tmp_path):
    book = new_book(capsys, tmp_path / "価値ログ.xlsm")
    code, out, _ = kachilog(capsys, "doctor", book)
    assert code == 3
    assert 'ボタンから Python が見つかりません。kachilog setup "価値ログ.xlsm"' in out
    assert kachilog(capsys, "setup", book)[0] == 0
    assert sys.executable in (tmp_path / "xlwings.conf").read_text(encoding="utf-8")
    assert "もう済んでいます" in kachilog(capsys, "setup")[1]
    code, out, _ = kachilog(capsys, "doctor", book)
    assert code == 0
    assert f"価値ログ.xlsm のボタンが使う Python: {sys.executable}" in out


def test_the_settings_that_all_workbooks_read_are_written_for_a_workbook_with_buttons_only(
    capsys, windows, tmp_path
):
    config = tmp_path / "xlwings.conf"
    assert kachilog(capsys, "setup")[0] == 0
    assert not config.exists()
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 0
    assert "○ ブックの中のボタンは設定していません" in out

    gone = tmp_path / "gone" / "python.exe"
    config.write_text(f'"INTERPRETER_WIN","{gone}"\n', "utf-8")
    assert "× ブックの中のボタンから、この Python が見つかりません" in kachilog(capsys, "doctor")[1]
    assert "ボタンの設定を書きました" in kachilog(capsys, "setup")[1]
    assert sys.executable in config.read_text("utf-8")


@a_script_stands_in
def test_a_workbook_names_its_own_python_where_other_workbooks_have_theirs(capsys, windows, tmp_path):
    book = new_book(capsys, tmp_path / "価値ログ.xlsm")
    other = tmp_path / "python"
    other.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    other.chmod(0o755)
    (tmp_path / "xlwings.conf").write_text(f'"INTERPRETER_WIN","{other}"\n', "utf-8")
    assert f"のボタンが使う Python: {other}" in kachilog(capsys, "doctor", book)[1]
    out = kachilog(capsys, "setup", book)[1]
    assert "そちらは変えていません" in out
    assert "「価値ログ.xlsm」の中に、使う Python を書きました。" in out
    assert f"のボタンが使う Python: {sys.executable}" in kachilog(capsys, "doctor", book)[1]


def test_macros_of_an_earlier_version_are_told_and_brought_to_this_one(capsys, windows, tmp_path):
    book = new_book(capsys, tmp_path / "価値ログ.xlsm")
    earlier = (ROOT / "tests" / "data" / "macros" / "Kachilog" / "5.bas").read_text("ascii")
    for text, before, said, after in (
        (earlier, "前の版のものです(Kachilog)", "この版のものに入れかえました(Kachilog)", "この版のものです"),
        (
            "' mine\n" + earlier,
            "直したところがあります(Kachilog)",
            "そのままにしました",
            "直したところがあります",
        ),
    ):
        with ExcelFile(book) as file:
            file.set_module("Kachilog", vba.lines_of_windows(text))
            file.save(book)
        assert before in kachilog(capsys, "doctor", book)[1]
        assert said in kachilog(capsys, "setup", book)[1]
        assert after in kachilog(capsys, "doctor", book)[1]


def test_setup_puts_the_tab_into_excel_and_takes_it_away(capsys, windows, tmp_path):
    assert "× Excel にタブ「価値ログ」がありません" in kachilog(capsys, "doctor")[1]
    code, out, err = kachilog(capsys, "setup")
    place = windows / "Microsoft" / "Excel" / "XLSTART" / "kachilog.xlam"
    assert (code, err) == (0, "")
    assert f"タブ「価値ログ」を入れました: {place}" in out
    assert f"のもとになるブック: {windows / 'kachilog' / '価値ログ.xlsx'}" in out
    assert "Excel を開き直すと" in out
    assert f"○ タブ「価値ログ」は Excel に入っています({__version__})" in kachilog(capsys, "doctor")[1]

    assert "Put in the tab kachilog anew" in kachilog(capsys, "setup", "--lang", "en")[1]
    code, out, _ = kachilog(capsys, "setup", "--remove")
    assert code == 0
    assert f"取りのぞきました: {place}" in out
    assert not place.exists()
    assert not (tmp_path / "xlwings.conf").exists()
    assert "取りのぞくものはありませんでした。" in kachilog(capsys, "setup", "--remove")[1]
    assert 'kachilog restore "価値ログ.xlsm"' in kachilog(capsys, "setup", "--remove", "価値ログ.xlsm")[1]


def test_on_a_mac_the_doctor_calls_python_as_the_tab_does(capsys, windows, monkeypatch):
    kachilog(capsys, "setup")
    monkeypatch.setattr(doctor, "sys", SimpleNamespace(**vars(sys) | {"platform": "darwin"}))
    for reason, mark in (("", "○ ボタンから"), ("No module named xlwings", "× ボタンから")):
        monkeypatch.setattr(interpreter, "failure_on_a_mac", lambda *_, said=reason: said)
        out = kachilog(capsys, "doctor")[1]
        assert mark in out
        assert reason in out


def test_a_file_in_the_way_is_told_and_the_buttons_are_set_up_all_the_same(capsys, windows, tmp_path):
    place = windows / "Microsoft" / "Excel" / "XLSTART" / "kachilog.xlam"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"mine")
    code, out, err = kachilog(capsys, "setup", new_book(capsys, tmp_path / "価値ログ.xlsm"))
    assert code == 3
    assert "価値ログのものではないファイルがある" in err
    assert "設定を書きました" in out
    assert f"残しました: {place}" in kachilog(capsys, "setup", "--remove")[1]
    assert place.read_bytes() == b"mine"


@a_script_stands_in
def test_the_settings_of_other_workbooks_are_left_to_them(capsys, windows, tmp_path):
    other = tmp_path / "python"
    other.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    other.chmod(0o755)
    config = tmp_path / "xlwings.conf"
    config.write_text(f'"INTERPRETER_WIN","{other}"\n', "utf-8")
    before = config.read_bytes()
    code, out, _ = kachilog(capsys, "setup")
    assert code == 0
    assert "タブ「価値ログ」を入れました" in out
    assert config.read_bytes() == before


def test_a_new_workbook_is_a_plain_one_where_the_tab_is(capsys, windows, monkeypatch, tmp_path):
    monkeypatch.setattr(new, "sys", SimpleNamespace(platform="win32"))
    kachilog(capsys, "new", tmp_path / "前")
    kachilog(capsys, "setup")
    kachilog(capsys, "new", tmp_path / "後")
    kachilog(capsys, "new", tmp_path / "自分で.xlsm")
    assert sorted(path.name for path in tmp_path.glob("*.xls*")) == ["前.xlsm", "後.xlsx", "自分で.xlsm"]


def test_setup_without_excel_says_what_to_use_instead(capsys, monkeypatch):
    monkeypatch.setattr(setup, "this_platform", lambda: None)
    code, _, err = kachilog(capsys, "setup")
    assert code == 3
    assert "Excel がないので" in err
    assert "kachilog review" in err
    assert kachilog(capsys, "setup", "--remove")[0] == 0


def test_setup_puts_the_extension_into_libreoffice_and_takes_it_out_again(capsys, office):
    calls = office(__version__)
    code, out, _ = kachilog(capsys, "setup")
    assert code == 0
    assert f"LibreOffice にメニューとツールバー「価値ログ」を入れました({__version__})。" in out
    assert [call[0] for call in calls] == ["add", "list"]
    named = extension.interpreter_file().read_text("utf-8")
    assert named == f"{sys.executable}\t-m kachilog.libreoffice.click"
    assert f"○ LibreOffice のメニュー「価値ログ」: {__version__}" in kachilog(capsys, "doctor")[1]

    code, out, _ = kachilog(capsys, "setup", "--remove")
    assert (code, calls[-1]) == (0, ["remove", "org.kachilog.office"])
    assert "LibreOffice からメニューとツールバー「価値ログ」を取りのぞきました。" in out
    assert not extension.interpreter_file().parent.exists()
    office(None)
    assert "取りのぞくものはありませんでした。" in kachilog(capsys, "setup", "--remove")[1]


@pytest.mark.parametrize(("version", "said"), [(None, "見つかりません"), ("0.0.1", "別の版です(0.0.1)")])
def test_the_doctor_says_what_is_wrong_with_the_extension(capsys, office, version, said):
    office(__version__)
    kachilog(capsys, "setup")
    office(version)
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert said in out


def test_the_doctor_says_that_the_python_of_the_extension_is_gone(capsys, office):
    office(__version__)
    kachilog(capsys, "setup")
    extension.interpreter_file().write_text("/gone/python\t-m x", "utf-8")
    assert f"Python がありません({Path('/gone/python')})" in kachilog(capsys, "doctor")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such user")
def test_the_superuser_is_told_that_libreoffice_takes_no_extension(capsys, office, monkeypatch):
    office(__version__)
    monkeypatch.setattr(extension.os, "geteuid", lambda: 0, raising=False)
    code, _, err = kachilog(capsys, "setup")
    assert code == 3
    assert "管理者(root)" in err
    monkeypatch.setattr(extension.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(
        extension.subprocess,
        "run",
        lambda command, **_: subprocess.CompletedProcess(command, 1, "", "ERROR: x"),
    )
    assert "(ERROR: x)" in kachilog(capsys, "setup")[2]


@pytest.mark.parametrize("book", ["none.xlsm", "remove", "plain.xlsx"])
def test_nothing_is_put_in_for_a_book_that_is_none_of_ours(capsys, windows, monkeypatch, tmp_path, book):
    monkeypatch.setattr(extension, "install_extension", pytest.fail)
    monkeypatch.setattr(addin, "install", pytest.fail)
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    code, out, err = kachilog(capsys, "setup", tmp_path / book)
    assert (code, out) == (3, "")
    assert book in err


@pytest.mark.parametrize("typed", ["—remove", "－－remove", "ーーｒｅｍｏｖｅ", "‐remove", "-remove"])
def test_another_kind_of_dash_before_an_option_is_told_as_such(capsys, typed):
    code, out, err = kachilog(capsys, "setup", typed)
    assert (code, out) == (2, "")
    assert "「--remove」と半角で" in err
    assert "「--version」と半角で" in kachilog(capsys, "—version")[2]
