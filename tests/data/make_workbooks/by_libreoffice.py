"""Workbooks saved by a running LibreOffice, some from scratch and some of another program's making."""

from __future__ import annotations

import tempfile
from pathlib import Path

import samples
from support import office

XLSX = "Calc MS Excel 2007 XML"
XLSM = "Calc MS Excel 2007 VBA XML"


def make_all(folder):
    """Make the workbooks of LibreOffice in `folder`, where those of other producers stand already."""
    with tempfile.TemporaryDirectory() as profile, office.desktop(Path(profile)) as desktop:
        for name, paint in WORKBOOKS.items():
            book = _new(desktop)
            paint(book)
            _store(book, folder / name, XLSX)
        for name, (source, kind) in RESAVED.items():
            _store(office.document(folder / source), folder / name, kind)
        _store(_new(desktop), folder / "refused-ods-by-another-name.xlsx", "calc8")


def _new(desktop):
    hidden = office.properties(Hidden=True)
    book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hidden)
    sheet = book.Sheets.getByIndex(0)
    sheet.Name = "台帳"
    rows = [samples.LEDGER_HEADERS]
    for day, *rest in samples.LEDGER:
        rows.append(((day - samples.CREATED).days + 46327, *rest))
    sheet.getCellRangeByPosition(0, 0, 3, len(rows) - 1).setDataArray(tuple(rows))
    dates = office.uno().createUnoStruct("com.sun.star.lang.Locale")
    code = book.NumberFormats.queryKey("YYYY-MM-DD", dates, True)
    sheet.getCellRangeByName("A2:A6").NumberFormat = code
    return book


def _store(book, path, kind):
    properties = office.properties(FilterName=kind)
    book.storeToURL(office.uno().systemPathToFileUrl(str(path)), properties)
    book.close(True)


def pivot_and_database(book):
    sheet = book.Sheets.getByIndex(0)
    book.Sheets.insertNewByName("ピボット", 1)
    target = book.Sheets.getByName("ピボット")
    pivots = target.DataPilotTables
    made = pivots.createDataPilotDescriptor()
    made.setSourceRange(sheet.getCellRangeByName("A1:D6").RangeAddress)
    fields = made.DataPilotFields
    fields.getByName("品名").Orientation = _enum("com.sun.star.sheet.DataPilotFieldOrientation", "ROW")
    count = fields.getByName("個数")
    count.Orientation = _enum("com.sun.star.sheet.DataPilotFieldOrientation", "DATA")
    count.Function = _enum("com.sun.star.sheet.GeneralFunction", "SUM")
    pivots.insertNewByName("品名ごと", target.getCellRangeByName("A3").CellAddress, made)
    book.DatabaseRanges.addNewByName("台帳の範囲", sheet.getCellRangeByName("A1:D6").RangeAddress)
    book.DatabaseRanges.getByName("台帳の範囲").AutoFilter = True
    sheet.Annotations.insertNew(sheet.getCellRangeByName("B2").CellAddress, "売り切れ\n補充する")
    sheet.getCellRangeByName("F1").Formula = "=SUM(C2:C6)"
    sheet.getCellRangeByName("F2").Formula = '=VLOOKUP("石けん";B2:D6;3;0)'
    sheet.getCellRangeByName("F3:F5").setArrayFormula("=C2:C4*2")


def _enum(kind, name):
    return office.uno().Enum(kind, name)


def chart_shapes_controls(book):
    sheet = book.Sheets.getByIndex(0)
    area = office.uno().createUnoStruct("com.sun.star.awt.Rectangle")
    area.X, area.Y, area.Width, area.Height = 12000, 500, 9000, 6000
    data = (sheet.getCellRangeByName("B1:C6").RangeAddress,)
    sheet.Charts.addNewByName("図", area, data, True, True)
    _put(sheet, book.createInstance("com.sun.star.drawing.EllipseShape"), 500, 6000)
    text = _put(sheet, book.createInstance("com.sun.star.drawing.TextShape"), 4000, 6000)
    text.String = "図の説明"
    for at, kind in enumerate(("CommandButton", "CheckBox", "ListBox")):
        control = book.createInstance("com.sun.star.drawing.ControlShape")
        model = book.createInstance(f"com.sun.star.form.component.{kind}")
        model.Name = kind
        control.Control = model
        _put(sheet, control, 500, 8000 + 1500 * at)


def _put(sheet, shape, x, y):
    size = office.uno().createUnoStruct("com.sun.star.awt.Size")
    size.Width, size.Height = 3000, 1200
    place = office.uno().createUnoStruct("com.sun.star.awt.Point")
    place.X, place.Y = x, y
    shape.Size, shape.Position = size, place
    sheet.DrawPage.add(shape)
    return shape


def protected_scenario_validation(book):
    sheet = book.Sheets.getByIndex(0)
    sheet.Scenarios.addNewByName("多い月", (sheet.getCellRangeByName("C2:C6").RangeAddress,), "仮の数")
    rule = sheet.getCellRangeByName("C2:C6").Validation
    rule.Type = _enum("com.sun.star.sheet.ValidationType", "WHOLE")
    rule.setOperator(_enum("com.sun.star.sheet.ConditionOperator", "GREATER"))
    rule.setFormula1("0")
    sheet.getCellRangeByName("C2:C6").Validation = rule
    area = sheet.getCellRangeByName("C2:C6")
    formats = area.ConditionalFormat
    formats.addNew(
        office.properties(
            Operator=_enum("com.sun.star.sheet.ConditionOperator", "GREATER"),
            Formula1="2",
            StyleName="Result",
        )
    )
    area.ConditionalFormat = formats
    sheet.getCellRangeByName("A1:D1").merge(False)
    sheet.getCellRangeByName("F1:G2").merge(True)
    sheet.protect("")
    book.Sheets.insertNewByName("かくし", 2)
    book.Sheets.getByName("かくし").IsVisible = False
    book.protect("")


WORKBOOKS = {
    "libreoffice-pivot-database.xlsx": pivot_and_database,
    "libreoffice-chart-shapes-controls.xlsx": chart_shapes_controls,
    "libreoffice-protected-scenario.xlsx": protected_scenario_validation,
}
RESAVED = {
    "libreoffice-resaved-charts.xlsx": ("charts-images-textbox.xlsx", XLSX),
    "libreoffice-resaved-conditions.xlsx": ("data-bars-sparklines-filter.xlsx", XLSX),
    "libreoffice-resaved-macros.xlsm": ("pyopenvba-modules.xlsm", XLSM),
    "libreoffice-resaved-tables.xlsx": ("tables-totals-calculated.xlsx", XLSX),
}
