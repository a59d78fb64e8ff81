"""The same work by the tools a user might take instead; run as `python rivals.py WORK SOURCE [TARGET]`.

Each is written the way its own documentation recommends for large files.
"""

import csv
import datetime as dt
import sys
from pathlib import Path


def cells_of(path):
    """Yield the rows of a canonical log CSV with dates and numbers as such: the cells kachilog writes too."""
    with Path(path).open(encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text)
        yield next(rows)
        for date, action, *numbers in rows:
            counts = [int(number) if number else None for number in numbers[:6]]
            yield [dt.date.fromisoformat(date), action, *counts, *numbers[6:]]


def xlsxwriter_convert(source, target):
    """CSV → typed workbook by XlsxWriter in constant memory."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(cells_of(source)):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(value, dt.date):
                sheet.write_datetime(number, column, value, day)
            elif value is not None:
                sheet.write_number(number, column, value)
    book.close()


def openpyxl_convert(source, target):
    """CSV → typed workbook by openpyxl's write-only mode."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in cells_of(source):
        sheet.append(row)
    book.save(target)


def calamine_export(source, target):
    """Workbook → CSV by bare python-calamine and csv: no types, no checks, dates as they come."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(source)
    with Path(target).open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        for row in book.get_sheet_by_name("活動ログ").iter_rows():
            writer.writerow(row)


def openpyxl_resave(source, target):
    """What any review through openpyxl would cost at the least: load the workbook and save it."""
    import openpyxl

    openpyxl.load_workbook(source).save(target)


def nothing(*_):
    """A Python that does nothing: what every other figure includes."""


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
