"""No command and no button opens a connection to anywhere: watched by Python, and by the system itself."""

import json
import re
import shutil
import subprocess
import sys

import pytest
from support.typed import METHOD, TODAY, written

WATCHED = """
import json, sys
met = []
def hook(event, arguments):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "webbrowser"):
        met.append(event)
sys.addaudithook(hook)
from kachilog.cli import main
codes = [main(command) for command in json.loads(sys.argv[1])]
import kachilog.excel.functions, kachilog.jobs.buttons, kachilog.excel.macros, kachilog.libreoffice.answer
print(json.dumps([codes, met]), file=sys.stderr)
"""


def commands(folder):
    """Return every command, one after the other, in a folder of their own."""
    log = written(folder / "log.csv", METHOD)
    members, book = folder / "members", folder / "book.xlsm"
    members.mkdir()
    written(members / "a.csv", METHOD)
    comments = written(folder / "comments.csv", "おかげで解決しました\n")
    return [
        ["demo", folder / "demo", *TODAY],
        ["new", book, *TODAY],
        ["import", book, log],
        ["review", book, "--week", "2026-W47", *TODAY],
        ["review", log, "--json", *TODAY],
        ["export", book, folder / "back.csv"],
        ["convert", log, folder / "made.xlsx"],
        ["check", book],
        ["classify", comments],
        ["cohort", members, "--out", folder / "weekly.parquet", *TODAY],
        ["restore", book, "1"],
        ["setup"],
        ["doctor", book],
        ["check", folder / "gone.csv"],
    ]


def run(folder, *before):
    """Run every command in one process; return the exit codes and what Python was seen to ask for."""
    given = json.dumps([[str(word) for word in command] for command in commands(folder)])
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [*before, sys.executable, "-c", WATCHED, given],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment,
    )
    return json.loads(done.stderr.splitlines()[-1])


def test_no_command_asks_python_for_a_connection(tmp_path):
    codes, met = run(tmp_path)
    assert codes[:11] == [0] * 11
    assert met == []


def test_the_watch_would_see_a_connection(tmp_path):
    watched = WATCHED.replace("codes = [", "import socket; socket.socket().close(); codes = [")
    done = subprocess.run(
        [sys.executable, "-c", watched, "[]"], capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stderr.splitlines()[-1])[1] == ["socket.__new__"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.thorough
def test_no_command_asks_the_system_for_a_connection(tmp_path):
    asked = tmp_path / "asked"
    run(tmp_path, "strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-o", str(asked))
    calls = re.findall(r"^\d+ +(\w+)\((.*)", asked.read_text(encoding="utf-8"), re.MULTILINE)
    # A pair of sockets leads from a process to its own child, and to nobody else.
    assert [(call, rest) for call, rest in calls if call != "socketpair"] == []
