"""New workbooks: an empty one, one with sample entries, and the demo with its pages."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.base.settings import Settings, new_actions
from kachilog.base.week import Week
from kachilog.files import csv_files
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import sheet_name
from kachilog.files.book.ods import build_ods
from kachilog.files.book.pages import Pages
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.kpi_presets import persona_columns
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.files.book.template import new_book as template
from kachilog.files.kinds import ODS, is_book
from kachilog.files.xlsx.package import Package
from kachilog.jobs import sample
from kachilog.log.columns import HEADERS, KEYS
from kachilog.log.stream import open_log
from kachilog.page import trend
from kachilog.reviews.entries import Entries
from kachilog.reviews.weekly import build_reviews
from kachilog.reviews.weeks import logged_weeks
from kachilog.reviews.weeks import trend as trend_of
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kachilog.base.languages import Lang
    from kachilog.base.settings import Persona
    from kachilog.log.stream import LogStream
    from kachilog.reviews.entries import EntryKey

_DEMO_PERSONA: Persona = "employee"
"""Whose life the sample tells."""

_DECIDED = (8, 9, 10, 11)
"""The weeks of the sample, counted from 1, on whose pages the demo's user has written."""
_FATIGUE = {8: 3, 9: 2, 10: 2, 11: 1}


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: the workbook, the CSV of its log and its rows, and its pages' labels."""

    book: Path
    csv: Path
    rows: int
    pages: Sequence[str]


def new_book(
    path: Path, *, persona: Persona, lang: Lang, today: dt.date, now: dt.datetime, with_sample: bool = False
) -> None:
    """Make a new workbook, with sample entries if asked: for Excel, or as an .ods for LibreOffice.

    Raise FileError `file_exists` and others of saving, `no_libreoffice`; UsageError `new_kind`.
    """
    ending = path.suffix.lower()
    if not is_book(path) and ending != ODS:
        raise UsageError("new_kind", file=path.name)
    if ending != ODS:
        built(ending, persona, lang, today, with_sample=with_sample).save(path, now=now)
        return
    if path.exists():
        raise FileError("file_exists", file=path.name)
    with tempfile.TemporaryDirectory(prefix="kachilog-") as folder:
        bare = Path(folder, "new.xlsx")
        built(bare.suffix, persona, lang, today, with_sample=with_sample).save(bare, now=now)
        build_ods(bare, path, Words(lang))


def default_ending(platform: str) -> str:
    """Return the ending of a new workbook: with Excel buttons where Excel runs (`platform`: sys.platform)."""
    return ".xlsm" if platform in ("win32", "darwin") else ODS


def built(suffix: str, persona: Persona, lang: Lang, today: dt.date, *, with_sample: bool = False) -> Package:
    """Return a new workbook that is not yet a file, with buttons if `suffix` is ".xlsm"."""
    words, content = Words(lang), io.BytesIO()
    last_day = Week.containing(today).shift(-1).last_day
    build = partial(
        template.build,
        content,
        persona=persona,
        lang=lang,
        macros=suffix == ".xlsm",
        today=today,
        extra_columns=persona_columns(persona, words),
    )
    if with_sample:
        build(
            rows=_sample_rows(last_day, lang, persona),
            voices=sample.sample_voices(last_day, lang),
            hypotheses=sample.sample_hypotheses(last_day, lang),
            weeks_off=sample.sample_weeks_off(last_day),
        )
    else:
        build()
    package = Package.from_bytes(content.getvalue())
    name = sheet_name("trend", words)
    package.place(trend.draw([], words, name), name)
    return package


def demo(folder: Path, *, lang: Lang, today: dt.date, now: dt.datetime) -> Demo:
    """Make a workbook with twelve weeks of sample activity up to last week, its pages, and its CSV.

    Raise FileError `file_exists` if the folder has one of the files already.
    """
    words = Words(lang)
    book, csv = folder / words("demo.book_name"), folder / words("demo.csv_name")
    for path in (book, csv):
        if path.exists():
            raise FileError("file_exists", file=str(path))
    folder.mkdir(parents=True, exist_ok=True)
    last_day = Week.containing(today).shift(-1).last_day
    package = built(book.suffix, _DEMO_PERSONA, lang, today, with_sample=True)
    log = _sample_stream(last_day, lang).log()
    off = sample.sample_weeks_off(last_day)
    settings = Settings(lang=lang, weeks_off=off, action_classes=new_actions(lang))
    read = read_side_tables(find_tables(ClosedBook(package, book.name), is_wanted), log, settings)
    if read.voices:
        changes = read.voices.changes(words)
        package.set_cells(read.voices.sheet, changes, body_from=read.voices.first_row)
    weeks = logged_weeks(log, settings)
    pages = Pages(None, _written(words, last_day))
    labels = []
    for review in build_reviews(log, settings, weeks=weeks, today=today, side_tables=read.tables):
        page = pages.draw(review, settings, words)
        package.place(page.content, page.name)
        labels.append(page.name)
    drawn = pages.draw_trend(trend_of(log, settings, today), words)
    package.place(drawn.content, sheet_name("trend", words))
    package.save(book, now=now)
    stream = _sample_stream(last_day, lang)
    if stream.header is None:
        raise AssertionError(stream.problems)
    rows = csv_files.write_csv(csv, stream.header, stream.chunks())
    return Demo(book, csv, rows, labels)


def _sample_stream(last_day: dt.date, lang: Lang) -> LogStream:
    headers = (*(HEADERS[lang][key] for key in KEYS), *persona_columns(_DEMO_PERSONA, Words(lang)))
    return open_log(enumerate([headers, *_sample_rows(last_day, lang, _DEMO_PERSONA)], 1))


def _sample_rows(last_day: dt.date, lang: Lang, persona: Persona) -> list[tuple[sample.Value, ...]]:
    """Return the rows of the sample's log; what the KPIs count is known of the sample's own persona only."""
    rows = sample.sample_log(last_day, lang)
    if persona == _DEMO_PERSONA:
        return [(*row, *counts) for row, counts in zip(rows, sample.sample_counts(last_day), strict=True)]
    return [(*row, *[None] * len(persona_columns(persona, Words(lang)))) for row in rows]


def _written(words: Words, last_day: dt.date) -> Mapping[Week, Entries]:
    """Return what the demo's user has written on the pages of some weeks: decisions, and judged ones."""
    written = {}
    for number in _DECIDED:
        values: dict[EntryKey, object] = {
            "stop": words(f"demo.stop_{number}"),
            "more": words(f"demo.more_{number}"),
            "try": words(f"demo.try_{number}"),
            "fatigue": _FATIGUE[number],
        }
        if number > _DECIDED[0]:
            values |= {"judged_stop": words("page.done"), "judged_more": words("page.done")}
            values["judged_try"] = words("page.not_yet" if number % 2 else "page.done")
        week = Week.containing(last_day).shift(number - sample.WEEKS)
        written[week] = Entries({}, values)
    return written
