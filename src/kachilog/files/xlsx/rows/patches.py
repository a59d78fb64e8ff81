"""A stream of bytes with some of them replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class Patch:
    """`old` bytes at `offset` of a sheet's content become `new`."""

    offset: int
    old: int
    new: bytes


def patched(
    windows: Iterator[bytes], patches: Sequence[Patch], until: int | None, start: int = 0
) -> Iterator[bytes]:
    """Yield the content of `windows` from `start` up to `until` (None: the end) with `patches` applied."""
    waiting = sorted(patches, key=lambda patch: patch.offset, reverse=True)
    position = 0
    skip = start  # content before it is not yielded
    for window in windows:
        end = position + len(window)
        while waiting and waiting[-1].offset < end:
            patch = waiting.pop()
            yield window[max(skip - position, 0) : patch.offset - position]
            yield patch.new
            skip = patch.offset + patch.old
        stop = len(window) if until is None else min(len(window), until - position)
        if skip - position < stop:
            yield window[max(skip - position, 0) : stop]
        position = end
        if until is not None and position >= until:
            return
