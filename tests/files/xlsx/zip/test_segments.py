"""Content that is checked and deflated as it is made."""

from __future__ import annotations

import errno

import pytest

from kachilog.base.errors import FileError
from kachilog.files.xlsx.parts import xml_text
from kachilog.files.xlsx.zip import payload, segments
from kachilog.wording import Words


def test_a_full_temporary_folder_is_named(monkeypatch):
    segment = segments.Segment()

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(segment, "_file", type("Full", (), {"write": full})())
    with pytest.raises(FileError) as caught:
        segment.close(last=True)
    assert caught.value.code == "temporary_full"
    assert Words("en").error(caught.value)


@pytest.mark.parametrize(
    ("before", "pieces", "after"),
    [
        (b"<a><b>", [b"<c>1</c>", b"</b></a>"], b""),
        (b"", [b"<x:a xmlns:x='u'><x:b>", b"1</x:b>"], b"</x:a>"),
        (b"", [b"<a/>"], b""),
    ],
)
def test_a_piece_of_xml_is_checked_as_what_it_stands_in(before, pieces, after):
    segment = segments.Segment(xml_text.WellFormed(before, after))
    for piece in pieces:
        segment.write(piece)
    segment.close(last=True)
    assert segment.checked
    assert b"".join(payload.inflate(segment.chunks(), 8, segment.size, segment.crc)) == b"".join(pieces)


@pytest.mark.parametrize("wrong", [b"<b>", b"</a>", b"&", b"\x01", b"<b c=1/>", b"<!DOCTYPE a>"])
def test_xml_that_is_not_well_formed_is_noticed_while_it_is_made(wrong):
    segment = segments.Segment(xml_text.WellFormed(before=b"<a>", after=b"</a>"))
    segment.write(b"<b/>" * (1 << 18) + wrong)
    with pytest.raises(FileError, match="broken_workbook"):
        segment.close(last=True)
