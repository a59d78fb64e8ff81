"""What the add-in keeps on its hidden sheet: its settings, and every sentence that its macros say.

`KachilogSheet` of `vba/addin` reads it: a key in the first column, a text in the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.languages import LANGS
from kachilog.base.settings import new_actions
from kachilog.base.version import __version__
from kachilog.files.book.addin import modules
from kachilog.files.book.names import sheet_name
from kachilog.log.columns import NAMES, REQUIRED
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kachilog.base.languages import Lang

CONF_SHEET = "kachilog.conf"

INTERPRETER, TEMPLATE, VERSION, LANGUAGE = "INTERPRETER", "TEMPLATE", "VERSION", "LANGUAGE"
"""The settings: the Python that is run, the blank book that is opened, by which version and in which language
the add-in was made."""

_SAID = (
    *("title", "waiting", "unanswered", "no_book", "no_log", "no_python", "no_template", "start", "on_mac"),
    *("ask_title", "ask_action", "ask_minutes", "ask_reactions", "ask_quality", "ask_note"),
)


def rows(lang: Lang, python: str, template: str) -> Iterator[tuple[str, str]]:
    """Yield key and text of every row."""
    words = Words(lang)
    yield from ((INTERPRETER, python), (TEMPLATE, template), (VERSION, __version__), (LANGUAGE, lang))
    yield from ((key, words(f"addin.{key}")) for key in _SAID)
    yield "actions", "|".join(new_actions(lang))
    yield "default_reactions", "0"
    yield "start_sheets", "|".join(sheet_name("start", Words(one)) for one in LANGS)
    for number, key in enumerate(REQUIRED, start=1):
        yield f"header_{number}", f"|{'|'.join(NAMES[key])}|"
    functions = modules.function_names()
    yield "functions", "|".join(functions)
    for name in functions:
        yield f"says_{name}", words(f"addin.says_{name}")
        yield f"arguments_{name}", words(f"addin.arguments_{name}")
