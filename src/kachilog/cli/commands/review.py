"""`kachilog review`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from kachilog.base.errors import UsageError
from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import (
    has_errors,
    print_json,
    tell_broken_signature,
    tell_problems,
    tell_shrunk,
    tracked,
    tracked_rows,
)
from kachilog.files.kinds import ODS, is_book
from kachilog.files.limits import require_name
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.jobs.keeping.shrunk import shrunk
from kachilog.page import phrasing
from kachilog.reviews.as_json import review_object
from kachilog.reviews.weekly import STANDING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.jobs.review import Placed, Reviewed
    from kachilog.log.mapping import Maps
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

_SAID = 3
"""Reviews whose figures are said one by one."""


class _Asked(NamedTuple):
    """What was asked for on the command line."""

    week: str
    target: Path | None
    maps: Maps
    budget: int | None
    day: dt.date
    as_json: bool
    lang: Lang | None


def run(
    words: Words,
    *,
    source: Path,
    week: str,
    out: Path | None,
    into: Path | None,
    maps: Maps,
    budget: int | None,
    today: dt.datetime | None,
    as_json: bool,
    lang: Lang | None,
) -> int:
    """Make the pages of the weeks asked for, or print their numbers as JSON; return the exit code."""
    if out and into:
        raise UsageError("out_or_into")
    asked = _Asked(week, into or out, maps, budget, clock.day(today), as_json, lang)
    if source.suffix.lower() != ODS:
        return _review(words, source, asked)
    if not (asked.target or as_json):
        raise UsageError("ods_button", file=source.name)
    from kachilog.files import private  # noqa: PLC0415 (as below)
    from kachilog.files.book.ods import snapshot  # noqa: PLC0415 (LibreOffice, for its own files only)

    with private.folder() as folder:
        return _review(words, snapshot(source, folder), asked)


def _review(words: Words, source: Path, asked: _Asked) -> int:
    target = asked.target or _target(source, words)
    if not is_book(target):
        raise UsageError("target_not_workbook", file=target.name)
    require_name(target)
    desk = FileDesk(
        source,
        target,
        today=asked.day,
        now=clock.now(),
        settings_from=asked.target,
        budget=asked.budget,
        # A workbook says its own language; a CSV has none, so its page speaks like the command.
        lang=asked.lang or (None if is_book(source) or asked.target else words.lang),
        track=partial(tracked_rows, words),
        maps=asked.maps,
    )
    lost = shrunk(source, now=clock.now(), book=desk.source.book)
    reviewed = review.read(desk, review.named_weeks(desk, asked.week))
    if asked.as_json:
        objects = [review_object(one, words) for one in reviewed.reviews]
        print_json(objects if asked.week == "all" else objects[0])
        if asked.target:
            _place(words, desk, reviewed)
    elif not reviewed.log.rows:
        tell_problems(words, reviewed.problems, source=source)
        click.echo(words("cli.log_empty"), err=True)
        tell_shrunk(words, lost)
        return DATA
    else:
        _place(words, desk, reviewed, tell=True)
        _tell_problems(words, reviewed, source)
    tell_shrunk(words, lost)
    return DATA if has_errors(reviewed.problems) else DONE


def _place(words: Words, desk: FileDesk, reviewed: Reviewed, *, tell: bool = False) -> None:
    placed = review.place(desk, reviewed, track=partial(tracked, words))
    if tell:
        _tell(words, desk, reviewed, placed)
    for sentence in review.untaken(words, reviewed, placed, "cli"):
        click.echo(sentence, err=True)
    if desk.is_signed:
        tell_broken_signature(words, desk.target)


def _target(source: Path, words: Words) -> Path:
    """Return where the pages go unless asked otherwise: into a workbook itself, beside a CSV."""
    if is_book(source):
        return source
    return source.parent / words("cli.review_name", stem=source.stem)


def _tell_problems(words: Words, reviewed: Reviewed, source: Path) -> None:
    """Say what is wrong with the log, but warnings of other weeks only by their number."""
    of_weeks = [problem for problem in reviewed.problems if problem.code not in STANDING]
    touching = [problem for one in reviewed.reviews for problem in one.problems]
    relevant = [one for one in of_weeks if one.severity != "warning" or one in touching]
    notes = sum(one.severity == "note" for one in of_weeks)
    tell_problems(words, relevant, source=source, of=len(of_weeks) - notes)


def _tell(words: Words, desk: FileDesk, reviewed: Reviewed, placed: Placed) -> None:
    if desk.source.encoding is not None:
        rows, encoding = reviewed.log.rows, desk.source.encoding
        click.echo(words("cli.read_csv", path=desk.source.path, encoding=encoding, rows=rows))
    if len(reviewed.reviews) > _SAID:
        labels = [review.week.label for review in reviewed.reviews]
        click.echo(words("cli.made_pages", count=len(labels), first=labels[0], last=labels[-1]))
    else:
        last = [*reviewed.history.totals][-1].label
        for one in reviewed.reviews:
            _tell_review(words, one, is_remade=one.week.label in placed.remade, last=last)
    if placed.kept:
        click.echo(words("cli.kept_cells", count=placed.kept))
    for sheet, new in placed.beside.items():
        click.echo(words("cli.made_beside", sheet=sheet, new=new))
    click.echo(words("cli.into_book", path=desk.target))


def _tell_review(words: Words, review: WeeklyReview, *, is_remade: bool, last: str) -> None:
    label, span = review.week.label, phrasing.span(words, review.week)
    if review.provisional:
        span += words("page.joint") + words("page.provisional")
    click.echo(words("cli.remade_page" if is_remade else "cli.made_page", week=label, span=span))
    if not review.figures.actions:
        click.echo(words("cli.week_empty", week=label, last=last))
        return
    index, figures = review.figures.sustainability.index, review.figures.efficiency
    per_inquiry = "inquiry" if figures.minutes_per_inquiry_basis == "inquiries" else "reaction"
    click.echo(
        words(
            "cli.figures_line",
            efficiency=phrasing.decimal(words, figures.quality_adjusted_per_hour),
            per_inquiry=words(f"cli.per_{per_inquiry}"),
            minutes=phrasing.minutes_per_inquiry(words, figures),
            index=words("page.dash") if index is None else words("page.points_of_index", points=index),
        )
    )
