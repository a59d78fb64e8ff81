"""The header row of a log as it is read, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.languages import LANGS
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
    header_texts,
    is_vanity,
    known_keys,
    named_keys,
    refused_key,
    typed_name,
    unit_of,
)
from kachilog.log.mapping import SEPARATOR, mapped, not_there

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kachilog.base.languages import Lang
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.columns import Key
    from kachilog.log.mapping import Maps
    from kachilog.log.presets import Preset

    _Wrong = tuple[str, str, Mapping[str, object]]
    """What is wrong with a header row: code, column, values."""


class Header(NamedTuple):
    """The header row of a log, in the order of the source.

    `row` is its row as a person counts it; `columns` are those that are read; `width` is the number of cells
    up to the last header; `unnamed` are the indices (from 0) of those without one; `lang` is the language of
    the headers; `problems` has what is wrong with the row; `preset` is the kind of file that has these
    headers; `texts` are all of them, as written. `usable` is False if no log can be read at all.
    """

    row: int
    columns: tuple[Column, ...]
    width: int
    unnamed: frozenset[int]
    lang: Lang
    problems: tuple[Problem, ...]
    preset: Preset | None = None
    texts: tuple[str, ...] = ()

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
    texts = _up_to_last(cells)
    preset, told = presets.find(texts), {*mapped(texts, maps).values()}
    columns, left_out, refused = _parted(texts, known_keys(texts, maps), preset, told)
    problems = [
        Problem(code, "warning", file, sheet, row, column=shorten(header)) for header, code in refused
    ]
    lang: Lang = "en" if "".join(texts).isascii() and texts else "ja"
    for code, column, values in _wrong(texts, columns, maps, lang, may_lack=bool(preset or told)):
        place = shorten(column) or None
        problems.append(Problem(code, "error", file, sheet, row, column=place, values=values))
    if preset or told:
        code, values = _receipt(columns, left_out, preset)
        problems.append(Problem(code, "note", file, sheet, row, values=values))
    unnamed = frozenset(index for index, text in enumerate(texts) if not text)
    return Header(row, tuple(columns), len(texts), unnamed, lang, tuple(problems), preset, tuple(texts))


def _parted(
    texts: Sequence[str], keys: Sequence[Key | None], preset: Preset | None, told: Collection[Key]
) -> tuple[list[Column], list[str], list[tuple[str, str]]]:
    """Return the columns that are read, the headers that a preset leaves out, and others left out: why."""
    columns, left_out, refused = [], [], []
    for index, (text, key) in enumerate(zip(texts, keys, strict=True)):
        code = None if key or not text else _refusal(text, preset, told)
        if code == _LEFT_OUT:
            left_out.append(text)
        elif code:
            refused.append((text, code))
        elif text:
            columns.append(Column(index, text, key, unit_of(text, key)))
    return columns, left_out, refused


def _up_to_last(cells: Sequence[Cell]) -> list[str]:
    """Return what the cells of a header row say, up to the last one that says anything."""
    texts = [text.strip() for text in header_texts(cells)]
    return texts[: max((index + 1 for index, text in enumerate(texts) if text), default=0)]


_LEFT_OUT = "left out"


def _refusal(header: str, preset: Preset | None, told: Collection[Key]) -> str | None:
    """Return why a header that names no column to be read is left out, None if it is the user's own.

    `told` are the columns that other headers were told to be.
    """
    if preset and preset.is_left_out(header):
        return _LEFT_OUT
    if is_vanity(header):
        return "column_vanity"
    return "column_displaced" if named_keys([header])[0] in told else None


def _receipt(
    columns: Sequence[Column], left_out: Sequence[str], preset: Preset | None
) -> tuple[str, Mapping[str, object]]:
    """Return what is told of headers that were read as others: code and values."""
    known = [(column.key, shorten(column.header)) for column in columns if column.key]
    ja, en = (", ".join(f"{typed_name(key, of)}={header}" for key, header in known) for of in LANGS)
    if preset is None:
        return "columns_mapped", {"ja": ja, "en": en}
    values = {"kind": preset.name, "ja": ja, "en": en, "left": ", ".join(map(shorten, left_out))}
    return ("columns_of_left" if left_out else "columns_of"), values


def not_a_header(
    row: int | None, cells: Sequence[Cell], *, file: str | None, sheet: str | None, maps: Maps
) -> list[Problem]:
    """Return how to tell what the cells of a row are, should they be the headers of a log: as problems."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    if len(texts) < len(_NEEDED) or any(text[0].isdigit() for text in texts):
        return []  # a row of data, or a title
    wrong = [*_to_map(REQUIRED, texts), *(("column_not_there", one, {}) for one in not_there(texts, maps))]
    return [
        Problem(code, "error", file, sheet, row, column=shorten(column) or None, values=values)
        for code, column, values in wrong
    ]


