"""Workbooks packed or written in ways that are allowed and seldom met, and files that only look like one."""

from __future__ import annotations

import re

from packages import MAIN, OFFICE, RELS, SPREADSHEET, Parts, compound_file

_SHEET1, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def strict(folder, path):
    parts = Parts.of(folder / "tables-totals-calculated.xlsx")
    main, office = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    for name in parts:
        for old, new in (
            (f"{main}spreadsheetml/2006/main", f"{office}spreadsheetml/main"),
            (f"{main}officeDocument/2006/relationships", f"{office}officeDocument/relationships"),
            (f"{main}drawingml/2006/", f"{office}drawingml/"),
        ):
            parts[name] = parts[name].replace(old.encode(), new.encode())
    parts.swap(_BOOK, "<workbook ", '<workbook conformance="strict" ')
    parts.save(path)


def prefixed(folder, path):
    """Elements called x:worksheet, absolute targets, as Microsoft's SDK writes them."""
    parts = Parts.of(folder / "tables-totals-calculated.xlsx")
    for name in parts:
        if name.startswith("xl/") and name.endswith(".xml") and "theme" not in name:
            text = re.sub(r"<(/?)(?=[A-Za-z])(?![\w]+:)", r"<\1x:", parts[name].decode())
            parts[name] = text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"').encode()
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].decode().replace('Target="', 'Target="/xl/').encode()
    parts.save(path)


