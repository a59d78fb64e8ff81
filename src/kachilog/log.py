"""The activity log: its columns, and rows of cells made into typed rows and problems.

CONTRACT (owner fills in the functions).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

    from kachilog.problems import Problem

Key = Literal[
    "date", "action", "minutes", "reactions", "quality", "inquiries", "repeats", "referrals", "tags", "note"
]
"""The columns we know, in the order in which they are written; the first five are required."""


@dataclass(frozen=True)
class Log:
    """A log: `frame` has one row per action that could be read, in the order of the source.

    Columns of `frame`: `row` (int64, the row as a person counts it), `date` (datetime64[s], midnight),
    `action` (str, "" if blank), `minutes`, `reactions`, `quality`, `inquiries`, `repeats`, `referrals`
    (Int64, <NA> if blank; always present), `tags` and `note` (str, "" if blank), then the user's own columns
    under their own headers: Float64 if every filled cell of the column is a number, str else.
    `headers` are the headers of the source that were kept, in its order, as written there;
    `keys` are the known columns that the source has (an absent `inquiries` makes E1 minutes per reaction).
    """

    frame: pd.DataFrame
    headers: tuple[str, ...]
    keys: frozenset[Key]
    problems: tuple[Problem, ...]
