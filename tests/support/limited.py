"""A command in a process of its own, whose time and memory are measured, and bounded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass

# A process counts the memory of the one that it was forked from, so a small one stands between.
_LAUNCHER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(json.loads(sys.argv[2]), stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as report:
    seconds = time.perf_counter() - start, used.ru_utime + used.ru_stime
    json.dump([done.returncode, *seconds, used.ru_maxrss / 1024], report)
"""
_MAIN = "import sys; from kachilog.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code, seconds (of the clock, of processors), peak MB, all that it said."""

    code: int
    seconds: float
    cpu: float
    memory: float
    out: str
    err: str


def kachilog(folder, *words, seconds=60, lang="ja", environment=None):
    """Run a command line in a process of its own; fail after `seconds`, and if it says a traceback."""
    report = folder.with_name(f"{folder.name} report.json")
    command = [sys.executable, "-c", _MAIN, *[str(word) for word in words], "--lang", lang]
    started = subprocess.Popen(
        [sys.executable, "-S", "-c", _LAUNCHER, str(report), json.dumps(command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=environment,
        start_new_session=True,
    )
    try:
        out, err = started.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)  # the command, too, not the launcher alone
        started.communicate()
        raise
    assert started.returncode == 0, err
    code, took, cpu, memory = json.loads(report.read_text(encoding="utf-8"))
    assert "Traceback" not in err
    return Ended(code, took, cpu, memory, out, err)
