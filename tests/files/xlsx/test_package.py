"""Opening a workbook: what it holds is told, what it must not be is refused with one plain sentence."""

import datetime as dt
import io
import struct
import zipfile

import pytest
from support import workbooks
from support.byte_identity import assert_only_changed

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.files.xlsx.package import Package
from kachilog.wording import Words


def refused(path):
    """Return the code with which a file is refused; its sentence can be said in every language."""
    with pytest.raises(FileError) as caught:
        _ = Package.open(path).tables
    for lang in LANGS:
        assert Words(lang).error(caught.value)
    return caught.value.code


def given(path, data):
    path.write_bytes(data)
    return path


def test_sheets_come_in_the_order_of_tabs_with_their_states(tmp_path):
    book = Package.open(workbooks.rich_book(tmp_path / "価値ログ.xlsx"))
    assert [(s.name, s.state, s.kind) for s in book.sheets] == [
        ("活動ログ", "visible", "worksheet"),
        ("集計 '26", "visible", "worksheet"),
        ("図", "visible", "chartsheet"),
        ("秘密", "veryHidden", "worksheet"),
        ("裏", "hidden", "worksheet"),
    ]


def test_tables_say_where_they_are_and_what_their_columns_are_called(tmp_path):
    tables = Package.open(workbooks.rich_book(tmp_path / "b.xlsx")).tables
    log, sums = tables["ActivityLog"], tables["Sums"]
    assert (log.sheet, log.headers, log.totals_rows) == ("活動ログ", workbooks.HEADERS, 0)
    assert (log.first_row, log.first_column, log.last_row, log.last_column) == (3, 1, 8, 3)
    assert (sums.first_row, sums.last_row, sums.totals_rows) == (5, 8, 1)


def test_a_header_with_a_line_break_is_read_as_one(tmp_path):
    def paint(book):
        sheet = book.add_worksheet()
        sheet.add_table("A1:A3", {"name": "T", "columns": [{"header": "投入\n時間"}]})

    assert Package.open(workbooks.write(tmp_path / "b.xlsx", paint)).tables["T"].headers == ("投入\n時間",)


@pytest.mark.parametrize("date1904", [False, True])
def test_the_epoch_is_told(tmp_path, date1904):
    path = workbooks.write(tmp_path / "b.xlsx", workbooks.log_table, date_1904=date1904)
    assert Package.open(path).date1904 is date1904


def test_absolute_targets_of_another_writer_are_followed(tmp_path):
    book = Package.open(workbooks.openpyxl_book(tmp_path / "b.xlsx"))
    assert [sheet.name for sheet in book.sheets] == ["活動ログ", "二"]
    assert book.tables["ActivityLog"].last_row == 4


