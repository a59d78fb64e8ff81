"""What no one can go below: how long a process takes that starts, imports what a work needs, and ends.

The work of kachilog needs a reader or a writer, the parser of XML and the command line; a review computes
with pandas besides. What else it imports, its own modules above all, is no floor.
"""

import shutil
import subprocess

KACHILOG = "kachilog"
NEEDED = {
    "to_workbook": "click, lxml.etree, xlsxwriter",
    "to_csv": "click, lxml.etree, python_calamine",
    "add_sheet": "click, lxml.etree, python_calamine, pandas",
}
"""What kachilog cannot do a work without."""

STARTS = {
    "--version": "",
    "check": "click, python_calamine",
    "export": "click, lxml.etree, python_calamine",
    "convert": "click, lxml.etree, xlsxwriter",
    "review": "click, lxml.etree, python_calamine, pandas",
}
"""The commands whose start is timed, each with what it cannot do without."""

_PROGRAMS = {"LibreOffice": "soffice", "ssconvert": "ssconvert"}
_MODULES = {
    "pandas + openpyxl": "pandas, openpyxl",
    "pandas + XlsxWriter": "pandas, xlsxwriter",
    "pandas + calamine": "pandas, python_calamine",
    "rustpy-xlsxwriter + polars": "rustpy_xlsxwriter, polars",
    "polars": "polars, fastexcel, xlsxwriter",
    "fastexcel": "fastexcel, pyarrow",
    "DuckDB": "duckdb, duckdb_extension_excel",
}


def importing(python, modules):
    """Return the command that imports modules, and does nothing else."""
    return [python, "-c", f"import {modules}" if modules else "pass"]


def floor_of(tool, work, python, ours):
    """Return the command that takes the least that a tool could take for a work.

    `python` is the interpreter that has the rivals, `ours` the one that has kachilog.
    """
    if tool == KACHILOG:
        return importing(ours, NEEDED[work])
    if tool in _PROGRAMS:
        return [_PROGRAMS[tool], "--version"]
    return importing(python, _MODULES.get(tool, tool.lower().replace("-", "_")))


def is_installed(tool, python):
    """Return whether a rival can be run here."""
    if tool in _PROGRAMS:
        return shutil.which(_PROGRAMS[tool]) is not None
    command = floor_of(tool, "", python, "")
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def start_commands(python, kachilog, folder):
    """Return the commands whose start is timed: name → command, and the one that is its floor.

    `kachilog` is the beginning of its command line, `folder` holds the demo, and takes what is made of it.
    """
    book, log = next(folder.glob("*.xlsm")), next(folder.glob("*.csv"))
    arguments = {
        "--version": ["--version"],
        "check": ["check", str(book)],
        "export": ["export", str(book), str(folder / "out.csv")],
        "convert": ["convert", str(log), str(folder / "out.xlsx")],
        "review": ["review", str(book)],
    }
    bare = importing(python, "")
    return {
        "python -c pass": (bare, bare),
        "python -c 'import pandas'": (importing(python, "pandas"), bare),
    } | {
        f"kachilog {name}": ([*kachilog, *arguments[name]], importing(python, STARTS[name]))
        for name in STARTS
    }
