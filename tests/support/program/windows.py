"""The model as COM hands it out: objects of late binding, values in kinds of their own."""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import importlib
import sys
import types
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import xlwings as xw
from support.program.model import LAST_DAY, Cell, address, box_of, target

HWND, PID = 4711, 42
_UNKNOWN, _NO_INDEX = -2147352570, -2147352567
_ERRORS = {
    "#NULL!": 2000, "#DIV/0!": 2007, "#VALUE!": 2015, "#REF!": 2023, "#NAME?": 2029, "#NUM!": 2036,
    "#N/A": 2042, "#GETTING_DATA": 2043, "#SPILL!": 2045, "#CONNECT!": 2046, "#BLOCKED!": 2047,
    "#UNKNOWN!": 2048, "#FIELD!": 2049, "#CALC!": 2050,
}  # fmt: skip
_FIRST_ERROR = -2146828288


class ComError(Exception):
    """As `pywintypes.com_error`."""

    def __init__(self, why="", hresult=_NO_INDEX):
        super().__init__(hresult, why, (0, "Excel", why, None, 0, 0), None)
        self.hresult, self.excepinfo = hresult, (0, "Excel", why, None, 0, 0)


class _Dispatch:
    """As `win32com.client.CDispatch`: an attribute that is not there is an error of COM."""

    @property
    def _oleobj_(self):
        def get_ids(_, name):
            raise ComError(name, _UNKNOWN)

        return SimpleNamespace(GetIDsOfNames=get_ids)


def _bare(given):
    """Return an object of ours that xlwings wrapped."""
    return getattr(given, "_inner", given)


class Collection(_Dispatch):
    """What is counted from 1, or asked for by name."""

    def __init__(self, program, parent, found, of, name=lambda one: one.name):
        self._program, self.Parent, self._found, self._of, self._name = program, parent, found, of, name

    @property
    def Count(self):
        return len(self._found())

    def __iter__(self):
        return iter([self._of(one) for one in self._found()])

    def __call__(self, key):
        found = self._found()
        if isinstance(key, int) and 0 < key <= len(found):
            return self._of(found[key - 1])
        for one in found:
            if isinstance(key, str) and self._name(one).casefold() == key.casefold():
                return self._of(one)
        raise ComError("subscript")

    Item = __call__

    @property
    def Application(self):
        return Application(self._program)


class Application(_Dispatch):
    _FLAGS = types.MappingProxyType(
        {
            "ScreenUpdating": "screen_updating",
            "EnableEvents": "enable_events",
            "DisplayAlerts": "display_alerts",
        }
    )

    def __init__(self, program):
        object.__setattr__(self, "_program", program)

    def __getattr__(self, name):
        if name not in self._FLAGS:
            raise AttributeError(name)
        return self._program.flags[self._FLAGS[name]]

    def __setattr__(self, name, value):
        self._program.flags[self._FLAGS[name]] = value

    Hwnd = HWND

    @property
    def Application(self):
        return self

    @property
    def Workbooks(self):
        program = self._program
        return Workbooks(program, self, lambda: program.books, lambda book: Workbook(program, book))

    @property
    def ActiveWorkbook(self):
        return Workbook(self._program, self._program.active)

    @property
    def Selection(self):
        if self._program.selected is None:
            raise ComError("chart")
        return Range(self._program, *self._program.selected)


class Workbooks(Collection):
    def Open(self, path, *_):
        return Workbook(self._program, self._program.open(Path(path)))


class Workbook(_Dispatch):
    def __init__(self, program, book):
        self._program, self._it = program, book

    Name = property(lambda self: self._it.name)
    FullName = property(lambda self: self._it.full_name)
    ProtectStructure = property(lambda self: self._it.protected)
    Date1904 = property(lambda self: self._it.date1904)
    Application = property(lambda self: Application(self._program))
    ActiveSheet = property(lambda self: Worksheet(self._program, self._it.shown))

    @property
    def Worksheets(self):
        of = lambda sheet: Worksheet(self._program, sheet)  # noqa: E731
        return Collection(self._program, self, lambda: self._it.sheets, of)

    @property
    def Names(self):
        of = lambda name: Name(self._program, self._it, name)  # noqa: E731
        names = Collection(self._program, self, lambda: list(self._it.names), of, str)
        names.Add = lambda name, formula, visible: self._program.name(self._it, name, formula, visible)
        return names

    def Activate(self):
        self._program.books.append(self._program.books.pop(self._program.books.index(self._it)))

    def Close(self, *, SaveChanges):
        assert SaveChanges is False
        self._program.close(self._it)


