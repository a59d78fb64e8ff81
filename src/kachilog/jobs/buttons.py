"""The buttons of Excel and LibreOffice: each does its job at a desk and returns the sentence that answers."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.week import Week
from kachilog.jobs.moving.export import csv_path, export_log
from kachilog.jobs.moving.import_ import import_files
from kachilog.jobs.review import place, read, untaken
from kachilog.page import phrasing
from kachilog.reviews.weeks import logged_weeks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.problems import Problem
    from kachilog.jobs.desk import ButtonDesk
    from kachilog.jobs.moving.import_ import Imported
    from kachilog.log.stream import Log
    from kachilog.wording import Words


def answer(desk: ButtonDesk, job: str, csv: Path | None) -> str:
    """Do the job of a button: "review", "export", or "import" of the CSV chosen. Raise FileError."""
    if job == "import":
        return _import(desk, csv)
    return (_export if job == "export" else _review)(desk)


def _review(desk: ButtonDesk) -> str:
    """Make the page of the week chosen, show it, and refresh 推移; nothing is made of an empty log."""
    words = desk.words
    reviewed = read(desk, lambda log: [_week(desk, log)])
    if not len(reviewed.log.frame):
        return words("excel.log_empty") + _errors(words, (*desk.settings_problems, *reviewed.log.problems))
    (one,) = reviewed.reviews
    placed = place(desk, reviewed)
    made = words(
        "excel.remade" if placed.remade else "excel.made",
        week=one.week.label,
        span=phrasing.span(words, one.week),
        time=f"{desk.now:%H:%M}",
    )
    if placed.kept:
        made += words("excel.kept", count=placed.kept)
    if not one.figures.actions:
        made += words("excel.week_empty", last=logged_weeks(reviewed.log, desk.settings)[-1].label)
    made += "".join(untaken(words, reviewed, placed, "excel"))
    return made + _errors(words, reviewed.problems)


def _week(desk: ButtonDesk, log: Log) -> Week:
    """Return the week of the selected row of the log, else the last finished one."""
    if desk.selected_row is not None:
        days = log.frame.loc[log.frame["row"] == desk.selected_row, "date"]
        if len(days):
            return Week.containing(days.iloc[0].date(), desk.settings.week_start)
    return Week.containing(desk.today, desk.settings.week_start).shift(-1)


def _export(desk: ButtonDesk) -> str:
    """Write the log to a new CSV."""
    words, stream = desk.words, desk.log_stream()
    if stream.header is None:
        return words("excel.log_empty") + _errors(words, stream.problems)
    path = csv_path(desk.full_name, desk.today)
    moved = export_log(stream, path, now=desk.now, source=Path(desk.full_name))
    done = words(
        "excel.exported", file=path.name, folder=path.parent.name or str(path.parent), rows=moved.rows
    )
    if moved.verbatim:
        done += words("excel.exported_verbatim", count=moved.verbatim)
    return done + _errors(words, moved.problems, "errors_kept")


def _import(desk: ButtonDesk, csv: Path | None) -> str:
    """Add the rows of the CSV chosen that the log does not have yet."""
    words = desk.words
    if csv is None:
        return words("excel.no_file")
    (imported,) = import_files(desk, [csv])
    if not imported.is_log:
        raise _no_log(csv, imported.problems)
    done = words("excel.imported", file=csv.name, added=imported.added, known=imported.known)
    if imported.differing:
        done += _differing(desk, csv, imported)
    return done + _errors(words, imported.problems)


def _no_log(csv: Path, problems: Sequence[Problem]) -> FileError:
    """Return why a CSV has no log: no headers, or headers of which 設定 is to say what they mean."""
    asked = next((problem for problem in problems if problem.code == "columns_to_map"), None)
    if asked is None:
        return FileError("csv_no_log", file=csv.name)
    return FileError("csv_to_map", file=csv.name, headers=asked.values["headers"])


def _differing(desk: ButtonDesk, csv: Path, imported: Imported) -> str:
    """Return how many rows the log has with other values, and what the command line does with them.

    It does nothing with an .ods.
    """
    words, first = desk.words, imported.differing[0]
    name = PurePath(desk.full_name).name
    return words(
        "excel.differing_ods" if name.lower().endswith(".ods") else "excel.differing",
        count=imported.left,
        first=words("excel.problem_row", row=first.row, message=words.problem(first)),
        book=name,
        file=csv.name,
    )


def _errors(words: Words, problems: Sequence[Problem], said: str = "errors") -> str:
    """Return how many rows or columns have an error, and the first of them; "" if none has."""
    errors = [problem for problem in problems if problem.is_error]
    if not errors:
        return ""
    first = errors[0]
    key = "problem_plain"
    if first.row is not None:
        key = "problem_row" if first.column is None else "problem_cell"
    told = words(f"excel.{key}", row=first.row, column=first.column, message=words.problem(first))
    return words(f"excel.{said}", count=len(errors), first=told)
