"""The same work by the tools a user might take instead: `python rivals.py TOOL WORK SOURCE TARGET`.

Each is written the way its own documentation recommends for large files, and with as much care for the types
as it offers: dates are to be dates, counts numbers, texts texts.

`to_workbook`: a canonical log CSV into a workbook. `to_csv`: the first sheet of a workbook into a CSV with
ISO dates. `add_sheet`: what a review through this tool would cost at the least: load the workbook, sum the
minutes of its log, add a sheet of 60 rows, save it (the converters only load and save). Imports stand inside,
so that a process pays for its own tool only.
"""

import csv
import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DATE, TEXTS = "日付", ("アクション内容", "タグ", "メモ")
NUMBERS = ("投入時間(分)", "直接反応数", "質的評価(1-5)", "問い合わせ数", "リピート相談数", "紹介数")
SHEET = "2026-W46"
LOG, MINUTES = "活動ログ", 2


def page(minutes):
    """Return the cells of a page: 60 rows of 12, and a sum."""
    return [[f"行{row}", *range(row, row + 11)] for row in range(59)] + [["合計", minutes]]


def total(rows):
    """Return the sum of a log's minutes, whatever stands above it."""
    cells = (row[MINUTES] for row in rows if len(row) > MINUTES)
    return sum(float(cell) for cell in cells if str(cell).replace(".", "").isdigit())


def typed_rows(source):
    """Yield the rows of a log CSV, the header first, with dates and numbers as such."""
    with Path(source).open(encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text)
        yield next(rows)
        for date, action, *cells in rows:
            counts = [int(cell) if cell else None for cell in cells[:6]]
            yield [dt.date.fromisoformat(date), action, *counts, *cells[6:]]


