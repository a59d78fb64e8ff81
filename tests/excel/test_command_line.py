"""What the buttons run on Windows, whatever the workbook and the folders are called.

xlwings' own VBA makes the command line, run by an interpreter; the line is then read as cmd.exe reads it, and
each program's arguments as Windows' C library does.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from support.command_lines import arguments, commands
from support.macros import on_a_mac, source_of, xlwings_module
from support.tiers import sampled

import kachilog.excel
from kachilog.excel.places import decode
from kachilog.files.book.template import new_book

PYTHON = r"C:\kachilog\.venv\Scripts\python.exe"
ENVIRONMENT = {"TEMP": r"C:\t", "PATH": r"C:\v"}
"""What cmd.exe puts in place of a part of a name. With \\U in it xlwings' own line cannot be read
any more, and the click says that no Python answered."""
CALLS = [
    (PYTHON, r"C:\Users\me\価値ログ.xlsm"),
    (r"C:\Users\山田 太郎\価値 ログ\.venv\Scripts\python.exe", r"C:\Users\山田 太郎\Documents\価値ログ.xlsm"),
    (r"C:\R&D's (1)\.venv\Scripts\python.exe", r"C:\R&D's (1)\A&B's 50%.xlsm"),
    (PYTHON, r"C:\ソ表能\ソ表能.xlsm"),
    (PYTHON, r"D:\a^b\x^y.xlsm"),
    (PYTHON, r"C:\a;b,c=d\k=v;w.xlsm"),
    (PYTHON, r"C:\%TEMP%\%PATH%.xlsm"),
    (PYTHON, r"\\server\共有\価値ログ.xlsm"),
    (r"\\server\共 有\.venv\Scripts\python.exe", r"\\server\共 有\価値ログ.xlsm"),
    (PYTHON, "https://d.docs.live.net/0123abcd/ドキュメント/価値 ログ.xlsm"),
    (PYTHON, "https://x-my.sharepoint.com/personal/a_b/Documents/%E4%BE%A1.xlsm"),
    (PYTHON, "Book1"),
    (PYTHON, r"C:\bang!\wow!.xlsm"),
    (PYTHON, "C:\\\U0001f600\\\U0001f600.xlsm"),
    (PYTHON, r"C:\x\価値ログ - コピー (2).xlsm"),
    (PYTHON, r"C:\x\ end .xlsm"),
    (r"C:\100% me\.venv\Scripts\python.exe", r"C:\x\a.xlsm"),
    (r"C:\a%b%c\.venv\Scripts\python.exe", r"C:\x\a.xlsm"),
]


def stand_ins(python):
    """What takes a machine: files, environment variables, starting a program."""
    return {
        "GetConfigFilePath": 'Function GetConfigFilePath()\n    GetConfigFilePath = "conf"\nEnd Function',
        "FileExists": (
            "Function FileExists(ByVal FileSpec As String) As Boolean\n"
            '    FileExists = (FileSpec = "conf") Or (Right$(FileSpec, 10) = "python.exe")\nEnd Function'
        ),
        "GetFullName": "Function GetFullName(wb As Workbook) As String\nEnd Function",
        "GetConfigFromFile": (
            "Function GetConfigFromFile(sFile, sName, Optional sValue As String) As Boolean\n"
            f'    If sName = "INTERPRETER_WIN" Then\n        sValue = "{python}"\n'
            "        GetConfigFromFile = True\n    End If\nEnd Function"
        ),
        "ExpandEnvironmentStrings": (
            "Function ExpandEnvironmentStrings(ByVal s As String)\n"
            "    ExpandEnvironmentStrings = s\nEnd Function"
        ),
        "CreateGUID": 'Function CreateGUID() As String\n    CreateGUID = "0"\nEnd Function',
        "WScript": (
            "Function Started(c, s, w)\n"
            '    ThisWorkbook.Sheets(1).Range("Z1").Value = c\n    Started = 0\nEnd Function'
        ),
        "ShowError": 'Sub ShowError(FileName As String, Optional Message As String = "")\nEnd Sub',
        "ParentFolder": (
            "Function ParentFolder(ByVal Folder)\n"
            '    ParentFolder = Left$(Folder, InStrRev(Folder, "\\") - 1)\nEnd Function'
        ),
    }


MACHINE = {
    "WScript.Run(": "Started(",
    "Application.Hwnd": '"1234"',
    'Environ("Temp")': r'"C:\Temp"',
    "Application.Path": r'"C:\Program Files\Office"',
    "Application.Name": '"Microsoft Excel"',
    'GetConfig("SHOW CONSOLE", False) = True': 'GetConfig("SHOW CONSOLE", False) = "True"',
    "        Kill LOG_FILE\n": "",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "book.xlsm"
    new_book.build(path, macros=True)
    return path


def command_line(built, python, full_name):
    """Return what Windows is asked to run when 週次レビュー is clicked, and the name of the workbook."""
    app = import_module("pyopenvba.apps.excel").ExcelApplication.open(built, with_vba=False)
    book = app.workbook
    at = max(full_name.rfind("\\"), full_name.rfind("/"))
    book.path, book.name = in_units(full_name[: max(at, 0)]), in_units(full_name[at + 1 :])
    text = xlwings_module(stand_ins(python))
    for there, here in MACHINE.items():
        assert there in text
        text = text.replace(there, here)
    app.add_module(text, name="xlwings")
    app.add_module("Public Function ChosenCsv() As String\nEnd Function\n", name="KachilogFiles")
    app.add_module(source_of("KachilogText"), name="KachilogText")
    app.add_module(source_of("Kachilog"), name="Kachilog")
    app.run("WeeklyReview")
    line = app.sheet(1).value("Z1").encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    return line, full_name[at + 1 :]


def in_units(text):
    """Return a text of UTF-16 units, as VBA's are."""
    units = memoryview(text.encode("utf-16-le")).cast("H")
    return "".join(map(chr, units))


