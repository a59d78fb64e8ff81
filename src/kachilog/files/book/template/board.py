"""A sheet of the template under the brush: text in the house style, and tables for the user to fill in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import MAX_ROWS
from kachilog.files.book.names import sheet_name
from kachilog.page.palette import INK, INPUT, LINE, MUTED, SOFT
from kachilog.page.theme import PaintedSheet
from kachilog.wording.width import lines_needed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.book.names import SheetKey
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

LAST_ROW = MAX_ROWS - 1
"""The last row of a sheet, 0-based."""

MARGIN_WIDTH = 1.5
LEFT = 1
"""The first column that is written to (0-based); the one before it is a margin."""

_LINE_HEIGHT = 17.0  # points, for 10 pt text
ROOM = 0.95
"""Share of a cell's width that text fills: a line breaks before a word or closing mark, not at the edge."""

_ESCAPED = lazy_pattern("[\x00-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
_TITLE_LIMIT = 32  # Excel's limit for the title of an input message
_HIDDEN = 3  # the place of that flag in what XlsxWriter keeps of a defined name
_POINTS = {"title": 34.0, "lead": 20.0, "heading": 24.0}

DATE_RULE: Mapping[str, object] = MappingProxyType(
    {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(2000, 1, 1),
        "maximum": dt.date(2099, 12, 31),
    }
)
"""What may be typed where a date belongs; a slip like 1126 or 20261126 lies outside."""

COUNT_RULE: Mapping[str, object] = MappingProxyType({"validate": "integer", "criteria": ">=", "value": 0})

_OFF_THE_LINE = "_0"
COUNT_LOOK: Mapping[str, object] = MappingProxyType(
    {"num_format": f"#,##0{_OFF_THE_LINE}", "align": "right", "indent": 0}
)
"""How a whole number is shown: to the right, a digit's width off the line (an indent is drawn unevenly)."""

_PLAIN: Mapping[str, object] = MappingProxyType({})
_BOX = {"border": 1, "border_color": LINE}
_FILL_IN: dict[str, object] = {"bg_color": INPUT, "align": "left", "indent": 1, **_BOX}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: header, width in half-width characters, look of its cells, and what may be typed.

    `rule` has XlsxWriter's data validation options without messages (empty: anything goes); `prompt` is said
    when a cell is chosen, `stop` when what was typed does not fit.
    """

    header: str
    width: float
    look: Mapping[str, object] = field(default_factory=dict)
    rule: Mapping[str, object] = field(default_factory=dict)
    prompt: str = ""
    stop: tuple[str, str] = ("", "")


def offered(choices: Sequence[str] | str) -> dict[str, object]:
    """Return the rule of a drop-down, of words or a range with a name, beside which other words are taken."""
    source = f"={choices}" if isinstance(choices, str) else choices
    return {"validate": "list", "source": source, "error_type": "information"}


def stop(words: Words, key: str) -> tuple[str, str]:
    """Return title and text of the message `key`: a `stop_…`, or a `hint_…` that lets it pass."""
    return words(f"template.{key.partition('_')[0]}_title"), words(f"template.{key}")


def named_column(
    words: Words,
    key: str,
    width: float = 0,
    look: Mapping[str, object] = _PLAIN,
    rule: Mapping[str, object] = _PLAIN,
    *,
    said: str = "",
    prompt: str = "",
) -> Column:
    """Return the column with the header `key`, and `<key>_prompt` to be said, unless it is another `prompt`.

    `said` is the message for what does not fit, as `stop` takes it.
    """
    message = stop(words, said) if said else ("", "")
    prompt = words(f"template.{prompt or f'{key}_prompt'}")
    return Column(words(f"template.{key}"), width, look, rule, prompt, message)


def day_column(words: Words, key: str, width: float = 0, *, prompt: str = "") -> Column:
    """Return the column of days with the header `key`, likewise."""
    look = {"num_format": words("template.format_day")}
    return named_column(words, key, width, look, DATE_RULE, said="stop_date", prompt=prompt)


class Board(PaintedSheet):
    """The sheet `key` of the template, landscape, which speaks the language of `words`."""

    def __init__(self, theme: Theme, words: Words, key: SheetKey, widths: Sequence[float]) -> None:
        super().__init__(theme, sheet_name(key, words))
        self.sheet.set_landscape()
        self.words = words
        self.widths = [MARGIN_WIDTH, *widths]
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.fit_to_pages(1, 0)
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a phrase of the template."""
        return self.words(f"template.{key}", **values)

    @property
    def right(self) -> int:
        """The last column that the sheet has a width for."""
        return len(self.widths) - 1

    def cell(self, row: int, column: int, value: CellValue, look: Mapping[str, object]) -> None:
        """Write one cell of a table anew, with its own look laid over that of a cell to fill in."""
        self.put(row, column, column, value, **{**_FILL_IN, **look})

    def paragraph(self, row: int, first: int, last: int, text: str, **look: object) -> None:
        """Write wrapped text into a span and make the row as high as it needs."""
        self.sheet.set_row(row, self.height(self.lines(text, first, last)))
        self.put(row, first, last, text, text_wrap=True, **look)

    def lines(self, text: str, first: int, last: int) -> int:
        """Return how many lines a text needs in a span."""
        return lines_needed(text, sum(self.widths[first : last + 1]) * ROOM)

    @staticmethod
    def height(lines: int) -> float:
        """Return the height in points of a row of so many lines."""
        return lines * _LINE_HEIGHT + 5

    def title(self, text: str, lead: str) -> int:
        """Write the head of the sheet; return the row below it."""
        self.sheet.set_row(0, 10)
        self.sheet.set_row(1, _POINTS["title"])
        self.put(1, LEFT, self.right, text, font_size=20, bold=True)
        self.sheet.set_row(2, _POINTS["lead"])
        self.put(2, LEFT, self.right, lead, font_color=MUTED, valign="top", bottom=2, bottom_color=INK)
        return 3

    def heading(
        self, row: int, text: str, first: int = LEFT, last: int | None = None, **look: object
    ) -> None:
        """Write a heading with a hairline under it."""
        self.sheet.set_row(row, _POINTS["heading"])
        rest = {"bold": True, "font_size": 12, "bottom": 1, "bottom_color": LINE, "valign": "vcenter", **look}
        self.put(row, first, self.right if last is None else last, text, **rest)

    def define(self, name: str, row: int, column: int) -> None:
        """Give a cell of this sheet a name that formulas and programs find it by."""
        cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        self.book.define_name(name, f"='{self.name}'!{cell}")

    def keep(self, name: str, text: str) -> None:
        """Keep a text of 255 characters at most under a hidden name, for macros to read."""
        quoted = text.replace('"', '""')
        self.book.define_name(name, f'="{quoted}"')
        self.book.defined_names[-1][_HIDDEN] = True

    def gap(self, row: int, points: float = 8) -> None:
        """Leave a row of white space."""
        self.sheet.set_row(row, points)

    def table(
        self,
        name: str,
        row: int,
        first: int,
        columns: Sequence[Column],
        rows: Sequence[Sequence[CellValue]],
        *,
        blank: int,
        filters: bool = False,
        last_ruled: int = LAST_ROW,
    ) -> None:
        """Draw a table with its header in `row`: `rows`, then `blank` rows to fill in.

        The rules of the columns hold down to `last_ruled`, for rows that are typed below the table.
        """
        last = row + max(1, len(rows) + blank)
        look = {"bold": True, "bg_color": SOFT, "text_wrap": True, **_BOX}
        # The button of a filter covers the lower right corner of its heading.
        look |= {"valign": "top"} if filters else {}
        headers = [self.theme.format(**look, **_side(column)) for column in columns]
        self.sheet.add_table(
            row,
            first,
            last,
            first + len(columns) - 1,
            {
                "name": name,
                "style": None,
                "autofilter": filters,
                "columns": [
                    {"header": _table_name(column.header), "header_format": header}
                    for column, header in zip(columns, headers, strict=True)
                ],
            },
        )
        for place, column in enumerate(columns):
            self.sheet.write_string(row, first + place, column.header, headers[place])
            for offset in range(last - row):
                value = rows[offset][place] if offset < len(rows) else None
                self.cell(row + 1 + offset, first + place, value, column.look)
            self.validate_as(column, row + 1, first + place, last_ruled)

    def validate_as(self, column: Column, row: int, place: int, last_row: int | None = None) -> None:
        """Let the rule and the messages of a column hold for cells at `place`, as `validate`."""
        if not column.rule and not column.prompt:
            return
        rule = {"validate": "any", **column.rule}
        if column.prompt:
            rule |= {"input_title": column.header[:_TITLE_LIMIT], "input_message": column.prompt}
        title, message = column.stop
        if message:
            rule |= {"error_title": title, "error_message": message}
        self.validate(row, place, rule, last_row)


def _side(column: Column) -> dict[str, object]:
    """Return how a heading stands: to the right over numbers, as far off the line as they are, else left."""
    if str(column.look.get("num_format")).endswith(_OFF_THE_LINE):
        return {"num_format": f"@{_OFF_THE_LINE}", "align": "right", "indent": 0}
    return {"align": column.look.get("align", "left"), "indent": 1}


def _table_name(header: str) -> str:
    """Return a header as a table keeps it: Excel writes a line break in it as _x000a_."""
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04x}_", header)


def input_look(column: Column) -> dict[str, object]:
    """Return the format properties of a column's cells: cream, with hairlines."""
    return {**_FILL_IN, **column.look}
