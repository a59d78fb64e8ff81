"""Workbooks of other producers, edited by hand into what Excel itself saves."""

from __future__ import annotations

from packages import MAIN, OFFICE, SPREADSHEET, Parts

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET1, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def threaded_comments(folder, path):
    parts = Parts.of(folder / "openpyxl-comments-merged-charts.xlsx")
    thread = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    office = "http://schemas.microsoft.com/office/2017/10/relationships"
    one, two = "{1A0B5A52-0000-4000-8000-000000000001}", "{1A0B5A52-0000-4000-8000-000000000002}"
    parts.add(
        "xl/threadedComments/threadedComment1.xml",
        f'{_DECLARED}<ThreadedComments xmlns="{thread}"><threadedComment ref="B2" dT="2026-11-01T09:00:00.00" personId="{one}" id="{two}">'
        f'<text>補充した?</text></threadedComment><threadedComment ref="B2" dT="2026-11-01T10:00:00.00" personId="{one}" '
        f'id="{two[:-2]}3}}" parentId="{two}"><text>した</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
        _SHEET1,
        f"{office}/threadedComment",
    )
    parts.add(
        "xl/persons/person.xml",
        f'{_DECLARED}<personList xmlns="{thread}"><person displayName="店主" id="{one}" userId="a" providerId="None"/></personList>',
        "application/vnd.ms-excel.person+xml",
        _BOOK,
        f"{office}/person",
    )
    parts.save(path)


def connections_and_links(folder, path):
    """An external link, a query table with its connection, custom XML, printer settings."""
    parts = Parts.of(folder / "log-without-table.xlsx")
    cached = '<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>5</v></cell></row></sheetData></sheetDataSet>'
    external = "xl/externalLinks/externalLink1.xml"
    ident = parts.add(
        external,
        f'{_DECLARED}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rIdHand0"><sheetNames>'
        f'<sheetName val="一"/></sheetNames>{cached}</externalBook></externalLink>',
        f"{SPREADSHEET}.externalLink+xml",
        _BOOK,
        "externalLink",
        target="externalLinks/externalLink1.xml",
    )
    parts.relate(external, "externalLinkPath", "%E5%88%A5.xlsx", mode="External")
    parts.swap(
        _BOOK,
        "</sheets>",
        f'</sheets><externalReferences><externalReference r:id="{ident}"/></externalReferences>',
    )
    parts.swap(
        "xl/worksheets/sheet2.xml",
        "</row></sheetData>",
        '<c r="B1"><f>[1]一!A1</f><v>5</v></c></row></sheetData>',
    )
    parts.add(
        "xl/connections.xml",
        f'{_DECLARED}<connections xmlns="{MAIN}"><connection id="1" name="問い合わせ" type="4" refreshedVersion="6">'
        '<webPr url="https://example.com/"/></connection></connections>',
        f"{SPREADSHEET}.connections+xml",
        _BOOK,
        "connections",
    )
    parts.add(
        "xl/queryTables/queryTable1.xml",
        f'{_DECLARED}<queryTable xmlns="{MAIN}" name="問い合わせ" connectionId="1" autoFormatId="16"/>',
        f"{SPREADSHEET}.queryTable+xml",
        "xl/worksheets/sheet2.xml",
        "queryTable",
    )
    parts.default("bin", f"{SPREADSHEET}.printerSettings")
    parts["xl/printerSettings/printerSettings1.bin"] = (
        "プリンター".encode("utf-16-le") + bytes(range(256)) * 4
    )
    ident = parts.relate(
        "xl/worksheets/sheet2.xml", "printerSettings", "../printerSettings/printerSettings1.bin"
    )
    margins = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    sheet = "xl/worksheets/sheet2.xml"
    parts.swap(sheet, margins, f'{margins}<pageSetup paperSize="9" orientation="portrait" r:id="{ident}"/>')
    parts.add(
        "customXml/itemProps1.xml",
        f'{_DECLARED}<ds:datastoreItem ds:itemID="{{1A0B5A52-0000-4000-8000-000000000009}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        "customXml/item1.xml",
        "customXmlProps",
        target="itemProps1.xml",
    )
    parts["customXml/item1.xml"] = (
        "<?xml version='1.0'?><店 xmlns='urn:x'><名前>朝の石けん</名前></店>".encode()
    )
    parts.relate(_BOOK, "customXml", "../customXml/item1.xml")
    parts.save(path)