class Name(_Dispatch):
    def __init__(self, program, book, name):
        self._program, self._book, self.Name = program, book, name

    RefersTo = property(lambda self: self._book.names[self.Name])

    @property
    def RefersToRange(self):
        found = target(self._book, self.RefersTo)
        if found is None:
            raise ComError("constant")
        return Range(self._program, *found)


class Worksheet(_Dispatch):
    def __init__(self, program, sheet):
        self._program, self._it = program, sheet

    Name = property(lambda self: self._it.name, lambda self, name: self._program.rename(self._it, name))
    Visible = property(
        lambda self: self._it.visible,
        # VBA's True is -1.
        lambda self, value: self._program.show(self._it, -1 if value is True else int(value)),
    )
    ProtectContents = property(lambda self: self._it.protected)
    Parent = property(lambda self: Workbook(self._program, self._program.book_of(self._it)))
    Application = property(lambda self: Application(self._program))
    UsedRange = property(lambda self: Range(self._program, self._it, self._program.used(self._it)))

    def Cells(self, row, column):
        return Range(self._program, self._it, (row, column, row, column))

    def Range(self, first, last=None):
        first, last = _bare(first), _bare(last)
        if last is None:
            return Range(self._program, self._it, box_of(first))
        return Range(self._program, self._it, (*first.box[:2], *last.box[2:]))

    @property
    def ListObjects(self):
        of = lambda table: ListObject(self._program, self._it, table)  # noqa: E731
        return Collection(self._program, self, lambda: self._it.tables, of)

    def Copy(self, *, Before, After):
        assert Before is None
        self._program.copy(self._it, _bare(After)._it)

    def ExportAsFixedFormat(self, *, Type, Filename, **_):
        assert Type == 0
        self._program.print(self._it, Filename)

    def Delete(self):
        self._program.delete(self._it)

    def Activate(self):
        self._program.book_of(self._it).shown = self._it


class ListObject(_Dispatch):
    def __init__(self, program, sheet, table):
        self._program, self._sheet, self._it = program, sheet, table

    Name = DisplayName = property(lambda self: self._it.name)
    ShowTotals = property(lambda self: bool(self._it.totals_rows))
    Range = property(lambda self: Range(self._program, self._sheet, self._it.box))
    Parent = property(lambda self: Worksheet(self._program, self._sheet))

    @property
    def HeaderRowRange(self):
        top, left, _, right = self._it.box
        return Range(self._program, self._sheet, (top, left, top, right)) if self._it.header_rows else None

    @property
    def ListColumns(self):
        return [SimpleNamespace(Name=name) for name in self._it.columns]

    def Resize(self, area):
        self._it.box = _bare(area).box


class Range(_Dispatch):
    def __init__(self, program, sheet, box):
        self._program, self._it, self.box = program, sheet, box

    def __call__(self, row, column):
        row, column = self.box[0] + row - 1, self.box[1] + column - 1
        return Range(self._program, self._it, (row, column, row, column))

    Worksheet = property(lambda self: Worksheet(self._program, self._it))
    Application = property(lambda self: Application(self._program))
    Row = property(lambda self: self.box[0])
    Column = property(lambda self: self.box[1])
    Rows = property(lambda self: SimpleNamespace(Count=self.box[2] - self.box[0] + 1))
    Columns = property(lambda self: SimpleNamespace(Count=self.box[3] - self.box[1] + 1))
    NumberFormat = property(
        lambda self: self._it.cells.get(self.box[:2], Cell()).number_format,
        lambda self, code: self._program.look(self._it, self.box, code),
    )

    @property
    def Count(self):
        return self.Rows.Count * self.Columns.Count

    @property
    def Address(self):
        return address(self.box)

    @property
    def MergeArea(self):
        row, column = self.box[:2]
        areas = self._it.merged
        area = next((a for a in areas if a[0] <= row <= a[2] and a[1] <= column <= a[3]), self.box)
        return Range(self._program, self._it, area)

    def _answer(self, one):
        top, left, bottom, right = self.box
        lines = tuple(
            tuple(one(self._it.cells.get((row, column), Cell())) for column in range(left, right + 1))
            for row in range(top, bottom + 1)
        )
        return lines[0][0] if self.box[:2] == self.box[2:] else lines

    Value = property(
        lambda self: self._answer(_value), lambda self, value: self._program.enter(self._it, self.box, value)
    )
    Value2 = property(lambda self: self._answer(lambda cell: cell.value))
    Formula = Formula2 = property(lambda self: self._answer(_typed), Value.fset)

    @property
    def EntireRow(self):
        return _EntireRow(self)

    def ClearContents(self):
        self._program.clear(self._it, self.box)


