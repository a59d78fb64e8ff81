"""Whatever is appended reads back as it was, for every reader."""

import datetime as dt
import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook
from support import workbooks
from support.tiers import examples

from kachilog.base.serial_dates import serial_of
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.zip.archive import Archive, write
from kachilog.files.xlsx.zip.segments import Segment, combine, joined

TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="あ漢ｱＡ😀\u3000 \n\r\t\x00\x1f_x0041&<>\"'=+-@\ufffe", max_size=12),
    st.sampled_from(["=1+1", " 前後 ", "_x000D_", "_x005F_x000D_", "TRUE", "007", "1.50", "]]>", "#N/A"]),
)
EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  cells have no zone
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
NUMBERS = st.one_of(st.integers(-(10**15) + 1, 10**15 - 1), st.floats(allow_nan=False, allow_infinity=False))
XML_TEXTS = TEXTS.filter(lambda text: not {"\ufffe", "\uffff"} & set(text))
"""Texts without the two characters that no XML can hold, whose escapes calamine does not resolve."""

VALUES = st.one_of(TEXTS, DAYS, NUMBERS, st.booleans(), st.none())


def template():
    stream = io.BytesIO()
    workbooks.write(stream, lambda book: workbooks.log_table(book, rows=[]))
    return stream.getvalue()


TEMPLATE = template()


def written(rows):
    """Return a workbook with `rows` appended, as a file in memory."""
    package = Package.from_bytes(TEMPLATE)
    workbooks.append_rows(package, "ActivityLog", rows)
    out = io.BytesIO()
    write(out, package._parts.archive, package._parts.changed())
    out.seek(0)
    return out


def as_openpyxl(value):
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    return value if value != "" else None


@examples(60)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=8))
def test_rows_read_back_as_they_were_given(rows):
    out = written(rows)
    sheet = load_workbook(out).active
    for given_row, cells in zip(rows, sheet.iter_rows(min_row=4), strict=False):
        for value, cell in zip(given_row, cells, strict=True):
            found = unescape(cell.value) if isinstance(cell.value, str) else cell.value
            assert (found, cell.data_type == "f") == (as_openpyxl(value), False)


@examples(60)
@given(st.lists(st.tuples(st.none(), XML_TEXTS, NUMBERS), min_size=1, max_size=8))
def test_a_second_reader_agrees(rows):
    found = (
        CalamineWorkbook.from_filelike(written(rows)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )
    for (_, text, number), (_, read_text, read_number) in zip(rows, found[3:], strict=False):
        assert read_text == text
        assert read_number == number


@given(st.integers(10**15, 10**40), st.sampled_from([1, -1]))
def test_no_digit_of_a_long_integer_is_lost(number, sign):
    sheet = load_workbook(written([(None, sign * number, None)])).active
    assert sheet["B4"].value == str(sign * number)


@given(st.datetimes(EPOCH.replace(month=3, year=1900, day=1)))
def test_a_time_of_day_is_kept_to_the_millisecond(moment):
    number = serial_of(moment, date1904=False)
    assert abs(EPOCH + dt.timedelta(days=number) - moment) < dt.timedelta(milliseconds=1)


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=5))
def test_segments_made_apart_are_one_part(contents):
    segments = []
    for index, content in enumerate(contents):
        segment = Segment()
        segment.write(content)
        segment.close(last=index == len(contents) - 1)
        segments.append(segment)
    out = io.BytesIO()
    write(out, Archive(io.BytesIO(workbooks.stored_zip({}))), {"a.xml": joined(*segments)})
    archive = Archive(out)
    assert b"".join(archive.stream(archive.entries["a.xml"])) == b"".join(contents)


@given(st.integers(0, 2**32 - 1))
def test_nothing_appended_leaves_a_checksum_as_it_is(crc):
    assert combine(crc, 0, 0) == crc
