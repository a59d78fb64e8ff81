Attribute VB_Name = "KachilogText"
Option Explicit

' A text as Python reads it (kachilog.excel.places.decode): four hexadecimal digits for each character. So it
' passes unharmed through the command line and the code page between Excel and Python.
Public Function InHex(ByVal text As String) As String
    Dim i As Long, unit As Long
    For i = 1 To Len(text)
        unit = AscW(Mid$(text, i, 1))
        If unit < 0 Then unit = unit + 65536 ' AscW is signed
        InHex = InHex & Right$("000" & Hex$(unit), 4)
    Next i
End Function
