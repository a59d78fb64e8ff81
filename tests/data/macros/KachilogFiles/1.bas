Attribute VB_Name = "KachilogFiles"
Option Explicit

' Asks the user for a CSV and returns its path as Python reads it (kachilog.excel.places.decode_path): four
' hexadecimal digits for each character, "" if nothing was chosen. So it passes unharmed through the command
' line and the code page between Excel and Python.
Public Function ChosenCsv() As String
    Dim chosen As Variant
    If InStr(1, Application.OperatingSystem, "Mac", vbTextCompare) > 0 Then
        ' Excel for Mac has another notation for filters, which greys out files it should offer.
        chosen = Application.GetOpenFilename()
    Else
        chosen = Application.GetOpenFilename("CSV (*.csv;*.tsv;*.txt),*.csv;*.tsv;*.txt")
    End If
    If VarType(chosen) = vbString Then ChosenCsv = InHex(CStr(chosen))
End Function

Public Function InHex(ByVal text As String) As String
    Dim i As Long, unit As Long
    For i = 1 To Len(text)
        unit = AscW(Mid$(text, i, 1))
        If unit < 0 Then unit = unit + 65536 ' AscW is signed
        InHex = InHex & Right$("000" & Hex$(unit), 4)
    Next i
End Function
