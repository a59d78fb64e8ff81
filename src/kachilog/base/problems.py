"""Problems: what is wrong with the user's data, as data.

A problem says where (file, sheet, row as a person counts it, column), what (code and value) and carries the
values its sentence needs; the sentence itself is `kachilog.wording` key `problem.<code>`. An *error* means
that the row (or column, or file) it names counts in no figure; a *warning* means that it was used as it is; a
*note* is no complaint: it tells how something was understood that we would write in another way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from kachilog.base.spreadsheet import EXACT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

Severity = Literal["error", "warning", "note"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the gravest on."""

VALUE_LENGTH = 40
"""Characters of a bad value that a problem keeps: enough to find it, too few for a customer's message."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the user's data.

    `row` is 1-based: the line of the CSV where the record starts, or the row of the sheet. `day` is the date
    of the row, or of the nearest dated row above it, so that a weekly page can show the problems of its week;
    None means that the problem concerns every week. `value` never holds free text (notes, customer voices).
    """

    code: str
    severity: Severity
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    day: dt.date | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether what it names counts in no figure."""
        return self.severity == "error"


def shorten(value: object) -> str:
    """Return `value` as one short line: at most `VALUE_LENGTH` characters, line breaks as spaces."""
    # A workbook's 7 is read as 7.0, which nobody has written.
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        value = int(value)
    text = " ".join(str(value).split())
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1] + "…"
