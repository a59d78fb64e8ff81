"""Who is in a folder: the logs, one CSV per member, and by what each member is named in the output.

A member is named by the name of the file without its ending, or by a mark that is made of it under a secret
key: the same for the same name and key, so that outputs can be joined, and of no use to whoever has not the
key. Without a key a mark could be undone by trying names, for there are not many.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.problems import Problem
from kachilog.files.kinds import BOOKS, ODS
from kachilog.files.saving import save

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

KEY_NAME = "kachilog-members.key"
"""The file of the key in the folder of the logs, where the names are anyway."""

MARK_LENGTH = 16
"""Hexadecimal digits of a mark: two of a million members share one with a chance of 1 in 37 million."""

LOGS = (".csv", ".tsv")
"""Endings of a member's log. A .txt in a folder of logs is a note about them."""

_BOOKS = (*BOOKS, ODS, ".xls", ".xlsb")
_KEY_BYTES = 32
_NO_TEXT = lazy_pattern("[\ud800-\udfff]")
_KEY = lazy_pattern(r"[0-9a-f]{64}")
_PASSING = ("~$", "~kachilog-", ".")  # locks and temporary files of programs, and what systems hide


class Member(NamedTuple):
    """One member: where the log is, and the name in the output and in messages."""

    path: Path
    label: str


class Folder(NamedTuple):
    """A folder of logs: its members by label, what was left out of it, and how much else is in it.

    `others` counts the files that are no logs, and the folders, which are not looked into.
    """

    members: tuple[Member, ...]
    problems: tuple[Problem, ...]
    others: int


def find_members(folder: Path, key: bytes | None) -> Folder:
    """Return the members whose logs lie in `folder`, named by marks under `key`; None names them openly.

    A workbook, and a second file of the same name with another ending, are left out and reported. Raise
    FileError cohort_folder_missing, cohort_folder_unreadable.
    """
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    others = 0
    for path in _listed(folder):
        ending, name = path.suffix.lower(), name_of(path)
        if path.name.startswith(_PASSING) or path.name == KEY_NAME:
            continue
        if path.is_dir() or ending not in (*LOGS, *_BOOKS):
            others += 1
        elif ending in _BOOKS:
            problems.append(Problem("cohort_book", "error", _label(name, key), values={"ending": ending}))
        elif name in found:
            problems.append(Problem("cohort_name_twice", "error", _label(name, key)))
        else:
            found[name] = path
    members = [Member(path, _label(name, key)) for name, path in found.items()]
    # By label: the order of the names would tell something of them.
    return Folder(tuple(sorted(members, key=lambda one: one.label)), tuple(problems), others)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        raise FileError("cohort_folder_missing", folder=str(folder)) from None
    except NotADirectoryError:
        raise FileError("cohort_not_folder", file=folder.name) from None
    except OSError as error:
        raise FileError(
            "cohort_folder_unreadable", folder=str(folder), reason=error.strerror or str(error)
        ) from None


def name_of(path: Path) -> str:
    """Return a member's name: that of the file, without ending, composed alike on every system."""
    # A name that is no text (of an old archive, say) still has to be written.
    return unicodedata.normalize("NFC", _NO_TEXT.sub("\ufffd", path.stem))


def _label(name: str, key: bytes | None) -> str:
    return name if key is None else mark_of(name, key)


def mark_of(name: str, key: bytes) -> str:
    """Return the mark of a member: the first digits of the HMAC-SHA-256 of the name under the key."""
    return hmac.new(key, name.encode(), hashlib.sha256).hexdigest()[:MARK_LENGTH]


def read_key(path: Path, *, now: dt.datetime) -> tuple[bytes, bool]:
    """Return the key in the file `path`, and whether it was made just now because there was none.

    Raise FileError key_unreadable, and what `saving.save` raises.
    """
    try:
        text = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return _made_key(path, now), True
    except (OSError, UnicodeDecodeError):
        text = ""
    if not _KEY.fullmatch(text):
        raise FileError("key_unreadable", file=path.name)
    return bytes.fromhex(text), False


def _made_key(path: Path, now: dt.datetime) -> bytes:
    key = secrets.token_bytes(_KEY_BYTES)
    content = key.hex().encode() + b"\n"

    def write(out: BinaryIO) -> None:
        out.write(content)

    def verify(written: BinaryIO) -> None:
        if written.read() != content:
            raise FileError("verify_failed", what=path.name)

    save(path, write, verify, seen=None, now=now, like=None)
    return key
