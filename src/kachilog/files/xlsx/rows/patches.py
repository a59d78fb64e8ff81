"""A stream of bytes, or a part, with some of its bytes replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.files.xlsx.parts.xml_text import WellFormed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.zip.payload import Payload
    from kachilog.files.xlsx.zip.segments import Segment


class Patch(NamedTuple):
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


def rewritten(parts: Parts, part: str, patches: Sequence[Patch]) -> Payload:
    """Return the content of a part with `patches` applied, each of them within one segment.

    Segments without a patch stay as they are: what was appended is not checked and deflated once more because
    a cell above it changes. Raise FileError.
    """
    from kachilog.files.xlsx.zip import segments  # noqa: PLC0415 (threads, temporary files: to write)

    old = parts.segments(part)
    if not old:
        return segments.joined(
            _written(segments.Segment(WellFormed()), parts.stream(part), patches, last=True)
        )
    made, start = [], 0
    for one in old:
        end = start + one.size
        inside = [
            patch._replace(offset=patch.offset - start) for patch in patches if start <= patch.offset < end
        ]
        made.append(_written(one.again(), one.content(), inside, last=one is old[-1]) if inside else one)
        start = end
    return segments.joined(*made)


def _written(segment: Segment, content: Iterator[bytes], patches: Sequence[Patch], *, last: bool) -> Segment:
    for chunk in patched(content, patches, None):
        segment.write(chunk)
    segment.close(last=last)
    return segment
