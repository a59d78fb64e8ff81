Attribute VB_Name = "Kachilog"
Option Explicit

' What the three buttons of the log sheet run. The work is done in Python (module kachilog.excel), which
' answers in the status cell of the log sheet; nothing is computed here.

Public Sub WeeklyReview()
    Ask "weekly_review()"
End Sub

Public Sub ExportCsv()
    Ask "export_csv()"
End Sub

Public Sub ImportCsv()
    Ask "import_csv('" & ChosenCsv() & "')"
End Sub

' Python writes over the first sentence. Where it never runs (moved, missing, blocked), one of the two stays.
Private Sub Ask(ByVal job As String)
    Dim waiting As String, reason As String
    waiting = Kept("KachilogWaiting")
    Say waiting
    On Error GoTo failed
    RunPython "import kachilog.excel; kachilog.excel." & job
    #If Mac Then
        ' There RunPython returns at once, and Python answers later.
    #Else
        If waiting <> "" And Said() = waiting Then Say Kept("KachilogUnanswered")
    #End If
    Exit Sub
failed:
    reason = Err.Description ' before another On Error clears it
    Say Trim$(Kept("KachilogUnanswered") & " " & reason)
End Sub

' The text constant of a hidden name: this source is ASCII, the user may read Japanese.
Private Function Kept(ByVal name As String) As String
    Dim formula As String
    On Error Resume Next
    formula = ThisWorkbook.Names(name).RefersTo
    If Left$(formula, 2) = "=""" Then Kept = Replace(Mid$(formula, 3, Len(formula) - 3), """""", """")
End Function

Private Function Said() As String
    On Error Resume Next
    Said = CStr(ThisWorkbook.Names("KachilogStatus").RefersToRange.Cells(1, 1).Value)
End Function

Private Sub Say(ByVal text As String)
    On Error Resume Next
    If text <> "" Then ThisWorkbook.Names("KachilogStatus").RefersToRange.Cells(1, 1).Value = text
End Sub
