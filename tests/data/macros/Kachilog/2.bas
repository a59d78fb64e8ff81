Attribute VB_Name = "Kachilog"
Option Explicit

' What the three buttons of the log sheet run. The work is done in Python (module kachilog.excel), which
' answers in the status cell of the log sheet; nothing is computed here.

Public Sub WeeklyReview()
    RunPython "import kachilog.excel; kachilog.excel.weekly_review()"
End Sub

Public Sub ExportCsv()
    RunPython "import kachilog.excel; kachilog.excel.export_csv()"
End Sub

Public Sub ImportCsv()
    RunPython "import kachilog.excel; kachilog.excel.import_csv('" & ChosenCsv() & "')"
End Sub
