"""Workbooks drawn by XlsxWriter, whose packages are those that Excel saves."""

from __future__ import annotations

import datetime as dt
import io

import samples
from xlsxwriter import Workbook


def _book(path, paint, **options):
    with Workbook(path, options) as book:
        book.set_properties({"created": samples.CREATED})
        paint(book)


def _ledger(book, sheet, top=0):
    """Write the ledger to a sheet; return the format of its heading."""
    heading = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1})
    money, day = book.add_format({"num_format": "¥#,##0"}), book.add_format({"num_format": "m月d日"})
    for column, header in enumerate(samples.LEDGER_HEADERS):
        sheet.write_string(top, column, header, heading)
    for row, (date, item, count, price) in enumerate(samples.LEDGER, top + 1):
        sheet.write_datetime(row, 0, date, day)
        sheet.write_string(row, 1, item)
        sheet.write_number(row, 2, count)
        sheet.write_number(row, 3, price, money)
    return heading


def charts(path):
    def paint(book):
        sheet = book.add_worksheet("売上")
        _ledger(book, sheet)
        last = len(samples.LEDGER) + 1
        line = book.add_chart({"type": "line"})
        line.add_series(
            {
                "values": f"=売上!$C$2:$C${last}",
                "categories": f"=売上!$A$2:$A${last}",
                "trendline": {"type": "linear"},
            }
        )
        bars = book.add_chart({"type": "column"})
        bars.add_series({"values": f"=売上!$D$2:$D${last}", "y2_axis": True, "data_labels": {"value": True}})
        line.combine(bars)
        line.set_title({"name": "=売上!$D$1"})
        sheet.insert_chart("F2", line)
        for place, kind in (("F18", "pie"), ("N2", "scatter"), ("N18", "radar")):
            chart = book.add_chart({"type": kind})
            chart.add_series({"values": f"=売上!$C$2:$C${last}", "categories": f"=売上!$B$2:$B${last}"})
            sheet.insert_chart(place, chart)
        sheet.insert_image(
            "A20",
            "logo.png",
            {
                "image_data": io.BytesIO(samples.PIXEL),
                "x_scale": 40,
                "y_scale": 40,
                "url": "https://example.com/",
            },
        )
        sheet.insert_textbox(
            "A24", "ひとことメモ\n二行目", {"fill": {"color": "#FFF2CC"}, "font": {"bold": True}}
        )
        sheet.set_header("&L&G&R&D", {"image_left": "logo.png", "image_data_left": io.BytesIO(samples.PIXEL)})
        sheet.set_background(io.BytesIO(samples.PIXEL))
        chartsheet = book.add_chartsheet("グラフだけ")
        area = book.add_chart({"type": "area", "subtype": "stacked"})
        area.add_series({"values": f"=売上!$C$2:$C${last}"})
        chartsheet.set_chart(area)

    _book(path, paint)


