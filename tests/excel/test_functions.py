"""The worksheet functions: what a cell shows, and that VBA, xlwings and Python agree about them."""

from __future__ import annotations

import datetime as dt
import re
import sys
from importlib import import_module

import pytest
from support.windows_xlwings import generated, udfs

from kachilog.excel import functions, wrappers

HEADER = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "問い合わせ数"]
LOG = [
    HEADER,
    [dt.datetime(2026, 11, 16), "投稿", 30.0, 2.0, 5.0, 1.0],  # noqa: DTZ001 (a spreadsheet has no zone)
    [dt.datetime(2026, 11, 18), "投稿", 30.0, 2.0, 4.0, 1.0],  # noqa: DTZ001 (likewise)
    [dt.datetime(2026, 11, 20), "投稿", 30.0, 1.0, 3.0, 0.0],  # noqa: DTZ001 (likewise)
    [None] * 6,
]


@pytest.fixture(autouse=True)
def _on_a_tuesday(monkeypatch):
    monkeypatch.setattr(functions, "_today", lambda: dt.date(2026, 11, 24))


def column(*values):
    return [[value] for value in values]


def test_efficiency_is_a_ratio_of_sums():
    assert functions.KACHI_EFFICIENCY(column(30, 60), column(2, 1), column(5, 5)) == pytest.approx(2.0)


def test_ranges_may_lie_across_and_carry_their_headers():
    minutes, reactions, quality = ["投入時間(分)", 30], ["直接反応数", 1], ["質", 5]
    assert functions.KACHI_EFFICIENCY([minutes], [reactions], [quality]) == pytest.approx(2.0)


def test_the_example_of_the_method_is_45_minutes_per_inquiry():
    assert functions.KACHI_MINUTES_PER_INQUIRY(column(30, 30, 30), column(1, 1, 0)) == 45


def test_no_inquiry_is_said_in_words_and_no_minutes_are_a_dash():
    assert functions.KACHI_MINUTES_PER_INQUIRY(column(90), column(0)) == "0件(90分投入)"
    assert functions.KACHI_EFFICIENCY(column(None), column(None), column(None)) == "—"


def test_the_high_value_share_leaves_unrated_rows_out():
    assert functions.KACHI_HIGH_VALUE_SHARE(column(30, 30, 40), column(5, 3, None)) == 0.5


@pytest.mark.parametrize(
    ("k", "n", "text"),
    [(1, 3, "3件中1件"), (2, 10, "20%(10件中2件・6〜51%)"), (5, 40, "13%(40件中5件)"), (0, 0, "—")],
)
def test_a_rate_says_no_more_than_its_cases_can_carry(k, n, text):
    assert functions.KACHI_RATE(column(k), column(n - 1, 1) if n else column(0)) == text


def test_the_index_and_its_parts_are_those_of_the_week_asked_for():
    assert functions.KACHI_SUSTAINABILITY(LOG) == 100
    assert functions.KACHI_SUSTAINABILITY(LOG, column(dt.datetime(2026, 11, 17)), column(60)) == 36  # noqa: DTZ001
    parts = functions.KACHI_SUSTAINABILITY_PARTS(LOG)
    assert parts == [["時間の余裕", 1.0], ["急な増え方", "—"], ["休みの日", 1.0], ["質の落ち込み", "—"]]
    assert functions.KACHI_SUSTAINABILITY(LOG, column(46000.0)) == "—"


def test_the_weekly_table_has_a_header_and_a_row_a_week():
    header, week = functions.KACHI_WEEKLY(LOG)
    assert header[:3] == ["週", "記録(件)", "時間(分)"]
    assert week[:3] == ["2026-W47", 3, 90]
    assert week[4:] == [45, pytest.approx(2 / 3), 2, 100]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: functions.KACHI_EFFICIENCY(column(1, 2), column(1), column(1)),
            "範囲の大きさをそろえてください。",
        ),
        (lambda: functions.KACHI_EFFICIENCY(column("多め"), column(1), column(1)), "1行目「投入時間(分)」: "),
        (lambda: functions.KACHI_SUSTAINABILITY(LOG, column("いつか")), "日付を読めません。"),
        (lambda: functions.KACHI_SUSTAINABILITY(LOG, None, column("-")), "予算(分)は0以上の整数"),
        (lambda: functions.KACHI_WEEKLY(column(1, 2)), ""),
        (lambda: functions.KACHI_RATE(column(-1), column(1)), "件数は0以上の整数で"),
        (lambda: functions.KACHI_RATE(None, column(1)), "計算できません(TypeError)。"),
    ],
)
def test_what_cannot_be_computed_is_a_sentence_in_the_cell(call, sentence):
    shown = call()
    assert isinstance(shown, str)
    assert shown.startswith(sentence)


