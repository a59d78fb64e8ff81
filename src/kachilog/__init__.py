"""価値ログ: what an hour on social media was worth, and whether the pace can be kept.

For Python users: `read_log` reads a CSV or a workbook, `weekly` sums it up by weeks, `review` answers what
one weekly page says. Nothing here writes a file. docs/python.md has an example.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.base.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.errors import FileError, KachilogError, UsageError
    from kachilog.base.problems import Problem
    from kachilog.base.settings import Budget, Settings
    from kachilog.base.week import Week
    from kachilog.jobs.public import read_log, review, weekly

__all__ = [
    "Budget",
    "FileError",
    "KachilogError",
    "Problem",
    "Settings",
    "UsageError",
    "Week",
    "__version__",
    "read_log",
    "review",
    "weekly",
]

_DEFINED_IN: Mapping[str, str] = MappingProxyType(
    {
        "Budget": "base.settings",
        "FileError": "base.errors",
        "KachilogError": "base.errors",
        "Problem": "base.problems",
        "Settings": "base.settings",
        "UsageError": "base.errors",
        "Week": "base.week",
        "read_log": "jobs.public",
        "review": "jobs.public",
        "weekly": "jobs.public",
    }
)
"""Loaded when they are asked for: each click on a button waits for this module to be imported."""


def __getattr__(name: str) -> object:
    if name not in _DEFINED_IN:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_DEFINED_IN[name]}"), name)
