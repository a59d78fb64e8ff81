Option Explicit

' The buttons of the LibreOffice edition. A snapshot of the open document is handed to Python, which answers in
' a file what to bring in; the open document is never rewritten or reloaded (see kachilog.libreoffice.answer).

Const PYTHON = "@PYTHON@"
Const NO_ANSWER = "@NO_ANSWER@"
Const NOT_PLACED = "@NOT_PLACED@"
Const ROWS_LEFT = "@ROWS_LEFT@"
Const PROTECTED = "@PROTECTED@"
Const SHEET_PROTECTED = "@SHEET_PROTECTED@"

' What has been brought in so far, so that all of it can be taken back: the new sheets and their names, the old
' sheets in whose place they come, and ranges that were blank before.
Dim freshSheets(9), oldSheets(9), sheetNames(9), replaces(9), filled(99), grownTable, grownArea
Dim sheetCount As Integer, swapCount As Integer, filledCount As Integer, hasGrown As Boolean

Sub WeeklyReview
  Ask("review", "")
End Sub

Sub ExportCsv
  Ask("export", "")
End Sub

Sub ImportCsv
  Dim picker, chosen
  picker = createUnoService("com.sun.star.ui.dialogs.FilePicker")
  picker.appendFilter("CSV", "*.csv;*.tsv;*.txt")
  If picker.execute() = 1 Then
    chosen = picker.getFiles()
    Ask("import", chosen(0))
  End If
End Sub

Sub Ask(job As String, csv As String)
  Dim files, folder As String, answer, hindrance
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  folder = PrivatePlace() & "/kachilog-" & Format(Now(), "yyyymmddhhmmss") & Int(Rnd() * 1000000)
  If ThisComponent.isProtected() Then
    Say(PROTECTED)
    Exit Sub
  End If
  On Error GoTo failed
  files.createFolder(folder)
  ' Python loads while the snapshot is saved (see kachilog.libreoffice.click).
  Shell(PYTHON, 0, "-m kachilog.libreoffice.click --ahead " & folder, False)
  MakePrivate(files, folder & "/request.txt")
  WriteLines(files, folder & "/request.txt", Array(job, ThisComponent.URL, CStr(SelectedRow()), csv))
  MakePrivate(files, folder & "/snapshot.xlsx")
  Snapshot(folder & "/snapshot.xlsx")
  Shell(PYTHON, 0, "-m kachilog.libreoffice.click " & folder, True)
  If files.exists(folder & "/answer.txt") Then
    answer = ReadLines(files, folder & "/answer.txt")
    hindrance = ProtectedSheet(answer)
    If hindrance = "" Then
      ThisComponent.lockControllers()
      Follow(answer)
      ThisComponent.unlockControllers()
    Else
      Say(Replace(SHEET_PROTECTED, "{sheet}", hindrance))
    End If
  Else
    Say(NO_ANSWER)
  End If
  On Error Resume Next
  files.kill(folder)
  Exit Sub
failed:
  Dim what As String
  what = NO_ANSWER & " (" & Err & " " & Erl & ")"
  On Error Resume Next
  If ThisComponent.hasControllersLocked() Then ThisComponent.unlockControllers()
  Say(what)
  files.kill(folder)
End Sub

' Returns the folder of LibreOffice's own temporary files, which nobody else may enter: a new one anybody may.
Function PrivatePlace() As String
  Dim parts, i
  parts = Split(createUnoService("com.sun.star.io.TempFile").Uri, "/")
  PrivatePlace = parts(0)
  For i = 1 To UBound(parts) - 1
    PrivatePlace = PrivatePlace & "/" & parts(i)
  Next i
End Function

' Makes an empty file that nobody else may read, for what is written into it next: a new one anybody may.
Sub MakePrivate(files, url As String)
  Dim made
  On Error Resume Next
  made = createUnoService("com.sun.star.io.TempFile")
  made.RemoveFile = False
  files.move(made.Uri, url)
End Sub

Sub Snapshot(url As String)
  Dim save(0) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName" : save(0).Value = "Calc MS Excel 2007 XML"
  ThisComponent.storeToURL(url, save())
End Sub

Function SelectedRow() As Long
  Dim selected
  SelectedRow = 0
  On Error Resume Next
  selected = ThisComponent.CurrentController.getSelection()
  If selected.Spreadsheet.Name = ThisComponent.NamedRanges.getByName("KachilogStatus").getReferredCells().Spreadsheet.Name Then
    SelectedRow = selected.RangeAddress.StartRow + 1
  End If
End Function

Sub WriteLines(files, url As String, lines)
  Dim stream, text, i
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setEncoding("UTF-8")
  stream.setOutputStream(files.openFileWrite(url))
  For i = 0 To UBound(lines)
    stream.writeString(lines(i) & Chr(10))
  Next i
  stream.closeOutput()
End Sub

