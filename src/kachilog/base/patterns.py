"""Patterns that are compiled when they are first asked for: a command needs few of those that it loads."""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast


class _Pattern(Generic[AnyStr]):
    """Stands for a compiled pattern; each method is looked up once."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._made_of: tuple[AnyStr, int] = (text, flags)

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)
        return value


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what matches as `re.compile` would, by its methods."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
