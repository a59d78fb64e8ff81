"""What kind of file a path names, by its ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = (".xlsx", ".xlsm")
ODS = ".ods"
PARQUET = ".parquet"
CSV = ".csv"
ICS = ".ics"
PDF = ".pdf"
"""The ending of what is written; others are read, too."""
TEXTS = (CSV, ".tsv", ".txt")


def is_book(path: Path) -> bool:
    """Tell whether a path names a workbook that we read and write."""
    return path.suffix.lower() in BOOKS


def is_text(path: Path) -> bool:
    """Tell whether a path names a CSV."""
    return path.suffix.lower() in TEXTS
