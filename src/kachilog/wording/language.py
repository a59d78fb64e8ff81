"""Which language to speak: what `--lang` says, else the locale's, else Japanese."""

from __future__ import annotations

import locale
import sys
from typing import TYPE_CHECKING

from kachilog.base.languages import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT: Lang = "ja"


def asked_for(arguments: Sequence[str]) -> Lang | None:
    """Return the language that the command line asks for, before it is parsed: help is spoken in it too."""
    for index, argument in enumerate(arguments):
        name, separator, value = argument.partition("=")
        if name == "--lang":
            value = value if separator else "".join(arguments[index + 1 : index + 2])
            return next((lang for lang in LANGS if lang == value), None)
    return None


def of_locale(environ: Mapping[str, str]) -> Lang | None:
    """Return the language of the user's locale if it is one of ours; None for `C`, `POSIX` and the rest."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return _lang(environ[name])
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (there on Windows only)

        identifier = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return _lang(locale.windows_locale.get(identifier, ""))
    return None


def _lang(name: str) -> Lang | None:
    return next((lang for lang in LANGS if name.lower().startswith(lang)), None)


def choose(arguments: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """Return the language to speak to the user in."""
    return asked_for(arguments) or of_locale(environ) or DEFAULT