def activex(folder, path):
    parts = Parts.of(folder / "buttons-checkbox-comment.xlsm")
    control = "xl/activeX/activeX1.xml"
    x = "http://schemas.microsoft.com/office/2006/activeX"
    ident = parts.add(
        control,
        f'{_DECLARED}<ax:ocx xmlns:ax="{x}" xmlns:r="{OFFICE}" ax:classid="{{D7053240-CE69-11CD-A777-00DD01143C57}}" '
        'ax:persistence="persistStreamInit" r:id="rIdHand0"/>',
        "application/vnd.ms-office.activeX+xml",
        _SHEET1,
        "control",
    )
    parts["xl/activeX/activeX1.bin"] = bytes.fromhex("4032 05D7 69CE CD11 A777 00DD 0114 3C57") + bytes(60)
    parts.declare("xl/activeX/activeX1.bin", "application/vnd.ms-office.activeX")
    parts.relate(
        control, "http://schemas.microsoft.com/office/2006/relationships/activeXControlBinary", "activeX1.bin"
    )
    text = parts[_SHEET1].decode()
    at = text.index("<legacyDrawing")
    end = text.index("/>", at) + 2
    controls = f'<controls><control shapeId="1025" r:id="{ident}" name="ボタンX"/></controls>'
    parts[_SHEET1] = (text[:end] + controls + text[end:]).encode()
    parts["xl/vbaProjectSignature.bin"] = b"\1\2\3 signature of the macros " * 20
    parts.declare("xl/vbaProjectSignature.bin", "application/vnd.ms-office.vbaProjectSignature")
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature"
    parts.relate("xl/vbaProject.bin", kind, "vbaProjectSignature.bin")
    parts.save(path)


def views_and_alternates(folder, path):
    """What Excel itself writes around a workbook: alternates, revisions, custom views, a calculation chain."""
    parts = Parts.of(folder / "odd-sheet-names.xlsx")
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    x15, xr = (
        "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main",
        "http://schemas.microsoft.com/office/spreadsheetml/2014/revision",
    )
    guid = "{1A0B5A52-0000-4000-8000-00000000000A}"
    parts.swap(
        _BOOK,
        "<workbook ",
        f'<workbook xmlns:mc="{mc}" mc:Ignorable="x15 xr" xmlns:x15="{x15}" xmlns:xr="{xr}" ',
    )
    alternate = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\店主\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
        f'<xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1_{guid}" xr6:coauthVersionLast="47" '
        f'xr6:coauthVersionMax="47" xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6"/>'
    )
    parts.swap(_BOOK, "<bookViews>", f"{alternate}<bookViews>")
    parts.swap(
        _BOOK,
        'activeTab="0"' if b'activeTab="0"' in parts[_BOOK] else "<workbookView ",
        '<workbookView firstSheet="1" activeTab="2" ',
    )
    view = f'<customWorkbookViews><customWorkbookView name="わたしの表示" guid="{guid}" xWindow="0" yWindow="0" windowWidth="900" windowHeight="600" activeSheetId="2"/></customWorkbookViews>'
    extension = f'<extLst><ext uri="{{140A7094-0E35-4892-8432-C4D2E57EDEB5}}" xmlns:x15="{x15}"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>'
    text = parts[_BOOK].decode()
    calc = text[text.index("<calcPr") : text.index("/>", text.index("<calcPr")) + 2]
    parts[_BOOK] = text.replace(
        calc, '<calcPr calcId="191029" iterate="1" iterateCount="50"/>' + view + extension
    ).encode()
    parts.add(
        "xl/calcChain.xml",
        f'{_DECLARED}<calcChain xmlns="{MAIN}"><c r="A1" i="3"/><c r="A1" i="4"/></calcChain>',
        f"{SPREADSHEET}.calcChain+xml",
        _BOOK,
        "calcChain",
    )
    parts.save(path)


