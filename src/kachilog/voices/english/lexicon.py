"""The words of the English rules: sections of `words.txt`, each made into one pattern on first use."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SECTION = re.compile(r"\{([a-z_]+)\}")


_GUARDS = (
    "trouble",
    "ailing",
    "spirits",
    "good_feeling",
    "feels",
    "gained",
    "spent",
    "family",
    "body",
    "others",
)
"""Sections of many words: an alternative with one of them is looked for only in a clause that has it."""


_NEEDED = r"(?<![|!?])\{{{}\}}(?![|?])"
"""A section that an alternative cannot do without: neither denied nor one of several."""


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    text = files("kachilog.voices.english").joinpath("words.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("_", "").isalpha():
            section = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            section.extend(line.split(" | "))
    return {name: tuple(alternatives) for name, alternatives in sections.items()}


def _written_out(alternatives: Iterable[str]) -> str:
    """Return one pattern of `alternatives`, those that begin with the same section put together."""
    by_opening: dict[str, list[str]] = {}
    for alternative in alternatives:
        opening = _SECTION.match(alternative)
        by_opening.setdefault(opening[0] if opening else "", []).append(alternative)
    written: list[str] = []
    for opened, group in by_opening.items():
        rests = [_inserted(alternative.removeprefix(opened)) for alternative in group]
        written += [f"{_inserted(opened)}(?:{'|'.join(rests)})"] if opened else rests
    return f"(?:{'|'.join(written)})"


def _inserted(alternative: str) -> str:
    return _SECTION.sub(lambda match: _written_out(_sections()[match[1]]), alternative)


def _whole(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_written_out(alternatives)}(?!\w)")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a section: one of its words, whole, in lower case. KeyError if there is none."""
    return _whole(_sections()[name])


def _guard(alternative: str) -> str:
    return next((guard for guard in _GUARDS if re.search(_NEEDED.format(guard), alternative)), "")


@cache
def _guarded(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of a section, each with the section that a clause must have, too ("" for none)."""
    groups: dict[str, list[str]] = {}
    for alternative in _sections()[name]:
        groups.setdefault(_guard(alternative), []).append(alternative)
    return tuple((guard, _whole(alternatives)) for guard, alternatives in sorted(groups.items()))


@lru_cache(maxsize=4096)
def _has(clause: str, name: str) -> bool:
    for guard, found in _guarded(name):
        if (not guard or _has(clause, guard)) and found.search(clause) is not None:
            return True
    return False


def has(clause: str, *names: str) -> bool:
    """Say whether a clause in lower case has a word of one of the sections."""
    for name in names:  # noqa: SIM110 (asked thirty times of each clause: a generator takes half as long again)
        if _has(clause, name):
            return True
    return False
