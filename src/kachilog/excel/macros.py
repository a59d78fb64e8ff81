"""The entry points of the buttons: each asks, computes, and answers in a sentence.

The door to VBA is narrow: whatever is printed or raised would be shown by Excel in the code page of the
machine, as an error. So everything is caught here, and said in the status cell.
"""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

    from kachilog.excel.desk import LiveDesk
    from kachilog.wording import Words


def weekly_review(*, book: str = "", now: dt.datetime | None = None) -> None:
    """Make the page of the selected log row's week, else of the last finished week, and refresh 推移.

    `book` is the name of the workbook that calls, as `places.decode` reads it; so for the others.
    """
    _answer("review", book, now)


def export_csv(*, book: str = "", now: dt.datetime | None = None) -> None:
    """Write the log to a new CSV beside the workbook, or in the user's documents."""
    _answer("export", book, now)


def import_csv(path_code: str = "", *, book: str = "", now: dt.datetime | None = None) -> None:
    """Add the rows of a CSV that the log does not have yet; `path_code` as `places.decode_path` reads it."""
    _answer("import", book, now, path_code)


def _answer(job: str, called: str, now: dt.datetime | None, path_code: str = "") -> None:
    """Do a job of `kachilog.jobs.buttons` and say what came of it in the workbook that called."""
    # Imported in here, so that an installation that lacks a part can still say so.
    from kachilog.excel.status import say  # noqa: PLC0415
    from kachilog.wording import Words  # noqa: PLC0415

    try:
        book = _caller(called)
    except Exception:  # noqa: BLE001 (without a workbook there is only one way left to speak)
        sys.exit("kachilog: the workbook that called cannot be found. Please save it under a plain name.")

    def opened() -> LiveDesk:
        from kachilog.excel.desk import LiveDesk  # noqa: PLC0415

        return LiveDesk(book, now or dt.datetime.now())  # noqa: DTZ005 (the user's own clock)

    def answered(desk: LiveDesk) -> str:
        from kachilog.excel.places import decode_path  # noqa: PLC0415
        from kachilog.jobs import buttons  # noqa: PLC0415

        return buttons.answer(desk, job, decode_path(path_code))

    sentence, alert = carried_out(book.app, Words("ja"), opened, answered)
    say(book, sentence, alert=alert)


def carried_out(
    app: xw.App, words: Words, opened: Callable[[], LiveDesk], answered: Callable[[LiveDesk], str]
) -> tuple[str, bool]:
    """Do a job at a desk; return the sentence that answers, and whether the user must act on it.

    `words` say what went wrong before the desk has words of its own.
    """
    from kachilog.base.errors import KachilogError  # noqa: PLC0415
    from kachilog.excel.status import quiet  # noqa: PLC0415

    desk = None
    try:
        with quiet(app):
            desk = opened()
            words = desk.words
            return answered(desk), False
    except KachilogError as error:
        return words.error(error), True
    except BaseException as error:  # noqa: BLE001 (the boundary: nothing may cross it)
        phrase = "interrupted" if isinstance(error, KeyboardInterrupt) else "unexpected"
        if desk is not None and desk.has_changed:
            phrase = "ended_after"
        return words(f"excel.{phrase}", kind=type(error).__name__, at=place(error)), False


def place(error: BaseException) -> str:
    """Return the file and line of ours where an error arose: for whoever looks into it, without any data."""
    trace, at = error.__traceback__, ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/kachilog/" in file:
            at = f"{file.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return at


def _caller(code: str) -> xw.Book:
    """Return the workbook whose button was clicked, whose name is `code` where its macro tells it.

    What xlwings is told on the command line is its name, too, but cut off at an equals sign, and with
    %PATH% and its like replaced.
    """
    import xlwings as xw  # noqa: PLC0415

    from kachilog.excel.places import decode  # noqa: PLC0415

    name = decode(code)
    with suppress(Exception):
        book = xw.Book.caller()
        if not name or folded(book.name) == folded(name):
            return book
    name = name or next(argument[5:].strip() for argument in sys.argv if argument.startswith("--wb="))
    apps = sorted(xw.apps, key=lambda app: not _is_asking(app))
    return next(book for app in apps for book in app.books if folded(book.name) == folded(name))


def _is_asking(app: xw.App) -> bool:
    """Tell whether the click came from this Excel, where there may be several; a Mac does not say."""
    with suppress(Exception):
        return f"--hwnd={app.hwnd}" in sys.argv
    return False


def folded(name: str) -> str:
    """Return a file name as both notations of it are equal: a Mac takes ガ apart, into two characters."""
    return unicodedata.normalize("NFC", name).casefold()