def old_sheets(folder, path):
    """A dialog sheet and a sheet of Excel 4 macros, from before there was VBA."""
    parts = Parts.of(folder / "log-with-table.xlsx")
    macros = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    xm = "http://schemas.microsoft.com/office/excel/2006/main"
    one = parts.add(
        "xl/macrosheets/sheet1.xml",
        f'{_DECLARED}<xm:macrosheet xmlns="{MAIN}" xmlns:xm="{xm}"><dimension ref="A1"/><sheetData><row r="1"><c r="A1"><f>RETURN()</f><v>0</v></c></row></sheetData></xm:macrosheet>',
        "application/vnd.ms-excel.macrosheet+xml",
        _BOOK,
        macros,
    )
    two = parts.add(
        "xl/dialogsheets/sheet1.xml",
        f'{_DECLARED}<dialogsheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/></dialogsheet>',
        f"{SPREADSHEET}.dialogsheet+xml",
        _BOOK,
        "dialogsheet",
    )
    parts.swap(
        _BOOK,
        "</sheets>",
        f'<sheet name="マクロ4" sheetId="21" state="hidden" r:id="{one}"/><sheet name="ダイアログ" sheetId="22" r:id="{two}"/></sheets>',
    )
    parts.save(path)


def shared_formulas(folder, path):
    """Shared formulas, a data table, a sort state, a phonetic guide, cells kept apart by blanks."""
    parts = Parts.of(folder / "tables-totals-calculated.xlsx")
    rows = (
        '<row r="20" spans="1:9" ht="15" customHeight="1"><c r="A20"><f t="shared" ref="A20:A22" si="0">ROW()*2</f><v>40</v></c></row>'
        '<row r="21"><c r="A21"><f t="shared" si="0"/><v>42</v></c><c r="B21" t="e"><v>#N/A</v></c></row>'
        '<row r="22"><c r="A22"><f t="shared" si="0"/><v>44</v></c><c r="C22" t="d"><v>2026-11-01T00:00:00</v></c></row>'
        f'</sheetData><extLst><ext uri="{{hand}}" xmlns:x14="{_X14}"><x14:hand kept="1"/></ext></extLst>'
    )
    text = parts[_SHEET1].decode()
    head, tail = text.split("</sheetData>")
    more, _, extension = rows.partition("</sheetData>")
    parts[_SHEET1] = (
        head + more + "</sheetData>" + tail.replace("</worksheet>", extension + "</worksheet>")
    ).encode()
    parts.swap(
        "xl/tables/table1.xml",
        '<autoFilter ref="A3:E8"/>',
        '<autoFilter ref="A3:E8"/><sortState ref="A4:E8"><sortCondition descending="1" ref="C4:C8"/></sortState>',
    )
    strings = "xl/sharedStrings.xml"
    parts.swap(
        strings, "<t>石けん</t>", '<t>石けん</t><rPh sb="0" eb="1"><t>セッ</t></rPh><phoneticPr fontId="0"/>'
    )
    parts.save(path)


def signed(folder, path):
    """A digital signature of the package, as Excel adds it; its values are made up."""
    parts = Parts.of(folder / "log-with-table.xlsx")
    dsig = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    parts.default("sigs", "application/vnd.openxmlformats-package.digital-signature-origin")
    parts["_xmlsignatures/origin.sigs"] = b""
    parts.relate("", f"{dsig}/origin", "_xmlsignatures/origin.sigs")
    parts["_xmlsignatures/sig1.xml"] = (
        f'{_DECLARED}<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo>'
        '<CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>'
        '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>'
        '<Reference Type="http://www.w3.org/2000/09/xmldsig#Object" URI="#idPackageObject">'
        '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        "<DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</DigestValue></Reference></SignedInfo>"
        "<SignatureValue>AAAA</SignatureValue></Signature>"
    ).encode()
    parts.declare(
        "_xmlsignatures/sig1.xml", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
    )
    parts.relate("_xmlsignatures/origin.sigs", f"{dsig}/signature", "sig1.xml")
    parts.save(path)


WORKBOOKS = {
    "threaded-comments.xlsx": threaded_comments,
    "external-link-query-custom-xml-printer.xlsx": connections_and_links,
    "activex-signed-macros.xlsm": activex,
    "alternates-views-calc-chain.xlsx": views_and_alternates,
    "dialog-and-macro-sheets.xlsx": old_sheets,
    "shared-formulas-sort-phonetic.xlsx": shared_formulas,
    "signed-package.xlsx": signed,
}
