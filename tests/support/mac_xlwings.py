"""xlwings' own side for the Mac, imported over a stand-in for appscript, and sheets that answer as there."""

from __future__ import annotations

import contextlib
import importlib
import sys
import types
from types import SimpleNamespace
from unittest import mock

import xlwings as xw


class _Keywords:
    """appscript's `k`: each keyword is a thing of its own, equal to itself only."""

    def __getattr__(self, name):
        return keyword(name)


_KEYWORDS: dict[str, object] = {}


def keyword(name):
    return _KEYWORDS.setdefault(name, type("Keyword", (), {"__repr__": lambda _: f"k.{name}"})())


MISSING = keyword("missing_value")


def _modules():
    keywords = _Keywords()
    error = type("CommandError", (Exception,), {})
    appscript = types.ModuleType("appscript")
    appscript.its, appscript.k, appscript.mactypes = keywords, keywords, keywords
    reference = types.ModuleType("appscript.reference")
    reference.CommandError, reference.Reference = error, object
    appscript.reference = reference
    aem, osax, psutil = (types.ModuleType(name) for name in ("aem", "osax", "psutil"))
    aem.kae, aem.findapp = keywords, keywords
    psutil.process_iter = list
    return {
        "aem": aem,
        "appscript": appscript,
        "appscript.reference": reference,
        "osax": osax,
        "psutil": psutil,
    }


@contextlib.contextmanager
def side():
    """Give xlwings' module `_xlmac`, with `sys.platform` a Mac's; undone afterwards."""
    with mock.patch.dict(sys.modules, _modules()):
        sys.modules.pop("xlwings._xlmac", None)
        module = importlib.import_module("xlwings._xlmac")
        try:
            with mock.patch.object(sys, "platform", "darwin"):
                yield module
        finally:
            sys.modules.pop("xlwings._xlmac", None)


@contextlib.contextmanager
def running(program, application):
    """Let xlwings speak to the model of a program through its module for the Mac; give the module."""
    with side() as module:
        module.appscript.app = lambda name=None, **_: _SystemEvents() if name else application
        module.posix_to_hfs_path = lambda path: path
        module.osax.OSAX = lambda **_: _Alerts(program)
        module.subprocess = SimpleNamespace(check_output=lambda command: _LISTED[command[1]])
        before = xw.engines.active
        xw.engines.active = xw.engines.engines_by_name["excel"] = xw.Engine(impl=module.engine)
        program.refusal = module.CommandError
        try:
            yield module
        finally:
            xw.engines.active = before
            del xw.engines.engines_by_name["excel"]


_LISTED = {
    "visibleprocesslist": b"ASN:0x0-0x1:Finder ASN:0x0-0x4d:Microsoft_Excel",
    # As macOS 27 has it (xlwings #2761); before, it was `"pid"=77`.
    "info": b"""[ NULL ]  [ NULL ]
    bundleID=[ NULL ]
    executable path=[ NULL ]
    pid = 77 !cgsConnection !signalled type=[ NULL ]  flavor=[ NULL ]  Version=[ NULL ]
""",
}


class _SystemEvents:
    """Another program, which shows and hides whole programs."""

    def __getattr__(self, name):
        return self

    def __getitem__(self, _):
        return self

    def get(self):
        return [True]

    def set(self, _):
        pass


class _Alerts:
    def __init__(self, program):
        self._program = program

    def activate(self):
        pass

    def display_alert(self, _, *, message, **__):
        self._program.alerts.append(message)
        return {keyword("button_returned"): "OK"}


class Sheet:
    """A sheet of `cells`, (value, text) by (row, column), handed out as Excel for Mac may do.

    `flat`: a single row or column is no list of lists; `drops_errors`: a failed cell has no value.
    """

    def __init__(self, module, cells, *, flat=True, drops_errors=True):
        self._module, self._cells = module, cells
        self._flat, self._drops = flat, drops_errors
        self.calls = []

    def range(self, first, last):
        shape = last[0] - first[0] + 1, last[1] - first[1] + 1
        own = self._module.Range.__new__(self._module.Range)
        own.options, own._coords = None, (*first, *shape)
        own.xl = SimpleNamespace(
            value=SimpleNamespace(get=lambda: self._answer(first, last, 0)),
            string_value=SimpleNamespace(get=lambda: self._answer(first, last, 1)),
        )
        return xw.main.Range(impl=own)

    def _answer(self, first, last, which):
        self.calls.append((first, last))
        lines = []
        for row in range(first[0], last[0] + 1):
            line = []
            for column in range(first[1], last[1] + 1):
                value, text = self._cells.get((row, column), (MISSING, ""))
                if which == 0 and self._drops and text.startswith("#"):
                    continue
                line.append((value, text)[which])
            lines.append(line)
        if first == last:
            return lines[0][0] if lines[0] else MISSING
        if self._flat and (len(lines) == 1 or first[1] == last[1]):
            return [cell for line in lines for cell in line]
        return lines
