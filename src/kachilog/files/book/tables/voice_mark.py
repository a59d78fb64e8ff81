"""A mark by which classes on the sheet of voices are known to be what our rules say of these texts today.

To classify loads a dictionary, and most reviews find the voices as the one before left them. The mark is a
digest of the texts, of the classes as they were written, and of all that decides on a class: whichever of
them has changed, the mark is another one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog import voices

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOMS = ("base", "voices")
"""Whose modules and data classify."""
_LIBRARIES = ("SudachiPy", "sudachidict_small")


def mark_of(said: Iterable[tuple[str, str]]) -> str:
    """Return the mark of voices: (text, classes as they are written)."""
    digest = sha256(_classifier())
    for pair in said:
        for text in pair:
            encoded = text.encode("utf-8", "surrogatepass")
            digest.update(b"%d:%b" % (len(encoded), encoded))
    return digest.hexdigest()


@cache
def _classifier() -> bytes:
    """Return a digest of all that decides on a class."""
    digest = sha256(unicodedata.unidata_version.encode())
    for library in _LIBRARIES:
        digest.update(f" {library} {version(library)}".encode())
    house = Path(voices.__file__).parents[1]
    for path in sorted(path for room in _ROOMS for path in (house / room).rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            content = path.read_bytes()
            digest.update(f" {path.relative_to(house).as_posix()} {len(content)} ".encode())
            digest.update(content)
    return digest.digest()
