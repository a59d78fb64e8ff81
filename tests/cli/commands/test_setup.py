"""`setup` lets the buttons of Excel find this Python."""

import sys

from support.typed import kachilog

from kachilog.jobs.installing import setup


def test_setup_lets_the_buttons_find_this_python_and_the_doctor_sees_it(capsys, monkeypatch, tmp_path):
    config = tmp_path / "xlwings.conf"
    monkeypatch.setattr(setup, "this_platform", lambda: "win32")
    monkeypatch.setattr(setup, "config_file", lambda _platform: config)
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert "kachilog setup" in out
    assert kachilog(capsys, "setup")[0] == 0
    assert sys.executable in config.read_text(encoding="utf-8")
    assert "もう済んでいます" in kachilog(capsys, "setup")[1]
    assert kachilog(capsys, "doctor")[0] == 0


def test_setup_without_excel_says_what_to_use_instead(capsys, monkeypatch):
    monkeypatch.setattr(setup, "this_platform", lambda: None)
    code, _, err = kachilog(capsys, "setup")
    assert code == 3
    assert "kachilog review" in err
