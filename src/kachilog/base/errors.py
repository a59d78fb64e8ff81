"""The exceptions of kachilog: few, small, and each a sentence that the user can act on.

Bad data never raises; it is reported as a `kachilog.base.problems.Problem`. What raises is a file that cannot
be read or written, and a misuse. An exception carries a key of `kachilog.wording` and the values of its
sentence, so that the core knows no wording.
"""

from __future__ import annotations


class KachilogError(Exception):
    """A failure that is told to the user as one sentence: `wording` key `error.<code>` with `values`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class FileError(KachilogError):
    """A file that cannot be read or written as it stands (exit code 3)."""


class UsageError(KachilogError):
    """A request that makes no sense as given (exit code 2)."""