@pytest.mark.parametrize("call", sampled(CALLS, CALLS[2], CALLS[6]))
def test_the_right_python_is_asked_for_the_right_workbook(built, monkeypatch, call):
    python, full_name = call
    line, name = command_line(built, python, full_name)
    assert line.startswith("cmd.exe /C ")
    assert len(line) < 8191

    program, *given = arguments(commands(line.removeprefix("cmd.exe /C "), ENVIRONMENT)[-1].split(" 2> ")[0])
    asked = []
    monkeypatch.setattr(kachilog.excel, "weekly_review", lambda *, book: asked.append(decode(book)))
    monkeypatch.setattr(sys, "path", list(sys.path))
    exec(given[given.index("-c") + 1], {})  # noqa: S102 (as that Python does)

    assert program == python
    assert asked == [name]
    assert not any(folder.startswith(("C:", "\\\\", "https:")) for folder in sys.path)


MAC = r"""Public Const XLWINGS_VERSION As String = "0"
Public Function GetConfig(key As String, Optional default As String = "") As String
    GetConfig = default
    If key = "INTERPRETER_MAC" Then GetConfig = "{python}"
End Function
Public Function ToPosixPath(ByVal path As String) As String
    ToPosixPath = path
End Function
Public Function ReadFile(ByVal name As String) As String
End Function
Public Function AppleScriptTask(script As String, handler As String, told As String) As String
    ThisWorkbook.Sheets(1).Range("Z1").Value = told
End Function
"""
"""What takes a Mac: its settings and files, its script."""


def mac_line(built, python, full_name, home):
    """Return what a Mac's shell is asked to run when 週次レビュー is clicked.

    Our macro puts it together, and xlwings' script for the Mac takes it apart.
    """
    app = import_module("pyopenvba.apps.excel").ExcelApplication.open(built, with_vba=False)
    app.workbook.path, _, app.workbook.name = full_name.rpartition("/")
    app.add_module(MAC.format(python=python), name="xlwings")
    app.add_module("Public Function ChosenCsv() As String\nEnd Function\n", name="KachilogFiles")
    app.add_module(source_of("KachilogText"), name="KachilogText")
    app.add_module(on_a_mac(home), name="Kachilog")
    app.run("WeeklyReview")
    path, interpreter, told, book, program, errors = app.sheet(1).value("Z1").split("|")
    return (
        f"{interpreter} -B -u -W ignore -c \"import xlwings.utils;xlwings.utils.prepare_sys_path('{path}');"
        f'{told} " "--wb={book}" "--from_xl=1" "--app={program}" > /dev/null 2>"{errors}"'
    )


@pytest.fixture
def answers(tmp_path):
    """Return a function that runs a line in a shell, where our part only notes which workbook calls."""
    for package, module, text in [
        ("xlwings", "utils", "def prepare_sys_path(path): pass"),
        (
            "kachilog",
            "excel",
            f"def weekly_review(*, book):\n    open({str(tmp_path / 'called')!r}, 'w').write(book)",
        ),
    ]:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / f"{module}.py").write_text(text, "utf-8")

    def answered(line):
        subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, check=False, env={"HOME": "/Users/me"})
        called = tmp_path / "called"
        return decode(called.read_text("utf-8")) if called.exists() else None

    return answered


MAC_NAMES = [
    "価値ログ.xlsm",
    "家計's log.xlsm",
    "$HOME 100%.xlsm",
    "R&D (1); a=b.xlsm",
    "売上|支出.xlsm",
    'いわゆる"売上".xlsm',
    "`touch made`.xlsm",
    "$(touch made)\\N{x}.xlsm",
]


@pytest.mark.skipif(sys.platform == "win32", reason="a Mac's shell is asked")
@pytest.mark.parametrize("name", sampled(MAC_NAMES, MAC_NAMES[-1]))
@pytest.mark.parametrize("folder", ["私の 記録", '|"`touch made`$(touch made)'])
def test_a_mac_s_shell_asks_for_the_right_workbook(built, answers, tmp_path, name, folder):
    line = mac_line(built, sys.executable, f"/Users/me/{folder}/{name}", tmp_path)

    assert answers(line) == name
    assert not (tmp_path / "made").exists()
