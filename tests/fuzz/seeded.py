"""Damaged files one after the other, by number: `python tests/fuzz/seeded.py workbook --seconds 600`.

What fails is kept by its number in the folder named, and is made again with `--first NUMBER --count 1`.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.damage import DAMAGES
from fuzz.exercise import TARGETS

SECONDS = 5
MEBIBYTES = 500


def choices(number: int) -> bytes:
    """Return the string of bytes behind a number."""
    return random.Random(number).randbytes(64)  # noqa: S311  the same files in every run


def main() -> int:  # noqa: C901  one loop, with what it notes
    """Run until the time or the count is up; return 1 if anything failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("target", choices=sorted(TARGETS))
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--count", type=int, default=sys.maxsize)
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--keep", type=Path, help="a folder for the files that failed")
    asked = options.parse_args()
    end, failures, taken, slowest, peak = time.monotonic() + asked.seconds, {}, 0, (0.0, -1), _peak()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.first, asked.first + asked.count):
            began = time.monotonic()
            if began > end:
                break
            data = DAMAGES[asked.target](choices(number))
            failure, made = None, _peak()  # a file may be large to make
            try:
                taken += TARGETS[asked.target](data, Path(folder))
            except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
                frame = traceback.extract_tb(error.__traceback__)[-1]
                failure = f"{type(error).__name__}: {str(error)[:200]} in {frame.filename}:{frame.lineno}"
                if failure not in failures:
                    traceback.print_exc()
            spent = time.monotonic() - began
            if spent > SECONDS:
                failure = f"took {spent:.1f} s"
            if _peak() > max(made, MEBIBYTES):
                failure = f"took {_peak()} MiB"
            peak, slowest = _peak(), max(slowest, (spent, number))
            if failure:
                failures.setdefault(failure, []).append(number)
                print(f"{number}: {failure}", flush=True)
                if asked.keep:
                    (asked.keep / f"{asked.target}-{number}").write_bytes(data)
            if number % 500 == 0:
                print(f"{number}, {taken} taken, {len(failures)} failures, {peak} MiB, {slowest}", flush=True)
    files = number - asked.first
    print(f"{files} files, {taken} taken, {len(failures)} failures, peak {peak} MiB, slowest {slowest}")
    for failure, numbers in failures.items():
        print(f"{len(numbers)} × {failure}, first {numbers[0]}")
    return bool(failures)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    sys.exit(main())
