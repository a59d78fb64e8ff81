"""What the add-in has a machine run: constants, hexadecimal digits and its own Python, whatever is open.

xlwings' procedures, as the add-in has them, make the line in an interpreter; what needs a machine stands in.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from support.addin import Addin, as_workbook
from support.command_lines import arguments, commands

import kachilog.excel.ribbon
from kachilog.excel.places import decode
from kachilog.files.book.addin.build import build_addin
from kachilog.files.book.addin.modules import classes
from kachilog.wording import Words

PYTHON = r"C:\R&D's (1)\花子\.venv\Scripts\python.exe"
HOSTILE = "$(touch X)`touch X`'); import os; os.system('x') %PATH% & calc =.xlsx"
LOG = {"B3": "日付", "C3": "アクション内容", "D3": "投入時間（分）"}
COMMAND = r"from kachilog\.excel\.ribbon import from_ribbon; from_ribbon\('weekly', '[0-9A-F]+', ''\)"
MACHINE = {
    "WScript.Run(": "Started(",
    "AppleScriptTask(": "Scripted(",
    "ToPosixPath(PYTHON_MAC)": "PYTHON_MAC",
    "If FileExists(PYTHON_WIN) Then": 'If Right$(PYTHON_WIN, 10) = "python.exe" Then',
    "& CreateGUID() &": '& "0" &',
    "Application.Hwnd": '"1234"',
    'Environ("Temp")': r'"C:\Temp"',
    'Environ("HOME")': '"/Users/me"',
    "Application.Path": r'"C:\Program Files\Office"',
    "Application.Name": '"Microsoft Excel"',
    'GetConfig("SHOW CONSOLE", False) = True': 'GetConfig("SHOW CONSOLE", False) = "True"',
    "        Kill LOG_FILE\n": "",
    "Log = ReadFile(LOG_FILE)": 'Log = ""',
    "Private Function XLPyCommand": "Public Function XLPyCommand",
}
STAND_INS = """
Private Function Started(line, style, wait)
    Debug.Print line
    Started = {code}
End Function
Private Function Scripted(file, handler, told)
    Debug.Print told
End Function
"""
DRIVER = """Public Function ServerLine()
    Dim core As New XlwingsCore
    ServerLine = core.XLPyCommand()
End Function
"""


def core(*, code=0, mac=False):
    """Return the class of the add-in that starts Python, as an interpreter takes it."""
    text = classes()["XlwingsCore"]
    # It declares libraries, which no interpreter has, and has remarks beside directives.
    text = re.sub(r"^(\s*#.*?)\s*'.*$", r"\1", text[text.index("Public Failure") :], flags=re.MULTILINE)
    for there, here in MACHINE.items():
        assert there in text, there
        text = text.replace(there, here)
    head = '#Const Mac = True\nConst XLWINGS_VERSION As String = "0"\n' if mac else ""
    return head + text + STAND_INS.format(code=code)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("アドイン $(x) & `y` %PATH%")
    return as_workbook(build_addin(python=PYTHON), folder / "kachilog.xlsm")


def clicked(excel, name=HOSTILE):
    excel.front(name, LOG)
    return excel.click("weekly")


def test_on_windows_the_line_has_constants_digits_and_the_python_of_the_add_in(path, monkeypatch):
    (line,), said = clicked(Addin(path, core=core()))
    assert said == []
    own = re.escape(PYTHON)
    assert re.fullmatch(
        rf'cmd\.exe /C C: & cd "{own[: own.rindex(chr(92) * 2)]}" & "{own}" -B -c "import xlwings\.utils;'
        rf'xlwings\.utils\.prepare_sys_path\(\\"False;;;;\\"\); {COMMAND}"  '
        r'--wb="kachilog\.xlam" --from_xl=1 '
        r'--app="C:\\Program Files\\Office\\Microsoft Excel" --hwnd="1234" 2> "C:\\Temp\\xlwings-0\.log" ',
        line,
    )
    *_, last = commands(line.removeprefix("cmd.exe /C "), {"PATH": "evil"})
    program, *given = arguments(last.split(" 2> ")[0])
    asked = []
    monkeypatch.setattr(kachilog.excel.ribbon, "from_ribbon", lambda *told: asked.append(told))
    monkeypatch.setattr(sys, "path", [*sys.path])
    before = [*sys.path]
    exec(given[given.index("-c") + 1], {})  # noqa: S102 (as that Python does)
    assert program == PYTHON
    assert [(job, decode(name), more) for job, name, more in asked] == [("weekly", HOSTILE, "")]
    assert sys.path == before, "no folder of a workbook is searched"


def test_on_a_mac_the_script_gets_no_more(path):
    (told,), said = clicked(Addin(path, core=core(mac=True), mac=True))
    assert said == []
    searched, python, command, name, _, log = told.split("|")
    assert searched == "False;;;;;"
    assert python == PYTHON
    assert re.fullmatch(COMMAND, command)
    assert name == "kachilog.xlam"
    assert log == "/Users/me/xlwings.log"


def test_the_server_of_the_functions_looks_for_no_module_in_the_folder_that_excel_is_in(path, tmp_path):
    excel = Addin(path, core=core())
    excel.app.add_module(DRIVER, name="Server")
    excel.front(HOSTILE, LOG)
    line = excel.run("ServerLine")
    serve = "import sys; sys.path[:] = [p for p in sys.path if p]; import xlwings; xlwings.serve('$(CLSID)')"
    assert line == f'cmd.exe /K ""{PYTHON}" -B -c "{serve}""'

    for name in ("xlwings", "kachilog"):
        (tmp_path / f"{name}.py").write_text("print('evil')", "ascii")
    tried = serve.split("import xlwings", maxsplit=1)[0] + "import kachilog; print(kachilog.__file__)"
    done = subprocess.run(
        [sys.executable, "-B", "-c", tried], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "evil" not in done.stdout
    assert done.stdout.strip().endswith("__init__.py")


def test_what_python_says_when_it_fails_is_told_with_what_to_do(path):
    failing = core(code=1).replace("Failure = ReadFile(FileName)", 'Failure = "No module named kachilog"')
    _, said = clicked(Addin(path, core=failing))
    assert said == [f"{Words('ja')('addin.unanswered')}\n\nNo module named kachilog"]


def test_so_is_a_python_that_is_not_there(tmp_path):
    gone = as_workbook(build_addin(python=r"C:\gone\pythonx.exe"), tmp_path / "kachilog.xlsm")
    asked, said = clicked(Addin(gone, core=core()))
    assert asked == []
    assert said == [f"{Words('ja')('addin.unanswered')}\n\nCould not find Interpreter!"]
