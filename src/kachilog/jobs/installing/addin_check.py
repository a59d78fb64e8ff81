"""What keeps the add-in from being in Excel's ribbon, found out without Excel."""

from __future__ import annotations

import sys
from itertools import count
from typing import TYPE_CHECKING, Any

from kachilog.files.book.addin.build import ADDIN_NAME
from kachilog.jobs.installing.addin import copies, installed, places
from kachilog.jobs.installing.doctor import is_blocked
from kachilog.jobs.installing.setup import is_one_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kachilog.jobs.installing.setup import Platform

_DISABLED = r"Software\Microsoft\Office\{}\Excel\Resiliency\DisabledItems"
_OFFICES = ("16.0", "15.0", "14.0")

Amiss = tuple[str, dict[str, object]]
"""What is amiss: how the phrase `cli.doctor_ribbon_…` that tells it with its remedy ends, and its values."""


def amiss(platform: Platform, python: Path) -> list[Amiss]:
    """Return all that keeps the ribbon from working with `python`, worst first."""
    addin = installed(platform)
    path = places(platform).addin
    if addin is None:
        return [("foreign" if path.exists() else "missing", {"what": path})]
    looked_at: list[tuple[bool, str, object]] = [
        (not addin.is_current, "old", addin.version),
        (not _is_there(addin.interpreter), "python_gone", addin.interpreter or "-"),
        (_is_another(addin.interpreter, python), "other_python", addin.interpreter),
        (not _is_there(addin.blank), "no_blank", addin.blank or "-"),
        (bool(is_blocked(path)), "blocked", path),
        (is_disabled(), "disabled", path),
        *((True, "copy", copy) for copy in copies(platform)),
    ]
    return [(code, {"what": what}) for is_amiss, code, what in looked_at if is_amiss]


def _is_there(path: Path | None) -> bool:
    return path is not None and path.exists()


def _is_another(one: Path | None, python: Path) -> bool:
    return one is not None and one.exists() and not is_one_environment(one, python)


def is_disabled() -> bool:
    """Tell whether Excel has put the add-in among its disabled items, after a crash for instance."""
    name = ADDIN_NAME.encode("utf-16-le").lower()
    return any(name in value.lower() for value in _disabled_items())


def _disabled_items() -> Iterator[bytes]:
    """Yield what Windows' registry keeps of the disabled items: bytes in which a path stands in UTF-16."""
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415 (there alone)

    registry: Any = winreg
    for office in _OFFICES:
        try:
            key = registry.OpenKey(registry.HKEY_CURRENT_USER, _DISABLED.format(office))
        except OSError:
            continue
        for number in count():
            try:
                value = registry.EnumValue(key, number)[1]
            except OSError:
                break
            if isinstance(value, bytes):
                yield value
