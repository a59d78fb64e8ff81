"""Say how much of each room the tests run, by a report of `coverage json`; fail where the core has gaps."""

import json
import sys
from collections import defaultdict
from pathlib import Path

CORE = ("base", "wording", "log", "voices", "metrics", "reviews", "page")


def room_of(path: str) -> str:
    """Return the folder of the package that a file stands in; its own name for one that stands in none."""
    return Path(path).parts[Path(path).parts.index("kachilog") + 1]


def main(report: str) -> int:
    """Print a line for each room, then what is never run in the core; return the exit code."""
    rooms = defaultdict(lambda: [0, 0, 0, 0])
    never = {}
    for path, file in json.loads(Path(report).read_text(encoding="utf-8"))["files"].items():
        found = file["summary"]
        counts = (
            found["num_statements"],
            found["missing_lines"],
            found["num_branches"],
            found["missing_branches"],
        )
        room = room_of(path)
        rooms[room] = [total + count for total, count in zip(rooms[room], counts, strict=True)]
        if room in CORE and file["missing_lines"]:
            never[path] = file["missing_lines"]
    print(f"{'room':16}{'lines':>7}{'missed':>8}{'branches':>10}{'missed':>8}{'run':>8}")
    for room, (lines, missed, branches, left) in sorted(rooms.items()):
        share = 1 - (missed + left) / ((lines + branches) or 1)
        print(f"{room:16}{lines:7}{missed:8}{branches:10}{left:8}{share:8.1%}")
    for path, lines in never.items():
        print(f"never run in the core: {path}: {', '.join(map(str, lines))}", file=sys.stderr)
    return 1 if never else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
