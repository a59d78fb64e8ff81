"""Workbooks written by openpyxl: absolute relationship targets, no cached values, comments of its own kind."""

from __future__ import annotations

import samples
from openpyxl import Workbook
from openpyxl.chart import BarChart3D, PieChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule, FormulaRule
from openpyxl.packaging.custom import DateTimeProperty, IntProperty, StringProperty
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo


def _book():
    book = Workbook()
    book.properties.created = book.properties.modified = samples.CREATED
    sheet = book.active
    sheet.title = "台帳"
    sheet.append(samples.LEDGER_HEADERS)
    for line in samples.LEDGER:
        sheet.append(line)
    return book, sheet


def comments_merged_charts(path):
    book, sheet = _book()
    sheet["B2"].comment = Comment("きのう売り切れ\n補充する", "店主", height=90, width=160)
    sheet["B4"].comment = Comment("また買ってくれた", "手伝い")
    sheet.merge_cells("F1:H3")
    sheet["F1"] = "結合した見出し"
    sheet["F1"].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    rule = DataValidation(
        type="list", formula1='"石けん,ろうそく,布巾"', allow_blank=True, showErrorMessage=True
    )
    rule.add("B2:B100")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("C2:C20", DataBarRule("min", 0, "max", 0, color="638EC6"))
    fill = PatternFill(bgColor="FFC7CE", fill_type="solid")
    sheet.conditional_formatting.add("A2:D20", FormulaRule(formula=["$C2>3"], fill=fill))
    for chart, place in ((BarChart3D(), "F5"), (PieChart(), "F22")):
        chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=6), titles_from_data=True)
        chart.set_categories(Reference(sheet, min_col=2, min_row=2, max_row=6))
        sheet.add_chart(chart, place)
    book.save(path)


def table_and_names(path):
    book, sheet = _book()
    table = Table(displayName="台帳表", ref="A1:D6")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
    sheet.add_table(table)
    second = book.create_sheet("集計")
    second["A1"] = "=SUM(台帳!C2:C6)"
    second["A2"] = ArrayFormula("A2:A3", "=台帳!C2:C3*2")
    second["A5"] = "#N/A"
    second["A6"].hyperlink = "https://example.com/"
    book.defined_names["全部"] = DefinedName("全部", attr_text="台帳!$A$1:$D$6")
    second.defined_names["ここ"] = DefinedName("ここ", attr_text="集計!$A$1", hidden=True)
    second.sheet_state = "veryHidden"
    book.save(path)


def printing_and_properties(path):
    book, sheet = _book()
    sheet.print_title_rows = "1:1"
    sheet.print_area = "A1:D6"
    sheet.oddHeader.center.text = "&A の &P / &N ページ"
    sheet.row_breaks.append(Break(id=4))
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.column_dimensions.group("C", "D", hidden=True)
    sheet.freeze_panes = "B2"
    for kind, name, value in (
        (StringProperty, "担当", "店主"),
        (IntProperty, "版", 7),
        (DateTimeProperty, "締め", samples.CREATED),
    ):
        book.custom_doc_props.append(kind(name=name, value=value))
    style = NamedStyle(name="大見出し", font=Font(size=20, bold=True, color="FF0E7C86"), number_format="0.0")
    book.add_named_style(style)
    sheet["A1"].style = "大見出し"
    book.security = WorkbookProtection(workbookPassword="CC1A", lockStructure=True)
    sheet.protection.sheet = True
    sheet.auto_filter.ref = "A1:D6"
    sheet.auto_filter.add_sort_condition("C2:C6", descending=True)
    book.save(path)


def write_only(path):
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = samples.CREATED
    for name in ("一月", "二月", "三月"):
        sheet = book.create_sheet(name)
        sheet.append(samples.LEDGER_HEADERS)
        for line in samples.LEDGER:
            sheet.append(line)
    book.create_chartsheet("図だけ")
    book.save(path)


WORKBOOKS = {
    "openpyxl-comments-merged-charts.xlsx": comments_merged_charts,
    "openpyxl-table-names.xlsx": table_and_names,
    "openpyxl-printing-custom-properties-protected.xlsx": printing_and_properties,
    "openpyxl-write-only-chartsheet.xlsx": write_only,
}
