"""Time the classification of 10,000 comments as a whole process, the loading of the dictionary included.

python tests/bench/classify_voices.py
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

VOICES = Path(__file__).parents[1] / "data" / "voices"
COUNT = 10_000
RUN = "import json, sys; from kachilog.voices import classify; classify(json.load(sys.stdin))"


def main() -> None:
    texts: list[str] = []
    for part in ("build", "check", "held_out"):
        with (VOICES / f"{part}.csv").open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]
    for count in (1, COUNT):
        comments = (texts * (count // len(texts) + 1))[:count]
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", RUN], input=json.dumps(comments).encode(), check=True)
        print(f"{count:>6} comments: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
