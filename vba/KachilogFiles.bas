Attribute VB_Name = "KachilogFiles"
Option Explicit

' Asks the user for a CSV and returns its path in hexadecimal digits, "" if nothing was chosen.
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
