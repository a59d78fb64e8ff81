"""Comments in a text of their own: one a line, or a column 本文 of a CSV."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.text import fold_name, is_blank
from kachilog.log.columns import named_keys
from kachilog.log.csv_protect import restore
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.base.problems import Problem
    from kachilog.log.csv_read import Csv

_HEADERS = frozenset(
    map(fold_name, ("本文", "コメント", "お客様の声", "text", "comment", "voice", "message"))
)


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a CSV, in its order, blank ones left out; `problems` is what could not be read."""

    texts: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def read_comments(file: Csv) -> Comments:
    """Return the comments of a text file or CSV.

    If its first line that is not blank names a column 本文 among others, they are the cells of that column.
    Else each line is a comment (but for a first line that says 本文 alone): commas in it are its own, unless
    it is quoted as a CSV would have it. Raise FileError comments_no_column for a table without such a column:
    a line of it is no comment.
    """
    records = [cells for _, cells in file.records() if not all(map(is_blank, cells))]
    at = _place_of_texts(records)
    problems = tuple(file.problems)
    if at is not None and len(records[0]) > 1:
        last = at == len(records[0]) - 1
        texts = [_cell(cells, at, last=last, delimiter=file.delimiter) for cells in records[1:]]
        return Comments(_filled(texts), problems)
    if _is_table(records):
        raise FileError("comments_no_column", file=file.name)
    whole = not problems and all(len(cells) == 1 for cells in records)
    texts = [cells[0] for cells in records] if whole else _lines(file)
    return Comments(_filled(texts[at is not None :]))


def _place_of_texts(records: Sequence[Sequence[str]]) -> int | None:
    header = records[0] if records else []
    return next((place for place, cell in enumerate(header) if fold_name(cell) in _HEADERS), None)


def _is_table(records: Sequence[Sequence[str]]) -> bool:
    """Return whether records have the header of a log, or each but the first a day and something else."""
    if sum(key is not None for key in named_keys(records[0] if records else [])) > 1:
        return True
    rows = records[1:]
    return bool(rows) and all(len(cells) > 1 and not isinstance(parse_date(cells[0]), Bad) for cells in rows)


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if not is_blank(text))


def _cell(cells: Sequence[str], at: int, *, last: bool, delimiter: str) -> str:
    """Return the comment of a record; what an unquoted comma parted in its last column is put together."""
    return delimiter.join(cells[at:]) if last else "".join(cells[at : at + 1])


def _lines(file: Csv) -> list[str]:
    lines = file.text().split("\n")
    return [_unquoted(line.strip()) for line in lines if not is_blank(line)]


def _unquoted(line: str) -> str:
    quoted = len(line) > 1 and line[0] == line[-1] == '"'
    cells = next(csv.reader([line]), [line]) if quoted else [line]
    return restore(cells[0] if len(cells) == 1 else line)
