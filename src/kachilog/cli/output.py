"""The streams that a command speaks to: what they cannot take stops no work and turns none into a failure."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Output:
    """A stream that notes in `lost` why it could not be written to, and goes on as if it had been."""

    def __init__(self, stream: Any, of: Output | None = None) -> None:  # noqa: ANN401 (as far as it goes)
        self._stream, self._of = stream, of or self
        self.lost: OSError | None = None

    def write(self, text: Any) -> int:  # noqa: ANN401 (text, or bytes to its buffer)
        """Write as `io.IOBase` does."""
        try:
            return int(self._stream.write(text))
        except OSError as error:
            self._lose(error)
            return len(text)

    def flush(self) -> None:
        """Flush as `io.IOBase` does."""
        try:
            self._stream.flush()
        except OSError as error:
            self._lose(error)

    @property
    def buffer(self) -> Output:
        """The stream of bytes below."""
        return Output(self._stream.buffer, self._of)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the stream has)
        return getattr(self._stream, name)

    def _lose(self, error: OSError) -> None:
        self._of.lost = error
        # What still waits in the buffer must not fail again, when Python ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())


@contextmanager
def forgiving() -> Iterator[Output]:
    """Let the standard streams be `Output`s; hand out the one of the results."""
    before = sys.stdout, sys.stderr
    null = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (no file, and it lives as long as its use)
    out, errors = (Output(stream or null) for stream in before)  # a program without a window has none
    sys.stdout, sys.stderr = out, errors
    try:
        yield out
    finally:
        out.flush()
        errors.flush()
        sys.stdout, sys.stderr = before
        null.close()
