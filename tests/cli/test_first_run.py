"""The first run by double click: a workbook of one's own in the documents, never over one that is there."""

import pytest

from kachilog.cli import first_run

NAME = "価値ログ.xlsm"


@pytest.fixture
def opened(monkeypatch):
    files = []
    monkeypatch.setattr(first_run, "_open", files.append)
    return files


def test_it_makes_a_workbook_looks_at_it_and_opens_it(tmp_path, capsys, opened):
    assert first_run.first_run(tmp_path, dry=False) == 0
    said = capsys.readouterr().out
    assert f"{NAME} はこの版のブックです" in said
    assert f"{NAME} を開きます。" in said
    assert opened == [tmp_path / NAME]


def test_a_workbook_that_is_there_stays_as_it_is(tmp_path, capsys, opened):
    (tmp_path / NAME).write_bytes(b"mine")
    assert first_run.first_run(tmp_path, dry=True) == 3
    assert "前からあるブックをそのまま使います" in capsys.readouterr().out
    assert (tmp_path / NAME).read_bytes() == b"mine"
    assert opened == []


def test_where_no_workbook_can_be_made_nothing_is_opened(tmp_path, opened):
    assert first_run.first_run(tmp_path / "none" / "at all\0", dry=False) != 0
    assert opened == []


def test_the_documents_are_in_the_home_folder_or_that_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert first_run.documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert first_run.documents() == tmp_path / "Documents"


@pytest.mark.parametrize(("system", "program"), [("darwin", "open"), ("linux", "xdg-open")])
def test_the_system_opens_the_workbook(tmp_path, monkeypatch, system, program):
    monkeypatch.setattr("sys.platform", system)
    calls = []
    monkeypatch.setattr(first_run.subprocess, "run", lambda command, **_: calls.append(command))
    first_run._open(tmp_path / NAME)
    assert calls == [[program, str(tmp_path / NAME)]]

    def missing(*_, **__):
        raise FileNotFoundError

    monkeypatch.setattr(first_run.subprocess, "run", missing)
    first_run._open(tmp_path / NAME)
