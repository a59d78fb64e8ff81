"""Time kachilog and its rivals side by side: `python tests/bench/run.py --help`. See README.md beside it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import floors
import rivals
from floors import KACHILOG

HERE = Path(__file__).parent
OURS = [sys.executable, "-c", "import sys; from kachilog.cli import main; sys.exit(main())"]
WORKS = {
    "to_workbook": "CSV → typed workbook",
    "to_csv": "workbook → CSV",
    "add_sheet": "one review into a workbook",
}
ENDINGS = {"to_workbook": "xlsx", "to_csv": "csv", "add_sheet": "xlsm"}
ENOUGH = 20.0
"""Seconds of one tool at one size after which it is not run again."""


@dataclass
class Cell:
    """What one tool took for one work at one size, a figure for each run; or why there is none.

    `seconds` on the clock and of the `processor`, `memory` in MB.
    """

    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    gave_up: str = ""
    processor: list[float] = field(default_factory=list)

    def add(self, seconds, memory, processor):
        """Note what a run took."""
        self.seconds.append(seconds)
        self.memory.append(memory)
        self.processor.append(processor)

    def __str__(self):
        if self.gave_up:
            return self.gave_up
        memory = f"{statistics.median(self.memory):,.0f} MB"
        processor = f"{statistics.median(self.processor or [0.0]):.2f} CPU"
        return f"{self.median:.2f} s ({processor}), {memory}" if self.seconds else ""

    @property
    def median(self):
        """The median of the seconds, infinite without any."""
        return statistics.median(self.seconds) if self.seconds else float("inf")


def measured(command, limit, environment):
    """Run a command for `limit` seconds at most.

    Return seconds, MB of its largest process, seconds of the processor, exit code.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    previous = signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
    signal.alarm(limit)
    try:
        _, status, used = os.wait4(process.pid, 0)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    return seconds, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime, process.returncode


