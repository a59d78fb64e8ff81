"""The VBA of the add-in: our classes and callbacks, the worksheet functions, and what they need of xlwings.

What a formula, a shape or `Application.Run` of any workbook could reach are the standard modules. So these
hold callbacks and worksheet functions alone; xlwings' module goes in as a class, with what is needed of it.
Its settings come from the add-in's own sheet: see `vba/addin/XlwingsCore.cls`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files.book.template import vba

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOTS = ("RunPython", "XLPy", "CleanUp")
"""What we call of xlwings."""

_PROCEDURE = lazy_pattern(
    r"^(?:Public |Private )?(Function|Sub) (\w+)\b.*?^End \1\n", re.MULTILINE | re.DOTALL
)
_FUNCTION = lazy_pattern(r"^Function (\w+)\(.*\n", re.MULTILINE)


def standard_modules(descriptions: Mapping[str, str]) -> dict[str, str]:
    """Return the modules that Excel reaches by name: name → source, lines ending in LF.

    `descriptions` (worksheet function → ASCII text) are what Excel shows of a function until `Describe` of
    `ThisWorkbook` has said more.
    """
    return {
        "KachilogRibbon": _own("KachilogRibbon.bas"),
        "KachilogFunctions": _functions(descriptions),
    }


def classes() -> dict[str, str]:
    """Return the classes: name → source without attributes, lines ending in LF."""
    shared = [_private(vba.sources()[name]) for name in ("KachilogText", "KachilogFiles")]
    return {
        "KachilogDesk": "\n".join([_own("KachilogDesk.cls"), *shared]),
        "KachilogSheet": _own("KachilogSheet.cls"),
        "XlwingsCore": _core(vba.sources()["xlwings"].replace("\r\n", "\n"), _own("XlwingsCore.cls")),
    }


def this_workbook() -> str:
    """Return the source of the module `ThisWorkbook`, without attributes."""
    return _own("ThisWorkbook.cls")


def function_names() -> list[str]:
    """Return the names of the worksheet functions, in the order of their module."""
    return _FUNCTION.findall(vba.sources()["KachilogFunctions"].replace("\r\n", "\n"))


def _own(name: str) -> str:
    return (vba.vba_folder() / "addin" / name).read_text("ascii").replace("\r\n", "\n")


def _private(module: str) -> str:
    """Return the procedures of a standard module as those of a class that keeps them to itself."""
    text = module.replace("\r\n", "\n")
    return text[text.index("Option Explicit\n") + len("Option Explicit\n") :].replace("Public ", "Private ")


def _functions(descriptions: Mapping[str, str]) -> str:
    """Return the worksheet functions as the workbook has them, over the add-in's own server."""

    def described(head: re.Match[str]) -> str:
        name = head[1]
        return (
            f'{head[0]}Attribute {name}.VB_Description = "{descriptions[name]}"\n'
            f'Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"\n'
        )

    text = vba.sources()["KachilogFunctions"].replace("\r\n", "\n")
    head, _, _ = text.partition("\n' Python looks for modules in the folder")
    head = head.replace("Server.CallUDF(", "Core.XLPy.CallUDF(")
    return _FUNCTION.sub(described, head) + _own("KachilogFunctions.tail.bas")


def _core(xlwings: str, own: str) -> str:
    """Return xlwings' module as a class: its declarations, our procedures, and those that these need.

    A class has no public declaration of a library and no public constant. The command line names the
    add-in as it is shipped, whatever the file is called now.
    """
    first = _PROCEDURE.search(xlwings)
    at = xlwings.index("#Const App")
    declared = xlwings[at : first.start() if first else at]
    declared = re.sub(
        r"^(\s*)(?:Public |Private )?(Declare|Const) ", r"\1Private \2 ", declared, flags=re.MULTILINE
    )
    theirs = {found[2]: found[0] for found in _PROCEDURE.finditer(xlwings)}
    ours = {found[2]: found[0] for found in _PROCEDURE.finditer(own)}
    known = theirs | ours
    needed, waiting = set[str](), list(_ROOTS)
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        needed.add(name)
        words = set(re.findall(r"\w+", known[name]))
        waiting += [other for other in known if other in words]
    kept = [_as_method(name, text) for name, text in theirs.items() if name in needed - set(ours)]
    return declared + own + "\n" + "\n".join(kept)


def _as_method(name: str, procedure: str) -> str:
    text = re.sub(r"^(?:Public |Private )?", "Public " if name in _ROOTS else "Private ", procedure)
    text = text.replace("ThisWorkbook.Name", '"kachilog.xlam"')
    # What is amiss is said by who asked, in the user's language.
    return re.sub(
        r'^(\s*)MsgBox ("[^"]*")(?:, vbCritical)?$', r"\1Err.Raise 1001, , \2", text, flags=re.MULTILINE
    )
