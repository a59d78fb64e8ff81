"""Workbooks for tests: made by two writers, rewritten by hand, read by independent readers."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import struct
import warnings
import zipfile
import zlib

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook

from kachilog.files.xlsx.package import Package

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one pixel."""

NOW = dt.datetime(2026, 11, 22, 18, 30, 5)  # noqa: DTZ001  the user's clock has no zone
HEADERS = ("日付", "アクション内容", "分")
LOG = [(dt.date(2026, 11, 16), "投稿", 30), (dt.date(2026, 11, 18), "DM対応", 20)]
SHEETS = {
    "ja": [
        *("はじめに", "活動ログ", "お客様の声", "課題仮説", "設定"),
        *("会社員", "主婦", "学生", "フリーランス", "関数", "推移"),
    ],
    "en": [
        *("Start", "Log", "Voices", "Hypotheses", "Settings"),
        *("Employee", "Homemaker", "Student", "Freelance", "Functions", "Trend"),
    ],
}
"""What a user sees of a workbook that `kachilog new` makes."""


def write(path, paint, **options):
    """Return `path`, the workbook that `paint` fills, drawn by XlsxWriter."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, **options}) as book:
        paint(book)
    return path


def append_rows(package, table, rows, new_columns=()):
    """Append rows to a table of a package, handed over as they are read: 1,024 at once, by column."""
    remaining = iter(rows)
    batches = iter(lambda: list(itertools.islice(remaining, 1024)), [])
    package.append_rows(table, (list(zip(*batch, strict=True)) for batch in batches), new_columns)


def log_table(book, *, row=2, column=0, rows=LOG, blank=0, name="ActivityLog", sheet="活動ログ", **options):
    """Add a sheet with a log table to a book: its header in `row` (0-based), `rows`, `blank` rows below."""
    sheet = book.add_worksheet(sheet)
    days = book.add_format({"num_format": "m/d"})
    bottom = row + max(len(rows) + blank, 1)
    columns = [{"header": header} for header in HEADERS]
    right = column + len(columns) - 1
    sheet.add_table(row, column, bottom, right, {"name": name, "columns": columns, **options})
    for offset, (day, action, minutes) in enumerate(rows, row + 1):
        sheet.write_datetime(offset, column, day, days)
        sheet.write_string(offset, column + 1, action)
        sheet.write_number(offset, column + 2, minutes)
    return sheet


def rich_book(path):
    """Return a workbook that holds about everything a user may have in one."""

    def paint(book):
        log = log_table(book, rows=LOG, blank=3)
        log.write_comment("E2", "メモ")
        log.insert_image("H3", "p.png", {"image_data": io.BytesIO(PIXEL)})
        log.data_validation("B4:B99", {"validate": "list", "source": ["投稿", "DM対応"]})
        log.conditional_format("C4:C9", {"type": "data_bar"})
        log.write_rich_string("F1", "普通", book.add_format({"bold": True}), "太字")
        log.add_sparkline("G4", {"range": "活動ログ!$C$4:$C$5"})
        log.insert_button("J1", {"macro": "WeeklyReview", "caption": "週次レビュー"})
        log.insert_textbox("J5", "図形")
        other = book.add_worksheet("集計 '26")
        other.write_formula("A1", "=SUM('活動ログ'!C4:C9)", None, 50)
        other.print_area("A1:C9")
        other.add_table(
            "A5:B8", {"name": "Sums", "total_row": True, "columns": [{"header": "a"}, {"header": "b"}]}
        )
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "='活動ログ'!$C$4:$C$5"})
        other.insert_chart("D2", chart)
        chartsheet = book.add_chartsheet("図")
        bars = book.add_chart({"type": "bar"})
        bars.add_series({"values": "='活動ログ'!$C$4:$C$5"})
        chartsheet.set_chart(bars)
        book.add_worksheet("秘密").very_hidden()
        book.add_worksheet("裏").hide()
        book.define_name("予算", "=180")
        book.define_name("裏!手元", "=裏!$A$1")

    return write(path, paint)


def openpyxl_book(path):
    """Return a workbook by another writer: absolute targets, comments, inline strings, merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "活動ログ"
    sheet.append([])
    sheet.append(HEADERS)
    for row in LOG:
        sheet.append(row)
    sheet["B2"].comment = Comment("一言", "わたし")
    sheet.add_table(openpyxl.worksheet.table.Table(displayName="ActivityLog", ref="A2:C4"))
    sheet.merge_cells("E1:F2")
    book.create_sheet("二")["A1"] = "=SUM(活動ログ!C3:C4)"
    book.save(path)
    return path


