"""Patterns that are compiled when they are first asked for: most are for cells that most logs do not have."""

from __future__ import annotations

import re
from typing import cast


class _Pattern:
    """Stands for a compiled pattern; each method is looked up once."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)
        return value


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what matches as `re.compile` would, by its methods."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
