"""Time whole processes side by side and print ratios: `python tests/bench/run.py [--runs N] [--large]`.

The two sides of a row run in turn (A B A B …), so that a machine whose speed drifts slows both. Quoted are
the medians of the ratios pair by pair, and the median peak memory. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

RIVALS = Path(__file__).with_name("rivals.py")
KACHILOG = [sys.executable, "-c", "import sys; from kachilog.cli import main; sys.exit(main())"]
REQUIRED = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)"]
HEADER = [*REQUIRED, "問い合わせ数", "リピート相談数", "紹介数", "タグ", "メモ"]
ACTIONS = ("投稿", "コメント返信", "DM対応", "個別相談", "学習・準備", "その他")


@dataclass(frozen=True)
class Run:
    """One finished process: wall seconds and peak memory in MB."""

    seconds: float
    memory: float


def run(command: list[str]) -> Run:
    """Run a command to its end and return what it took. Raise RuntimeError if it fails."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)],
    )
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    os.close(quiet)
    if status:
        raise RuntimeError(command)
    return Run(seconds, used.ru_maxrss / 1024)


def make_log(path: Path, rows: int) -> None:
    """Write a canonical log CSV of `rows` rows over twenty years, the same on every machine."""
    first = dt.date(2006, 11, 20)
    with path.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(HEADER)
        for i in range(rows):
            day = first + dt.timedelta(days=i * 7300 // rows)
            minutes, quality = ("", 10, 15, 20, 30, 45, 60)[i * 31 % 7], ("", 2, 3, 4, 5)[i * 17 % 5]
            note = f"{i}件目のメモ。前回の相談の続き"
            rated = [minutes, 1 + i % 6, quality, i % 3 // 2, 0, 0]
            writer.writerow([day, ACTIONS[i * 7 % 6], *rated, "実例", note])


def compare(title: str, ours: list[str], theirs: list[str], runs: int, *, reset=lambda: None) -> None:
    """Run both in turn, once to warm up and `runs` times counted, and print one row of the table."""
    pairs = []
    for counted in range(runs + 1):
        reset()
        pair = run(ours), run(theirs)
        if counted:
            pairs.append(pair)
    ratio = statistics.median(b.seconds / a.seconds for a, b in pairs)
    sides = []
    for runs_of_one in zip(*pairs, strict=True):
        seconds = statistics.median(one.seconds for one in runs_of_one)
        memory = statistics.median(one.memory for one in runs_of_one)
        sides.append(f"{seconds:.2f} s, {memory:.0f} MB")
    print(f"| {title} | {sides[0]} | {sides[1]} | {ratio:.1f}× |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="the conversions of a million rows too")
    options = parser.parse_args()
    rival = [sys.executable, str(RIVALS)]
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        print("| work | kachilog | other | other / kachilog |\n|---|---|---|---|")
        for rows in (20_000, 200_000):
            text, book, copy = at / f"{rows}.csv", at / f"{rows}.xlsx", at / f"{rows} copy.xlsx"
            make_log(text, rows)
            run([*KACHILOG, "convert", str(text), str(book)])

            def reset(book=book, copy=copy):
                shutil.copy(book, copy)
                shutil.rmtree(at / "kachilog-backup", ignore_errors=True)

            review = [*KACHILOG, "review", str(copy), "--week", "2026-W46", "--today", "2026-11-24"]
            resave = [*rival, "openpyxl_resave", str(book), str(at / "resaved.xlsx")]
            runs = options.runs if rows < 100_000 else max(1, options.runs // 2)
            title = f"review one week, {rows:,} rows, against openpyxl load + save"
            compare(title, review, resave, runs, reset=reset)
        text, book = at / "100000.csv", at / "100000.xlsx"
        make_log(text, 100_000)
        convert = [*KACHILOG, "convert", str(text), str(book)]

        def clean():
            shutil.rmtree(at / "kachilog-backup", ignore_errors=True)

        for name in ("openpyxl", "xlsxwriter"):
            other = [*rival, f"{name}_convert", str(text), str(at / "other.xlsx")]
            compare(
                f"CSV → workbook, 100,000 rows, against {name}", convert, other, options.runs, reset=clean
            )
        back = [*KACHILOG, "convert", str(book), str(at / "back.csv")]
        bare = [*rival, "calamine_export", str(book), str(at / "bare.csv")]
        title = "workbook → CSV, 100,000 rows, against bare calamine + csv"
        compare(title, back, bare, options.runs, reset=clean)
        idle = [*rival, "nothing"]
        compare("kachilog --help against an idle Python", [*KACHILOG, "--help"], idle, options.runs * 2)
        if options.large:
            text, book = at / "million.csv", at / "million.xlsx"
            make_log(text, 1_000_000)
            ways = ("CSV → workbook", text, book), ("workbook → CSV", book, at / "million back.csv")
            for title, one, other in ways:
                used = run([*KACHILOG, "convert", str(one), str(other)])
                print(f"| {title}, 1,000,000 rows | {used.seconds:.1f} s, {used.memory:.0f} MB | | |")


if __name__ == "__main__":
    main()
