"""How long a click in LibreOffice takes, from the button to the page: `python tests/bench/clicks.py --help`.

Each click is that of the .ods, its macro run over a pipe in a LibreOffice without a window; the first one
of a LibreOffice includes the start of Python and all that it loads. Seconds of the processor are those of
LibreOffice and Python together: on a machine that others use, too, they tell more than the clock.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from samples import ACTIONS
from support import office
from support.document import LOG, Document

from kachilog.files.book import ods
from kachilog.files.book.template import new_book as template
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.wording import Words

DAY = dt.timedelta(1)
SETTLED = 1.0
"""Seconds after which LibreOffice has done what it does when a document has been opened, or clicked in."""


def log(rows, weeks):
    """Yield the rows of a log of so many weeks that ends with the last finished one."""
    today = dt.date.today()  # noqa: DTZ011 (the clock of the click)
    first = today - (today.weekday() + 7 * weeks) * DAY
    for i in range(rows):
        minutes, quality = (10, 15, 20, 30, 45, 60)[i * 31 % 6], (2, 3, 4, 5)[i * 17 % 4]
        tag = ("悩み解決", "日常", None)[i % 3]
        day = first + i * 7 * weeks // rows * DAY
        yield [day, ACTIONS[i * 7 % 6], minutes, 1 + i % 6, quality, i % 3 // 2, 0, 0, tag, f"{i}件目のメモ"]


def made(folder, rows, weeks, *, paged):
    """Return an .ods with a log and, if it is to be `paged`, the page of each of its weeks."""
    path = folder / f"{rows} rows, {weeks * paged} pages.xlsx"
    template.build(path, rows=[*log(rows, weeks)], today=dt.date.today())  # noqa: DTZ011
    if paged:
        desk = FileDesk(path, today=dt.date.today())  # noqa: DTZ011
        review.place(desk, review.read(desk, review.named_weeks(desk, "all")))
    ods.build_ods(path, path.with_suffix(".ods"), Words("ja"), python=Path(sys.executable))
    return path.with_suffix(".ods")


def used(folder):
    """Return the seconds of the processor that LibreOffice and what it has started have used."""
    seconds, tick = 0.0, os.sysconf("SC_CLK_TCK")
    stats = [
        path.read_text("utf-8", "replace") for path in Path("/proc").glob("[0-9]*/stat") if path.exists()
    ]
    fields = {text.split(" ", 1)[0]: text.rpartition(")")[2].split() for text in stats}
    ours = {
        number for number in fields if str(folder).encode() in Path(f"/proc/{number}/cmdline").read_bytes()
    }
    sessions = {fields[number][3] for number in ours}
    for of_one in fields.values():
        if of_one[3] in sessions:
            seconds += sum(map(int, of_one[11:15])) / tick
    return seconds


def clicked(book, rows, clicks):
    """Return of each click in a new LibreOffice the seconds of the clock and of the processor."""
    times = []
    with tempfile.TemporaryDirectory() as name, office.desktop(Path(name)) as desktop:
        path = shutil.copy(book, Path(name) / "book.ods")
        load = office.properties(Hidden=True, MacroExecutionMode=4)
        document = Document(desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, load))
        for _ in range(clicks):
            time.sleep(SETTLED)
            document.select(f"B{9 + rows}")
            before, start = used(name), time.perf_counter()
            document.run("WeeklyReview")
            times.append((time.perf_counter() - start, used(name) - before))
            assert document.names[-1] == document.uno.CurrentController.ActiveSheet.Name, document.status
            document.uno.CurrentController.setActiveSheet(document.sheet(LOG))
        document.uno.close(True)
    return times


def main():
    """Print a table: the first click of a LibreOffice, and those that follow."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=5000, help="of the log")
    parser.add_argument(
        "--weeks", type=int, default=157, help="of the log, each with a page in the second book"
    )
    parser.add_argument("--runs", type=int, default=5, help="of LibreOffice")
    parser.add_argument(
        "--clicks", type=int, default=3, help="in each of them; the second one counts for neither"
    )
    options = parser.parse_args()
    print("| book | first click | again |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for paged in (False, True):
            book = made(Path(folder), options.rows, options.weeks, paged=paged)
            runs = [clicked(book, options.rows, options.clicks) for _ in range(options.runs)]
            first, again = [run[0] for run in runs], [one for run in runs for one in run[2:]]
            told = [
                " (processor ".join(
                    f"{statistics.median(column):.2f} s" for column in zip(*some, strict=True)
                )
                + ")"
                for some in (first, again)
            ]
            print(f"| {book.stem} | {told[0]} | {told[1]} |", flush=True)


if __name__ == "__main__":
    main()
