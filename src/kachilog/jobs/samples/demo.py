"""The demo: a workbook with twelve weeks of sample activity and all its pages, and the CSV of its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.settings import Settings, new_actions
from kachilog.base.week import Week
from kachilog.files import csv_files, saving
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.tables.kpi_presets import persona_columns
from kachilog.files.book.tables.side_tables import side_tables_of
from kachilog.files.book.template.log_sheet import LogShape
from kachilog.jobs import review
from kachilog.jobs.file_desk import place_page, write_texts
from kachilog.jobs.new import SAMPLE_PERSONA, built, sample_rows
from kachilog.jobs.samples import story
from kachilog.log.columns import HEADERS, NEW_KEYS
from kachilog.log.stream import open_log
from kachilog.reviews.entries import Entries
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.base.problems import Problem
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.jobs.desk import Texts
    from kachilog.log.stream import Log, LogStream
    from kachilog.reviews.entries import EntryKey

_DECIDED = (8, 9, 10, 11)
"""The weeks of the sample, counted from 1, on whose pages the demo's user has written."""
_FATIGUE = {8: 3, 9: 2, 10: 2, 11: 1}


class Demo(NamedTuple):
    """What the demo made: the workbook, the CSV of its log and its rows, and its pages' labels."""

    book: Path
    csv: Path
    rows: int
    pages: Sequence[str]


class _DemoDesk:
    """The desk of the review of the sample's log, whose pages go into a new workbook."""

    settings_problems: Sequence[Problem] = ()

    def __init__(self, path: Path, *, lang: Lang, today: dt.date, now: dt.datetime) -> None:
        self.today = today
        self._path, self._now = path, now
        last_day = _last_day(today)
        off = story.sample_weeks_off(last_day)
        self.settings = Settings(lang=lang, weeks_off=off, action_classes=new_actions(lang))
        self._package = built(path.suffix, SAMPLE_PERSONA, lang, today, with_sample=True)
        self.book = ClosedBook(self._package, path.name)

    def log(self) -> Log:
        """As `ReviewDesk`."""
        return _sample_stream(_last_day(self.today), self.settings.lang).log()

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """As `ReviewDesk`."""
        return side_tables_of(self.book, log, self.settings)

    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """As `ReviewDesk`."""
        trend, *weekly = pages
        for page in (*weekly, trend):
            place_page(self._package, page)
        untaken = write_texts(self._package, [*texts])
        self._package.open_at(weekly[-1].name)
        self._package.save(self._path, now=self._now)
        return untaken


def demo(folder: Path, *, lang: Lang, today: dt.date, now: dt.datetime) -> Demo:
    """Make a workbook with twelve weeks of sample activity up to last week, its pages, and its CSV.

    Raise FileError `file_exists` if the folder has one of the files already, and as `saving.make_folders`.
    """
    words = Words(lang)
    book, csv = folder / words("sample.book_name"), folder / words("sample.csv_name")
    saving.make_folders(folder)
    for path in (book, csv):
        if path.exists():
            raise FileError("file_exists", file=str(path))
    desk = _DemoDesk(book, lang=lang, today=today, now=now)
    reviewed = review.read(desk, lambda _, logged: logged)
    placed = review.place(desk, reviewed, written=_written(words, _last_day(today)))
    stream = _sample_stream(_last_day(today), lang)
    if stream.header is None:
        raise AssertionError(stream.problems)
    rows = csv_files.write_csv(csv, stream.header, stream.chunks())
    return Demo(book, csv, rows, placed.made)


def _last_day(today: dt.date) -> dt.date:
    """Return the day that ends the sample: the last one of last week."""
    return Week.containing(today).shift(-1).last_day


def _sample_stream(last_day: dt.date, lang: Lang) -> LogStream:
    counts = persona_columns(SAMPLE_PERSONA, Words(lang))
    headers = LogShape(extra=counts).in_order([HEADERS[lang][key] for key in NEW_KEYS], counts)
    return open_log(enumerate([headers, *sample_rows(last_day, lang, SAMPLE_PERSONA)], 1))


def _written(words: Words, last_day: dt.date) -> Mapping[Week, Entries]:
    """Return what the demo's user has written on the pages of some weeks: decisions, and judged ones."""
    written = {}
    for number in _DECIDED:
        values: dict[EntryKey, object] = {
            "stop": words(f"sample.stop_{number}"),
            "more": words(f"sample.more_{number}"),
            "try": words(f"sample.try_{number}"),
            "fatigue": _FATIGUE[number],
        }
        if number > _DECIDED[0]:
            values |= {"judged_stop": words("page.done"), "judged_more": words("page.done")}
            values["judged_try"] = words("page.not_yet" if number % 2 else "page.done")
        week = Week.containing(last_day).shift(number - story.WEEKS)
        written[week] = Entries({}, values)
    return written
