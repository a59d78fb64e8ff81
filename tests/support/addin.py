"""The add-in without Excel: its macros in an interpreter, with another workbook in front.

What no interpreter has stands in: Python, the dialog for files, and the box that Excel asks in.
"""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from pathlib import Path

from kachilog.files.book.addin import modules

CONTROL = "Public Tag As String\n"
RIBBON = "Public Count As Long\nPublic Sub Invalidate()\n    Count = Count + 1\nEnd Sub\n"
CORE = """Public Failure As String
Public Sub RunPython(ByVal command As String)
    Debug.Print command
End Sub
Public Sub CleanUp()
End Sub
"""
CHOSEN = 'Private Function ChosenCsv() As String\n    ChosenCsv = InHex("{path}")\nEnd Function\n'
KNOWN = """Private Function IsInCodePage(ByVal text As String) As Boolean
    IsInCodePage = {known}
End Function
"""
DRIVER = """Public theRibbon As StubRibbon
Public Sub Load()
    Set theRibbon = New StubRibbon
    KachilogOnLoad theRibbon
End Sub
Public Function IsEnabled()
    Dim control As New StubControl, enabled
    KachilogRefresh
    KachilogGetEnabled control, enabled
    IsEnabled = enabled
End Function
Public Sub Click(job As String)
    Dim control As New StubControl
    control.Tag = job
    KachilogOnAction control
End Sub
Public Function Count()
    Count = theRibbon.Count
End Function
Public Sub SelectRow(row)
    ActiveWorkbook.ActiveSheet.Cells(row, 3).Select
End Sub
Public Function Conf(key As String)
    Dim sheet As New KachilogSheet
    Conf = sheet.Text(key)
End Function
Public Sub Finish()
    Dim desk As New KachilogDesk
    desk.Ended
End Sub
"""
EVENTS = """
Public Sub Happen()
    ThisWorkbook.Workbook_Open
    ThisWorkbook.excelApp_WorkbookActivate ActiveWorkbook
    ThisWorkbook.excelApp_SheetActivate ActiveSheet
    ThisWorkbook.excelApp_WorkbookDeactivate ActiveWorkbook
    ThisWorkbook.excelApp_SheetChange ActiveSheet, ActiveCell
End Sub
"""


def as_workbook(addin, path):
    """Write the add-in as a workbook with macros, which is all that an interpreter and LibreOffice know."""
    with zipfile.ZipFile(io.BytesIO(addin)) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"excel.addin.macroEnabled", b"excel.sheet.macroEnabled")
            copy.writestr(name, data)
    return path


def _windows(interpreter, addin):
    """Give the interpreter a box of Windows', and let a workbook be an add-in."""
    objects = import_module("pyopenvba.interpreter._objects")

    class Shell(objects.VBAObject):
        @objects.method
        def Popup(self, Text, Seconds, Title, Kind):  # noqa: N802, N803 (likewise)
            assert int(Seconds) == 0, "it waits"
            interpreter.dialogs.append(("Popup", str(Text), str(Title), int(Kind)))

    class Workbook(type(addin)):
        @objects.member
        def IsAddin(self):  # noqa: N802 (its name in Excel)
            return self.is_addin

        @objects.setter("IsAddin")
        def _set_is_addin(self, value):
            self.is_addin = bool(value)

    interpreter.create_com = {"WScript.Shell": Shell()}.__getitem__
    addin.__class__ = Workbook
    addin.is_addin = True


def _excel(application, addin):
    """Give the interpreter what it lacks: boxes, Protected View, copies of a file, texts of functions."""
    objects = import_module("pyopenvba.interpreter._objects")
    values = import_module("pyopenvba.interpreter._values")

    class Application(type(application)):
        protected, takes_qualified = False, True

        @objects.member
        def ActiveProtectedViewWindow(self):  # noqa: N802 (its name in Excel)
            return self if self.protected else values.NOTHING

        @objects.method
        def InputBox(self, Prompt, Title, Default, Type):  # noqa: N802, N803 (likewise)
            assert len(Prompt) <= 250, "what Excel's box has room for"
            assert int(Type) == 2, "a text"
            self.asked.append((Prompt, Title, Default))
            answer = self.answers.pop(0)
            return Default if answer is None else answer

        @objects.method
        def MacroOptions(self, Macro, Description, Category, ArgumentDescriptions):  # noqa: N802, N803 (likewise)
            assert not addin.is_addin, "Excel refuses a hidden workbook"
            if "!" in Macro and not self.takes_qualified:
                raise objects.error(1004)
            told = [str(one) for one in ArgumentDescriptions.items]
            self.described[Macro] = (str(Description), str(Category), told)

    class Workbooks(type(application.workbooks_)):
        @objects.method
        def Add(self, Template=values.MISSING):  # noqa: N802, N803 (likewise)
            if Template is values.MISSING:
                return super().Add()
            if not Path(str(Template)).exists():
                raise objects.error(1004)
            application.copied.append(str(Template))
            return super().Add()

    application.workbooks_.__class__ = Workbooks
    application.copied = []
    application.__class__ = Application
    application.asked, application.answers, application.described = [], [], {}


def _with(source, name, stand_in):
    found = re.compile(rf"^Private (Function|Sub) {name}\(.*?^End \1\n", re.MULTILINE | re.DOTALL)
    text, count = found.subn(lambda _: stand_in, source)
    assert count == 1, name
    return text


class Addin:
    """An Excel with the add-in loaded: what is clicked, what Python is asked for, what is said."""

    def __init__(self, path, *, core=CORE, csv="C:\\a.csv", mac=False, known=True):
        self.app = import_module("pyopenvba.apps.excel").ExcelApplication.open(path, with_vba=False)
        classes = modules.classes()
        desk = _with(classes["KachilogDesk"], "ChosenCsv", CHOSEN.format(path=csv))
        desk = _with(desk, "IsInCodePage", KNOWN.format(known=known))
        _excel(self.app.application, self.app.workbook)
        _windows(self.app.interpreter, self.app.workbook)
        head = "#Const Mac = True\n" if mac else ""
        for name, source in {
            "StubControl": CONTROL,
            "StubRibbon": RIBBON,
            "XlwingsCore": core,
            "KachilogSheet": classes["KachilogSheet"],
            "KachilogDesk": head + desk,
        }.items():
            self.app.add_module(source, name=name, kind="class")
        ribbon = modules.standard_modules(dict.fromkeys(modules.function_names(), ""))["KachilogRibbon"]
        self.app.add_module(ribbon.split("\n", 1)[1], name="KachilogRibbon")
        # No interpreter connects events: their handlers are called by name.
        handlers = modules.this_workbook().replace("WithEvents ", "").replace("Private Sub", "Public Sub")
        self.app.add_module(handlers, name="ThisWorkbook", kind="document")
        self.app.add_module(DRIVER + EVENTS, name="Driver")
        self.app.run("Load")

    def run(self, macro, *arguments):
        return self.app.run(macro, *arguments)

    def front(self, name="Book2", cells=()):
        """Bring a new workbook to the front: its first sheet has `cells` (address → value)."""
        book = self.app.add_workbook()
        book.name = name
        for address, value in dict(cells).items():
            self.app.sheet(1).set_value(address, value)
        return book

    def click(self, job, *answers):
        """Click a button; return what Python was asked for, and what was said."""
        asked, said = len(self.app.console), len(self.app.dialogs)
        self.app.application.answers[:] = answers
        self.app.run("Click", job)
        return self.app.console[asked:], [text for _, text, *_ in self.app.dialogs[said:]]

    @property
    def is_enabled(self):
        return self.app.run("IsEnabled")
