"""What the user has locked is not written into, whatever is asked for, and stays locked."""

import pytest
from support import workbooks

from kachilog.base.errors import FileError
from kachilog.files.xlsx.package import Package

LOG, OTHER, PAGE = "活動ログ", "集計", "2026-W47"
EDITS = {
    "append": lambda book: workbooks.append_rows(book, "ActivityLog", [("d", "投稿", 5)]),
    "set": lambda book: book.set_cells(LOG, {(4, 2): "学習"}),
}


def book_of(tmp_path, *protected, rewrite=lambda xml: xml, structure=""):
    def paint(book):
        for sheet in (workbooks.log_table(book), book.add_worksheet(OTHER)):
            if sheet.get_name() in protected:
                sheet.protect("秘密")

    def change(name, data):
        if name.startswith("xl/worksheets/"):
            return rewrite(data)
        return data.replace(b"<bookViews>", structure.encode() + b"<bookViews>")

    drawn = workbooks.write(tmp_path / "drawn.xlsx", paint)
    return workbooks.rewritten(drawn, tmp_path / "user.xlsx", change)


def refused(path, edit):
    book = Package.open(path)
    before = path.read_bytes()
    with pytest.raises(FileError) as caught:
        EDITS.get(edit, edit)(book)
    book.save(path, now=workbooks.NOW)
    assert path.read_bytes() == before
    return caught.value.code, caught.value.values.get("sheet")


@pytest.mark.parametrize("edit", EDITS)
def test_a_protected_sheet_refuses_every_kind_of_edit(tmp_path, edit):
    assert refused(book_of(tmp_path, LOG), edit) == ("sheet_protected", LOG)


@pytest.mark.parametrize("edit", EDITS)
def test_protection_elsewhere_is_no_hindrance_and_stays(tmp_path, edit):
    source = book_of(tmp_path, OTHER, structure='<workbookProtection lockStructure="1"/>')
    after = workbooks.edited(source, tmp_path / "after.xlsx", EDITS[edit])
    book = Package.open(after)
    assert [one.name for one in book.sheets if book.is_protected(one.name)] == [OTHER]
    assert '<workbookProtection lockStructure="1"/>' in workbooks.part(after, "xl/workbook.xml")


def test_a_locked_structure_takes_no_new_sheet(tmp_path):
    path = book_of(tmp_path, structure='<workbookProtection lockStructure="1"/>')
    assert refused(path, lambda book: book.place(workbooks.page_bytes(), PAGE)) == (
        "structure_protected",
        None,
    )


@pytest.mark.parametrize(
    "structure", ['<workbookProtection lockWindows="1"/>', '<workbookProtection lockStructure="0"/>']
)
def test_another_lock_of_the_workbook_is_no_hindrance(tmp_path, structure):
    source = book_of(tmp_path, structure=structure)
    workbooks.edited(source, tmp_path / "after.xlsx", lambda book: book.place(workbooks.page_bytes(), PAGE))


@pytest.mark.parametrize(
    ("rewrite", "is_protected"),
    [
        (lambda xml: xml.replace(b' sheet="1"', b' sheet="true"'), True),
        (lambda xml: xml.replace(b' sheet="1"', b""), False),
        (
            lambda xml: xml.replace(b"<sheetProtection", b"<!--<sheetProtection").replace(
                b'scenarios="1"/>', b"/>-->"
            ),
            False,
        ),
        (lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + b" " * (3 << 20)), True),
        (lambda xml: xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"), True),
    ],
)
def test_a_lock_counts_where_it_is_in_force(tmp_path, rewrite, is_protected):
    assert Package.open(book_of(tmp_path, LOG, rewrite=rewrite)).is_protected(LOG) is is_protected
