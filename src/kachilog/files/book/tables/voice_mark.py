"""A mark by which classes on the sheet of voices are known to be what our rules say of these texts today.

To classify takes time for each voice, and most reviews find nearly all of them as the one before left them.
The mark is as long for any number of voices, so that a defined name can keep it: a text says which of
`_GROUPS` groups it belongs to, and the mark has a digest of each group: of its texts, of their classes as
they were written, and of all that decides on a class. A group that has the digest it had is what it was,
wherever its rows stand now, and each class in it is ours. A voice without a class is in no group. Whoever
changes or deletes one makes its group another one, whose voices are classified again, and those of the others
are not; all of them are once the classifier is another one.
"""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from kachilog import voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Said = tuple[str, str]
    """A text, and its classes as they are written."""

_ROOMS = ("base", "voices")
"""Whose modules and data classify."""
_LIBRARIES = ("numpy", "sudachidict_small", "sudachipy")

_GROUPS, _LONG = 24, 10
"""Groups, and characters (of 6 bits) of the digest of one: in all no more than Excel takes as a text in a
formula, 255."""


def mark_of(said: Iterable[Said]) -> str:
    """Return the mark of voices; twice the same counts once."""
    return "".join(map(_digest, _groups(said)))


def known(said: Iterable[Said], mark: str) -> Iterator[Said]:
    """Yield those of some voices whose classes are ours, as a mark shows."""
    for at, group in enumerate(_groups(said) if mark else ()):
        if group and _digest(group) == mark[at * _LONG : (at + 1) * _LONG]:
            yield from group.values()


def _groups(said: Iterable[Said]) -> list[dict[bytes, Said]]:
    """Return voices by group, each by what tells it from all others."""
    groups: list[dict[bytes, Said]] = [{} for _ in range(_GROUPS)]
    for one in said:
        text, classes = (sha256(part.encode("utf-8", "surrogatepass")).digest() for part in one)
        groups[int.from_bytes(text[:4], "big") % _GROUPS][text + classes] = one
    return groups


def _digest(group: Iterable[bytes]) -> str:
    digest = sha256(classifier() + b"".join(sorted(group))).digest()
    return urlsafe_b64encode(digest)[:_LONG].decode("ascii")


@cache
def classifier() -> bytes:
    """Return a digest of all that decides on a class, as it is when this is first asked."""
    digest = sha256(unicodedata.unidata_version.encode())
    for library in _LIBRARIES:
        digest.update(f" {library} {' '.join(releases(library))}".encode())
    house = Path(voices.__file__).parents[1]
    for path in sorted(path for room in _ROOMS for path in (house / room).rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            content = _checksums(path) if path.suffix == ".npz" else path.read_bytes()
            digest.update(f" {path.relative_to(house).as_posix()} {len(content)} ".encode())
            digest.update(content)
    return digest.digest()


def releases(library: str) -> list[str]:
    """Return the names of the folders in which installers say what they installed beside a library.

    They have its version in them. `importlib.metadata` would take a fiftieth of a review to be loaded.
    """
    spec = find_spec(library)
    beside = Path(spec.origin).parents[1].iterdir() if spec and spec.origin else ()
    folders = (path.name for path in beside if path.suffix in {".dist-info", ".egg-info"})
    return sorted(name for name in folders if name.lower().startswith(f"{library}-"))


def _checksums(path: Path) -> bytes:
    """Return what the directory of a zip says of its members: it need not be read as a whole to be known."""
    with ZipFile(path) as arrays:
        return repr([(one.filename, one.file_size, one.CRC) for one in arrays.infolist()]).encode()
