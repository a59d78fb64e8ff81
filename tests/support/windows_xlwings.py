"""xlwings' worksheet functions as they are on Windows, over the stand-in program: its own decorators, its own
generator of VBA, its own conversion of ranges. Only COM itself is missing, and stands empty."""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import types
from types import SimpleNamespace
from unittest import mock

import xlwings as xw
from support.calc_engine import Range


class _ComError(Exception):
    hresult = 0


def _empty_modules():
    pythoncom = types.ModuleType("pythoncom")
    pythoncom.CoInitialize = lambda: None
    pywintypes = types.ModuleType("pywintypes")
    pywintypes.com_error = _ComError
    client = types.ModuleType("win32com.client")
    client.Dispatch = lambda thing: thing
    package = types.ModuleType("win32com")
    package.client = client
    com_server = types.ModuleType("xlwings.com_server")
    com_server.loop = None
    return {
        "pythoncom": pythoncom,
        "pywintypes": pywintypes,
        "win32com": package,
        "win32com.client": client,
        "xlwings.com_server": com_server,
    }


@contextlib.contextmanager
def udfs():
    """Give xlwings' module `udfs`, with `kachilog.excel.functions` decorated by it; undone afterwards."""
    windows = SimpleNamespace(
        Range=lambda xl: xl,
        Book=lambda xl: xl,
        is_range_instance=lambda value: isinstance(value, Range),
        BOOK_CALLER=None,
    )
    name = "kachilog.excel.functions"
    with mock.patch.dict(sys.modules, _empty_modules()):
        module = importlib.import_module("xlwings.udfs")
        known = sys.modules.pop(name, None)
        try:
            with (
                mock.patch.multiple(xw, func=module.xlfunc, arg=module.xlarg, ret=module.xlret),
                mock.patch.object(xw, "_xlwindows", windows, create=True),
            ):
                importlib.import_module(name)
                yield module
        finally:
            module.com_executor.shutdown()
            sys.modules.pop("xlwings.udfs", None)
            sys.modules.pop(name, None)
            if known is not None:
                sys.modules[name] = known


def generated(module, functions):
    """Return the wrappers that xlwings itself writes for the functions of a module."""
    text = io.StringIO()
    module.generate_vba_wrapper(functions.__name__, functions, text, SimpleNamespace(Name="book.xlsm"))
    return text.getvalue()