def page_bytes(name="2026-W47", *, text="今週", chart=True, paint=None):
    """Return a page: formats, a chart, a link, an image, a print area and titles, a conditional format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet(name)
        heading = book.add_format(
            {"bold": True, "font_color": "#0E7C86", "num_format": '0.0"分"', "bg_color": "#DDEEFF"}
        )
        sheet.write_string("A1", text, heading)
        sheet.write_number("A2", 1.5, heading)
        sheet.write_rich_string("B1", "普通 ", book.add_format({"italic": True}), "斜体")
        quoted = "'" + name.replace("'", "''") + "'"
        sheet.write_url("C1", f"internal:{quoted}!A1", string="上へ")
        sheet.set_row(4, 30, heading)
        sheet.set_column(5, 6, 20, heading)
        sheet.conditional_format("A2", {"type": "cell", "criteria": ">", "value": 1, "format": heading})
        sheet.print_area("A1:F20")
        sheet.repeat_rows(0)
        if chart:
            line = book.add_chart({"type": "line"})
            line.add_series({"values": f"={quoted}!$A$2:$A$3", "categories": f"={quoted}!$B$2:$B$3"})
            sheet.insert_chart("D5", line)
            sheet.insert_image("D1", "p.png", {"image_data": io.BytesIO(PIXEL)})
        if paint is not None:
            paint(book, sheet)
    return stream.getvalue()


def edited(source, target, edit):
    """Open `source`, let `edit` change the package, save it as `target` and return that."""
    package = Package.open(source)
    edit(package)
    package.save(target, now=NOW)
    return target


def strict(path, target):
    """Return `target`, the workbook `path` in the strict dialect."""
    main, office = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    pairs = {
        f"{main}spreadsheetml/2006/main": f"{office}spreadsheetml/main",
        f"{main}officeDocument/2006/relationships": f"{office}officeDocument/relationships",
        f"{main}drawingml/2006/": f"{office}drawingml/",
    }

    def translate(_, data):
        for one, other in pairs.items():
            data = data.replace(one.encode(), other.encode())
        return data

    return rewritten(path, target, translate)


def rewritten(path, target, change):
    """Return `target`, the package `path` with each part put through `change(name, data)`; None drops it."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is not None:
                new.writestr(info, data, zipfile.ZIP_DEFLATED)
    return target


def with_sheet(path, target, xml, part="xl/worksheets/sheet1.xml"):
    """Return `target`, the package `path` with one sheet's XML given."""
    return rewritten(path, target, lambda name, data: xml.encode() if name == part else data)


def part(path, name):
    """Return the content of a part as text."""
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def rows(path, sheet):
    """Return the values of a sheet as openpyxl reads them, formulas as text."""
    with warnings.catch_warnings():
        # openpyxl says what it would drop on saving; it only reads here.
        warnings.filterwarnings("ignore", category=UserWarning)
        book = openpyxl.load_workbook(path)
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def logged_rows(path):
    """Return what stands in the log table of a workbook of ours, row by row, without those that are blank."""
    sheet = openpyxl.load_workbook(path)["活動ログ"]
    area = sheet[sheet.tables["ActivityLog"].ref]
    return [[cell.value for cell in row] for row in area[1:] if any(cell.value is not None for cell in row)]


