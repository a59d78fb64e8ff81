"""Cells and rows written as XML text, fast: most values of a table stand in it many times.

A row is its number, joined into the fragments between which it stands: everything from behind the number in
one cell's address up to the number in the next one's depends on the value alone and is kept per column.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.serial_dates import serial_of
from kachilog.base.spreadsheet import EXACT, TEXT_LIMIT, CellValue, column_letters, is_too_long
from kachilog.files.xlsx.parts.ooxml import xstring

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


_INLINE = ' t="inlineStr"'
_KEPT_VALUES = 10_000
_KEPT_LENGTH = 100
_SPECIAL = r"&<>\x00-\x1f\ufffe\uffff\ud800-\udfff_"
_PLAIN = lazy_pattern(rf"[^{_SPECIAL}\s](?:[^{_SPECIAL}]*[^{_SPECIAL}\s])?")


def escape(text: str) -> str:
    """Return text as the content of an XML element."""
    return xstring(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class ColumnStyle(NamedTuple):
    """How the cells of a column look: their style number, and the user's own formula.

    The formula of a calculated column stands in every new cell, whatever the value: it is the user's own
    definition of the column. It is None for other columns, "" where it cannot be written for a new row.
    """

    column: int
    style: int
    formula: str | None = None

    def styled(self, style: int) -> ColumnStyle:
        """Return the same column in another style."""
        return self if style == self.style else self._replace(style=style)


class CellWriter:
    """Writes what follows a cell's address: `" s="5"><v>30</v></c>`.

    `prefix` is that of the sheet's tags; `date_style` gives, for a style, the one that shows dates as dates.
    """

    def __init__(self, prefix: str, date_style: Callable[[int], int], *, date1904: bool) -> None:
        self._prefix = prefix
        self._date_style = cache(date_style)  # it is asked for each day of a table
        self._date1904 = date1904
        self._texts = f"<{prefix}is><{prefix}t", f"</{prefix}t></{prefix}is></{prefix}c>"

    def rest(self, value: CellValue, column: ColumnStyle) -> str:
        """Return the rest of a cell behind its address. Raise UsageError for what no cell can hold."""
        style = column.style
        if column.formula:
            kind, body = "", self._element("f", escape(column.formula))
        elif value is None or value == "":
            return f'" s="{style}"/>' if style else '"/>'
        elif isinstance(value, str):
            kind, body = _INLINE, self._text(value)
        elif isinstance(value, bool):
            kind, body = ' t="b"', self._element("v", f"{value:d}")
        elif isinstance(value, dt.date):
            number = serial_of(value, date1904=self._date1904)
            if number is None:
                kind, body = _INLINE, self._text(value.isoformat())
            else:
                kind, body, style = "", self._element("v", _number(number)), self._date_style(style)
        elif isinstance(value, int | float):
            kind, body = self._counted(value)
        else:
            raise TypeError(type(value).__name__)
        return f'" s="{style}"{kind}>{body}' if style else f'"{kind}>{body}'

    def _counted(self, value: float) -> tuple[str, str]:
        exact = isinstance(value, float) or -EXACT < value < EXACT
        text = _number(value)
        return ("", self._element("v", text)) if exact else (_INLINE, self._text(text))

    def _element(self, name: str, content: str) -> str:
        return f"<{self._prefix}{name}>{content}</{self._prefix}{name}></{self._prefix}c>"

    def around_text(self, column: ColumnStyle) -> tuple[str, str]:
        """Return what stands before and after a plain text in the rest of a cell."""
        start, end = self._texts
        style = f'" s="{column.style}' if column.style else ""
        return f'{style}"{_INLINE}>{start}>', end

    def _text(self, text: str) -> str:
        start, end = self._texts
        if is_too_long(text):
            raise UsageError("cell_too_long", limit=TEXT_LIMIT)
        if _PLAIN.fullmatch(text):
            return f"{start}>{text}{end}"
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "\t" in text else ""
        return f"{start}{space}>{escape(text)}{end}"


def _number(value: float) -> str:
    if not math.isfinite(value):
        raise UsageError("cell_not_finite")
    if isinstance(value, int):
        return str(int(value))
    return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(float(value))


class _Fragments(dict[CellValue, str]):
    """The fragments of one column, from value to the text between two row numbers."""

    def __init__(self, cells: CellWriter, column: ColumnStyle, following: str) -> None:
        super().__init__()
        self._cells = cells
        self._column = column
        self._following = following

    def __missing__(self, value: CellValue) -> str:
        fragment = self.made(value)
        if not isinstance(value, str) or len(value) <= _KEPT_LENGTH:
            if len(self) == _KEPT_VALUES:
                self.clear()  # rows are sorted by date more often than not: old values do not come back
            self[value] = fragment
        return fragment

    def made(self, value: CellValue) -> str:
        """Return the fragment of a value, without looking it up."""
        return self._cells.rest(value, self._column) + self._following

    def of(self, values: Sequence[CellValue]) -> Iterable[str]:
        """Return the fragments of values, one below the other."""
        kinds = set(map(type, values))
        if bool in kinds:  # True equals 1, and would be taken for it
            return map(self.made, values)
        if kinds == {str} and not self._column.formula and 2 * len(set(values)) > len(values):
            return self._of_texts(values)  # type: ignore[arg-type]
        return map(self.__getitem__, values)

    def _of_texts(self, texts: Sequence[str]) -> list[str]:
        """Return the fragments of texts most of which will not come again."""
        before, end = self._cells.around_text(self._column)
        after = end + self._following
        plain = _PLAIN.fullmatch
        longest = TEXT_LIMIT // 2  # nothing so short is too long
        return [
            f"{before}{text}{after}" if plain(text) and len(text) <= longest else self.made(text)
            for text in texts
        ]


class RowWriter:
    """Writes whole rows of the cells in `columns`, which stand side by side from left to right."""

    def __init__(self, prefix: str, cells: CellWriter, columns: Sequence[ColumnStyle]) -> None:
        self.has_formulas = any(column.formula for column in columns)
        starts = [f'<{prefix}c r="{column_letters(column.column)}' for column in columns]
        followings = [*starts[1:], f"</{prefix}row>"]
        self._head = (f'<{prefix}row r="', f'">{starts[0]}')
        self._columns = [
            _Fragments(cells, column, following)
            for column, following in zip(columns, followings, strict=True)
        ]

    def rows(self, first: int, columns: Sequence[Sequence[CellValue]]) -> str:
        """Return rows numbered from `first` on, whose values are handed over by column.

        Raise ValueError where there are more or fewer columns than this writer has.
        """
        if len(columns) != len(self._columns):
            message = f"{len(columns)} values for {len(self._columns)} columns"
            raise ValueError(message)
        fragments = [column.of(values) for column, values in zip(self._columns, columns, strict=True)]
        numbers = map(str, range(first, first + len(columns[0])))
        return "".join(map(str.join, numbers, zip(*map(repeat, self._head), *fragments, strict=False)))
