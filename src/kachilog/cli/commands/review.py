"""`kachilog review`."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import UsageError
from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors, print_json, tell_problems, tell_signature, tracked, tracked_rows
from kachilog.files.book.ods import snapshot
from kachilog.files.kinds import ODS, is_book
from kachilog.jobs import review
from kachilog.page import phrasing
from kachilog.reviews.as_json import review_object
from kachilog.reviews.weekly import STANDING
from kachilog.reviews.weeks import logged_weeks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kachilog.base.languages import Lang
    from kachilog.jobs.review import Placed, Reviewed
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

_SAID = 3
"""Reviews whose figures are said one by one."""


def run(
    words: Words,
    *,
    source: Path,
    week: str,
    out: Path | None,
    into: Path | None,
    budget: int | None,
    today: dt.datetime | None,
    as_json: bool,
    lang: Lang | None,
) -> int:
    """Make the pages of the weeks asked for, or print their numbers as JSON; return the exit code."""
    make = partial(
        _review, words, week=week, target=into or out, budget=budget, today=today, lang=lang, as_json=as_json
    )
    if source.suffix.lower() != ODS:
        return make(source)
    if not (into or out or as_json):
        raise UsageError("ods_button", file=source.name)
    with tempfile.TemporaryDirectory(prefix="kachilog-") as folder:
        return make(snapshot(source, Path(folder)))


def _review(
    words: Words,
    source: Path,
    *,
    week: str,
    target: Path | None,
    budget: int | None,
    today: dt.datetime | None,
    lang: Lang | None,
    as_json: bool,
) -> int:
    day, now = clock.day(today), clock.now()
    # A workbook says its own language; a CSV has none, so its page speaks like the command.
    lang = lang or (None if is_book(source) or target else words.lang)
    reviewed = review.review(
        source,
        week=week,
        today=day,
        budget=budget,
        lang=lang,
        settings_from=target,
        track=partial(tracked_rows, words),
    )
    if as_json:
        objects = [review_object(review, words) for review in reviewed.reviews]
        print_json(objects if week == "all" else objects[0])
    elif not len(reviewed.source.log.frame):
        tell_problems(words, reviewed.problems, source=source)
        click.echo(words("cli.log_empty"), err=True)
        return DATA
    if target is not None or not as_json:
        track = partial(tracked, words)
        placed = review.place(
            reviewed, target=target or _target(source, words), today=day, now=now, track=track
        )
        if not as_json:
            _tell(words, reviewed, placed)
        tell_signature(words, placed.path)
    if not as_json:
        of_weeks = [problem for problem in reviewed.problems if problem.code not in STANDING]
        touching = [problem for review in reviewed.reviews for problem in review.problems]
        relevant = [one for one in of_weeks if one.severity == "error" or one in touching]
        tell_problems(words, relevant, source=source, of=len(of_weeks))
    return DATA if has_errors(reviewed.problems) else DONE


def _target(source: Path, words: Words) -> Path:
    """Return where the pages go unless asked otherwise: into a workbook itself, beside a CSV."""
    if is_book(source):
        return source
    return source.with_name(words("cli.review_name", stem=source.stem))


def _tell(words: Words, reviewed: Reviewed, placed: Placed) -> None:
    if reviewed.source.encoding is not None:
        rows = len(reviewed.source.log.frame)
        encoding = reviewed.source.encoding
        click.echo(words("cli.read_csv", path=reviewed.source.path, encoding=encoding, rows=rows))
    if len(reviewed.reviews) > _SAID:
        labels = [review.week.label for review in reviewed.reviews]
        click.echo(words("cli.made_pages", count=len(labels), first=labels[0], last=labels[-1]))
    else:
        for review in reviewed.reviews:
            _tell_review(words, reviewed, review, placed.remade)
    click.echo(words("cli.into_book", path=placed.path))


def _tell_review(words: Words, reviewed: Reviewed, review: WeeklyReview, remade: Sequence[str]) -> None:
    label, span = review.week.label, phrasing.span(words, review.week)
    click.echo(words("cli.remade_page" if label in remade else "cli.made_page", week=label, span=span))
    if not review.figures.actions:
        last = logged_weeks(reviewed.source.log, reviewed.settings)[-1].label
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
            index=words("page.dash") if index is None else index,
        )
    )
