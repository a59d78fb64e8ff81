"""What the buttons do, each with the core of the command line. A job returns the sentence that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.week import Week
from kachilog.files.book.pages import Pages
from kachilog.jobs.export import csv_path, export_log
from kachilog.jobs.import_ import import_files
from kachilog.metrics.figures import History
from kachilog.page import phrasing
from kachilog.reviews.weekly import build_reviews
from kachilog.reviews.weeks import logged_weeks, trend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.base.problems import Problem
    from kachilog.jobs.desk import Desk
    from kachilog.log.stream import Log
    from kachilog.wording import Words


def review(desk: Desk) -> str:
    """Make the page of the week chosen, show it, and refresh 推移; nothing is made of an empty log."""
    words, today = desk.words, desk.now.date()
    log = desk.log_stream().log()
    problems = [*desk.settings_problems, *log.problems]
    if not len(log.frame):
        return words("excel.log_empty") + _errors(words, problems)
    week, history, read = _week(desk, log), History(log, desk.settings, today), desk.read_side_tables(log)
    problems += read.tables.problems
    (reviewed,) = build_reviews(
        log, desk.settings, weeks=[week], today=today, side_tables=read.tables, history=history
    )
    pages = Pages(desk.book)
    remade = any(name.casefold() == week.label.casefold() for name in desk.book.sheet_names)
    drawn_trend = pages.draw_trend(trend(log, desk.settings, today, history), words)
    desk.place([drawn_trend, pages.draw(reviewed, desk.settings, words)], show=week.label)
    classes = {} if read.voices is None else read.voices.changes(words)
    classified = read.voices is None or not classes or desk.write_texts(read.voices.sheet, classes)
    made = words(
        "excel.remade" if remade else "excel.made",
        week=week.label,
        span=phrasing.span(words, week),
        time=f"{desk.now:%H:%M}",
    )
    if not reviewed.figures.actions:
        made += words("excel.week_empty", last=logged_weeks(log, desk.settings)[-1].label)
    if read.voices is not None and not classified:
        made += words("excel.voices_protected", sheet=read.voices.sheet)
    return made + _errors(words, problems)


def _week(desk: Desk, log: Log) -> Week:
    """Return the week of the selected row of the log, else the last finished one."""
    if desk.selected_row is not None:
        days = log.frame.loc[log.frame["row"] == desk.selected_row, "date"]
        if len(days):
            return Week.containing(days.iloc[0].date(), desk.settings.week_start)
    return Week.containing(desk.now.date(), desk.settings.week_start).shift(-1)


def export(desk: Desk) -> str:
    """Write the log to a new CSV."""
    words, stream = desk.words, desk.log_stream()
    if stream.header is None:
        return words("excel.log_empty") + _errors(words, stream.problems)
    path = csv_path(desk.full_name, desk.now.date())
    moved = export_log(stream, path, now=desk.now)
    done = words(
        "excel.exported", file=path.name, folder=path.parent.name or str(path.parent), rows=moved.rows
    )
    if moved.verbatim:
        done += words("excel.exported_verbatim", count=moved.verbatim)
    return done + _errors(words, moved.problems, "errors_kept")


def import_(desk: Desk, csv: Path | None) -> str:
    """Add the rows of the CSV chosen that the log does not have yet."""
    words = desk.words
    if csv is None:
        return words("excel.no_file")
    (imported,) = import_files(desk, [csv])
    if not imported.is_log:
        raise FileError("csv_no_log", file=csv.name)
    done = words("excel.imported", file=csv.name, added=imported.added, known=imported.known)
    return done + _errors(words, imported.problems)


def _errors(words: Words, problems: Sequence[Problem], said: str = "errors") -> str:
    """Return how many rows or columns have an error, and the first of them; "" if none has."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return ""
    first = errors[0]
    key = "problem_plain"
    if first.row is not None:
        key = "problem_row" if first.column is None else "problem_cell"
    told = words(f"excel.{key}", row=first.row, column=first.column, message=words.problem(first))
    return words(f"excel.{said}", count=len(errors), first=told)
