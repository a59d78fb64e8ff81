"""The VBA project of an .xlsm: our modules and xlwings' own, assembled without Excel.

`xlwings.bas` is taken from the installed xlwings, so that the module in the workbook and the library that it
calls are of one version. Our modules are the `.bas` files of the folder `vba`: pure ASCII, since a VBA
module is text in the code page of the machine that opens it.
"""

from __future__ import annotations

import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.files.book.names import ON_MAC_NAME, UNANSWERED_NAME, WAITING_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.wording import Words

CONF_SHEET = "xlwings.conf"
"""The sheet on which xlwings looks for settings of one workbook, before it looks anywhere else."""

CONF = (("ADD_WORKBOOK_TO_PYTHONPATH", "False"),)
"""Those settings. Our Python is installed, so the workbook's folder need not be searched for it. On a path in
the cloud that is not synchronised xlwings cannot find that folder, and would fail before our Python runs."""

_KEPT_TEXTS = {
    WAITING_NAME: "template.log_waiting",
    UNANSWERED_NAME: "template.log_unanswered",
    ON_MAC_NAME: "addin.on_mac",
}
"""What the macros say, under hidden names of the workbook: name → phrase."""

_PACKAGE = Path(__file__).resolve().parents[3]
_PROJECT_PART = "xl/vbaProject.bin"
_NEWLINE = "\r\n"


def sources() -> dict[str, str]:
    """Return the standard modules of the project: name → source as in a `.bas` file, lines ending in CRLF.

    Raise FileNotFoundError if the installation lacks its `vba` folder or xlwings.
    """
    files = [_xlwings_module(), *sorted(vba_folder().glob("*.bas"))]
    return {file.stem: lines_of_windows(file.read_text("ascii")) for file in files}


def dictionary_class() -> str:
    """Return the source of the class `Dictionary`, which `xlwings.bas` makes use of on the Mac.

    xlwings ships it for its own add-in: VBA-Dictionary by Tim Hall, MIT licence, its notice in the text.
    """
    file = _xlwings_module().with_name("addin") / "Dictionary.cls"
    return lines_of_windows(file.read_text("ascii"))


def lines_of_windows(source: str) -> str:
    """Return a source with its lines ending in CRLF, as a project stores them."""
    return _NEWLINE.join([*source.splitlines(), ""])


def kept_texts(words: Words) -> dict[str, str]:
    """Return what the macros say in the language of a workbook, by the hidden name under which it stands."""
    return {name: words(phrase) for name, phrase in _KEPT_TEXTS.items()}


def project(sheets: int) -> bytes:
    """Return `vbaProject.bin` for a workbook of `sheets` sheets; equal sources, equal bytes."""
    return assembled(sheets, sources(), {"Dictionary": dictionary_class()})


def assembled(
    sheets: int, modules: Mapping[str, str], classes: Mapping[str, str], this_workbook: str = ""
) -> bytes:
    """Return the `vbaProject.bin` of standard modules and classes: name → source, lines ending in CRLF.

    The document modules are `ThisWorkbook` and `Sheet1` … `Sheet<sheets>`: XlsxWriter's `set_vba_name` must
    give the workbook and its sheets these code names, in the order of the tabs.
    """
    from pyopenvba import ExcelFile, VBAModuleKind  # noqa: PLC0415  (100 ms that only an .xlsm needs)
    from xlsxwriter import Workbook  # noqa: PLC0415  (likewise)

    with tempfile.TemporaryDirectory(prefix="kachilog-") as folder:
        bare = Path(folder, "bare.xlsm")
        with Workbook(str(Path(folder, "bare.xlsx"))) as book:
            for _ in range(sheets):
                book.add_worksheet()
        Path(folder, "bare.xlsx").rename(bare)
        with ExcelFile(bare) as file:
            vba = file.add_vba_project()
            for name, source in modules.items():
                vba.add_module(name, source)
            for name, source in classes.items():
                vba.add_module(name, source, kind=VBAModuleKind.other)
            if this_workbook:
                file.set_module("ThisWorkbook", this_workbook)
            file.save(bare)
        with zipfile.ZipFile(bare) as package:
            return package.read(_PROJECT_PART)


def vba_folder() -> Path:
    """Return the folder of our modules: inside an installed package, at the top of the tree in a checkout."""
    for folder in (_PACKAGE / "vba", _PACKAGE.parents[1] / "vba"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(_PACKAGE / "vba")


def _xlwings_module() -> Path:
    # Found, not imported: importing xlwings looks for Excel.
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        message = "xlwings"
        raise FileNotFoundError(message)
    return Path(spec.origin).with_name("xlwings.bas")