Function ReadLines(files, url As String)
  Dim stream, all As String
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setEncoding("UTF-8")
  stream.setInputStream(files.openFileRead(url))
  Do While Not stream.isEOF()
    all = all & stream.readLine() & Chr(10)
  Loop
  stream.closeInput()
  ReadLines = Split(all, Chr(10))
End Function

' Returns the name of a protected sheet that would have to be changed, "" if there is none.
Function ProtectedSheet(lines) As String
  Dim i, fields, name As String
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    name = ""
    If UBound(fields) > 1 Then
      If fields(0) = "page" Or fields(0) = "rows" Then name = fields(2)
    End If
    If name <> "" And ThisComponent.Sheets.hasByName(name) Then
      If ThisComponent.Sheets.getByName(name).isProtected() Then ProtectedSheet = name
    End If
  Next i
End Function

' Carries out an answer: its pages and rows all of them or none. What is said and shown comes last in it.
Sub Follow(lines)
  Dim i, kept, fields, what As String
  sheetCount = 0 : swapCount = 0 : filledCount = 0
  hasGrown = False
  On Error GoTo failed
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    If UBound(fields) > 0 Then
      Select Case fields(0)
        Case "page"
          kept = i
          Do While Left(lines(kept + 1), 5) = "keep" & Chr(9)
            kept = kept + 1
          Loop
          BringIn(fields(1), fields(2), fields(3), lines, i + 1, kept)
        Case "rows"
          If Not WriteRows(fields(1), fields(2), CLng(fields(3)), CLng(fields(4))) Then GoTo failed
        Case "table"
          Grow(fields)
      End Select
    End If
  Next i
  If Not Swapped() Then GoTo failed
  On Error GoTo 0
  RemoveOld()
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    If UBound(fields) > 0 Then
      Select Case fields(0)
        Case "text"
          WriteText(ThisComponent.Sheets.getByName(fields(1)), fields)
        Case "show"
          ThisComponent.CurrentController.setActiveSheet(ThisComponent.Sheets.getByName(fields(1)))
        Case "status"
          Say(fields(1))
        Case "alert"
          ThisComponent.unlockControllers()
          MsgBox(fields(1), 0, "kachilog")
          ThisComponent.lockControllers()
      End Select
    End If
  Next i
  Exit Sub
failed:
  what = NOT_PLACED & " (" & Err & " " & Erl & ")"
  TakeBack()
  If RowsLeft() <> "" Then what = Replace(ROWS_LEFT, "{cells}", RowsLeft())
  Say(what)
End Sub

Sub WriteText(sheet, fields)
  If Not sheet.isProtected() Then sheet.getCellByPosition(CLng(fields(3)), CLng(fields(2))).setString(fields(4))
End Sub

Function Loaded(url As String)
  Dim load(0) As New com.sun.star.beans.PropertyValue
  load(0).Name = "Hidden" : load(0).Value = True
  Loaded = StarDesktop.loadComponentFromURL(url, "_blank", 0, load())
End Function

' Brings a sheet in, under a name of LibreOffice's own, with what the user wrote on the one that it will replace.
Sub BringIn(url As String, name As String, after As String, lines, first, last)
  Dim sheets, page, at, fresh, old, i, fields, source, target
  sheets = ThisComponent.Sheets
  at = sheets.Count
  If sheets.hasByName(name) Then
    old = sheets.getByName(name)
    at = old.RangeAddress.Sheet + 1
  ElseIf after <> "" Then
    at = sheets.getByName(after).RangeAddress.Sheet + 1
  End If
  page = Loaded(url)
  at = sheets.importSheet(page, page.Sheets.getByIndex(0).Name, at)
  fresh = sheets.getByIndex(at)
  freshSheets(sheetCount) = fresh
  sheetNames(sheetCount) = name
  replaces(sheetCount) = Not IsEmpty(old)
  If replaces(sheetCount) Then oldSheets(sheetCount) = old
  sheetCount = sheetCount + 1
  page.close(True)
  If IsEmpty(old) Then Exit Sub
  For i = first To last
    fields = Split(lines(i), Chr(9))
    source = old.createCursorByRange(old.getCellByPosition(CLng(fields(4)), CLng(fields(3))))
    If source.getCellByPosition(0, 0).Type <> com.sun.star.table.CellContentType.EMPTY Then
      source.collapseToMergedArea()
      target = fresh.createCursorByRange(fresh.getCellByPosition(CLng(fields(2)), CLng(fields(1))))
      target.collapseToMergedArea()
      target.merge(False)
      fresh.copyRange(target.getCellByPosition(0, 0).getCellAddress(), source.getRangeAddress())
    End If
  Next i
End Sub

' Each new sheet trades names with the old one, so that formulas elsewhere can be pointed to it; the old ones go
' last, when nothing more can fail.
Function Swapped() As Boolean
  Dim i
  For i = 0 To sheetCount - 1
    swapCount = i + 1
    If replaces(i) Then
      Trade(oldSheets(i), freshSheets(i), sheetNames(i))
    Else
      freshSheets(i).Name = sheetNames(i)
    End If
    ' LibreOffice passes over a name that it does not take.
    If freshSheets(i).Name <> sheetNames(i) Then Exit Function
  Next i
  Swapped = True