def conditions(path):
    def paint(book):
        sheet = book.add_worksheet("在庫")
        _ledger(book, sheet)
        area = f"C2:C{len(samples.LEDGER) + 1}"
        red = book.add_format({"font_color": "#9C0006", "bg_color": "#FFC7CE", "num_format": "[Red]0"})
        sheet.conditional_format(
            area, {"type": "data_bar", "data_bar_2010": True, "bar_negative_color": "red"}
        )
        sheet.conditional_format(area, {"type": "3_color_scale"})
        sheet.conditional_format(area, {"type": "icon_set", "icon_style": "3_traffic_lights"})
        sheet.conditional_format("D2:D20", {"type": "cell", "criteria": ">", "value": 1000, "format": red})
        sheet.conditional_format("B2:B20", {"type": "duplicate", "format": red, "stop_if_true": True})
        sheet.add_sparkline("E2", {"range": f"在庫!{area}", "type": "column", "negative_points": True})
        sheet.add_sparkline("E3", {"range": f"在庫!{area}", "markers": True, "style": 5})
        sheet.data_validation(
            "B2:B50", {"validate": "list", "source": "=品目", "input_message": "えらんでください"}
        )
        sheet.data_validation(
            "C2:C50", {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
        )
        sheet.autofilter(0, 0, len(samples.LEDGER), 3)
        sheet.filter_column("C", "x > 2")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.freeze_panes(1, 1)
        lists = book.add_worksheet("リスト")
        lists.write_column("A1", ["石けん", "ろうそく", "布巾"])
        lists.hide()
        book.define_name("品目", "=リスト!$A$1:$A$3")

    _book(path, paint)


def dynamic_arrays(path):
    def paint(book):
        sheet = book.add_worksheet("計算")
        _ledger(book, sheet)
        sheet.write_dynamic_array_formula("F2:F4", "=SORT(UNIQUE(B2:B6))", None, "布巾")
        sheet.write("F3", "石けん")
        sheet.write("F4", "ろうそく")
        sheet.write_dynamic_array_formula("G2", '=FILTER(C2:C6,B2:B6="石けん","")', None, 3)
        sheet.write_formula("H2", "=LET(x,C2,x*2)", None, 6)
        sheet.write_array_formula("I2:I4", "{=C2:C4*D2:D4}", None, 1500)
        sheet.write_formula("J2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("J3", '="文字" & CHAR(10) & "列"', None, "文字\n列")
        sheet.write_formula("J4", "=TRUE", None, True)
        sheet.write_boolean("J5", False)

    _book(path, paint, use_future_functions=True)


def buttons(path):
    import pyopenvba  # noqa: F401, PLC0415  says at once what is missing

    from kachilog.files.book.template import vba  # noqa: PLC0415  any macros will do; these are at hand

    def paint(book):
        book.set_vba_name("ThisWorkbook")
        sheet = book.add_worksheet("操作")
        sheet.set_vba_name("Sheet1")
        _ledger(book, sheet)
        sheet.insert_button("F2", {"macro": "WeeklyReview", "caption": "集計する", "width": 120})
        sheet.insert_button("F5", {"macro": "ExportCsv", "caption": "書き出す"})
        sheet.insert_checkbox("E2", True)
        sheet.write_comment("A1", "日付は自分で入れる", {"author": "店主", "visible": True})
        book.add_vba_project(io.BytesIO(vba.project(1)), is_stream=True)

    _book(path, paint)


def pictures_in_cells(path):
    def paint(book):
        sheet = book.add_worksheet("カタログ")
        _ledger(book, sheet)
        for row in range(1, 4):
            sheet.embed_image(
                row, 5, "p.png", {"image_data": io.BytesIO(samples.PIXEL), "description": "商品"}
            )

    _book(path, paint)


def protected(path):
    def paint(book):
        sheet = book.add_worksheet("入力")
        heading = _ledger(book, sheet)
        sheet.protect("ひみつ", {"insert_rows": True, "autofilter": True})
        sheet.unprotect_range("C2:C20", "個数")
        sheet.write_string("F1", "鍵なし", book.add_format({"locked": False, "hidden": True}))
        secret = book.add_worksheet("とても秘密")
        secret.write_formula("A1", "=SUM(入力!C2:C6)", heading, 12)
        secret.very_hidden()
        behind = book.add_worksheet("かくし")
        behind.protect()
        behind.hide()
        sheet.activate()

    _book(path, paint)


def epoch_1904(path):
    def paint(book):
        sheet = book.add_worksheet("予定")
        days = book.add_format({"num_format": "yyyy/m/d"})
        columns = [{"header": "日"}, {"header": "予定"}, {"header": "分"}]
        sheet.add_table(1, 1, 4, 3, {"name": "予定表", "columns": columns})
        for row, day in enumerate((dt.datetime(2026, 11, 2), dt.datetime(2026, 11, 9)), 2):  # noqa: DTZ001
            sheet.write_datetime(row, 1, day, days)
            sheet.write_string(row, 2, "撮影")
            sheet.write_number(row, 3, 45)
        sheet.write_formula("F1", "=SUM(予定表[分])", None, 90)

    _book(path, paint, date_1904=True)


def tables(path):
    def paint(book):
        sheet = book.add_worksheet("台帳")
        yen = book.add_format({"num_format": "#,##0円"})
        sheet.add_table(
            "A3:E8",
            {
                "name": "売上",
                "style": "Table Style Light 11",
                "columns": [
                    {"header": "日付"},
                    {"header": "品名"},
                    {"header": "個数"},
                    {"header": "単価", "format": yen},
                    {"header": "金額", "formula": "=売上[@個数]*売上[@単価]", "format": yen},
                ],
            },
        )
        for row, line in enumerate(samples.LEDGER[:5], 3):
            sheet.write_datetime(row, 0, line[0], book.add_format({"num_format": "m/d"}))
            sheet.write_row(row, 1, line[1:])
            sheet.write_formula(row, 4, "=売上[@個数]*売上[@単価]", yen, line[2] * line[3])
        sheet.add_table(
            "G3:H7",
            {
                "name": "経費",
                "total_row": True,
                "columns": [
                    {"header": "費目", "total_string": "計"},
                    {"header": "円", "total_function": "sum", "total_value": 900},
                ],
                "data": [["紙", 300], ["箱", 400], ["糸", 200]],
            },
        )
        sheet.add_table(
            "J3:K5",
            {"name": "見出しなし", "header_row": False, "autofilter": False, "data": [["a", 1], ["b", 2]]},
        )
        sheet.write_formula("A1", "=SUM(売上[金額])", yen, 9999)
        sheet.merge_range("C1:E1", "合計は左", book.add_format({"align": "center"}))

    _book(path, paint)


def names(path):
    def paint(book):
        first = book.add_worksheet("26 売上の'まとめ'26")
        _ledger(book, first)
        emoji = book.add_worksheet("📷 Instagram ❤")
        emoji.write_url("A1", "internal:'26 売上の''まとめ''26'!A1", string="まとめへ")
        emoji.write_url("A2", "https://example.com/?q=価値&n=1#上", string="外へ")
        emoji.write_url("A3", "external:別の本.xlsx#一!A1")
        longest = book.add_worksheet("三十一文字ちょうどのとても長いシート名ですこれで終わりです")
        longest.write_formula("A1", "='26 売上の''まとめ''26'!C2", None, 3)
        book.add_worksheet("A&B <C>").write("A1", "=x", None)
        book.add_worksheet("100%").print_area("A1:C9")
        first.print_area("A1:D20")
        first.repeat_rows(0, 1)
        first.repeat_columns("A:A")
        first.set_h_pagebreaks([5])
        first.set_paper(9)
        book.define_name("税率", "=0.1")
        book.define_name("'100%'!手元", "='100%'!$A$1")

    _book(path, paint)


def many_styles(path):
    def paint(book):
        sheet = book.add_worksheet("色見本")
        for number in range(1200):
            code = f'0.{"0" * (number % 9)}"種{number}"'
            look = {
                "num_format": code,
                "font_size": 8 + number % 30,
                "bg_color": f"#{number * 911 % 0xFFFFFF:06X}",
                "border": number % 13,
            }
            sheet.write_number(number // 20, number % 20, number, book.add_format(look))
        for number in range(150):
            look = book.add_format(
                {"font_color": f"#{number * 7919 % 0xFFFFFF:06X}", "bold": bool(number % 2)}
            )
            sheet.conditional_format(
                number, 0, number, 5, {"type": "cell", "criteria": "=", "value": number, "format": look}
            )

    _book(path, paint)


def inline_strings(path):
    def paint(book):
        sheet = book.add_worksheet("投稿一覧")
        sheet.write_row(0, 0, ["日付", "題", "いいね"])
        for row in range(1, 300):
            sheet.write_string(row, 0, f"2026-11-{row % 28 + 1:02}")
            sheet.write_string(row, 1, f"投稿 {row} <b>&amp; ")
            sheet.write_number(row, 2, row * 3)

    _book(path, paint, constant_memory=True, use_zip64=True)


def rich_text(path):
    def paint(book):
        sheet = book.add_worksheet("文章")
        bold, red, sup = (
            book.add_format(look)
            for look in ({"bold": True}, {"font_color": "red", "italic": True}, {"font_script": 1})
        )
        sheet.write_rich_string("A1", "ふつう ", bold, "太字", " x", sup, "2", red, " 赤 ")
        sheet.write_string("A2", "  前と後に空白  ")
        sheet.write_string("A3", "一行目\n二行目\tタブ", book.add_format({"text_wrap": True}))
        sheet.write_string(
            "A4", "制御文字\x07と_x0041_と\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")
        )
        sheet.write_string("A5", "0123")
        sheet.write_string("A6", "=これは式ではない")
        sheet.ignore_errors({"number_stored_as_text": "A5"})
        sheet.set_row(7, 40, bold, {"level": 1, "collapsed": True})
        sheet.set_column("C:D", 12, red, {"level": 2, "hidden": True})
        sheet.merge_range("A10:C12", "結合", bold)

    _book(path, paint)


def log_with_table(path):
    _log(path, table=True)


def log_without_table(path):
    _log(path, table=False)


def _log(path, *, table):
    def paint(book):
        sheet = book.add_worksheet("活動ログ")
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        if table:
            columns = [{"header": header} for header in samples.LOG_HEADERS]
            sheet.add_table(2, 0, len(samples.LOG) + 5, 4, {"name": "ActivityLog", "columns": columns})
        else:
            sheet.write_row(2, 0, samples.LOG_HEADERS)
        for row, (day, *rest) in enumerate(samples.LOG, 3):
            sheet.write_datetime(row, 0, day, days)
            sheet.write_row(row, 1, rest)
        sheet.write_formula("H1", "=SUM(C4:C99)", None, 90)
        book.add_worksheet("メモ").write("A1", "じぶん用")

    _book(path, paint)


WORKBOOKS = {
    "charts-images-textbox.xlsx": charts,
    "data-bars-sparklines-filter.xlsx": conditions,
    "dynamic-arrays.xlsx": dynamic_arrays,
    "buttons-checkbox-comment.xlsm": buttons,
    "pictures-in-cells.xlsx": pictures_in_cells,
    "protected-very-hidden.xlsx": protected,
    "epoch-1904.xlsx": epoch_1904,
    "tables-totals-calculated.xlsx": tables,
    "odd-sheet-names.xlsx": names,
    "many-styles.xlsx": many_styles,
    "inline-strings.xlsx": inline_strings,
    "rich-text.xlsx": rich_text,
    "log-with-table.xlsx": log_with_table,
    "log-without-table.xlsx": log_without_table,
}
