"""The same files, bred by what code they reach: `python tests/fuzz/coverage_guided.py workbook`.

Needs atheris, which is no dependency of the tests. Further options are libFuzzer's. With `raw` before the
target's name, the bytes are the file itself; else they choose the damage.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["kachilog"]):
    from fuzz.exercise import TARGETS
from fuzz.damage import DAMAGES


def main() -> None:
    """Fuzz until libFuzzer's options say that it is enough."""
    words = sys.argv[1:]
    raw = words[0] == "raw"
    name, *options = words[raw:]
    take, damage = TARGETS[name], DAMAGES[name]
    with tempfile.TemporaryDirectory() as folder:

        def one_input(data: bytes) -> None:
            take(data if raw else damage(data), Path(folder))

        atheris.Setup([sys.argv[0], "-timeout=5", "-rss_limit_mb=500", *options], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
