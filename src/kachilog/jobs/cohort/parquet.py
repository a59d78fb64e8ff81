"""The one way out: rows of figures into a Parquet file, by DuckDB, read again before it takes its name."""

from __future__ import annotations

import csv
import glob
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from kachilog.base.errors import FileError
from kachilog.files.saving import save
from kachilog.jobs.cohort.engines import connect
from kachilog.reviews import as_table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kachilog.reviews.as_table import Kind

_SQL: Mapping[Kind, str] = {
    "text": "VARCHAR",
    "date": "DATE",
    "flag": "BOOLEAN",
    "count": "BIGINT",
    "figure": "DOUBLE",
}

COLUMNS: Mapping[str, str] = {
    "member": "VARCHAR",
    **{name: _SQL[kind] for name, kind in as_table.COLUMNS.items()},
}
"""The columns of the output and their SQL types: `member`, then those of `kachilog.reviews.as_table`."""

_BLOCK = 1 << 20
_KNOWN = 2  # columns by which our Parquet is known: who, and which week


@contextmanager
def figures_file(path: Path) -> Iterator[Callable[[Iterable[list[Any]]], None]]:
    """Open a new file at `path` that `write_parquet` reads; the function it yields writes rows of `COLUMNS`.

    Numbers are written in the fewest digits that read back as the same number.
    """
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        yield writer.writerows


def is_figures(path: Path) -> bool:
    """Return whether a file is a Parquet of figures such as `write_parquet` makes."""
    import duckdb  # noqa: PLC0415 (optional)

    with connect(path.parent) as connection:
        try:
            names = connection.read_parquet(glob.escape(str(path))).columns
        except duckdb.Error:
            return False
    return names[:_KNOWN] == [*COLUMNS][:_KNOWN]


def write_parquet(
    figures: Path, target: Path, *, rows: int, scratch: Path, now: dt.datetime, like: Iterable[Path]
) -> None:
    """Write the rows of a `figures_file` to `target`; a file there is backed up, then replaced.

    `rows` is how many there are to be; `like` as `saving.save` has it. Raise FileError verify_failed, and
    what `saving.save` raises, with
    `target` as it was.
    """
    made = scratch / "weekly.parquet"
    with connect(scratch) as connection:
        connection.read_csv(
            str(figures), header=True, columns=dict(COLUMNS), delimiter=",", quotechar='"', escapechar='"'
        ).write_parquet(str(made), compression="zstd")
        read = connection.read_parquet(str(made))
        if read.columns != [*COLUMNS] or read.aggregate("count(*)").fetchall() != [(rows,)]:
            raise FileError("verify_failed", what=target.name)

    def write(out: BinaryIO) -> None:
        with made.open("rb") as content:
            shutil.copyfileobj(content, out, _BLOCK)

    def verify(written: BinaryIO) -> None:
        with made.open("rb") as content:
            while block := content.read(_BLOCK):
                if written.read(len(block)) != block:
                    raise FileError("verify_failed", what=target.name)

    save(target, write, verify, seen=None, now=now, overwrite=True, like=like)
