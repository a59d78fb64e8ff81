"""Every word a user sees, in Japanese and English, in one place.

A key is `<area>.<name>`; the area names the module here that holds its phrases (`problem.date_unreadable`
stands in `kachilog.wording.problem`), so that a command loads only the words it says. A phrase is a pair
(Japanese, English) of `str.format` templates.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from kachilog.base.languages import LANGS
from kachilog.base.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.errors import KachilogError
    from kachilog.base.languages import Lang
    from kachilog.base.problems import Problem

AREAS = (
    "addin",
    "cli",
    "error",
    "excel",
    "insight",
    "kpis",
    "page",
    "problem",
    "sample",
    "template",
    "trend",
)
"""The modules of this package that hold phrases."""

_SAID = ("cli", "error", "problem")
"""The areas that are said on a screen, where the name of a file must not move the cursor or make two lines."""

_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Phrases = dict[str, tuple[str, str]]


@cache
def phrases(area: str) -> Mapping[str, tuple[str, str]]:
    """Return the phrases of one area: name → (Japanese, English). Raise KeyError for an unknown area."""
    if area not in AREAS:
        raise KeyError(area)
    catalogue: Phrases = import_module(f"{__name__}.{area}").PHRASES
    return catalogue


class Words:
    """The user-visible text of one language: `Words("ja")("page.title")`."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._index = LANGS.index(lang)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the phrase of `key` with `values` filled in. Raise KeyError for an unknown key."""
        area, _, name = key.partition(".")
        phrase = phrases(area)[name][self._index]
        if area in _SAID:
            values = {name: _printable(value) for name, value in values.items()}
        return phrase.format(**values)

    def error(self, error: KachilogError) -> str:
        """Return the sentence of an exception of ours."""
        return self(f"error.{error.code}", **error.values)

    def problem(self, problem: Problem) -> str:
        """Return the sentence of a problem: what is wrong and what would be valid, without the place."""
        return self(
            f"problem.{problem.code}",
            column=problem.column,
            value=problem.value,
            row=problem.row,
            **problem.values,
        )


def _printable(value: object) -> object:
    if isinstance(value, PurePath):
        value = str(value)
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