def _wrong(
    texts: Sequence[str], columns: Sequence[Column], maps: Maps, lang: Lang, *, may_lack: bool
) -> Iterator[_Wrong]:
    """Yield what makes a log unreadable: headers that name one column, columns that there are not."""
    yield from _duplicates(columns)
    lacking = {key for key in REQUIRED if may_lack and key not in _NEEDED}
    yield from _missing(columns, lang, lacking)
    for header in not_there(texts, maps):
        yield "column_not_there", header, {}


def _duplicates(columns: Iterable[Column]) -> Iterator[_Wrong]:
    groups: dict[str, list[str]] = {}
    for column in columns:
        # Excel keeps the names of a table's columns unique without regard to case.
        groups.setdefault(column.key or f"own {fold_own(column.header)}", []).append(column.header)
    for headers in groups.values():
        if len(headers) > 1:
            names = " / ".join(map(shorten, headers))
            yield "column_duplicate", headers[1], {"headers": names}


_NEEDED: tuple[Key, ...] = ("date", "action", "minutes")
"""Columns that every file has; that of another program may lack the others: nobody has counted there."""


def _missing(columns: Sequence[Column], lang: Lang, lacking: Collection[Key]) -> Iterator[_Wrong]:
    """Yield the required columns that there are not, and at last how to tell which headers they are."""
    present = {column.key for column in columns} | {*lacking}
    own = [column.header for column in columns if column.key is None]
    missing = [*filter(lambda key: key not in present, REQUIRED)]
    refused = {key: header for header in own if (key := refused_key(header)) in missing}
    offered = {**_nearest(missing, _without(own, refused.values())), **refused}
    for key in missing:
        values = {"ja": HEADERS["ja"][key], "en": HEADERS["en"][key]}
        values["nearest"] = shorten(offered.get(key, ""))
        code = "column_missing_nearest" if key in offered else "column_missing"
        yield "column_refused" if key in refused else code, HEADERS[lang][key], values
    yield from _to_map([key for key in missing if key not in offered], _without(own, offered.values()))


def _without(headers: Sequence[str], taken: Collection[str]) -> list[str]:
    return [header for header in headers if header not in taken]


def _to_map(untold: Sequence[Key], free: Sequence[str]) -> Iterator[_Wrong]:
    """Yield how to tell which of the headers `free` the columns `untold` are, if there are any."""
    if untold and free:
        ja, en = (",".join(f"{typed_name(key, of)}=○○" for key in untold) for of in LANGS)
        headers = SEPARATOR.join(map(shorten, free[:_LISTED])) + (" …" if len(free) > _LISTED else "")
        yield "columns_to_map", "", {"ja": ja, "en": en, "headers": headers}


_LISTED = 12
"""Headers that are offered for a column that is missing."""

_LIKE = 0.7
"""Share of common characters from which a header is taken for a slip of the pen."""


def _nearest(keys: Sequence[Key], headers: Sequence[str]) -> dict[Key, str]:
    """Return the headers that are nearly those of columns, each for one column: the likest first."""
    if not (keys and headers):
        return {}
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
