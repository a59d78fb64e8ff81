"""The buttons of Excel and LibreOffice: each does its job at a desk and returns the sentence that answers.

What only one of them needs is loaded by that one: whoever clicks for a review waits for nothing else.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.base.week import Week
from kachilog.files.kinds import PDF
from kachilog.jobs.review import place, read, untaken
from kachilog.page import phrasing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.jobs.desk import ButtonDesk
    from kachilog.jobs.moving.import_ import Imported
    from kachilog.log.columns import Key
    from kachilog.log.stream import Log
    from kachilog.wording import Words


def answer(desk: ButtonDesk, job: str, csv: Path | None = None, line: Sequence[str] = ()) -> str:
    """Do the job of a button, one of `JOBS`; return the sentence that answers.

    `csv` is the file chosen for "import", `line` what was asked for "line", in the order of `LINE`. Raise
    FileError, UsageError with the workbook as it was; KeyError for a job that there is not.
    """
    if job == "import":
        return _import(desk, csv)
    if job == "line":
        return _line(desk, line)
    return JOBS[job](desk)


def _review(desk: ButtonDesk, week: Callable[[ButtonDesk, Log], Week]) -> str:
    """Make the page of the week chosen, show it, and refresh 推移; nothing is made of an empty log."""
    words = desk.words
    reviewed = read(desk, lambda log, _: [week(desk, log)])
    if not reviewed.log.rows:
        problems = (*desk.settings_problems, *reviewed.log.problems)
        return words("excel.log_empty") + _errors(words, problems, desk=desk)
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
    for sheet, new in placed.beside.items():
        made += words("excel.made_beside", sheet=sheet, new=new)
    if not one.figures.actions:
        made += words("excel.week_empty", last=[*reviewed.history.totals][-1].label)
    made += "".join(untaken(words, reviewed, placed, "excel"))
    return made + _errors(words, reviewed.problems, desk=desk)


def _row_week(desk: ButtonDesk, log: Log) -> Week | None:
    """Return the week of the selected row of the log, None if none is selected or it has no day."""
    if desk.selected_row is not None:
        days = log.frame.loc[log.frame["row"] == desk.selected_row, "date"]
        if len(days):
            return Week.containing(days.iloc[0].date(), desk.settings.week_start)
    return None


def _this_week(desk: ButtonDesk, log: Log) -> Week:
    del log
    return Week.containing(desk.today, desk.settings.week_start)


def _last_week(desk: ButtonDesk, log: Log) -> Week:
    return _this_week(desk, log).shift(-1)


def _chosen_week(desk: ButtonDesk, log: Log) -> Week:
    """Return the week of the selected row of the log, else the last finished one."""
    return _row_week(desk, log) or _last_week(desk, log)


def _selected_week(desk: ButtonDesk, log: Log) -> Week:
    """Return the week of the selected row of the log. Raise UsageError no_row_selected."""
    week = _row_week(desk, log)
    if week is None:
        raise UsageError("no_row_selected")
    return week


def _export(desk: ButtonDesk) -> str:
    """Write the log to a new CSV."""
    from kachilog.jobs.moving.export import csv_path, export_log  # noqa: PLC0415 (see the module)

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
    from kachilog.jobs.moving.import_ import import_files  # noqa: PLC0415 (see the module)

    (imported,) = import_files(desk, [csv])
    if not imported.is_log:
        raise _no_log(csv, imported.problems)
    done = words("excel.imported", file=csv.name, added=imported.added, known=imported.known)
    if imported.repeated:
        done += words("excel.repeated", count=imported.repeated)
    if imported.differing:
        done += _differing(desk, csv, imported)
    return done + _errors(words, imported.problems)


def _line(desk: ButtonDesk, line: Sequence[str]) -> str:
    """Add one line of today."""
    from kachilog.jobs.moving.add import add_fields  # noqa: PLC0415 (see the module)

    words, made = desk.words, add_fields(desk, dict(zip(LINE, line, strict=False)))
    if not made.is_made:
        return words("excel.line_refused") + _errors(words, made.problems)
    done = words("excel.line_added", cells=made.cells(words))
    if made.near:
        done += words("excel.line_near", action=made.value("action"), near=made.near)
    if made.is_known:
        done += words("excel.line_known")
    return done + _errors(words, made.problems)


def _pdf(desk: ButtonDesk) -> str:
    """Print the page that is shown, else the newest one. Raise UsageError no_page_yet."""
    from kachilog.jobs.moving.export import beside  # noqa: PLC0415 (see the module)
    from kachilog.jobs.pdf import chosen, pages_of, print_page  # noqa: PLC0415

    pages = pages_of(desk.book)
    if not pages:
        raise UsageError("no_page_yet")
    shown = next((label for label, sheet in pages.items() if sheet == desk.shown), None)
    label = chosen(pages, shown, desk.today, desk.settings.week_start, file=desk.book.name)
    folder, stem = beside(desk.full_name)
    made = print_page(
        lambda: desk.printed(pages[label]),
        folder / f"{stem} {label}{PDF}",
        Path(desk.full_name),
        now=desk.now,
    )
    return desk.words("excel.printed", week=label, file=made.name, folder=folder.name or str(folder))


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


def _errors(
    words: Words, problems: Sequence[Problem], said: str = "errors", *, desk: ButtonDesk | None = None
) -> str:
    """Return how many rows or columns have an error, and the first of them; "" if none has.

    Its sheet is named where it is another than that of the only log of the workbook at the `desk`.
    """
    errors = [problem for problem in problems if problem.is_error]
    if not errors:
        return ""
    first = errors[0]
    key = "problem_plain"
    if first.row is not None:
        key = "problem_row" if first.column is None else "problem_cell"
    told = words(f"excel.{key}", row=first.row, column=first.column, message=words.problem(first))
    if desk and first.sheet and {first.sheet} != {place.sheet for place in desk.book.found_logs.places}:
        told = words("excel.problem_sheet", sheet=first.sheet, told=told)
    return words(f"excel.{said}", count=len(errors), first=told)


JOBS: Mapping[str, Callable[[ButtonDesk], str]] = MappingProxyType(
    {
        "review": partial(_review, week=_chosen_week),
        "weekly": partial(_review, week=_this_week),
        "weekly_last": partial(_review, week=_last_week),
        "weekly_row": partial(_review, week=_selected_week),
        "export": _export,
        "pdf": _pdf,
    }
)
"""The jobs that need nothing but the desk; beside these there are "import" and "line"."""

LINE: tuple[Key, ...] = ("action", "minutes", "reactions", "quality", "note")
"""What is asked of a line of today."""
