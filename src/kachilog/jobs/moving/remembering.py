"""What was told of the columns of a file, written into 設定: the next such file is read without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kachilog.files.book.names import MAPPINGS_TABLE
from kachilog.log.columns import known_keys, typed_name
from kachilog.log.mapping import mapped, row_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.languages import Lang
    from kachilog.files.xlsx.package import Package
    from kachilog.log.header import Header
    from kachilog.log.mapping import Maps


class Remembered(NamedTuple):
    """A row of the table: the header in the file, the column that it is, the row of headers it stands in."""

    header: str
    column: str
    row: str


Memory: TypeAlias = Literal["new", "known", "plain"]
"""Whether what was told of a file's columns is to be remembered, or is: its headers say so without it."""


def memory_of(header: Header | None, asked: Maps, known: Maps) -> Memory | None:
    """Return how a workbook that knows `known` takes what is `asked` of a file; None if nothing is."""
    if header is None or not asked:
        return None
    if known_keys(header.texts, known) != known_keys(header.texts, (*asked, *known)):
        return "new"
    return "known" if mapped(header.texts, known) else "plain"


def to_remember(header: Header | None, asked: Maps, known: Maps, lang: Lang) -> list[Remembered]:
    """Return what was `asked` for of a file that what is `known` already does not say."""
    if header is None or memory_of(header, asked, known) != "new":
        return []
    texts = header.texts
    told = mapped(texts, asked)
    return [Remembered(texts[at], typed_name(key, lang), row_text(texts)) for at, key in told.items()]


def remember(package: Package, rows: Sequence[Remembered]) -> bool:
    """Add rows to the table of a workbook under edit; return whether it has that table, and takes them."""
    table = package.tables.get(MAPPINGS_TABLE)
    if table is None or package.is_protected(table.sheet):
        return False
    columns = [row.header for row in rows], [row.column for row in rows], [row.row for row in rows]
    blank = [[None] * len(rows)] * (len(table.headers) - len(columns))
    package.append_rows(table.name, [[*columns, *blank]])
    return True
