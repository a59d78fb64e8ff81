"""Rows that come in from a file: which of them a book has, which it has with other values, which are new.

Rows that are equal in every column of the file are the same row. They are counted, not just matched: the book
then holds each as often as the fuller of the two did. So importing twice adds nothing. Of the rows left, one
of the file and one of the book with the same date, action and minutes are one row with other values. Where
several have these three, the pair that differs in the fewest columns is the first, then the one with the
fewest contradictions, then the one whose texts come first; where the file has more than `_COMPARED` of them,
they are paired in the order of their texts. So the order of the rows makes no difference.

Remembered are digests of what came in, and rows of the book that may be one of them: it takes little memory.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache, partial
from hashlib import blake2b
from heapq import nsmallest
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.text import fold_own
from kachilog.log.csv_write import compared_texts
from kachilog.log.parse import Repeated
from kachilog.log.reading.repeated import equal_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kachilog.log.columns import Column
    from kachilog.log.parse import Chunk, Row
    from kachilog.log.reading.kinds import Value

_DIGEST = 16
"""Bytes of a digest: among 2**20 rows two different ones are taken for equal once in 2**88 logs."""

_SEPARATOR = "\x1f"
"""No text of a log has it: `kachilog.log.cells.parse_text` takes no control character but TAB, LF and CR."""

_KEY = ("date", "action", "minutes")
"""The columns by which a row is known again, however an action is written, whatever else has changed."""
_folded = lru_cache(1 << 12)(fold_own)
_COMPARED = 20
"""Rows of a file with one key, each of which is compared with each of the book's."""

_REMEMBERED = 1000
"""Rows of a book with one key that are remembered before those are dropped that cannot be paired any more."""

_View = tuple[str, ...]
"""The columns on which rows are compared, by name."""

_Texts = tuple[str, ...]


class Kept(NamedTuple):
    """A row that a book has: in row `row` of its sheet, or, if `is_new`, as the `row`th of those added.

    `sheet` is None for the sheet that rows are written to.

    `cells` stand in the columns `names`, which all rows of a book share: there may be very many of them.
    """

    row: int
    is_new: bool
    names: tuple[str, ...]
    cells: tuple[Value, ...]
    sheet: str | None = None

    @property
    def values(self) -> dict[str, Value]:
        """The cells by the names of their columns."""
        return dict(zip(self.names, self.cells, strict=True))


class Other(NamedTuple):
    """A row of a file, in its line `row`, that the book has with other values: those of `columns`."""

    row: int
    kept: Kept
    columns: tuple[Column, ...]
    values: tuple[Value, ...]

    @property
    def told(self) -> Mapping[Column, Value]:
        """What the file says where it says anything: a blank cell takes nothing away."""
        of = zip(self.columns, self.values, strict=True)
        return {column: value for column, value in of if value not in (None, "")}


class NewRows(NamedTuple):
    """The rows of an incoming log that a book does not have yet.

    `chunks` hold them under `columns` (the incoming log's); `duplicates` counts the rows that it has as they
    are, `others` are those that it has with other values; `repeated`, of the added ones and their like in the
    file, counts those that are equal to another.
    """

    columns: tuple[Column, ...]
    chunks: tuple[Chunk, ...]
    duplicates: int
    others: tuple[Other, ...] = ()
    repeated: int = 0

    @property
    def rows(self) -> list[Row]:
        """The typed rows, one tuple each."""
        return [row for chunk in self.chunks for row in chunk.rows]

    @property
    def added(self) -> int:
        """How many rows there are."""
        return sum(len(chunk.numbers) for chunk in self.chunks)