def plain(value):
    """Return a cell as its text in a CSV."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write_csv(target, rows):
    """Write rows of cells as a CSV."""
    with Path(target).open("w", encoding="utf-8-sig", newline="") as text:
        csv.writer(text).writerows([plain(value) for value in row] for row in rows)


class Openpyxl:
    """openpyxl: write-only and read-only modes."""

    def to_workbook(self, source, target):
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in typed_rows(source):
            sheet.append(row)
        book.save(target)

    def to_csv(self, source, target):
        import openpyxl

        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        write_csv(target, book.worksheets[0].iter_rows(values_only=True))

    def add_sheet(self, source, target):
        import openpyxl

        book = openpyxl.load_workbook(source, keep_vba=source.endswith("m"), rich_text=True)
        minutes = total(book[LOG].iter_rows(values_only=True))
        sheet = book.create_sheet(SHEET)
        for row in page(minutes):
            sheet.append(row)
        book.save(target)


class Xlsxwriter:
    """XlsxWriter in constant memory."""

    def to_workbook(self, source, target):
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(target, options)
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(typed_rows(source)):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write_number(number, column, value)
        book.close()


class Pandas:
    """pandas with one of its engines."""

    def __init__(self, engine):
        self.engine = engine

    def to_workbook(self, source, target):
        import pandas as pd

        dtypes = dict.fromkeys(TEXTS, "str") | dict.fromkeys(NUMBERS, "Int64")
        blank = {name: [""] for name in NUMBERS}
        frame = pd.read_csv(
            source,
            dtype=dtypes,
            na_values=blank,
            keep_default_na=False,
            parse_dates=[DATE],
            encoding="utf-8-sig",
        )
        options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
        kwargs = {"engine_kwargs": options} if self.engine == "xlsxwriter" else {}
        with pd.ExcelWriter(target, engine=self.engine, **kwargs) as writer:
            frame.to_excel(writer, index=False)

    def to_csv(self, source, target):
        import pandas as pd

        texts = dict.fromkeys(TEXTS, "str") | dict.fromkeys(NUMBERS, "Int64")
        frame = pd.read_excel(source, engine=self.engine, dtype=texts, keep_default_na=False, na_values=[""])
        frame.to_csv(target, index=False, encoding="utf-8-sig", date_format="%Y-%m-%d", lineterminator="\r\n")

    def add_sheet(self, source, target):
        import pandas as pd

        shutil.copy(source, target)
        kwargs = {"engine_kwargs": {"keep_vba": True}} if source.endswith("m") else {}
        with pd.ExcelWriter(target, mode="a", engine=self.engine, **kwargs) as writer:
            minutes = total(writer.book[LOG].iter_rows(values_only=True))
            pd.DataFrame(page(minutes)).to_excel(writer, sheet_name=SHEET, index=False)


class RustpyXlsxwriter:
    """rustpy-xlsxwriter fed with rows from a generator."""

    def to_workbook(self, source, target):
        import rustpy_xlsxwriter

        rows = typed_rows(source)
        header = next(rows)
        records = (dict(zip(header, row, strict=True)) for row in rows)
        book = rustpy_xlsxwriter.FastExcel(target).format(datetime_format="yyyy-mm-dd")
        book.sheet("Sheet1", records).save()


class Polars:
    """Polars: its writer is XlsxWriter, its reader calamine through fastexcel."""

    def frame(self, source):
        """Return a log CSV as a frame."""
        import polars as pl

        schema = {DATE: pl.Date} | dict.fromkeys(NUMBERS, pl.Int64) | dict.fromkeys(TEXTS, pl.String)
        return pl.read_csv(source, schema_overrides=schema)

    def to_workbook(self, source, target):
        self.frame(source).write_excel(target)

    def to_csv(self, source, target):
        import polars as pl

        schema = dict.fromkeys(NUMBERS, pl.Int64) | dict.fromkeys(TEXTS, pl.String) | {DATE: pl.Date}
        frame = pl.read_excel(source, schema_overrides=schema, drop_empty_rows=False)
        frame.write_csv(target, include_bom=True, line_terminator="\r\n")


class RustpyPolars:
    """rustpy-xlsxwriter fed with a Polars frame."""

    def to_workbook(self, source, target):
        import rustpy_xlsxwriter

        book = rustpy_xlsxwriter.FastExcel(target).format(datetime_format="yyyy-mm-dd")
        book.sheet("Sheet1", Polars().frame(source)).save()


class Fastexcel:
    """fastexcel, written by pyarrow."""

    def to_csv(self, source, target):
        import fastexcel
        from pyarrow import csv as arrow_csv

        dtypes = dict.fromkeys(NUMBERS, "int") | dict.fromkeys(TEXTS, "string") | {DATE: "date"}
        sheet = fastexcel.read_excel(source).load_sheet(0, dtypes=dtypes)
        arrow_csv.write_csv(sheet.to_arrow(), target)


class Calamine:
    """Bare python-calamine and csv: no checks, no types but its own."""

    def to_csv(self, source, target):
        import python_calamine

        book = python_calamine.CalamineWorkbook.from_path(source)
        write_csv(target, book.get_sheet_by_index(0).iter_rows())


class Duckdb:
    """DuckDB with its excel extension, which the package duckdb_extension_excel carries."""

    def connection(self):
        """Return a connection that can read and write workbooks."""
        import duckdb
        import duckdb_extension_excel

        folder = Path(duckdb_extension_excel.__file__).parent
        connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        (extension,) = folder.rglob("excel.duckdb_extension")
        connection.execute(f"LOAD '{extension}'")
        return connection

    def to_workbook(self, source, target):
        types = {DATE: "DATE"} | dict.fromkeys(NUMBERS, "INTEGER") | dict.fromkeys(TEXTS, "VARCHAR")
        self.connection().execute(
            f"COPY (SELECT * FROM read_csv('{source}', header = true, types = {types})) "
            f"TO '{target}' (FORMAT xlsx, HEADER true, SHEET_ROW_LIMIT 1048576)"
        )

    def to_csv(self, source, target):
        counts = ", ".join(f'CAST("{name}" AS INTEGER) AS "{name}"' for name in NUMBERS)
        columns = f'CAST("{DATE}" AS DATE) AS "{DATE}", "アクション内容", {counts}, "タグ", "メモ"'
        self.connection().execute(
            f"COPY (SELECT {columns} FROM read_xlsx('{source}', header = true, stop_at_empty = false)) "
            f"TO '{target}' (FORMAT csv, HEADER true)"
        )


class Pyexcelerate:
    """PyExcelerate."""

    def to_workbook(self, source, target):
        import pyexcelerate

        book = pyexcelerate.Workbook()
        book.new_sheet("Sheet1", data=list(typed_rows(source)))
        book.save(target)


class Excelize:
    """excelize, the Go library, through its Python package: its stream writer and its editor."""

    def to_workbook(self, source, target):
        import excelize

        book = excelize.new_file()
        writer = book.new_stream_writer("Sheet1")
        for number, row in enumerate(typed_rows(source), 1):
            writer.set_row(f"A{number}", row)
        writer.flush()
        book.save_as(target)

    def to_csv(self, source, target):
        import excelize

        book = excelize.open_file(source)
        write_csv(target, book.get_rows(book.get_sheet_list()[0]))

    def add_sheet(self, source, target):
        import excelize

        book = excelize.open_file(source)
        minutes = total(book.get_rows(LOG))
        book.new_sheet(SHEET)
        for number, row in enumerate(page(minutes), 1):
            book.set_sheet_row(SHEET, f"A{number}", row)
        book.save_as(target)


class Xlsx2csv:
    """xlsx2csv."""

    def to_csv(self, source, target):
        from xlsx2csv import Xlsx2csv as Converter

        Converter(source, outputencoding="utf-8", dateformat="%Y-%m-%d").convert(target, sheetid=1)


class Csvkit:
    """csvkit's in2csv, told to leave types alone."""

    def to_csv(self, source, target):
        program = Path(sys.executable).with_name("in2csv")
        with Path(target).open("wb") as out:
            subprocess.run([program, "--no-inference", source], stdout=out, check=True)