def test_a_log_with_english_headers_is_answered_in_english():
    english = [["Date", "Action", "Minutes", "Direct reactions", "Quality (1-5)"], [*LOG[1][:5]]]
    assert functions.KACHI_WEEKLY(english)[0][0] == "Week"


def test_the_wrappers_in_the_tree_are_current():
    assert wrappers.SOURCE.read_text("ascii") == wrappers.source()


def _signatures(source):
    functions_and_calls = re.findall(
        r'^Function (\w+)\(([^)]*)\)|(?:XLPy|Server)\.CallUDF\("([\w.]+)", "(\w+)",'
        r"\s*(?:_\s*)?Array\(([^)]*)\)",
        source,
        re.MULTILINE,
    )
    return {
        (name, parameters, *call)
        for (name, parameters, *_), (_, _, *call) in zip(
            functions_and_calls[::2], functions_and_calls[1::2], strict=True
        )
    }


def test_the_wrappers_say_what_xlwings_itself_would_write():
    with udfs() as module:
        by_xlwings = generated(module, sys.modules[functions.__name__])
    # xlwings writes each call once for Excel and once for other programs, which have no caller.
    theirs = re.sub(r"    #Else.*?#End If", "", by_xlwings, flags=re.DOTALL)

    assert _signatures(wrappers.source()) == _signatures(theirs)


STARTED = """Public Folder As String, Known As String
Public Function CurrentFolder() As String
    CurrentFolder = Folder
End Function
Public Sub Went(ByVal path As String)
    Folder = path
End Sub
Public Function XLPy() As Object
    Known = Folder
    {fails}
    Set XLPy = ThisWorkbook
End Function
Public Function Asked() As String
    Dim reason As String, found As Object
    Folder = "D:\\downloads"
    On Error Resume Next
    Set found = Server()
    reason = Err.Description
    Asked = Known & "," & Folder & "," & reason & "," & CStr(found Is Nothing)
End Function
"""
"""What takes a machine: the folder that Excel is in, and the server."""


@pytest.mark.parametrize(("fails", "said"), [("", ",False"), ('Err.Raise 1000, , "no DLL"', "no DLL,True")])
def test_the_server_is_started_in_a_folder_of_windows_and_excel_goes_back_to_its_own(fails, said):
    text = wrappers.source()
    text = text[text.index("Private Function Server") : text.index("' The sentence of a function")]
    for there, here in (("ChDrive", "'"), ("ChDir ", "Went "), ("CurDir$", "CurrentFolder()")):
        text = text.replace(there, here)
    text = text.replace('Environ$("SystemRoot")', '"C:\\Windows"')
    app = import_module("pyopenvba.apps.excel").ExcelApplication()
    app.add_workbook()
    app.add_module(STARTED.format(fails=fails) + text, name="Started")

    assert app.run("Asked") == f"C:\\Windows,D:\\downloads,{said}"


@pytest.mark.libreoffice
def test_xlwings_calls_a_function_with_real_ranges(open_book, log_rows):
    book = open_book(log_rows)
    sheet = book.sheets["活動ログ"]

    def call(name, *addresses):
        cells = [sheet.range(address).impl if address else -2147352572 for address in addresses]
        return module.call_udf("kachilog.excel.functions", name, tuple(cells), None, sheet.range("A1").impl)

    with udfs() as module:
        sys.modules[functions.__name__]._today = lambda: dt.date(2026, 11, 24)
        assert call("KACHI_MINUTES_PER_INQUIRY", "D11:D13", "G11:G13") == [[45]]
        assert call("KACHI_EFFICIENCY", "D11:D13", "E11:E13", "F11:F13") == [[pytest.approx(2.8)]]
        assert call("KACHI_SUSTAINABILITY", "B9:K16", "B10", "") == [[100]]
        assert [row[0] for row in call("KACHI_WEEKLY", "B9:K16", "")] == ["週", "2026-W46", "2026-W47"]
        assert call("KACHI_RATE", "G11:G13", "E11:E13") == [["40%(5件中2件・12〜77%)"]]