class _File:
    """The rows of one file, and what a book has of them: `missing` counts those that it has not yet shown."""

    def __init__(self, columns: tuple[Column, ...], chunks: Iterable[Chunk], view: _View) -> None:
        self.columns, self.view = columns, view
        self.chunks: list[Chunk] = []
        self.digests: list[list[bytes]] = []
        self.missing: Counter[bytes] = Counter()
        self.keys: set[int] = set()
        self.days: set[Value] = set()
        self.kept: dict[_Texts, list[Kept]] = {}
        self._many: dict[_Texts, int] = {}
        self._places: dict[_Texts, list[tuple[int, int]]] = {}
        once = Repeated()
        for chunk in chunks:
            seen = _Seen(columns, chunk)
            digests = list(seen.digests(view))
            self.missing.update(digests)
            self.keys.update(map(hash, seen.keys()))
            self.days.update(_days(columns, chunk))
            self.digests.append(digests)
            self.chunks.append(chunk._replace(columns=[once.of(values) for values in chunk.columns]))

    def note(self, digest: bytes, key: _Texts, kept: Callable[[], Kept]) -> None:
        """Take note of a row of the book that this file may have, as it is or with other values."""
        if self.missing.get(digest):
            self.missing[digest] -= 1
        elif hash(key) in self.keys:
            rows = self.kept.setdefault(key, [])
            rows.append(kept())
            if len(rows) > max(_REMEMBERED, self._many.get(key, 0)):
                self._many[key] = 0
                self.kept[key] = self.fittest(key)
                self._many[key] = 2 * len(self.kept[key])

    def values(self, place: tuple[int, int]) -> dict[str, Value]:
        """Return a row, given by its chunk and its place in that, by the names in the view."""
        number, at = place
        of = zip([column.name for column in self.columns], self.chunks[number].columns, strict=True)
        return {name: values[at] for name, values in of if name in self.view}

    def fittest(self, key: _Texts) -> list[Kept]:
        """Return the rows of the book, of one key, that may be paired with those of the file."""
        if key not in self._many:
            return self.kept[key]
        if not self._places:
            for number, chunk in enumerate(self.chunks):
                for at, own in enumerate(_Seen(self.columns, chunk).keys()):
                    self._places.setdefault(own, []).append((number, at))
        mine = [self.values(place) for place in self._places.get(key, ())]
        pairing = _Pairing(self.view, mine, self.kept[key])
        return [self.kept[key][at] for at in sorted(pairing.within_reach())]

    def forget(self, digest: bytes, key: _Texts, kept: Kept) -> None:
        """Take a row of the book back that was noted: its values are about to change."""
        rows = self.kept.get(key, [])
        same = next((row for row in rows if (row.row, row.is_new) == (kept.row, kept.is_new)), None)
        equal = same or next((row for row in rows if row.values == kept.values), None)
        if equal is not None:
            rows.remove(equal)
        elif digest in self.missing:
            self.missing[digest] += 1


