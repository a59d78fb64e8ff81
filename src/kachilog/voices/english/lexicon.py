"""The words of the English rules: sections of `words.txt`, each made into one pattern on first use."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTION = re.compile(r"\{([a-z_]+)\}")


@cache
def _sections() -> Mapping[str, str]:
    text = files("kachilog.voices.english").joinpath("words.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("_", "").isalpha():
            section = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            section.extend(line.split(" | "))
    return {name: f"(?:{'|'.join(alternatives)})" for name, alternatives in sections.items()}


def _written_out(name: str) -> str:
    return _SECTION.sub(lambda match: _written_out(match[1]), _sections()[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a section: one of its words, whole. KeyError if there is none."""
    return re.compile(rf"(?<!\w){_written_out(name)}(?!\w)", re.IGNORECASE)


def has(clause: str, *names: str) -> bool:
    """Say whether a clause has a word of one of the sections."""
    return any(pattern(name).search(clause) is not None for name in names)
