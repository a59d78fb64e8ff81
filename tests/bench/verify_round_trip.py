"""Time `--verify` on the way CSV → workbook → CSV: `python tests/bench/verify_round_trip.py [ROWS]`."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import samples

OURS = [sys.executable, "-c", "import sys; from kachilog.cli import main; sys.exit(main())"]


def main() -> None:
    """Print seconds and peak memory of each step, and whether the CSV came back as it was."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        first, book, last = (Path(folder, name) for name in ("first.csv", "book.xlsx", "last.csv"))
        samples.write_csv(first, samples.typed_log(rows))
        for step in ((first, book), (book, last)):
            for option in ([], ["--verify"]):
                started = time.perf_counter()
                command = [*OURS, "convert", *map(str, step), *option]
                done = subprocess.run(command, check=False, capture_output=True, text=True)
                seconds = time.perf_counter() - started
                said = done.stdout.strip().splitlines() or [done.stderr.strip()]
                way = f"{step[0].suffix} → {step[1].suffix} {' '.join(option):8}"
                print(f"{way} {seconds:6.1f} s  {said[-1]}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory {peak:.0f} MB, the same: {first.read_bytes() == last.read_bytes()}")


if __name__ == "__main__":
    main()