class Bench:
    """Runs the tools in a folder of its own."""

    def __init__(self, folder, options):
        self.folder = folder
        self.options = options
        # Every tool starts as installed: compiled once, and not again at each start.
        compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
        self.environment = os.environ | compiled | {"LC_ALL": "C.UTF-8"}

    def command(self, tool, work, source, target):
        """Return how a tool is told to do a work."""
        if tool != KACHILOG:
            return [self.options.python, str(HERE / "rivals.py"), tool, work, str(source), str(target)]
        if work == "add_sheet":
            return [*OURS, "review", str(target), "--week", "2026-W46", "--today", "2026-11-24"]
        return [*OURS, "convert", str(source), str(target)]

    def once(self, tool, work, source, target):
        """Do a work once into a fresh place and return what it took."""
        target.unlink(missing_ok=True)
        shutil.rmtree(target.parent / "kachilog-backup", ignore_errors=True)
        if tool == KACHILOG and work == "add_sheet":
            shutil.copy(source, target)
        command = self.command(tool, work, source, target)
        return measured(command, self.options.limit, self.environment)

    def sample(self, *arguments):
        """Let samples.py make or check something; return what it says."""
        command = [sys.executable, str(HERE / "samples.py"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout

    def correctness(self, tool, work):
        """Return what a tool changes of the sample that is hard to carry, and the sentence that says so.

        The first is None where it fails altogether.
        """
        source, target = self.source(work, 0), self.folder / f"out.{ENDINGS[work]}"
        *_, code = self.once(tool, work, source, target)
        if not target.exists() or code > 1:
            return None, "fails"
        changes, besides = json.loads(self.sample("check", work, source, target))
        named = list(dict.fromkeys(changes))
        listed = ", ".join(named[: self.options.named]) + ", …" * (len(named) > self.options.named)
        if work == "add_sheet":
            return changes, f"{f'loses {listed}' if changes else 'nothing'}; writes {besides} anew"
        return changes, f"{len(changes)} cells: {listed}" if changes else "nothing"

    def source(self, work, rows):
        """Return the file of so many rows that a work starts from (0: the hard one); it is made once."""
        kinds = {"to_workbook": f"{rows}.csv", "to_csv": f"{rows}.plain.xlsx", "add_sheet": f"{rows}.xlsx"}
        path = self.folder / (kinds[work] if rows or work != "add_sheet" else "rich.xlsm")
        if path.exists():
            return path
        if work == "add_sheet" and rows:
            self.once(KACHILOG, "to_workbook", self.source("to_workbook", rows), path)
        else:
            self.sample("make", work, rows, self.folder)
        return path

    def time(self, work, rows, tools, skipped):
        """Return what each tool took for a work at a size, the tools in turn, each a few times."""
        source = self.source(work, rows)
        target = self.folder / f"out.{'csv' if work == 'to_csv' else 'xlsx'}"
        cells = {tool: Cell(gave_up=skipped.get(tool, "")) for tool in tools}
        for _ in range(self.options.runs):
            for tool, cell in cells.items():
                if cell.gave_up or sum(cell.seconds) > ENOUGH:
                    continue
                seconds, memory, processor, code = self.once(tool, work, source, target)
                if code and seconds >= self.options.limit:
                    cell.gave_up = f"> {self.options.limit} s"
                elif code > 1 or code < 0 or not target.exists():
                    cell.gave_up = f"fails ({code})"
                else:
                    cell.add(seconds, memory, processor)
        return cells

    def plain(self, commands):
        """Return what each of some commands took, name → command, in turn, each a few times."""
        cells = {name: Cell() for name in commands}
        for _ in range(self.options.runs):
            for name, command in commands.items():
                *taken, code = measured(command, self.options.limit, self.environment)
                if code not in (0, 1):
                    cells[name].gave_up = "fails"
                else:
                    cells[name].add(*taken)
        return cells

    def starts(self):
        """Return what the commands took whose start is timed: name → its cell, and the one of its floor."""
        demo = self.folder / "demo"
        measured([*OURS, "demo", str(demo)], self.options.limit, self.environment)
        commands = floors.start_commands(sys.executable, OURS, demo)
        taken = self.plain({name: command for name, (command, _) in commands.items()})
        least = self.plain({name: floor for name, (_, floor) in commands.items()})
        return {name: (cell, least[name]) for name, cell in taken.items()}


def main():
    """Print the tables, and save them and the picture of how cost grows."""
    options = _options()
    absent = [tool for tool in rivals.TOOLS if not floors.is_installed(tool, options.python)]
    options.out.mkdir(parents=True, exist_ok=True)
    lines, growth, verdicts = [], [], []

    def say(line):
        lines.append(line)
        print(line, flush=True)

    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options)
        sizes = [f"{rows:,} rows" for rows in options.rows]
        if options.works:
            say(f"| work | tool | {' | '.join(sizes)} | floor | of a nasty sample it changes |")
            say(f"|---|---|{'---|' * len(sizes)}---|---|")
        for work in options.works:
            tools = [tool for tool in rivals.TOOLS if rivals.can(tool, work) and tool not in absent]
            tools = [KACHILOG, *(tool for tool in tools if not options.tools or tool in options.tools)]
            drawn, sentences = _compare(bench, work, tools, say)
            growth += drawn
            verdicts += sentences
        if options.starts:
            say("")
            say("| start | whole process | floor | above the floor |")
            say("|---|---|---|---|")
            for name, (cell, floor) in bench.starts().items():
                above = f"{cell.median - floor.median:.2f} s"
                say(f"| `{name}` | {cell} | {floor.median:.2f} s | {above} |")
    if absent:
        verdicts.append(f"Not installed: {', '.join(absent)}.")
    (options.out / "table.md").write_text("\n".join([*lines, "", *verdicts]) + "\n", encoding="utf-8")
    (options.out / "growth.csv").write_text("work,tool,rows,seconds\n" + "\n".join(growth) + "\n", "utf-8")
    print("\n".join(["", *verdicts]))
    if growth:
        subprocess.run([options.python, str(HERE / "plot.py"), str(options.out)], check=False)


def _compare(bench, work, tools, say):
    """Say what each tool took for a work; return what is drawn of it, and the sentences below the tables."""
    options = bench.options
    changes = {tool: bench.correctness(tool, work) for tool in tools}
    least = bench.plain({tool: floors.floor_of(tool, work, options.python, sys.executable) for tool in tools})
    results = {tool: [] for tool in tools}
    skipped = {tool: "fails" for tool, (found, _) in changes.items() if found is None}
    growth, verdicts = [], []
    for rows in options.rows:
        for tool, cell in bench.time(work, rows, tools, skipped).items():
            results[tool].append(cell)
            if cell.gave_up:
                skipped[tool] = cell.gave_up
            growth += [f"{work},{tool},{rows},{cell.median:.3f}"] if cell.seconds else []
    for tool, cells in sorted(results.items(), key=lambda pair: [cell.median for cell in pair[1]][-1:]):
        floor = f"{least[tool].median:.2f} s"
        say(f"| {WORKS[work]} | {tool} | {' | '.join(map(str, cells))} | {floor} | {changes[tool][1]} |")
    for size, *cells in zip(options.rows, *results.values(), strict=True):
        right = {
            tool: cell.median
            for tool, cell in zip(results, cells, strict=True)
            if changes[tool][0] == [] and cell.seconds
        }
        verdicts.append(_verdict(work, size, right))
    return growth, verdicts


def _verdict(work, rows, right):
    """Return the sentence that says where kachilog stands among those that change nothing."""
    best = min(right, key=right.get, default=None)
    if best is None or KACHILOG not in right:
        return f"{WORKS[work]}, {rows:,} rows: kachilog is not among the correct ones."
    ratio = right[KACHILOG] / right[best]
    others = sorted(seconds for tool, seconds in right.items() if tool != KACHILOG)
    if best != KACHILOG:
        word = "tied" if ratio <= 1.15 else "slower"
        return (
            f"{WORKS[work]}, {rows:,} rows: {word}, {ratio:.2f}× the time of {best} ({len(right)} correct)."
        )
    lead = f", {others[0] / right[best]:.1f}× as fast as the next" if others else ", the only one"
    return f"{WORKS[work]}, {rows:,} rows: kachilog is first{lead} ({len(right)} correct)."


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    add("--works", nargs="*", choices=[*WORKS], default=[*WORKS])
    add("--starts", action=argparse.BooleanOptionalAction, default=True, help="time starts, too")
    add("--tools", nargs="+", choices=[*rivals.TOOLS], help="rivals to run (all that are installed)")
    add("--python", default=sys.executable, help="the interpreter that has the rivals")
    add("--runs", type=int, default=5, help="runs of each, fewer where they take long")
    add("--limit", type=int, default=300, help="seconds after which a tool is given up")
    add("--named", type=int, default=4, help="changed cells that are named")
    add("--out", type=Path, default=Path("build/bench"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