def calamine_rows(path, sheet):
    """Return the values of a sheet as calamine reads them, from A1 on."""
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def stored_zip(parts, *, comment=b"", descriptor=False, zip64=False):
    """Return a zip archive written by hand: stored entries, with descriptors or zip64 extras if asked."""
    out, directory = b"", b""
    for name, content in parts.items():
        raw, crc, size = name.encode(), zlib.crc32(content), len(content)
        flags = 0x800 | (0x8 if descriptor else 0)
        said = (0, 0, 0) if descriptor else (crc, size, size)
        extra = struct.pack("<2H2Q", 1, 16, size, size) if zip64 else b""
        if zip64:
            said = (crc, 0xFFFFFFFF, 0xFFFFFFFF)
        offset = len(out)
        out += (
            struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, 0, 0, 33, *said, len(raw), len(extra))
            + raw
            + extra
        )
        out += content
        if descriptor:
            out += struct.pack("<4s3L", b"PK\7\x08", crc, size, size)
        told = (0xFFFFFFFF, 0xFFFFFFFF) if zip64 else (size, size)
        wide = struct.pack("<2H3Q", 1, 24, size, size, offset) if zip64 else b""
        place = 0xFFFFFFFF if zip64 else offset
        head = (b"PK\1\2", 20, 20, flags, 0, 0, 33, crc, *told, len(raw), len(wide), 0, 0, 0, 0, place)
        directory += struct.pack("<4s6H3L5H2L", *head) + raw + wide
    counts = (len(parts), len(parts))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *counts, len(directory), len(out), len(comment))
    return out + directory + end + comment


def with_part(path, target, *, name, xml, kind, content_type):
    """Return `target`, the package `path` with one more part that the workbook leads to."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rIdMore" Type="{office}/{kind}" Target="/{name}"/></Relationships>'
    said = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'

    def change(part, data):
        if part == "xl/_rels/workbook.xml.rels":
            return data.replace(b"</Relationships>", link.encode())
        return data.replace(b"</Types>", said.encode()) if part == "[Content_Types].xml" else data

    rewritten(path, target, change)
    with zipfile.ZipFile(target, "a") as book:
        book.writestr(name, xml)
    return target


def with_macros(path, target):
    """Return `target`, the workbook `path` with a macro project (of which only the bytes matter here)."""
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    enabled = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    middle = target.with_suffix(".middle")
    rewritten(
        path,
        middle,
        lambda n, d: d.replace(plain.encode(), enabled.encode()) if n == "[Content_Types].xml" else d,
    )
    with_part(
        middle,
        target,
        name="xl/vbaProject.bin",
        xml="<macros/>",
        kind="vbaProject",
        content_type="application/vnd.ms-office.vbaProject",
    )
    middle.unlink()
    return target


def bare_book(path, *, prefix="", rows="<row><c><v>1</v></c></row>", table=None):
    """Return the least of a workbook, by hand: no styles, no strings, elements called with `prefix`."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    own = f'xmlns{":" + prefix[:-1] if prefix else ""}="{main}"'
    link = f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/'

    def tagged(xml):
        return re.sub(r"<(/?)(?=[a-z])", rf"<\1{prefix}", xml)

    tables = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' if table else ""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        + (f'<Override PartName="/xl/tables/table1.xml" ContentType="{kind}.table+xml"/>' if table else "")
        + "</Types>",
        "_rels/.rels": f'{link}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": tagged(
            f'<workbook {own} xmlns:r="{office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": f'{link}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": tagged(
            f'<worksheet {own} xmlns:r="{office}"><sheetData>{rows}</sheetData>{tables}</worksheet>'
        ),
    }
    if table:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
            f'{link}table" Target="../tables/table1.xml"/></Relationships>'
        )
        parts["xl/tables/table1.xml"] = tagged(table.replace("<table ", f"<table {own} ", 1))
    with zipfile.ZipFile(path, "w") as book:
        for name, xml in parts.items():
            book.writestr(name, xml)
    return path
