"""Rows under a header that are no records: repeated headers, totals, units, examples, days of no action."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import ERRORS, HEADER_LIMIT, NO_VALUE
from kachilog.base.text import fold_name, is_blank
from kachilog.log.columns import NUMBERS, REQUIRED, bare, header_texts, known_keys
from kachilog.log.header import read_header
from kachilog.log.reading.kinds import says_nothing, seen
from kachilog.log.reading.units import UNSAID, is_unit_word, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.log.columns import Column, Key
    from kachilog.log.header import Header
    from kachilog.log.reading.units import Unit

Kind = Literal["blank", "header", "total", "units", "example", "ditto", "other"]

_NEEDED = 3
"""Required columns that a row must name to be a header."""

_TOTALS = words(
    "合計 総計 小計 累計 平均 計 総合計 週計 月計 日計 週合計 月合計 週平均 月平均 平均値 "
    "total totals subtotal grandtotal sum average avg mean"
)
_TOTAL_END = lazy_pattern(
    r"(?:合計|総計|小計|累計|平均|(?<=[\d月週日年末])計)$|^(?:sub|grand|weekly|monthly)?(?:total|sum|average)s?$"
)
_EXAMPLES = lazy_pattern(
    r"[(\[〔【<]?(?:記入|入力)?例[)\]〕】>:]?.*|[(\[]?(?:example|sample|e\.?g\.?)\b.*|見本.*|サンプル.*",
    re.IGNORECASE,
)
_DITTO = lazy_pattern("[\"〃々仝同↑]|''|//|同上|同じ|同日|上と同じ|ditto|same", re.IGNORECASE)
_DITTO_WORD = lazy_pattern("[〃仝]|同上|上と同じ|ditto", re.IGNORECASE)
_REST = words(
    "休み 休 お休み おやすみ やすみ 休日 休業 休業日 休暇 休養 休息 定休日 オフ オフ日 活動なし 作業なし "
    "何もしない 何もしなかった 何もせず できなかった off rest restday dayoff holiday vacation nothing"
)


_LONGEST = 20


@lru_cache(maxsize=4096)
def may_be_idle(action: object) -> bool:
    """Return whether what stands for an action may be none: it is blank, or says rest or a total."""
    if not isinstance(action, str) or len(action) > _LONGEST:
        return False
    word = fold_name(action)
    return not word or word in _REST or word in _TOTALS or says_nothing(seen(action))


def says_same(word: object) -> bool:
    """Return whether a word says in so many signs that the one above it is meant: 〃, 同上."""
    return isinstance(word, str) and len(word) <= _LONGEST and bool(_DITTO_WORD.fullmatch(seen(word)))


def says_example(cell: Cell) -> bool:
    """Return whether a cell says that what stands beside it shows how to fill in the log."""
    return isinstance(cell, str) and bool(_EXAMPLES.fullmatch(seen(cell[:HEADER_LIMIT])))


class Rows:
    """Tells what the rows under a `header` are that have no date, or nothing but a date."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._at: Mapping[Key | None, int] = {column.key: column.index for column in header.columns}
        self._own = [column.index for column in header.columns if column.key is None]
        self._known = [column.index for column in header.columns if column.key]

    def kind(self, cells: Sequence[Cell]) -> Kind:
        """Return what a row is whose date cannot be read; "other" for a record without one."""
        if self.is_blank(cells):
            return "blank"
        if _is_header(cells):
            return "header"
        if self._is_total(cells):
            return "total"
        day = cells[self._at["date"]]
        if says_example(day):
            return "example"
        if self._has_units(cells):
            return "units"
        is_same = is_blank(day) or (isinstance(day, str) and _DITTO.fullmatch(seen(day[:HEADER_LIMIT])))
        return "ditto" if is_same and not is_blank(self._cell(cells, "action")) else "other"

    def is_blank(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is blank but for what a formula of the user's own column may say in an empty row."""
        return all(
            is_blank(cell := cells[column.index])
            or (isinstance(cell, str) and says_nothing(seen(cell[:HEADER_LIMIT])))
            or (column.key is None and (cell in (0, NO_VALUE) or cell in ERRORS))
            for column in self._header.columns
        )

    def order(self, cells: Sequence[Cell], *, row: int) -> list[int | None] | None:
        """Return, for each cell under the header, which cell it is under a header that is repeated.

        None if that lacks a required column, or counts one in another unit.
        """
        again = read_header(row, cells)
        places = {column.name: column for column in again.columns}
        order: list[int | None] = [None] * self._header.width
        for column in self._header.columns:
            other = places.get(column.name)
            if other is None and column.key in REQUIRED:
                return None
            if other is not None:
                if _converts(other) != _converts(column):
                    return None
                order[column.index] = other.index
        return order

    def is_idle(self, cells: Sequence[Cell]) -> bool:
        """Return whether a dated row tells of no action: a day of rest, a total, or nothing at all.

        Its action is one that `may_be_idle`.
        """
        action = self._cell(cells, "action")
        word = fold_name(action) if isinstance(action, str) else ""
        if word in _TOTALS:
            return True
        said = () if word else ("tags", "note")
        if not all(map(_is_nothing, (self._cell(cells, key) for key in (*NUMBERS, *said)))):
            return False
        return bool(word) or all(_is_nothing(cells[at]) or _stands_by_itself(cells[at]) for at in self._own)

    def is_unrated_rest(self, cells: Sequence[Cell]) -> bool:
        """Return whether the rating of a row is a 0 that stands there because there was no action."""
        return (
            _is_nothing(self._cell(cells, "quality"))
            and may_be_idle(self._cell(cells, "action") or "")
            and self.is_idle(cells)
        )

    def _cell(self, cells: Sequence[Cell], key: Key) -> Cell:
        return cells[self._at[key]] if key in self._at else None

    def _is_total(self, cells: Sequence[Cell]) -> bool:
        first = next((cell for cell in cells if not is_blank(cell)), None)
        return any(map(_names_total, (first, self._cell(cells, "date"), self._cell(cells, "action"))))

    def _has_units(self, cells: Sequence[Cell]) -> bool:
        """Return whether a row tells units or forms only: (分), 件, 1-5, YYYY/MM/DD."""
        filled = [cell for cell in cells if not is_blank(cell)]
        return len(filled) > 1 and all(isinstance(cell, str) and is_unit_word(cell) for cell in filled)


def _converts(column: Column) -> Unit | None:
    return None if column.unit is UNSAID else column.unit


def _is_header(cells: Sequence[Cell]) -> bool:
    words = sum(1 for cell in cells if isinstance(cell, str) and cell and not cell[:1].isdigit())
    if words < _NEEDED:
        return False
    keys = known_keys([text if len(text) < HEADER_LIMIT else "" for text in header_texts(cells)])
    return len({*keys} & {*REQUIRED}) >= _NEEDED


def _names_total(cell: Cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell) <= HEADER_LIMIT and _is_total_name(cell)


@lru_cache(maxsize=1024)
def _is_total_name(word: str) -> bool:
    name = bare(word)
    return name in _TOTALS or bool(_TOTAL_END.search(name))


_WEEKDAY = lazy_pattern(
    r"\W?(?:[月火水木金土日](?:曜日?)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\W?", re.IGNORECASE
)


def _stands_by_itself(cell: Cell) -> bool:
    """Whether a cell of the user's own says what a calendar or a formula puts there by itself."""
    return cell == NO_VALUE or cell in ERRORS or (isinstance(cell, str) and bool(_WEEKDAY.fullmatch(cell)))


def _is_nothing(cell: Cell) -> bool:
    if isinstance(cell, str):
        return is_blank(cell) or cell == "0" or says_nothing(seen(cell[:HEADER_LIMIT]))
    return cell is None or (cell == 0 and not isinstance(cell, bool))
