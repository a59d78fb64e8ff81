"""Files made to hurt: what each is called, and how it is written."""

from __future__ import annotations

import io
import os
import re
import zipfile

import openpyxl

PIPE = getattr(os, "mkfifo", None)
"""Windows has none; its tests are for POSIX."""
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
ROW = "2026-11-16,投稿,30,2,5"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET, _WORKBOOK, _RELS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def csv_of(text):
    """Return a writer of a CSV of the text, or bytes, that `text` makes."""

    def write(path):
        content = text()
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def sparse(size):
    """Return a writer of a file of so many zeros that take no room."""

    def write(path):
        with path.open("wb") as file:
            file.truncate(size)

    return write


def linked(target):
    """Return a writer of a link; "" is the link itself."""
    return lambda path: path.symlink_to(target or path)


def parts():
    """Return the parts of a plain workbook with a log of one row."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(HEADER.split(","))
    book.active.append(["2026-11-16", "投稿", 30, 2, 5])
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def book_of(change, extra=()):
    """Return a writer of a workbook whose parts `change` makes of the plain ones, with `extra` entries."""

    def write(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in change(parts()).items():
                package.writestr(name, content)
            for name in extra:
                package.writestr(name, b"")

    return write


def sheet_of(rows):
    """Return a change that gives the sheet these rows, as XML."""
    xml = f"<worksheet {_NS}><sheetData>".encode() + rows + b"</sheetData></worksheet>"
    return lambda plain: plain | {_SHEET: xml}


def sheet_target(target):
    """Return a change that lets the workbook find its sheet elsewhere."""

    def change(plain):
        rels = re.sub(rb'Target="[^"]*sheet1.xml"', f'Target="{target}"'.encode(), plain[_RELS])
        return plain | {_RELS: rels}

    return change


def replaced(part, old, new):
    """Return a change of a part's bytes."""
    return lambda plain: plain | {part: plain[part].replace(old, new, 1)}


def shared(text, rows):
    """Return a change that lets so many rows of the sheet share one text."""
    strings = f"<sst {_NS}><si><t>".encode() + text + b"</t></si></sst>"
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, rows + 1))
    return lambda plain: sheet_of(cells)(plain) | {"xl/sharedStrings.xml": strings}


def late(change):
    """Return the change that `change` makes when a workbook is written: it takes long to make."""

    def changed(plain):
        return change()(plain)

    return changed


def _same_sheets():
    one = '<sheet name="s{0}" sheetId="{1}" r:id="rId1" xmlns:r="{2}"/>'
    return "".join(one.format(n, n + 10, _REL) for n in range(20_000)).encode()


def _far_cells():
    return b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 100_000))


def _attributes():
    return b" ".join(b'a%d="1"' % n for n in range(500_000))


def _merges():
    merges = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (n, n) for n in range(10, 200_000))
    return b"<mergeCells>" + merges + b"</mergeCells></worksheet>"


_NOISE = os.urandom(1 << 17).hex().encode()

CSVS = {
    "a million empty columns": csv_of(lambda: f"{HEADER}{',' * 1_000_000}\n{ROW}\n"),
    "rows of a million empty cells": csv_of(lambda: f"{HEADER}\n" + f"{ROW}{',' * 1_000_000}\n" * 10),
    "a million headers": csv_of(lambda: f"{HEADER},{','.join(map(str, range(1_000_000)))}\n{ROW}\n"),
    "400 headers of 40,000 characters": csv_of(
        lambda: HEADER + "".join(f",{number}{'x' * 40_000}" for number in range(400)) + f"\n{ROW}\n"
    ),
    "fifty million commas": csv_of(lambda: "," * 50_000_000),
    "a line of 100 MB": csv_of(lambda: b"a" * 100_000_000),
    "a quote open over 50 MB": csv_of(lambda: f"{HEADER}\n".encode() + b'"' + b"a,b\n" * 12_500_000),
    "twenty million quotes": csv_of(lambda: '"' * 20_000_001),
    "twenty million blank lines": csv_of(lambda: "\n" * 20_000_000),
    "ten million NULs": csv_of(lambda: b"\0" * 10_000_000),
    "noise": csv_of(lambda: os.urandom(3_000_000)),
    "100,000 bad rows": csv_of(lambda: f"{HEADER}\n" + "x,投稿,たくさん,z,9\n" * 100_000),
    "headers that are formulas": csv_of(
        lambda: f'{HEADER},=1+1,"=HYPERLINK(""http://x"")",@x\n{ROW},1,2,3\n'
    ),
    "two gigabytes of nothing": sparse(2 << 30),
    "a device that never ends": linked("/dev/zero"),
    "a link to itself": linked(""),
    "a link to nothing": linked("/nowhere/at all.csv"),
    "a pipe nobody writes to": PIPE,
}

BOOKS = {
    "a bomb": book_of(lambda plain: plain | {_SHEET: b"0" * 400_000_000}),
    "100,000 entries": book_of(dict, [f"x/{n}" for n in range(100_000)]),
    "300,000 levels of XML": book_of(lambda plain: plain | {_WORKBOOK: b"<a>" * 300_000}),
    "300,000 levels in a sheet": book_of(late(lambda: sheet_of(b"<row>" * 300_000))),
    "one cell in the last corner": book_of(
        sheet_of(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "100,000 cells far to the right": book_of(late(lambda: sheet_of(_far_cells()))),
    "a sheet that claims to be full": book_of(replaced(_SHEET, b'ref="A1:E2"', b'ref="A1:XFD1048576"')),
    "an attribute of 30 MB": book_of(
        late(lambda: replaced(_WORKBOOK, b"<sheets>", b'<sheets a="' + _NOISE * 120 + b'">'))
    ),
    "half a million attributes": book_of(
        late(lambda: replaced(_SHEET, b"<sheetData>", b"<sheetData %b>" % _attributes()))
    ),
    "20,000 sheets of one part": book_of(
        late(lambda: replaced(_WORKBOOK, b"<sheets>", b"<sheets>" + _same_sheets()))
    ),
    "200,000 merged rows": book_of(late(lambda: replaced(_SHEET, b"</worksheet>", _merges()))),
    "a text of 30 MB": book_of(late(lambda: shared(_NOISE * 120, 1))),
    "a text of 30 KB in 200,000 cells": book_of(late(lambda: shared(_NOISE[:30_000], 200_000))),
    "a sheet that is the workbook": book_of(sheet_target("/xl/workbook.xml")),
    "a workbook that is its own relationships": book_of(
        lambda plain: (
            plain
            | {
                "_rels/.rels": re.sub(
                    rb'Target="[^"]*workbook.xml"', b'Target="_rels/.rels"', plain["_rels/.rels"]
                )
            }
        )
    ),
    "a sheet that is not there": book_of(sheet_target("gone.xml")),
    "a sheet elsewhere": book_of(sheet_target("http://127.0.0.1:9/x.xml")),
    "a name that climbs out": book_of(dict, ["../../../../../../kachilog-evil"]),
    "an absolute name": book_of(dict, ["/kachilog-evil"]),
    "a name of another system": book_of(dict, ["..\\..\\evil", "C:\\evil"]),
    "two gigabytes of nothing": sparse(2 << 30),
    "a device that never ends": linked("/dev/zero"),
    "a link to itself": linked(""),
    "a pipe nobody writes to": PIPE,
}