def test_part_names_are_found_in_any_case(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for info in old.infolist():
            name = info.filename.replace("worksheets/sheet1.xml", "Worksheets/Sheet1.XML")
            new.writestr(name.replace("Sheet1.XML.rels", "Sheet1.xml.rels"), old.read(info))
    assert Package.open(tmp_path / "b.xlsx").tables["ActivityLog"].sheet == "活動ログ"


def test_the_strict_dialect_is_understood(tmp_path):
    source = workbooks.rich_book(tmp_path / "a.xlsx")
    book = Package.open(workbooks.strict(source, tmp_path / "b.xlsx"))
    assert [s.name for s in book.sheets] == [s.name for s in Package.open(source).sheets]
    assert book.tables["ActivityLog"].headers == workbooks.HEADERS


def test_opening_reads_no_sheet(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    broken = workbooks.with_sheet(source, tmp_path / "b.xlsx", "<this is no xml")
    assert Package.open(broken).tables["ActivityLog"].last_row == 5


def test_saved_without_an_edit_a_workbook_is_the_same_file(tmp_path):
    source = workbooks.rich_book(tmp_path / "a.xlsx")
    copy = workbooks.edited(source, tmp_path / "b.xlsx", lambda _: None)
    assert copy.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("kind", [{}, {"descriptor": True}, {"zip64": True}, {"comment": "印".encode()}])
def test_entries_of_every_kind_are_copied_as_they_are(tmp_path, kind):
    with zipfile.ZipFile(workbooks.rich_book(tmp_path / "a.xlsx")) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts |= {"xl/": b"", "メモ/ひとこと.txt": "日本語".encode()}
    source = given(tmp_path / "b.xlsx", workbooks.stored_zip(parts, **kind))
    copy = workbooks.edited(
        source, tmp_path / "c.xlsx", lambda b: b.place(workbooks.page_bytes(), "2026-W47")
    )
    if not kind.get("descriptor"):
        with zipfile.ZipFile(copy) as book:
            new = set(book.namelist()) - set(parts)
        changed = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
        assert_only_changed(source, copy, new | changed)
    with zipfile.ZipFile(copy) as book:
        assert book.testzip() is None
        assert book.comment == kind.get("comment", b"")
        assert book.read("メモ/ひとこと.txt").decode() == "日本語"
    assert [s.name for s in Package.open(copy).sheets][-1] == "2026-W47"


def test_what_stands_before_the_archive_does_not_matter(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    path = given(tmp_path / "b.xlsx", b"#!/bin/sh\n" + source.read_bytes())
    assert [s.name for s in Package.open(path).sheets] == ["活動ログ"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_workbook"),
        ("日付,分\n".encode(), "not_a_workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "old_xls"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "encrypted_workbook",
        ),
        (workbooks.stored_zip({"readme.txt": b"hello"}), "not_a_workbook"),
        (workbooks.stored_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ods"),
        (workbooks.stored_zip({"../evil.xml": b"x"}), "broken_workbook"),
        (workbooks.stored_zip({"/xl/a.xml": b"x"}), "broken_workbook"),
        (workbooks.stored_zip({"a.xml": b"x", "A.XML": b"y"}), "broken_workbook"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(tmp_path, data, code):
    assert refused(given(tmp_path / "b.xlsx", data)) == code


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert refused(tmp_path / "none.xlsx") == "file_missing"


def test_a_folder_cannot_be_read(tmp_path):
    assert refused(tmp_path) == "is_folder"


def test_a_binary_workbook_is_told_apart(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"

    def change(name, data):
        plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return data.replace(plain, binary.encode()) if name == "[Content_Types].xml" else data

    assert refused(workbooks.rewritten(source, tmp_path / "b.xlsx", change)) == "xlsb"


def test_a_document_that_is_no_workbook_is_refused(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    letter = workbooks.rewritten(
        source,
        tmp_path / "b.xlsx",
        lambda n, d: b'<document xmlns="urn:w"/>' if n == "xl/workbook.xml" else d,
    )
    assert refused(letter) == "not_a_workbook"


def test_a_bomb_is_not_opened(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    zeros = b"\0" * (40 << 20)
    bomb = workbooks.rewritten(source, tmp_path / "b.xlsx", lambda n, d: zeros if "sheet1" in n else d)
    assert refused(bomb) == "zip_bomb"


def test_a_part_that_grows_beyond_its_word_is_not_read_on(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"):
            book.writestr(name, b"<x>" + b" " * 100_000 + b"</x>")
    data = bytearray(stream.getvalue())
    lie = struct.pack("<L", 100_007), struct.pack("<L", 50)
    assert refused(given(tmp_path / "b.xlsx", bytes(data).replace(*lie))) == "zip_bomb"


def test_a_damaged_part_is_noticed(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    with zipfile.ZipFile(source) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    data = workbooks.stored_zip(parts)
    assert (
        refused(given(tmp_path / "b.xlsx", data.replace("活動ログ".encode(), "活動ろぐ".encode())))
        == "broken_workbook"
    )


def test_a_cut_off_file_is_refused(tmp_path):
    data = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table).read_bytes()
    assert refused(given(tmp_path / "b.xlsx", data[: len(data) // 2])) == "not_a_workbook"
    assert refused(given(tmp_path / "c.xlsx", data[2_000:])) == "broken_workbook"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml", "xl/tables/table1.xml"])
def test_a_part_with_entities_is_refused_before_they_grow(tmp_path, part, encoding):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;&b;</x>'

    def change(name, data):
        return bomb.encode(encoding) if name == part else data

    assert refused(workbooks.rewritten(source, tmp_path / "b.xlsx", change)) == "xml_entity"


def test_a_sheet_with_entities_is_refused_when_it_is_edited(tmp_path):
    source = workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)

    def change(name, data):
        declared = data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet', 1)
        return declared if name == "xl/worksheets/sheet1.xml" else data

    book = Package.open(workbooks.rewritten(source, tmp_path / "b.xlsx", change))
    with pytest.raises(FileError, match="xml_entity"):
        workbooks.append_rows(book, "ActivityLog", [(dt.date(2026, 11, 20), "投稿", 5)])


def test_a_password_on_an_entry_is_refused(tmp_path):
    data = bytearray(workbooks.stored_zip({"[Content_Types].xml": b"x"}))
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + flags] |= 1
    assert refused(given(tmp_path / "b.xlsx", bytes(data))) == "encrypted_workbook"


def test_entries_that_lie_over_one_another_are_refused(tmp_path):
    data = bytearray(workbooks.stored_zip({"a.xml": b"x" * 99, "b.xml": b"y"}))
    second = data.index(b"PK\3\4", 10)
    data[data.index(b"PK\1\2") + 20] = 120  # the first entry now claims bytes of the second
    data[data.index(b"PK\1\2") + 24] = 120
    assert second < 200
    assert refused(given(tmp_path / "b.xlsx", bytes(data))) == "broken_workbook"