class _EntireRow(_Dispatch):
    def __init__(self, area):
        object.__setattr__(self, "_area", area)

    def __setattr__(self, name, value):
        assert name == "Hidden"
        self._area._program.hide_rows(self._area._it, self._area.box[0], self._area.box[2], value)


def _value(cell):
    if cell.is_error:
        return _FIRST_ERROR + _ERRORS[cell.value]
    if isinstance(cell.value, dt.datetime):
        return cell.value.replace(tzinfo=dt.timezone.utc)
    if isinstance(cell.value, float) and "y" in cell.number_format.lower():
        if not 0 <= cell.value < LAST_DAY + 1:
            raise ComError("date")
        return dt.datetime(1899, 12, 30, tzinfo=dt.timezone.utc) + dt.timedelta(cell.value)
    if isinstance(cell.value, float) and "¥" in cell.number_format:
        return Decimal(str(cell.value))
    return cell.value


def _typed(cell):
    if cell.formula:
        return cell.formula
    if cell.value is None:
        return ""
    return f"{cell.value:.15g}" if isinstance(cell.value, float) else str(cell.value)


def _modules(program):
    made = {
        "pywintypes": {"com_error": ComError, "error": ComError, "TimeType": dt.datetime, "IID": str},
        "win32api": {"MessageBox": lambda _hwnd, text, *_: (program.alerts.append(text), 1)[1]},
        "win32con": {"MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNO": 4, "MB_YESNOCANCEL": 3}
        | {"MB_ICONINFORMATION": 64, "MB_ICONWARNING": 48},
        "pythoncom": {"CoInitialize": lambda: None, "ole_error": ComError, "__file__": "pythoncom.dll"},
        "win32gui": {},
        "win32process": {"GetWindowThreadProcessId": lambda _: (1, PID)},
        "win32timezone": {"TimeZoneInfo": SimpleNamespace(utc=lambda: dt.timezone.utc)},
        "win32com": {},
        "win32com.client": dict.fromkeys(("CDispatch", "CoClassBaseClass", "DispatchBaseClass"), _Dispatch)
        | {"Dispatch": lambda thing: thing, "DispatchEx": lambda thing: thing},
        "xlwings._win32patch": {"CoClassBaseClass": _Dispatch},
    }
    modules = {name: types.ModuleType(name) for name in made}
    for name, attributes in made.items():
        vars(modules[name]).update(attributes)
    modules["win32com"].client = modules["win32com.client"]
    return modules


class _Anything:
    """A library of Windows: whatever it is asked, it does nothing."""

    def __getattr__(self, _):
        return self

    def __setattr__(self, *_):
        pass

    def __call__(self, *_):
        return self


class _WindowsSys:
    """`sys` as code sees it that asks for the platform."""

    platform = "win32"

    def __getattr__(self, name):
        return getattr(sys, name)


@contextlib.contextmanager
def running(program):
    """Let xlwings speak to the model through its module for Windows; give the module."""
    libraries = {name: _Anything() for name in ("oledll", "windll")} | {"PyDLL": lambda _: _Anything()}
    with contextlib.ExitStack() as stack:
        enter = stack.enter_context
        enter(mock.patch.dict(sys.modules, _modules(program)))
        enter(mock.patch.multiple(ctypes, create=True, **libraries))
        # What it would do at the end of this Python is of no use here.
        enter(mock.patch("atexit.register", lambda does: does))
        sys.modules.pop("xlwings._xlwindows", None)
        module = importlib.import_module("xlwings._xlwindows")
        stack.callback(sys.modules.pop, "xlwings._xlwindows", None)
        enter(mock.patch.object(xw, "_xlwindows", module, create=True))
        module.get_xl_app_from_hwnd = lambda _: module.COMRetryObjectWrapper(Application(program))
        module.get_excel_hwnds = lambda: iter([HWND])
        enter(mock.patch.object(xw.main, "sys", _WindowsSys()))
        before = xw.engines.active
        xw.engines.active = xw.engines.engines_by_name["excel"] = xw.Engine(impl=module.engine)
        program.refusal = ComError
        try:
            yield module
        finally:
            xw.engines.active = before
            del xw.engines.engines_by_name["excel"]
