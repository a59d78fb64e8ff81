"""LibreOffice as the independent calculator of the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

TIMEOUT = 180


def needed():
    """Return the program; skip the test where it is missing, but fail under CI."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = "LibreOffice is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


def recalculated(books, folder: Path):
    """Have LibreOffice open and save all `books` in one run; return them as openpyxl reads their values."""
    program = needed()
    out, profile = folder / "recalculated", folder / "profile"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(out),
        *map(str, books),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert done.returncode == 0, done.stderr
    return [load_workbook(out / f"{Path(book).stem}.xlsx", data_only=True) for book in books]


def named_value(book, name: str):
    """Return the value of the cell that a defined name points at."""
    ((sheet, cell),) = book.defined_names[name].destinations
    return book[sheet][cell.replace("$", "")].value
