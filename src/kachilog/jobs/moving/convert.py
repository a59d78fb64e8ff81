"""A workbook made of a CSV, or a CSV of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.page_sheets import PageSheets
from kachilog.files.kinds import BOOKS, is_book, is_text
from kachilog.jobs.keeping.targets import holds_log, require_csv, require_target
from kachilog.jobs.moving.export import Moved, export_log

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Track


def convert(
    source: Path,
    target: Path,
    *,
    encoding: str,
    now: dt.datetime,
    today: dt.date | None = None,
    track: Track = iter,
    maps: Maps = (),
    lang: Lang = "ja",
    verify: bool = False,
) -> Moved:
    """Make a workbook of a CSV, or a CSV of a workbook; the endings say which.

    `maps` tell what columns of the source mean; a new workbook remembers it. A workbook is a new one of ours
    whose log has the columns of the CSV, no more; it speaks `lang` where the headers are another program's. A
    log at `target` is backed up, then replaced, but for a workbook with weekly pages. With `verify` every
    cell is read back and compared first. `today` is the day of `now` unless it is given. Raise FileError,
    UsageError with `target` as it was.
    """
    refusal = UsageError("convert_kinds", source=source.name, target=target.name)
    if is_book(source) and is_text(target):
        require_csv(target, [source])  # before the workbook is read
        book = ClosedBook.open(source)
        book.asked_maps = maps
        stream = book.stream(today=today or now.date())
        return export_log(
            stream,
            target,
            source=source,
            encoding=encoding,
            now=now,
            overwrite=True,
            track=track,
            again=book.stream if verify else None,
        )
    if is_text(source) and is_book(target):
        day = today or now.date()
        require_target(target, [source], endings=BOOKS, refusal=refusal, is_own=holds_log)
        _require_no_pages(target)
        from kachilog.jobs.moving.new_from_csv import fill_new_book  # noqa: PLC0415 (as said there)

        return fill_new_book(
            source, target, now=now, today=day, track=track, maps=maps, lang=lang, verify=verify
        )
    raise refusal


def _require_no_pages(target: Path) -> None:
    """Raise FileError target_has_pages where a workbook has more of its user's than rows of a log."""
    if target.is_file() and target.stat().st_size and PageSheets(ClosedBook.open(target)).weeks:
        raise FileError("target_has_pages", file=target.name)
