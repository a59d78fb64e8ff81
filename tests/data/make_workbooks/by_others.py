"""Workbooks by producers that each write packages in a way of their own."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import excelize
import pandas as pd
import polars as pl
import pyexcelerate
import samples
from pyopenvba import ExcelFile
from rustpy_xlsxwriter import FastExcel

_COLUMNS = {header: [line[at] for line in samples.LEDGER] for at, header in enumerate(samples.LEDGER_HEADERS)}


def pandas_openpyxl(path):
    _pandas(path, "openpyxl")


def pandas_xlsxwriter(path):
    _pandas(path, "xlsxwriter")


def _pandas(path, engine):
    frame = pd.DataFrame(_COLUMNS)
    with pd.ExcelWriter(path, engine=engine) as writer:
        frame.to_excel(writer, sheet_name="台帳", index=False)
        frame.groupby("品名")[["個数"]].sum().to_excel(writer, sheet_name="品名ごと")
        frame.pivot_table(index="日付", columns="品名").to_excel(writer, sheet_name="縦横", merge_cells=True)


def polars_table(path):
    frame = pl.DataFrame(_COLUMNS).with_columns(金額=pl.col("個数") * pl.col("単価"))
    frame.write_excel(
        path, "台帳", table_name="台帳", table_style="Table Style Medium 4", column_totals=False,
        sparklines={"動き": ["個数", "単価"]}, conditional_formats={"個数": "data_bar"}, autofit=True,
    )  # fmt: skip


def pyexcelerate_sheets(path):
    book = pyexcelerate.Workbook()
    sheet = book.new_sheet("台帳", data=[list(samples.LEDGER_HEADERS), *map(list, samples.LEDGER)])
    sheet.set_row_style(1, pyexcelerate.Style(font=pyexcelerate.Font(bold=True)))
    book.new_sheet("空")
    book.save(str(path))


def rust(path):
    lines = [dict(zip(samples.LEDGER_HEADERS, line, strict=True)) for line in samples.LEDGER]
    FastExcel(str(path)).format(bold_headers=True).freeze(row=1).sheet("台帳", lines).sheet(
        "写し", lines
    ).save()


def excelize_pivot_slicer(path):
    book = excelize.new_file()
    book.set_sheet_name("Sheet1", "台帳")
    for at, header in enumerate(samples.LEDGER_HEADERS):
        book.set_cell_value("台帳", f"{'ABCD'[at]}1", header)
    for row, (day, item, count, price) in enumerate(samples.LEDGER, 2):
        for column, value in zip("ABCD", (day.date(), item, count, price), strict=True):
            book.set_cell_value("台帳", f"{column}{row}", value)
    book.add_table("台帳", excelize.Table(range="A1:D6", name="台帳表", style_name="TableStyleMedium2"))
    slicer = excelize.SlicerOptions(
        name="品名", cell="F2", table_sheet="台帳", table_name="台帳表", caption="品名でしぼる"
    )
    book.add_slicer("台帳", slicer)
    book.new_sheet("ピボット")
    field = excelize.PivotTableField
    book.add_pivot_table(excelize.PivotTableOptions(
        data_range="台帳!A1:D6", pivot_table_range="ピボット!A3:D12", rows=[field(data="品名", default_subtotal=True)],
        data=[field(data="個数", name="個数の計", subtotal="Sum")], row_grand_totals=True, col_grand_totals=True,
        show_row_headers=True, show_col_headers=True,
    ))  # fmt: skip
    book.save_as(str(path))
    book.close()


def excelize_controls_shapes(path):
    book = excelize.new_file()
    kinds = excelize.FormControlType
    for at, kind in enumerate(
        (kinds.FormControlCheckBox, kinds.FormControlOptionButton, kinds.FormControlButton)
    ):
        control = excelize.FormControl(
            cell=f"B{2 + 4 * at}", type=kind, paragraph=[excelize.RichTextRun(text="えらぶ")]
        )
        book.add_form_control("Sheet1", control)
    spin = excelize.FormControl(
        cell="E2",
        type=kinds.FormControlSpinButton,
        current_val=7,
        min_val=0,
        max_val=99,
        inc_change=1,
        cell_link="A1",
    )
    book.add_form_control("Sheet1", spin)
    shape = excelize.Shape(
        cell="G2", type="wedgeRoundRectCallout", paragraph=[excelize.RichTextRun(text="ふきだし")]
    )
    book.add_shape("Sheet1", shape)
    book.add_comment("Sheet1", excelize.Comment(cell="A3", author="店主", text="メモ"))
    book.add_sparkline(
        "Sheet1", excelize.SparklineOptions(location=["A5"], range=["Sheet1!B20:F20"], type="win_loss")
    )
    book.protect_workbook(excelize.WorkbookProtectionOptions(lock_structure=True))
    book.set_defined_name(excelize.DefinedName(name="率", refers_to="Sheet1!$A$1", comment="説明つき"))
    book.save_as(str(path))
    book.close()


def pyopenvba_modules(path):
    with ExcelFile.create_new(path) as book:
        book.set_module(
            "Module1", 'Attribute VB_Name = "Module1"\r\nSub Hello()\r\n    MsgBox "hi"\r\nEnd Sub\r\n'
        )
        book.vba_project().add_module(
            "Tools", "Function Twice(x As Double) As Double\r\n    Twice = 2 * x\r\nEnd Function\r\n"
        )
        book.save(path)


def gnumeric(path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "台帳.csv")
        lines = [samples.LEDGER_HEADERS, *((day.date(), *rest) for day, *rest in samples.LEDGER)]
        source.write_text("".join(",".join(map(str, line)) + "\n" for line in lines), "utf-8")
        _ssconvert(source, path)


def resaved(source, path):
    """Let gnumeric save again what another program made."""
    _ssconvert(source, path)


def _ssconvert(source, path):
    command = ["ssconvert", "--export-type=Gnumeric_Excel:xlsx2", str(source), str(path)]
    subprocess.run(command, check=True, capture_output=True)


WORKBOOKS = {
    "pandas-openpyxl.xlsx": pandas_openpyxl,
    "pandas-xlsxwriter.xlsx": pandas_xlsxwriter,
    "polars-table-sparklines.xlsx": polars_table,
    "pyexcelerate.xlsx": pyexcelerate_sheets,
    "rustpy-xlsxwriter.xlsx": rust,
    "excelize-table-slicer-pivot.xlsx": excelize_pivot_slicer,
    "excelize-controls-shape-comment.xlsx": excelize_controls_shapes,
    "pyopenvba-modules.xlsm": pyopenvba_modules,
    "gnumeric-from-csv.xlsx": gnumeric,
}
RESAVED = {
    "gnumeric-resaved-pivot.xlsx": "libreoffice-pivot-database.xlsx",
    "gnumeric-resaved-charts.xlsx": "charts-images-textbox.xlsx",
}
