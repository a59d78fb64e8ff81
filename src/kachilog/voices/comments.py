"""Comments in a file of their own: one a line, or a column 本文 of a CSV."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.text import fold_name
from kachilog.log.csvio import read_csv, restore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.base.problems import Problem
    from kachilog.log.csvio import CsvFile

_HEADERS = frozenset(
    map(fold_name, ("本文", "コメント", "お客様の声", "text", "comment", "voice", "message"))
)


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a file, in its order, blank ones left out; `problems` is what could not be read."""

    texts: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def read_comments(path: Path) -> Comments:
    """Return the comments of a text file or CSV at `path`. Raise FileError as `read_csv`.

    If its first line that is not blank names a column 本文 among others, they are the cells of that column.
    Else each line is a comment (but for a first line that says 本文 alone): commas in it are its own, unless
    it is quoted as a CSV would have it.
    """
    file = read_csv(path)
    records = [cells for _, cells in file.records() if any(cell.strip() for cell in cells)]
    header = records[0] if records else []
    at = next((place for place, cell in enumerate(header) if fold_name(cell) in _HEADERS), None)
    problems = tuple(file.problems)
    if at is not None and len(header) > 1:
        texts = [
            _cell(cells, at, last=at == len(header) - 1, delimiter=file.delimiter) for cells in records[1:]
        ]
    else:
        whole = not problems and all(len(cells) == 1 for cells in records)
        texts = [cells[0] for cells in records] if whole else _lines(file)
        texts = texts[at is not None :]
        problems = ()
    return Comments(tuple(text.strip() for text in texts if text.strip()), problems)


def _cell(cells: Sequence[str], at: int, *, last: bool, delimiter: str) -> str:
    """Return the comment of a record; what an unquoted comma parted in its last column is put together."""
    return delimiter.join(cells[at:]) if last else "".join(cells[at : at + 1])


def _lines(file: CsvFile) -> list[str]:
    lines = file.path.read_text(encoding=file.encoding).split("\n")
    return [_unquoted(line.strip()) for line in lines if line.strip()]


def _unquoted(line: str) -> str:
    quoted = len(line) > 1 and line[0] == line[-1] == '"'
    cells = next(csv.reader([line]), [line]) if quoted else [line]
    return restore(cells[0] if len(cells) == 1 else line)