def bom_crlf_comments(folder, path):
    """Byte order marks, CRLF, comments and processing instructions, single quotes, indentation."""
    parts = Parts.of(folder / "log-with-table.xlsx")
    for name in (_BOOK, "xl/styles.xml", _SHEET1, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        text = parts[name].decode().replace("><", ">\r\n  <")
        text = text.replace(
            "?>\n", "?>\r\n<!-- made by <hand> & not by a program -->\r\n<?mso-note kept?>\r\n", 1
        )
        parts[name] = b"\xef\xbb\xbf" + (text + "\r\n<!-- the end -->\r\n").encode()
    parts.swap(_BOOK, "<sheets>", "<sheets><!-- <sheet name='no sheet'/> -->")
    parts.swap(_SHEET1, "</sheetData>", "<!-- <row r='99'></sheetData> --></sheetData>")
    parts.swap("xl/styles.xml", "<cellXfs", "<!-- formats of cells -->\r\n  <cellXfs")
    parts.save(path)


def utf16(folder, path):
    """Parts in UTF-16, which OPC allows."""
    parts = Parts.of(folder / "log-without-table.xlsx")
    for name in (
        "docProps/app.xml",
        "xl/worksheets/sheet2.xml",
        "xl/styles.xml",
        _BOOK,
        "xl/_rels/workbook.xml.rels",
    ):
        parts[name] = parts[name].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    parts.save(path)


def odd_part_names(folder, path):
    """Names outside ASCII, blanks, upper case, a part in the root, targets that climb and targets escaped."""
    parts = Parts.of(folder / "charts-images-textbox.xlsx")
    for old, new in (
        (_SHEET1, "xl/worksheets/売上.xml"),
        ("xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/_rels/売上.xml.rels"),
        ("xl/styles.xml", "Styles.XML"),
        ("xl/charts/chart2.xml", "xl/charts/chart 2.xml"),
    ):
        parts.rename(old, new)
        if not old.endswith(".rels"):
            parts.swap("[Content_Types].xml", f'"/{old}"', f'"/{new}"')
    rels = "xl/_rels/workbook.xml.rels"
    parts.swap(rels, '"worksheets/sheet1.xml"', '"worksheets/売上.xml"')
    parts.swap(rels, '"styles.xml"', '"../Styles.XML"')
    parts.swap("xl/drawings/_rels/drawing1.xml.rels", "../charts/chart2.xml", "../charts/chart%202.xml")
    parts.save(path)


def workbook_elsewhere(folder, path):
    """The workbook in another folder than xl, called otherwise, with absolute targets that go round about."""
    parts = Parts.of(folder / "tables-totals-calculated.xlsx")
    parts.rename(_BOOK, "Book/Main.xml")
    parts.rename("xl/_rels/workbook.xml.rels", "Book/_rels/Main.xml.rels")
    parts.swap("[Content_Types].xml", f'"/{_BOOK}"', '"/Book/Main.xml"')
    parts.swap("_rels/.rels", "xl/workbook.xml", "/Book/Main.xml")
    rels = "Book/_rels/Main.xml.rels"
    parts[rels] = parts[rels].decode().replace('Target="', 'Target="../xl/').encode()
    parts.swap(rels, "../xl/worksheets/sheet1.xml", "/xl/charts/../worksheets/./sheet1.xml")
    parts.save(path)


def bare(_, path):
    """Nothing but what a workbook must have: no styles, no shared strings, no properties, no addresses."""
    link = f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{OFFICE}/'
    Parts(
        {
            "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/>'
            f'<Override PartName="/xl/tables/table1.xml" ContentType="{SPREADSHEET}.table+xml"/></Types>'.encode(),
            "_rels/.rels": f'{link}officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
            _BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="7" r:id="rId1"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": f'{link}worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
            _SHEET1: f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData><row><c t="inlineStr"><is><t>品</t></is></c>'
            '<c t="inlineStr"><is><t>数</t></is></c></row><row><c t="str"><v>石けん</v></c><c><v>3</v></c></row></sheetData>'
            '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'.encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": f'{link}table" Target="../tables/table1.xml"/></Relationships>'.encode(),
            "xl/tables/table1.xml": f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2">'
            '<tableColumn id="1" name="品"/><tableColumn id="2" name="数"/></tableColumns></table>'.encode(),
        }
    ).save(path)


def descriptors(folder, path):
    Parts.of(folder / "log-with-table.xlsx").save_oddly(path, descriptors=True, comment=b"streamed")


def zip64(folder, path):
    Parts.of(folder / "tables-totals-calculated.xlsx").save_oddly(path, zip64=True)


def stored(folder, path):
    # An extra field of the kind that some zip programs put there for the time of a file.
    Parts.of(folder / "epoch-1904.xlsx").save_oddly(path, stored=True, extra=b"UT\5\0\1\0\0\0\0")


def same_sheet_name(folder, path):
    """A sheet of the user's own that is called like one of our pages."""
    parts = Parts.of(folder / "log-without-table.xlsx")
    parts.swap(_BOOK, 'name="メモ"', 'name="2026-W47"')
    parts.save(path)


def encrypted(_, path):
    """The compound file that an encrypted workbook is; there is nothing behind the encryption."""
    streams = {"EncryptionInfo": bytes(range(256)) * 16, "EncryptedPackage": bytes(reversed(range(256))) * 16}
    path.write_bytes(compound_file(streams))


def truncated(folder, path):
    data = (folder / "log-with-table.xlsx").read_bytes()
    path.write_bytes(data[: len(data) // 2])


def not_a_workbook(_, path):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = Parts({
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
        "word/document.xml": b'<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    })  # fmt: skip
    parts.declare("word/document.xml", kind)
    parts.relate("", "officeDocument", "word/document.xml")
    parts.save(path)


def html(_, path):
    path.write_text("<html><table><tr><td>1</td></tr></table></html>", "utf-8")


def xlsb(_, path):
    from pyopenvba import ExcelFile  # noqa: PLC0415  it has a blank one at hand

    binary = path.with_suffix(".xlsb")
    ExcelFile.create_new(binary).close()
    binary.replace(path)


WORKBOOKS = {
    "strict.xlsx": strict,
    "prefixed-absolute-targets.xlsx": prefixed,
    "bom-crlf-comments-in-xml.xlsx": bom_crlf_comments,
    "utf16-parts.xlsx": utf16,
    "odd-part-names.xlsx": odd_part_names,
    "workbook-elsewhere.xlsx": workbook_elsewhere,
    "bare-no-styles-no-strings.xlsx": bare,
    "zip-descriptors.xlsx": descriptors,
    "zip64.xlsx": zip64,
    "zip-stored-extra-fields.xlsx": stored,
    "name-of-a-week-not-ours.xlsx": same_sheet_name,
    "refused-encrypted.xlsx": encrypted,
    "refused-truncated.xlsx": truncated,
    "refused-document.xlsx": not_a_workbook,
    "refused-html.xlsx": html,
    "refused-xlsb.xlsx": xlsb,
}
