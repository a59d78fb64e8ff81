"""Our macros inside a workbook: those of this version, of an earlier one, or the user's by now.

A module of ours is known by its text: by today's, or by the digest of a text that an earlier version had. Any
other text under its name is the user's own work.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.files import private
from kachilog.files.book.template import vba
from kachilog.files.xlsx.package import Package

if TYPE_CHECKING:
    from collections.abc import Mapping

DICTIONARY = "Dictionary"
"""The class that xlwings makes use of on a Mac; workbooks of the first days lack it."""

TEXTS: Mapping[str, tuple[str, ...]] = {
    "Kachilog": (
        "d94a1016f63f1106c828252a09d0a85f",
        "e2d82d6f16f6b10cc59c23c8eb1d68be",
        "115b18679a70f5c4fbc0a8e7924075d2",
        "ea98933919af3f9071fbcd87f08081ff",
        "0cb06c2b22d3628d60f58c09d4afbfbc",
        "4b3477f3c9c9ddd670a7bd2337f7dd08",
    ),
    "KachilogFiles": ("f81222aab5de9ba795794883b090a218", "111c68d5e1d8614a4b49b64788efafa1"),
    "KachilogFunctions": (
        "75e4e1650c75412dac12ecd13fd695fe",
        "e86aec8ad37085dd09704672c5f5e8f6",
        "7c8038e011a2252a396bb5154adbf884",
    ),
    "KachilogText": ("dc935c020948310a49b6cec44c3bdd8a",),
}
"""The digests of all texts that a module of ours ever had, today's last: a text that is changed adds one."""


class OurModules(NamedTuple):
    """How our modules stand in a workbook, by name: as an earlier version made them, absent, or changed."""

    older: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def are_current(self) -> bool:
        """Whether all of them are those of this version."""
        return not (self.older or self.missing or self.changed)

    @property
    def to_write(self) -> dict[str, str]:
        """The sources that bring them to this version, name → text: none where the user changed one.

        They call each other, so one of them is not renewed beside another that is not.
        """
        if self.changed:
            return {}
        sources = {**vba.sources(), DICTIONARY: vba.dictionary_class()}
        return {name: sources[name] for name in (*self.older, *self.missing)}


NO_MODULES = OurModules()
"""How they stand where there are no macros."""


def digest(source: str) -> str:
    """Return what a module is known by, whatever Excel does to its text when it is saved.

    Excel spells each name and word of the language as it was spelled last, anywhere in the project, and sets
    blanks and line ends in its own way; what stands in quotes it leaves.
    """
    lines = []
    for line in source.splitlines():
        parts = line.split('"')
        parts[::2] = [" ".join(part.casefold().split()) for part in parts[::2]]
        lines.append('"'.join(parts))
    text = "\n".join(line for line in lines if line and not line.startswith("attribute vb_"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def ours_in(modules: Mapping[str, str]) -> OurModules:
    """Return how our modules stand among those of a workbook, name → source."""
    theirs = {name.casefold(): text for name, text in modules.items()}
    missing = [name for name in (*TEXTS, DICTIONARY) if name.casefold() not in theirs]
    known = {name: digest(theirs[name.casefold()]) for name in TEXTS if name not in missing}
    return OurModules(
        older=tuple(name for name, one in known.items() if one in TEXTS[name][:-1]),
        missing=tuple(missing),
        changed=tuple(name for name, one in known.items() if one not in TEXTS[name]),
    )


def with_modules(book: Path, sources: Mapping[str, str]) -> bytes:
    """Return the VBA project of a workbook with modules, name → source, added or put in the place of others.

    Raise FileError macros_signed; macros_locked where it cannot be written, or any other module would change.
    """
    from pyopenvba import ExcelFile, VBAModuleKind  # noqa: PLC0415 (100 ms that only this needs)

    with private.folder() as folder, ExcelFile(book) as file:
        if file.vba_signature().present:
            raise FileError("macros_signed", file=book.name)
        before, copy = file.vba_modules(), Path(folder, book.name)
        there = {name.casefold(): name for name in before}
        try:
            for name, source in sources.items():
                if name.casefold() in there:
                    file.set_module(there[name.casefold()], source)
                else:
                    kind = VBAModuleKind.other if name == DICTIONARY else VBAModuleKind.standard
                    file.vba_project().add_module(name, source, kind=kind)
            file.save(copy)
        except Exception as error:
            raise FileError("macros_locked", file=book.name) from error
        with ExcelFile(copy) as written:
            after = written.vba_modules()
        ours = dict.fromkeys({there.get(name.casefold(), name) for name in sources}, "")
        if {**after, **ours} != {**before, **ours}:
            raise FileError("macros_locked", file=book.name)
        return Package.open(copy).macros or b""
