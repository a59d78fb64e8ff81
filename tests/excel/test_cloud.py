"""A workbook on a path in the cloud that is not synchronised: xlwings' own VBA and Python find no folder for
it, and must not ask for one before ours runs. That VBA is run here by an interpreter, over the workbook as we
make it."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest
import xlwings.utils
from support.macros import source_of, xlwings_module

from kachilog.files.book.template import new_book, vba

URL = "https://contoso-my.sharepoint.com/personal/hanako/Documents/価値ログ.xlsm"
PYTHON = r"C:\kachilog\.venv\Scripts\python.exe"

# What takes a machine: files, environment variables, starting a program.
STAND_INS = {
    "GetConfigFilePath": """Function GetConfigFilePath() As String
    GetConfigFilePath = "the user's"
End Function""",
    "FileExists": """Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = (FileSpec = "the user's")
End Function""",
    # What xlwings' own returns where no folder of this machine holds the workbook.
    "GetFullName": """Function GetFullName(wb As Workbook) As String
End Function""",
    "GetConfigFromFile": f"""Function GetConfigFromFile(sFile, sName, Optional sValue As String) As Boolean
    If sName = "INTERPRETER_WIN" Then
        sValue = "{PYTHON}"
        GetConfigFromFile = True
    End If
End Function""",
    "ExpandEnvironmentStrings": """Function ExpandEnvironmentStrings(ByVal s As String)
    ExpandEnvironmentStrings = s
End Function""",
    "ExecuteWindows": """Function ExecuteWindows(isFrozen, command, interpreter, path)
    ThisWorkbook.Sheets(1).Range("Z1").Value = interpreter & "|" & path & "|" & command
End Function""",
}


@pytest.fixture
def click(tmp_path):
    """Return a function that clicks 週次レビュー and returns the Python called, its path and the command."""
    new_book.build(tmp_path / "book.xlsm", macros=True)

    def clicked(*, conf=vba.CONF_SHEET):
        app = import_module("pyopenvba.apps.excel").ExcelApplication.open(
            tmp_path / "book.xlsm", with_vba=False
        )
        book = app.workbook
        book.name, book.path = URL, ""
        next(sheet for sheet in book.sheets_ if sheet.name == vba.CONF_SHEET).name = conf
        app.add_module(xlwings_module(STAND_INS), name="xlwings")
        app.add_module(source_of("KachilogText"), name="KachilogText")
        app.add_module(source_of("Kachilog"), name="Kachilog")
        app.run("WeeklyReview")
        return app.sheet(1).value("Z1").split("|")

    return clicked


def test_the_workbook_tells_xlwings_not_to_look_for_its_folder_and_the_user_tells_it_the_python(click):
    interpreter, path, command = click()

    assert interpreter == PYTHON
    assert path.split(";")[:2] == ["False", URL]
    called = URL.encode("utf-16-be").hex().upper()
    assert command == f"import kachilog.excel; kachilog.excel.weekly_review(book='{called}')"


def test_a_path_in_the_cloud_is_nothing_that_stops_python(click, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(xlwings.XlwingsError, match="Couldn't find"):
        xlwings.utils.prepare_sys_path(click(conf="other")[1])

    xlwings.utils.prepare_sys_path(click()[1])
    assert not any("sharepoint" in folder for folder in sys.path)
