"""Time the classification of 1, 100 and 10,000 comments as whole processes, loading and all.

python tests/bench/classify_voices.py

Linear algebra has one thread, as under the command line. Linux or macOS.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

VOICES = Path(__file__).parents[1] / "data" / "voices"
COUNTS = (1, 100, 10_000)
RUN = """
import json, sys
from kachilog.base.cores import use_one_thread

use_one_thread()
from kachilog.voices import classify

classify(json.load(sys.stdin))
"""


def main() -> None:
    texts: list[str] = []
    for part in ("build", "check", "held_out"):
        with (VOICES / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]
    for count in COUNTS:
        comments = (texts * (count // len(texts) + 1))[:count]
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", RUN], stdin=subprocess.PIPE, text=True)
        json.dump(comments, process.stdin)
        process.stdin.close()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        assert status == 0
        print(
            f"{count:>6} comments: {seconds:.2f} s ({used.ru_utime + used.ru_stime:.2f} of the processor), "
            f"{used.ru_maxrss / 1024:.0f} MB"
        )


if __name__ == "__main__":
    main()
