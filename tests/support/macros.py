"""Macros without Excel: VBA looked at by a static analyser and run by an interpreter.

Both take long to import, and few tests need them, so they are imported here when they are asked for.
"""

from __future__ import annotations

import re
from importlib import import_module

from kachilog.files.book.template import vba

RUN_PYTHON = 'Public Function RunPython(c As String)\n    Range("Z1").Value = c\nEnd Function\n'
"""What takes the place of xlwings' own: what it is asked to run stands in a cell afterwards."""


def source_of(name):
    """Return the source of a module of ours as an interpreter takes it: without attributes, lines by LF."""
    return vba.sources()[name].split("\r\n", 1)[1].replace("\r\n", "\n")


def on_a_mac(home="/Users/me"):
    """Return the module of the buttons as a Mac compiles it, without what no interpreter does."""
    text = source_of("Kachilog").replace('Environ("HOME")', f'"{home}"').replace("    Kill complaints\n", "")
    return "#Const Mac = True\n" + text.replace("Application.Path", '"/Applications/Microsoft Excel.app"')


def xlwings_module(stand_ins):
    """Return xlwings' own module with other procedures in place of those named; as an interpreter takes it.

    It cannot read the remarks beside directives.
    """
    text = re.sub(r"^(\s*#.*?)\s*'.*$", r"\1", source_of("xlwings"), flags=re.MULTILINE)
    for name, stand_in in stand_ins.items():
        found = re.compile(rf"^(?:Public )?(Function|Sub) {name}\b.*?^End \1$", re.MULTILINE | re.DOTALL)
        text, count = found.subn(lambda _, stand_in=stand_in: stand_in, text)
        assert count == 1, name
    return text


def interpreter(files, run_python=RUN_PYTHON):
    """Return an interpreter with our macros; `files` takes the place of the module that asks for a file."""
    app = import_module("pyopenvba.apps.excel").ExcelApplication()
    app.add_workbook()
    app.add_module(run_python, name="xlwings")
    app.add_module(source_of("Kachilog"), name="Kachilog")
    app.add_module(source_of("KachilogText"), name="KachilogText")
    app.add_module(files, name="KachilogFiles")
    return app


def command_of(macro, files, name="Book1"):
    """Return the Python that a macro of the workbook `name` asks RunPython to run."""
    app = interpreter(files)
    app.workbook.name = name
    app.run(macro)
    return app.sheet(1).value("Z1")


def errors_in(names):
    """Return what the static analyser calls an error in the modules of the project that are named."""
    checks = import_module("pyvbaanalysis")
    kind, error = checks.ModuleSymbolKind.STANDARD, checks.DiagnosticSeverity.ERROR
    modules = [checks.ModuleInput(name, kind, source) for name, source in vba.sources().items()]
    found = checks.analyze_project(modules, only=names)
    assert set(found) == set(names)
    return [f"{name}: {one.message}" for name in found for one in found[name] if one.severity == error]
