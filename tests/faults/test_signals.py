"""Asked to stop in the middle of a save, a command says that it stopped, and has changed and left nothing."""

import os
import signal
import subprocess
import sys

import pytest
from support import faults
from support.typed import kachilog, written

STOPPED = """
import os, signal, sys
from kachilog.cli import main
from kachilog.files import disk
number, real = int(sys.argv.pop(1)), disk.sync
if number != signal.SIGINT:
    signal.signal(number, signal.SIG_DFL)  # whoever started the tests may have it ignored, as nohup does
def sync(file):
    os.kill(os.getpid(), number)
    real(file)
disk.sync = sync
sys.exit(main())
"""
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals are sent by kill")


@POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(("lang", "sentence"), [("ja", "中断しました"), ("en", "Stopped")])
def test_a_command_that_is_asked_to_stop_says_so_and_leaves_all_as_it_was(
    capsys, tmp_path, name, lang, sentence
):
    book, log = tmp_path / "book.xlsx", written(tmp_path / "log.csv")
    assert kachilog(capsys, "new", book)[0] == 0
    before, number = faults.contents(tmp_path), getattr(signal, name)
    command = [
        sys.executable,
        "-c",
        STOPPED,
        str(number.value),
        "import",
        str(book),
        str(log),
        "--lang",
        lang,
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 128 + number
    assert done.stderr.strip().startswith(sentence)
    assert "Traceback" not in done.stderr
    assert faults.contents(tmp_path) == before


@POSIX
def test_who_reads_no_further_ends_a_command_quietly(tmp_path):
    log = written(tmp_path / "log.csv", "日付,アクション内容,投入時間(分)\n" + "x,投稿,30\n" * 5000)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "import sys; from kachilog.cli import main; sys.exit(main())"]
    done = subprocess.run(
        [*command, "check", str(log)], stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")
