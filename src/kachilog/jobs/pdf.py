"""A weekly page as a PDF, printed by LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kachilog.base.errors import FileError, UsageError
from kachilog.base.week import Week
from kachilog.files import private, saving
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.ods import converted, office_program
from kachilog.files.book.one_sheet import alone
from kachilog.files.book.page_sheets import PageSheets
from kachilog.files.kinds import PDF, is_book, is_text
from kachilog.jobs.keeping.targets import require_target
from kachilog.jobs.source import refused
from kachilog.reviews.weeks import named_week

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kachilog.base.week import WeekStart
    from kachilog.files.book.book import Book

_OURS = b"%kachilog page\n"
"""A remark at the end of a PDF of ours: by it we know that we may write over it."""


def page_pdf(book: Path, out: Path | None, week: str | None, *, today: dt.date, now: dt.datetime) -> Path:
    """Print the page of a week of a closed workbook, as `print_page`.

    Raise FileError as `printed`, pdf_csv; UsageError as `chosen`, pdf_no_pages.
    """
    if is_text(book):
        raise FileError("pdf_csv", file=book.name, path=book)
    if not is_book(book):
        raise refused(book)
    opened = ClosedBook.open(book)
    pages = pages_of(opened)
    if not pages:
        raise UsageError("pdf_no_pages", file=book.name, path=book)
    label = chosen(pages, week, today, opened.settings.week_start, file=book.name)
    out = out or book.with_name(f"{book.stem} {label}{PDF}")
    return print_page(lambda: printed(book, opened, pages[label]), out, book, now=now)


def print_page(content: Callable[[], bytes], out: Path, book: Path, *, now: dt.datetime) -> Path:
    """Write a PDF of a page of `book` to `out`; return where it is.

    A PDF of ours that is there is backed up, then replaced. Raise UsageError target_not_pdf; what `content`
    raises.
    """
    require_target(
        out, [book], endings=[PDF], refusal=UsageError("target_not_pdf", file=out.name), is_own=_is_ours
    )
    pages = content()

    def write(file: BinaryIO) -> None:
        file.write(pages + _OURS)

    saving.save(out, write, None, seen=None, now=now, overwrite=True, like=[book])
    return out


def printed(book: Path, opened: ClosedBook, sheet: str) -> bytes:
    """Return a PDF of a sheet of a closed workbook. Raise FileError pdf_no_libreoffice, pdf_failed."""
    if office_program() is None:
        raise FileError("pdf_no_libreoffice")
    with private.folder() as folder:
        copy = folder / f"page{book.suffix.lower()}"
        others = [one.part for one in opened.package.sheets if one.name != sheet and one.kind == "worksheet"]
        copy.write_bytes(alone(book, others))
        try:
            return converted(copy, folder, "pdf", "calc_pdf_Export").read_bytes()
        except FileError:
            raise FileError("pdf_failed") from None


def chosen(
    pages: Mapping[str, str], week: str | None, today: dt.date, week_start: WeekStart, *, file: str
) -> str:
    """Return which of the `pages` of a workbook called `file` is asked for: its label.

    `week` is a label or what else `named_week` knows; None is the newest page. Raise UsageError pdf_no_page.
    """
    labels = sorted(pages, key=lambda label: Week.parse(label).start)
    label = (labels[-1] if labels else "") if week is None else week
    if label not in pages and (named := named_week(label, today, week_start)):
        label = named.label
    if label not in pages:
        raise UsageError("pdf_no_page", file=file, week=label, labels=", ".join(labels[-3:]))
    return label


def pages_of(book: Book) -> dict[str, str]:
    """Return the sheets of the weekly pages that can be seen, by the label of their week."""
    sheets = PageSheets(book)
    pages = {**sheets.old_pages, **sheets.pages}
    return {week.label: sheet for week, sheet in pages.items() if book.is_visible(sheet)}


def _is_ours(path: Path) -> bool:
    return path.read_bytes().endswith(_OURS)