End Function

' One that will not go is left to the user, under its odd name: the new one is complete.
Sub RemoveOld
  Dim i
  On Error Resume Next
  For i = 0 To sheetCount - 1
    If replaces(i) Then ThisComponent.Sheets.removeByName(oldSheets(i).Name)
  Next i
End Sub

Sub Trade(old, fresh, name As String)
  Dim temporary As String
  temporary = "~kachilog-" & Int(Rnd() * 1000000000)
  old.Name = temporary
  fresh.Name = name
  Redirect(temporary, name)
End Sub

Sub TakeBack
  Dim i
  On Error Resume Next
  For i = swapCount - 1 To 0 Step -1
    If replaces(i) Then Trade(freshSheets(i), oldSheets(i), sheetNames(i))
  Next i
  For i = sheetCount - 1 To 0 Step -1
    ThisComponent.Sheets.removeByName(freshSheets(i).Name)
  Next i
  If hasGrown Then grownTable.setDataArea(grownArea)
  For i = 0 To filledCount - 1
    filled(i).clearContents(23)
  Next i
End Sub

' Returns where something stands that should have been taken out again, "" if nothing does.
Function RowsLeft() As String
  Dim i, found
  For i = 0 To filledCount - 1
    found = filled(i).queryContentCells(23)
    If found.Count > 0 Then RowsLeft = RowsLeft & " " & found.RangeAddressesAsString
  Next i
  RowsLeft = Trim(RowsLeft)
End Function

Sub Redirect(temporary, name)
  Dim i, sheet, change, names
  For i = 0 To ThisComponent.Sheets.Count - 1
    sheet = ThisComponent.Sheets.getByIndex(i)
    If sheet.Name <> temporary And sheet.Name <> name Then
      change = sheet.createReplaceDescriptor()
      change.SearchWildcard = False
      change.SearchRegularExpression = False
      change.SearchWords = False
      change.SearchString = temporary
      change.ReplaceString = name
      sheet.replaceAll(change)
    End If
  Next i
  names = ThisComponent.NamedRanges
  For i = 0 To names.Count - 1
    change = names.getByIndex(i)
    If InStr(change.Content, temporary) > 0 Then change.setContent(Replace(change.Content, temporary, name))
  Next i
End Sub

' Returns whether what was written can be read back. A TAB in a text of several lines is handed out as Chr(1).
Function WriteRows(url As String, name As String, row As Long, column As Long) As Boolean
  Dim page, source, target, data, written, i, j
  page = Loaded(url)
  source = page.Sheets.getByIndex(0).createCursor()
  source.gotoStartOfUsedArea(False)
  source.gotoEndOfUsedArea(True)
  data = page.Sheets.getByIndex(0).getCellRangeByPosition(0, 0, source.RangeAddress.EndColumn, source.RangeAddress.EndRow).getDataArray()
  page.close(True)
  target = ThisComponent.Sheets.getByName(name)
  target = target.getCellRangeByPosition(column, row, column + UBound(data(0)), row + UBound(data))
  filled(filledCount) = target
  filledCount = filledCount + 1
  For i = 0 To UBound(data)
    data(i) = WithTabs(data(i))
  Next i
  target.setDataArray(data)
  written = target.getDataArray()
  For i = 0 To UBound(data)
    For j = 0 To UBound(data(i))
      If written(i)(j) <> data(i)(j) Then
        If Replace(CStr(written(i)(j)), Chr(1), Chr(9)) <> CStr(data(i)(j)) Then Exit Function
      End If
    Next j
  Next i
  WriteRows = True
End Function

Function WithTabs(line)
  Dim j, cells
  cells = line
  For j = 0 To UBound(cells)
    If VarType(cells(j)) = 8 Then
      If InStr(cells(j), Chr(1)) > 0 Then cells(j) = Replace(cells(j), Chr(1), Chr(9))
    End If
  Next j
  WithTabs = cells
End Function

Sub Grow(fields)
  Dim table, area
  table = ThisComponent.DatabaseRanges.getByName(fields(1))
  area = table.getDataArea()
  grownArea = table.getDataArea()
  grownTable = table
  hasGrown = True
  area.StartRow = CLng(fields(2)) : area.StartColumn = CLng(fields(3))
  area.EndRow = CLng(fields(4)) : area.EndColumn = CLng(fields(5))
  table.setDataArea(area)
End Sub

Sub Say(text As String)
  On Error GoTo refused
  Dim cells
  cells = ThisComponent.NamedRanges.getByName("KachilogStatus").getReferredCells()
  cells.getCellByPosition(0, 0).setString(text)
  If cells.getCellByPosition(0, 0).getString() = text Then Exit Sub
refused:
  MsgBox(text, 0, "kachilog")
End Sub
