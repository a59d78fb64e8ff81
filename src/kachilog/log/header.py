"""The header row of a log as it is read, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.problems import Problem, shorten
from kachilog.base.spreadsheet import HEADER_LIMIT
from kachilog.base.text import fold_own
from kachilog.log import presets
from kachilog.log.columns import (
    HEADERS,
    NAMES,
    REQUIRED,
    Column,
    bare,
    counts_hours,
    header_texts,
    is_vanity,
    known_keys,
    named_keys,
    typed_name,
)
from kachilog.log.mapping import mapped, not_there

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kachilog.base.languages import Lang
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.columns import Key
    from kachilog.log.mapping import Maps
    from kachilog.log.presets import Preset

    _Wrong = tuple[str, str, Mapping[str, object]]
    """What is wrong with a header row: code, column, values."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a log, in the order of the source.

    `row` is its row as a person counts it; `columns` are those that are read; `width` is the number of cells
    up to the last header; `unnamed` are the indices (from 0) of those without one; `lang` is the language of
    the headers; `problems` has what is wrong with the row; `preset` is the kind of file that has these
    headers. `usable` is False if no log can be read at all.
    """

    row: int
    columns: tuple[Column, ...]
    width: int
    unnamed: frozenset[int]
    lang: Lang
    problems: tuple[Problem, ...]
    preset: Preset | None = None

    @property
    def usable(self) -> bool:
        """Whether rows can be read under this header: nothing about it is an error."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def keys(self) -> frozenset[Key]:
        """The known columns that the source has."""
        return frozenset(column.key for column in self.columns if column.key)

    def name(self, key: Key) -> str:
        """Return the header of `key` as written in the source, else as we would write it."""
        return next((c.header for c in self.columns if c.key == key), HEADERS[self.lang][key])


def read_header(
    row: int,
    cells: Sequence[Cell],
    *,
    file: str | None = None,
    sheet: str | None = None,
    maps: Maps = (),
) -> Header:
    """Return the header that a row of cells is, with what is wrong with it as problems."""
    texts = [text.strip() for text in header_texts(cells)]
    width = max((index + 1 for index, text in enumerate(texts) if text), default=0)
    texts = texts[:width]
    preset = presets.find(texts)
    keys, told = known_keys(texts, maps), mapped(texts, maps)
    displaced = {*told.values()}
    columns, unnamed, left_out, problems = [], set(), [], []
    for index, (text, key) in enumerate(zip(texts, keys, strict=True)):
        if not text:
            unnamed.add(index)
        elif key is None and preset and preset.is_left_out(text):
            left_out.append(text)
        elif key is None and (code := _refusal(text, displaced)):
            problems.append(Problem(code, "warning", file, sheet, row, column=shorten(text)))
        else:
            columns.append(Column(index, text, key))
    lang: Lang = "en" if "".join(texts).isascii() and width else "ja"
    wrong = [*_duplicates(columns), *_missing(columns, lang, _LACKED if preset or told else ())]
    wrong += [("column_not_there", header, {}) for header in not_there(texts, maps)]
    for code, column, values in wrong:
        named = shorten(column) or None
        problems.append(Problem(code, "error", file, sheet, row, column=named, values=values))
    if preset or told:
        code, values = _receipt(columns, left_out, preset, lang)
        problems.append(Problem(code, "warning", file, sheet, row, values=values))
    return Header(row, tuple(columns), width, frozenset(unnamed), lang, tuple(problems), preset)


def _refusal(header: str, displaced: Collection[Key]) -> str | None:
    """Return why a header that names no column to be read is left out, None if it is the user's own."""
    if is_vanity(header):
        return "column_vanity"
    return "column_displaced" if named_keys([header])[0] in displaced else None


def _receipt(
    columns: Sequence[Column], left_out: Sequence[str], preset: Preset | None, lang: Lang
) -> tuple[str, Mapping[str, object]]:
    """Return what is told of headers that were read as others: code and values."""
    known = [(column.key, shorten(column.header)) for column in columns if column.key]
    read = ", ".join(f"{typed_name(key, lang)}={header}" for key, header in known)
    if preset is None:
        return "columns_mapped", {"read": read}
    values = {"kind": preset.name, "read": read, "left": ", ".join(map(shorten, left_out))}
    return ("columns_of_left" if left_out else "columns_of"), values


def _duplicates(columns: Iterable[Column]) -> Iterator[_Wrong]:
    groups: dict[str, list[str]] = {}
    for column in columns:
        # Excel keeps the names of a table's columns unique without regard to case.
        groups.setdefault(column.key or f"own {fold_own(column.header)}", []).append(column.header)
    for headers in groups.values():
        if len(headers) > 1:
            names = " / ".join(map(shorten, headers))
            yield "column_duplicate", headers[1], {"headers": names}


_LACKED: tuple[Key, ...] = ("reactions", "quality")
"""Columns that a file of another program may lack: nobody has counted there."""


def _missing(columns: Sequence[Column], lang: Lang, may_lack: Collection[Key]) -> Iterator[_Wrong]:
    """Yield the required columns that there are not, and at last how to tell which headers they are."""
    present = {column.key for column in columns}
    own = [column.header for column in columns if column.key is None]
    missing = [key for key in REQUIRED if key not in present and key not in may_lack]
    hours = next(filter(counts_hours, own), None) if "minutes" in missing else None
    nearest = _nearest(missing, own)
    untold = []
    for key in missing:
        values: dict[str, str] = {"ja": HEADERS["ja"][key], "en": HEADERS["en"][key]}
        if key == "minutes" and hours:
            yield "column_hours", HEADERS[lang][key], {**values, "nearest": shorten(hours)}
        elif key in nearest:
            yield "column_missing_nearest", HEADERS[lang][key], {**values, "nearest": shorten(nearest[key])}
        else:
            untold.append(key)
            yield "column_missing", HEADERS[lang][key], values
    free = [header for header in own if header not in nearest.values() and header != hours]
    if untold and free:
        ja, en = (",".join(f"{typed_name(key, of)}=○○" for key in untold) for of in ("ja", "en"))
        headers = " / ".join(map(shorten, free[:_LISTED])) + (" …" if len(free) > _LISTED else "")
        yield "columns_to_map", "", {"ja": ja, "en": en, "headers": headers}


_LISTED = 12
"""Headers that are offered for a column that is missing."""

_LIKE = 0.7
"""Share of common characters from which a header is taken for a slip of the pen."""


def _nearest(keys: Sequence[Key], headers: Sequence[str]) -> dict[Key, str]:
    """Return the headers that are nearly those of columns, each for one column: the likest first."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a broken header needs it

    def likeness(key: Key, header: str) -> float:
        folded = bare(header[:HEADER_LIMIT])
        return max(SequenceMatcher(None, folded, name).ratio() for name in NAMES[key])

    pairs = ((likeness(key, header), key, header) for key in keys for header in headers[:_COMPARED])
    found: dict[Key, str] = {}
    for like, key, header in sorted(pairs, reverse=True):
        if like >= _LIKE and key not in found and header not in found.values():
            found[key] = header
    return found


_COMPARED = 50
"""Headers that are looked at for a slip: a row may be very wide."""
