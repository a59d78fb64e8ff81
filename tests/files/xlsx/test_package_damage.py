"""Whatever is wrong with a file, it is refused with a sentence or edited, and never a reason to crash."""

import random
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from support import workbooks
from support.tiers import tried

from kachilog.base.errors import FileError
from kachilog.files.xlsx.package import Package, RowLooks

JUNK = (b"", b"x", b"-1", b"9" * 20, b"1.5", b"A1:ZZZZ99999999", b"rId1", b"../..")
VALUE = re.compile(rb'"([^"<>]*)"|>([^<>"]+)<')


@pytest.fixture(scope="module")
def content():
    with tempfile.TemporaryDirectory() as folder:
        path = workbooks.rich_book(Path(folder) / "a.xlsx")
        with zipfile.ZipFile(path) as book:
            return path.read_bytes(), {name: book.read(name) for name in book.namelist()}


def edit(data):
    """Say whether a package could be edited; only a FileError may say no."""
    try:
        book = Package.from_bytes(data)
        book.set_cells("集計 '26", {(1, 1): "値", (300, 2): None}, looks=RowLooks({1: True}))
        book.place(workbooks.page_bytes(chart=False), "新しい週", after=book.sheets[0].name)
        workbooks.append_rows(book, "ActivityLog", [(None, "投稿", 5)] * 5)
    except FileError:
        return False
    return True


def test_any_byte_of_the_archive_may_be_wrong(content):
    data, _ = content
    chance = random.Random(7)  # noqa: S311  the same damages in every run
    done = set()
    for number in range(tried(300)):
        damaged = bytearray(data)
        first = len(data) - 3_000 if number % 2 else 0
        damaged[chance.randrange(first, len(data))] ^= 1 << chance.randrange(8)
        done.add(edit(bytes(damaged[: chance.randrange(len(data))] if number % 10 == 0 else damaged)))
    assert done == {True, False}


def test_any_value_of_the_parts_may_be_wrong(content):
    _, parts = content
    chance = random.Random(11)  # noqa: S311  likewise
    names = [name for name in parts if not name.startswith(("docProps", "xl/theme", "xl/media"))]
    done = set()
    for _ in range(tried(500)):
        name = chance.choice(names)
        match = chance.choice(list(VALUE.finditer(parts[name])))
        start, end = match.span(1 if match[1] is not None else 2)
        damaged = parts[name][:start] + chance.choice(JUNK) + parts[name][end:]
        done.add(edit(workbooks.stored_zip({**parts, name: damaged})))
    assert done == {True, False}
