"""The VBA of the worksheet functions, written from the Python functions: run as a module to write it anew.

Each wrapper is what xlwings would write into the workbook on "Import Functions", so that nobody has to click
that, nor to trust the VBA project. The text is pure ASCII.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

MODULE = "KachilogFunctions"
SOURCE = Path(__file__).resolve().parents[3] / "vba" / f"{MODULE}.bas"
"""Where the text is kept in a checkout."""

_HEAD = f"""Attribute VB_Name = "{MODULE}"

' The worksheet functions of kachilog.excel.functions. Written by python -m kachilog.excel.wrappers: what is
' changed here by hand is lost.
"""

_FUNCTION = """
Function {name}({parameters})
    #If Mac Then
        {name} = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        {name} = Server.CallUDF("kachilog.excel.functions", "{name}", _
            Array({arguments}), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        {name} = Err.Description
    #End If
End Function
"""

_TAIL = """
' Python looks for modules in the folder that it is started in, and the one that Excel is in may be anybody's.
Private Function Server() As Object
    Dim before As String, number As Long, reason As String
    On Error Resume Next
    before = CurDir$
    ChDrive Environ$("SystemRoot")
    ChDir Environ$("SystemRoot")
    Err.Clear
    Set Server = XLPy
    number = Err.Number
    reason = Err.Description
    ChDrive before
    ChDir before
    On Error GoTo 0
    If number <> 0 Then Err.Raise number, , reason
End Function

' The sentence of a function on a Mac, where there is no server for it: the text constant of a hidden name.
Private Function OnMac() As String
    OnMac = "This function needs Excel for Windows"
    On Error Resume Next
    OnMac = Mid$(ThisWorkbook.Names("KachilogOnMac").RefersTo, 3)
    If Right$(OnMac, 1) = \"\"\"\" Then OnMac = Left$(OnMac, Len(OnMac) - 1)
End Function
"""


def source() -> str:
    """Return the text of the VBA module, lines ending in LF."""
    from kachilog.excel.functions import FUNCTIONS  # noqa: PLC0415 (xlwings is only needed to write the text)

    return _HEAD + "".join(map(_wrapper, FUNCTIONS)) + _TAIL


def _wrapper(function: object) -> str:
    parameters = inspect.signature(function).parameters.values()  # type: ignore[arg-type]
    names = [parameter.name for parameter in parameters]
    declared = [
        name if parameter.default is inspect.Parameter.empty else f"Optional {name}"
        for name, parameter in zip(names, parameters, strict=True)
    ]
    return _FUNCTION.format(
        name=function.__name__,  # type: ignore[attr-defined]
        parameters=", ".join(declared),
        arguments=", ".join(names),
    )


if __name__ == "__main__":
    SOURCE.write_text(source(), "ascii", newline="\n")
    sys.stdout.write(f"{SOURCE}\n")
