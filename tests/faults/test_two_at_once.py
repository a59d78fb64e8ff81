"""Two that want one workbook: one waits for nobody's crash, none loses what the other has saved."""

import os
import signal
import subprocess
import sys

import pytest
from support import faults
from support.typed import HEADER, kachilog, written
from support.workbooks import NOW

from kachilog.base.errors import FileError
from kachilog.files import saving
from kachilog.files.book.closed import ClosedBook
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.import_ import import_files

KACHILOG = [sys.executable, "-c", "import sys; from kachilog.cli import main; sys.exit(main())"]


def import_in_another_process(book, log):
    command = [*KACHILOG, "import", str(book), str(log), "--lang", "ja"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_second_is_told_that_the_first_is_saving(capsys, tmp_path):
    book, log = tmp_path / "book.xlsx", written(tmp_path / "log.csv")
    assert kachilog(capsys, "new", book)[0] == 0
    before, seen = book.read_bytes(), []

    def meanwhile(out):
        seen.append(import_in_another_process(book, log))
        out.write(before)

    saving.save(book, meanwhile, None, seen=None, now=NOW, overwrite=True)
    assert seen[0].returncode == 3
    assert "保存している最中です" in seen[0].stderr
    assert book.read_bytes() == before
    assert import_in_another_process(book, log).returncode == 0
    assert faults.litter(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied by fork")
def test_a_process_that_was_killed_holds_nothing(capsys, tmp_path):
    book, log = tmp_path / "book.xlsx", written(tmp_path / "log.csv")
    assert kachilog(capsys, "new", book)[0] == 0

    def dying():
        saving.save(
            book, lambda _: os.kill(os.getpid(), signal.SIGKILL), None, seen=None, now=NOW, overwrite=True
        )

    assert faults.in_a_copy(dying) == ("", signal.SIGKILL)
    assert faults.litter(tmp_path) != []
    assert kachilog(capsys, "import", book, log)[0] == 0
    assert faults.litter(tmp_path) == []


def imported(book, log):
    """Import a log; return whether that was done rather than left to another who was faster."""
    try:
        import_files(ClosedLog(book, NOW), [log])
    except FileError as error:
        if error.code not in ("file_busy", "file_changed"):
            raise
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied by fork")
def test_of_four_that_import_at_once_no_row_is_lost_and_none_comes_twice(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    assert kachilog(capsys, "new", book)[0] == 0
    logs = [
        written(tmp_path / f"{number}.csv", f"{HEADER}\n2026-11-1{number},投稿,{number},2,4,1\n")
        for number in range(1, 5)
    ]
    children = []
    for log in logs:
        child = os.fork()
        if child == 0:
            os._exit(0 if any(imported(book, log) for _ in range(1000)) else 1)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0, 0]
    assert sorted(ClosedBook.open(book).log().frame["minutes"]) == [1, 2, 3, 4]
    assert faults.litter(tmp_path) == []