class Libreoffice:
    """LibreOffice without a screen, told the type of each column."""

    def convert(self, source, target, kind, *options):
        """Let it convert a file."""
        with tempfile.TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", *options, "--convert-to", kind, "--outdir", folder]
            subprocess.run([*command, source], check=True, capture_output=True)
            (made,) = (path for path in Path(folder).iterdir() if path.is_file())
            shutil.move(made, target)

    def to_workbook(self, source, target):
        # Of each column: 5 a date (YMD), 2 a text, 1 whatever it looks like.
        columns = "1/5/2/2/3/1/4/1/5/1/6/1/7/1/8/1/9/2/10/2"
        filtered = f"--infilter=CSV:44,34,76,1,{columns}"
        self.convert(source, target, "xlsx:Calc MS Excel 2007 XML", filtered)

    def to_csv(self, source, target):
        self.convert(source, target, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")

    def add_sheet(self, source, target):
        kind = "xlsm:Calc MS Excel 2007 VBA XML" if source.endswith("m") else "xlsx:Calc MS Excel 2007 XML"
        self.convert(source, target, kind)


class Ssconvert:
    """gnumeric's ssconvert."""

    def to_workbook(self, source, target):
        subprocess.run(["ssconvert", source, target], check=True, capture_output=True)

    def to_csv(self, source, target):
        subprocess.run(["ssconvert", source, target], check=True, capture_output=True)

    def add_sheet(self, source, target):
        kind = "--export-type=Gnumeric_Excel:xlsx2"
        subprocess.run(["ssconvert", kind, source, target], check=True, capture_output=True)


TOOLS = {
    "openpyxl": Openpyxl(),
    "XlsxWriter": Xlsxwriter(),
    "pandas + openpyxl": Pandas("openpyxl"),
    "pandas + XlsxWriter": Pandas("xlsxwriter"),
    "pandas + calamine": Pandas("calamine"),
    "rustpy-xlsxwriter": RustpyXlsxwriter(),
    "rustpy-xlsxwriter + polars": RustpyPolars(),
    "polars": Polars(),
    "fastexcel": Fastexcel(),
    "python-calamine": Calamine(),
    "DuckDB": Duckdb(),
    "PyExcelerate": Pyexcelerate(),
    "excelize": Excelize(),
    "xlsx2csv": Xlsx2csv(),
    "csvkit": Csvkit(),
    "LibreOffice": Libreoffice(),
    "ssconvert": Ssconvert(),
}

_CANNOT = {
    ("pandas + XlsxWriter", "to_csv"),
    ("pandas + XlsxWriter", "add_sheet"),
    ("pandas + calamine", "to_workbook"),
    ("pandas + calamine", "add_sheet"),
}


def can(tool, work):
    """Return whether a tool offers a work at all."""
    return hasattr(TOOLS[tool], work) and (tool, work) not in _CANNOT


if __name__ == "__main__":
    _, tool, work, *paths = sys.argv
    getattr(TOOLS[tool], work)(*paths)