@dataclass(slots=True)
class KnownRows:
    """What a book has of the rows of some files.

    Rows are compared on the columns of each file, but for those with the headers `calculated`, which the book
    computes by itself; a column that the book lacks counts as blank there. First `expect` every file, in
    their order, then `note` what the book has, then `add` the files in the same order.
    """

    calculated: Collection[str] = ()
    _files: list[_File] = field(default_factory=list)
    _added: int = 0

    def expect(self, columns: tuple[Column, ...], chunks: Iterable[Chunk]) -> None:
        """Take the rows of a file, under its own columns."""
        self._files.append(_File(columns, chunks, self._view(columns)))

    def note(self, columns: Sequence[Column], chunks: Iterable[Chunk], *, sheet: str | None = None) -> None:
        """Take note of rows that the book has, under its own columns, on the sheet `sheet` if on another."""
        for chunk in chunks:
            self._note(columns, chunk, chunk.numbers, is_new=False, sheet=sheet)

    def add(self, *, update: bool = False, add: bool = False) -> NewRows:
        """Return which rows of the next file the book does not have yet; from now on it has them.

        With `update` it has from now on the other values of the file, too, where the file has any; with `add`
        rows with other values are new ones.
        """
        file = self._files.pop(0)
        missing, others = _without_known(file), []
        duplicates = sum(len(digests) for digests in file.digests) - sum(map(len, missing))
        if not add:
            others = _others(file, missing)
            for other in others if update else ():
                if other.kept.sheet is None:
                    self._change(other)
        kept = [chunk.only(at) for chunk, at in zip(file.chunks, missing, strict=True) if at]
        for chunk in kept:
            self._note(file.columns, chunk, range(self._added, self._added + len(chunk.numbers)), is_new=True)
            self._added += len(chunk.numbers)
        return NewRows(
            file.columns, tuple(kept), duplicates, tuple(others), equal_rows(file.digests, missing)
        )

    def _note(
        self,
        columns: Sequence[Column],
        chunk: Chunk,
        numbers: Sequence[int],
        *,
        is_new: bool,
        sheet: str | None = None,
    ) -> None:
        expected: set[Value] = set().union(*(file.days for file in self._files))
        days = _days(columns, chunk)
        places = [] if expected.isdisjoint(days) else [at for at, day in enumerate(days) if day in expected]
        if not places:  # most rows of a large book
            return
        chunk, numbers = chunk.only(places), [numbers[at] for at in places]
        seen = _Seen(columns, chunk)
        names = tuple(column.name for column in columns)
        digests = {view: list(seen.digests(view)) for view in {file.view for file in self._files}}
        keys = list(seen.keys())

        def kept(at: int) -> Kept:
            return Kept(numbers[at], is_new, names, tuple(values[at] for values in chunk.columns), sheet)

        for file in self._files:
            for at, digest in enumerate(digests[file.view]):
                file.note(digest, keys[at], partial(kept, at))

    def _change(self, other: Other) -> None:
        """Let the files to come meet a row with its new values."""
        before = other.kept
        changed = {**before.values, **{column.name: value for column, value in other.told.items()}}
        now = before._replace(names=tuple(changed), cells=tuple(changed.values()))
        for file in self._files:
            key = _key(_row_texts(_KEY, before.values))
            file.forget(_digest(file.view, before.values), key, before)
            file.note(_digest(file.view, changed), key, lambda: now)

    def _view(self, columns: Sequence[Column]) -> _View:
        own = {fold_own(header) for header in self.calculated}
        return tuple(column.name for column in columns if column.key or fold_own(column.header) not in own)


def _without_known(file: _File) -> list[list[int]]:
    """Return the places, by chunk, of the rows that the book does not have: of equal ones the last."""
    known = Counter(chain.from_iterable(file.digests))
    known.subtract(file.missing)
    missing = []
    for digests in file.digests:
        places = []
        for at, digest in enumerate(digests):
            if known[digest] > 0:
                known[digest] -= 1
            else:
                places.append(at)
        missing.append(places)
    return missing


def _others(file: _File, missing: list[list[int]]) -> list[Other]:
    """Return the rows that the book has with other values, by line, and take them out of the missing ones."""
    if not any(file.kept.values()):
        return []
    incoming: dict[_Texts, list[tuple[int, int]]] = {}
    for number, (chunk, places) in enumerate(zip(file.chunks, missing, strict=True)):
        keys = list(_Seen(file.columns, chunk).keys()) if places else []
        for at in places:
            if keys[at] in file.kept:
                incoming.setdefault(keys[at], []).append((number, at))
    columns = {column.name: column for column in file.columns}
    others = []
    for key, found in incoming.items():
        rows = [file.values(place) for place in found]
        for at, kept in _Pairing(file.view, rows, file.fittest(key)).pairs():
            number, place = found[at]
            missing[number].remove(place)
            names = _differing_names(file.view, rows[at], kept.values)
            differing = tuple(columns[name] for name in names)
            values = tuple(rows[at][name] for name in names)
            others.append(Other(file.chunks[number].numbers[place], kept, differing, values))
    return sorted(others, key=lambda other: other.row)


