"""How the buttons answer: a sentence in the status cell, and an alert where the user must act."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from kachilog.files.book.names import STATUS_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw


def say(book: xw.Book, text: str, *, alert: bool = False) -> None:
    """Write a sentence into the status cell; show it as an alert too if asked, or if that cell refuses."""
    try:
        book.names[STATUS_NAME].refers_to_range.value = text
    except BaseException:  # noqa: BLE001 (each program refuses in its own way: a protected sheet, a deleted name)
        alert = True
    if alert:
        # There is nobody left to tell if even this fails.
        with contextlib.suppress(Exception):
            book.app.alert(text, title="kachilog")


@contextlib.contextmanager
def quiet(app: xw.App) -> Iterator[None]:
    """Keep the screen still and the workbook's own event macros out, until the end, whatever happens."""
    names = ("screen_updating", "enable_events")
    before = {name: getattr(app, name) for name in names}
    try:
        for name in names:
            setattr(app, name, False)
        yield
    finally:
        for name, value in before.items():
            with contextlib.suppress(Exception):
                setattr(app, name, value)
