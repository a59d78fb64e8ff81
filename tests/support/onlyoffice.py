"""ONLYOFFICE, a third office suite: what it calculates and prints. As a script this is the child that asks.

Its library says on the standard output that nobody has bought a licence, and marks what it prints; it ends as
it likes. So it does not live in the process of the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TIMEOUT = 120
VALUES, PAGES = "values", "pages"


def values(path, cells):
    """Return what the cells, pairs of a sheet and an address, come to once all is calculated anew."""
    told = _asked({"do": VALUES, "book": str(path), "cells": cells})
    return dict(zip(cells, told, strict=True))


def printed(path, folder, *, but=()):
    """Print each sheet that is to be seen, `but` some, as a PDF into a folder; return the files by sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _asked({"do": PAGES, "book": str(path), "folder": str(folder), "but": list(but)})
    return {name: Path(pdf) for name, pdf in made}


def _asked(what):
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(what),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _main(what):
    import docbuilder  # noqa: PLC0415 (the tests do without it where it is missing)

    builder = docbuilder.CDocBuilder()
    builder.OpenFile(what["book"], "")
    api = builder.GetContext().GetGlobal()["Api"]
    told = _values(api, what["cells"]) if what["do"] == VALUES else _pages(api, builder, what)
    builder.CloseFile()
    print()
    print(json.dumps(told))


def _values(api, cells):
    # What is calculated before a cell that it looks at is an error, which only the next time mends.
    for _ in range(2):
        api.Call("RecalculateAllFormulas")
    sheets = {name: api.Call("GetSheet", name) for name, _ in cells}
    return [_calculated(sheets[name].Call("GetRange", cell)) for name, cell in cells]


def _calculated(cell):
    """Return the value of a cell; one that is stored as blank is passed over there, so it is entered anew."""
    if _value(cell.Call("GetValue")) == "":
        cell.Call("SetValue", cell.Call("GetFormula").ToString())
    return _value(cell.Call("GetValue"))


def _value(found):
    if found.IsBool():
        return found.ToBool()
    return found.ToDouble() if found.IsDouble() or found.IsInt() else found.ToString()


def _pages(api, builder, what):
    sheets, made = api.Call("GetSheets"), []
    for number in range(sheets.GetLength()):
        name = sheets[number].Call("GetName").ToString()
        if sheets[number].Call("GetVisible").ToBool() and name not in what["but"]:
            sheets[number].Call("SetActive")
            pdf = str(Path(what["folder"], f"{number:02d}.pdf"))
            builder.SaveFile("pdf", pdf)
            made.append((name, pdf))
    return made


if __name__ == "__main__":
    _main(json.load(sys.stdin))