class _Pairing:
    """Which row that comes in (`rows`) is which row of the book (`kept`), all of one key; see the module."""

    def __init__(self, view: _View, rows: Sequence[Mapping[str, Value]], kept: Sequence[Kept]) -> None:
        self._kept = kept
        self._mine = [_row_texts(view, row) for row in rows]
        self._theirs = [_row_texts(view, row.values) for row in kept]
        whole = [_row_texts(tuple(sorted(row.values)), row.values) for row in kept]
        self._rows = sorted(range(len(rows)), key=lambda at: (self._mine[at], at))
        self._book = sorted(
            range(len(kept)), key=lambda at: (self._theirs[at], whole[at], kept[at].is_new, kept[at].row)
        )

    def pairs(self) -> Iterator[tuple[int, Kept]]:
        """Yield the place in `rows`, and the row of the book."""
        if len(self._rows) > _COMPARED:
            yield from ((at, self._kept[other]) for at, other in zip(self._rows, self._book, strict=False))
            return
        pairs = [(self._unlikeness(at, other), at, other) for at in self._rows for other in self._book]
        free_rows, free_kept = set(self._rows), set(self._book)
        for _, at, other in sorted(pairs, key=itemgetter(0)):
            if at in free_rows and other in free_kept:
                free_rows.remove(at)
                free_kept.remove(other)
                yield at, self._kept[other]

    def within_reach(self) -> set[int]:
        """Return the places in `kept` that can still be paired, however many rows of the book are to come.

        For each row that is one of the likest: as many as there are rows that may take one of them away.
        """
        most = len(self._rows)
        reached = set(self._book[:most])
        if most <= _COMPARED:
            for at in self._rows:
                reached.update(nsmallest(most, self._book, key=partial(self._unlikeness, at)))
        return reached

    def _unlikeness(self, at: int, other: int) -> tuple[int, int]:
        """Return in how many columns two rows differ, and in how many of them both have a value."""
        mine, theirs = self._mine[at], self._theirs[other]
        differing = [place for place, text in enumerate(mine) if text != theirs[place]]
        return len(differing), sum(1 for place in differing if mine[place] and theirs[place])


def _differing_names(view: _View, one: Mapping[str, Value], other: Mapping[str, Value]) -> list[str]:
    texts_of = zip(view, _row_texts(view, one), _row_texts(view, other), strict=True)
    return [name for name, mine, theirs in texts_of if mine != theirs]


def _days(columns: Sequence[Column], chunk: Chunk) -> Sequence[Value]:
    of = zip(columns, chunk.columns, strict=True)
    return next((values for column, values in of if column.key == "date"), ())


class _Seen:
    """The rows of a chunk as they are compared."""

    def __init__(self, columns: Sequence[Column], chunk: Chunk) -> None:
        of = zip(columns, chunk.columns, strict=True)
        self._cells = {column.name: compared_texts(values) for column, values in of}
        self._blank = [""] * len(chunk.numbers)

    def _of(self, view: _View) -> Iterator[_Texts]:
        return zip(*(self._cells.get(name, self._blank) for name in view), strict=True)

    def digests(self, view: _View) -> Iterator[bytes]:
        """Yield the digest of each row with the cells of `view`."""
        for row in self._of(view):
            yield blake2b(_SEPARATOR.join(row).encode(), digest_size=_DIGEST).digest()

    def keys(self) -> Iterator[_Texts]:
        """Yield the date, action and minutes of each row."""
        return map(_key, self._of(_KEY))


def _key(row: _Texts) -> _Texts:
    return row[0], _folded(row[1]), row[2]


def _row_texts(view: _View, values: Mapping[str, Value]) -> _Texts:
    return tuple(compared_texts([values.get(name) for name in view]))


def _digest(view: _View, values: Mapping[str, Value]) -> bytes:
    return blake2b(_SEPARATOR.join(_row_texts(view, values)).encode(), digest_size=_DIGEST).digest()
