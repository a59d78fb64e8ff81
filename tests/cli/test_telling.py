"""What takes long says on a terminal how far it is."""

import io
import re
import sys

import pytest
from support.typed import HEADER, kachilog, new_book, written

from kachilog.cli import telling
from kachilog.log.parse import CHUNK

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


class Terminal(io.StringIO):
    """A terminal that remembers what it was shown."""

    def isatty(self):
        return True


MANY = HEADER + "\n" + "2026-11-16,投稿,30,2,5,1\n" * (20 * CHUNK)


@pytest.mark.parametrize(
    "command",
    [
        ("convert", "log.csv", "other.xlsx"),
        ("import", "book.xlsx", "log.csv"),
        ("export", "full.xlsx", "back.csv"),
        ("check", "log.csv"),
        ("review", "log.csv", "--week", "2026-W47"),
    ],
)
def test_what_takes_long_says_on_a_terminal_how_far_it_is(capsys, monkeypatch, tmp_path, command):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "log.csv", MANY)
    new_book(capsys, tmp_path / "book.xlsx")
    kachilog(capsys, "convert", "log.csv", "full.xlsx")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(telling, "_PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    assert kachilog(capsys, *command)[0] == 0
    assert re.search(r"進めています\([1-9][\d,]{4,}行\)", shown.getvalue())


def test_a_short_command_and_one_without_a_terminal_show_no_bar(capsys, monkeypatch, tmp_path):
    source = written(tmp_path / "log.csv", MANY)
    monkeypatch.setattr(telling, "_PATIENCE", -1.0)
    assert kachilog(capsys, "convert", source, tmp_path / "one.xlsx")[2] == ""
    monkeypatch.setattr(telling, "_PATIENCE", 600.0)
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    assert kachilog(capsys, "convert", source, tmp_path / "other.xlsx")[0] == 0
    assert shown.getvalue() == ""
