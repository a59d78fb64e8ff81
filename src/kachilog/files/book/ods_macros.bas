Option Explicit

' The buttons of the LibreOffice edition. A snapshot of the open document is handed to Python, which answers in
' a file what to bring in; the open document is never rewritten or reloaded (see kachilog.libreoffice.answer).

Const PYTHON = "@PYTHON@"
Const NO_ANSWER = "@NO_ANSWER@"
Const NOT_PLACED = "@NOT_PLACED@"
Const ROWS_LEFT = "@ROWS_LEFT@"
Const PROTECTED = "@PROTECTED@"
Const SHEET_PROTECTED = "@SHEET_PROTECTED@"

' The document of the click, bound once: ThisComponent is another one as soon as a file is opened.
Dim book

' What has been done so far, so that all of it can be taken back: new sheets, ranges with what stood in them, rows
' that were hidden or shown, and ranges that were blank before.
Dim freshSheets(9), written(1999), before(1999), shifted(999), wereVisible(999), filled(999), grownTable, grownArea
Dim lostCharts(19), theirCells(19), lostCount As Integer
Dim sheetCount As Integer, writtenCount As Integer, shiftedCount As Integer, filledCount As Integer, hasGrown As Boolean

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
  book = ThisComponent
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  folder = PrivatePlace() & "/kachilog-" & Format(Now(), "yyyymmddhhmmss") & Int(Rnd() * 1000000)
  If book.isProtected() Then
    Say(PROTECTED)
    Exit Sub
  End If
  On Error GoTo failed
  files.createFolder(folder)
  ' Python loads while the snapshot is saved (see kachilog.libreoffice.click).
  Shell(PYTHON, 0, "-m kachilog.libreoffice.click --ahead " & folder, False)
  MakePrivate(files, folder & "/request.txt")
  WriteLines(files, folder & "/request.txt", Array(job, book.URL, CStr(SelectedRow()), csv))
  MakePrivate(files, folder & "/snapshot.xlsx")
  Snapshot(folder & "/snapshot.xlsx")
  Shell(PYTHON, 0, "-m kachilog.libreoffice.click " & folder, True)
  If files.exists(folder & "/answer.txt") Then
    answer = ReadLines(files, folder & "/answer.txt")
    hindrance = ProtectedSheet(answer)
    If hindrance = "" Then
      book.lockControllers()
      Follow(answer)
      book.unlockControllers()
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
  If book.hasControllersLocked() Then book.unlockControllers()
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
  book.storeToURL(url, save())
End Sub

Function SelectedRow() As Long
  Dim selected
  SelectedRow = 0
  On Error Resume Next
  selected = book.CurrentController.getSelection()
  If selected.Spreadsheet.Name = book.NamedRanges.getByName("KachilogStatus").getReferredCells().Spreadsheet.Name Then
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
  Dim i As Long, fields, name As String
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    name = ""
    If UBound(fields) > 1 Then
      Select Case fields(0)
        Case "rows"
          name = fields(2)
        Case "cells", "hide", "reveal"
          name = fields(1)
      End Select
    End If
    If name <> "" And book.Sheets.hasByName(name) Then
      If book.Sheets.getByName(name).isProtected() Then ProtectedSheet = name
    End If
  Next i
End Function

' Carries out an answer, as one step of undo: its pages and rows all of them or none. What is said comes last in it.
Sub Follow(lines)
  Dim i As Long, fields, what As String
  sheetCount = 0 : writtenCount = 0 : shiftedCount = 0 : filledCount = 0
  lostCount = 0
  hasGrown = False
  book = ThisComponent
  book.UndoManager.enterUndoContext("kachilog")
  On Error GoTo failed
  Do While i <= UBound(lines)
    fields = Split(lines(i), Chr(9))
    i = i + 1
    If UBound(fields) > 0 Then
      Select Case fields(0)
        Case "page"
          If Not BringIn(fields(1), fields(2), fields(3)) Then GoTo failed
        Case "form"
          If Not CopyForm(fields(1), fields(2), fields(3)) Then GoTo failed
        Case "cells"
          If Not WriteCells(fields, lines, i) Then GoTo failed
          i = i + CLng(fields(4))
        Case "chart"
          NoteChart(fields)
        Case "hide", "reveal"
          ShowRows(fields)
        Case "rows"
          If Not WriteRows(fields(1), fields(2), CLng(fields(3)), CLng(fields(4))) Then GoTo failed
        Case "table"
          Grow(fields)
      End Select
    End If
  Loop
  PutCharts()
  On Error GoTo 0
  Tell(lines)
  book.UndoManager.leaveUndoContext()
  Exit Sub
failed:
  what = NOT_PLACED & " (" & Err & " " & Erl & ")"
  TakeBack()
  If RowsLeft() <> "" Then what = Replace(ROWS_LEFT, "{cells}", RowsLeft())
  Say(what)
  book.UndoManager.leaveUndoContext()
End Sub

Sub Tell(lines)
  Dim i As Long, fields
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    If UBound(fields) > 0 Then
      Select Case fields(0)
        Case "text"
          WriteText(book.Sheets.getByName(fields(1)), fields)
        Case "show"
          book.CurrentController.setActiveSheet(book.Sheets.getByName(fields(1)))
        Case "status"
          Say(fields(1))
        Case "alert"
          book.unlockControllers()
          MsgBox(fields(1), 0, "kachilog")
          book.lockControllers()
      End Select
    End If
  Next i
End Sub

Sub WriteText(sheet, fields)
  If Not sheet.isProtected() Then sheet.getCellByPosition(CLng(fields(3)), CLng(fields(2))).setString(fields(4))
End Sub

Function Loaded(url As String)
  Dim load(0) As New com.sun.star.beans.PropertyValue
  load(0).Name = "Hidden" : load(0).Value = True
  Loaded = StarDesktop.loadComponentFromURL(url, "_blank", 0, load())
End Function

' Returns the number that a new sheet behind another one, "" being the last one, is to have.
Function Behind(after As String) As Integer
  Behind = book.Sheets.Count
  If after <> "" Then Behind = book.Sheets.getByName(after).RangeAddress.Sheet + 1
End Function

Function BringIn(url As String, name As String, after As String) As Boolean
  Dim page, at
  page = Loaded(url)
  at = book.Sheets.importSheet(page, page.Sheets.getByIndex(0).Name, Behind(after))
  page.close(True)
  BringIn = IsNamed(book.Sheets.getByIndex(at), name)
End Function

Function CopyForm(form As String, name As String, after As String) As Boolean
  Dim fresh
  book.Sheets.copyByName(form, name, Behind(after))
  fresh = book.Sheets.getByName(name)
  CopyForm = IsNamed(fresh, name)
  fresh.IsVisible = True
  PointCharts(fresh)
End Function

' Names a new sheet and returns whether it has that name: LibreOffice passes over one that it does not take.
Function IsNamed(fresh, name As String) As Boolean
  freshSheets(sheetCount) = fresh
  sheetCount = sheetCount + 1
  If fresh.Name <> name Then fresh.Name = name
  IsNamed = (fresh.Name = name)
End Function

' LibreOffice leaves the charts of a copied sheet at the cells of its source: each data sequence is made anew, with the
' same cells of this sheet.
Sub PointCharts(sheet)
  Dim i, dimension, number, part, chart, plane, kind, series, old, axis, scale
  For i = 0 To sheet.Charts.Count - 1
    chart = sheet.Charts.getByIndex(i).EmbeddedObject
    chart.lockControllers()
    For Each plane In chart.FirstDiagram.CoordinateSystems
      For Each kind In plane.ChartTypes
        For Each series In kind.DataSeries
          old = series.DataSequences
          Dim all() : ReDim all(UBound(old))
          For part = 0 To UBound(old)
            all(part) = Pointed(chart.DataProvider, old(part), sheet.Name)
          Next part
          series.setData(all())
        Next series
      Next kind
      For dimension = 0 To plane.Dimension - 1
        For number = 0 To plane.getMaximumAxisIndexByDimension(dimension)
          axis = plane.getAxisByDimension(dimension, number)
          scale = axis.ScaleData
          If Not IsNull(scale.Categories) Then
            scale.Categories = Pointed(chart.DataProvider, scale.Categories, sheet.Name)
            axis.setScaleData(scale)
          End If
        Next number
      Next dimension
    Next plane
    chart.unlockControllers()
  Next i
End Sub

Function Pointed(provider, old, name As String)
  ' Not written to `Pointed` itself: Basic would take `Pointed.setValues(...)` for a call of this function.
  Dim made
  made = createUnoService("com.sun.star.chart2.data.LabeledDataSequence")
  If Not IsNull(old.Values) Then made.setValues(Sequence(provider, old.Values, name))
  If Not IsNull(old.Label) Then made.setLabel(Sequence(provider, old.Label, name))
  Pointed = made
End Function

' A sequence is $'Sheet'.$A$1:$A$9, or a text in quotes, which stays as it is.
Function Sequence(provider, old, name As String)
  Dim said As String, parts, made
  said = old.SourceRangeRepresentation
  If Left(said, 1) <> """" Then
    parts = Split(said, ".")
    said = "$'" & Replace(name, "'", "''") & "'." & parts(UBound(parts))
  End If
  made = provider.createDataSequenceByRangeRepresentation(said)
  made.Role = old.Role
  Sequence = made
End Function

' Writes the lines from `first` on into cells, and returns whether they can be read back. A cell is "" (blank), ' and a
' text, in which Chr(30) is a line break, or a number.
Function WriteCells(fields, lines, first As Long) As Boolean
  Dim i As Long, j As Long, row, data(), target
  ReDim data(CLng(fields(4)) - 1)
  For i = 0 To UBound(data)
    ' Basic splits nothing into no cell at all.
    row = Array("")
    If lines(first + i) <> "" Then row = Split(lines(first + i), Chr(31))
    For j = 0 To UBound(row)
      If Left(row(j), 1) = "'" Then
        row(j) = Replace(Mid(row(j), 2), Chr(30), Chr(10))
      ElseIf row(j) <> "" Then
        row(j) = Val(row(j))
      End If
    Next j
    data(i) = row
  Next i
  target = book.Sheets.getByName(fields(1))
  target = target.getCellRangeByPosition(CLng(fields(3)), CLng(fields(2)), CLng(fields(3)) + UBound(data(0)), CLng(fields(2)) + UBound(data))
  written(writtenCount) = target
  before(writtenCount) = target.getDataArray()
  writtenCount = writtenCount + 1
  WriteCells = Stands(target, data)
End Function

' Sets cells and returns whether that can be read back. A TAB in a text of several lines is handed out as Chr(1).
Function Stands(target, data) As Boolean
  Dim i, j, now
  target.setDataArray(data)
  now = target.getDataArray()
  For i = 0 To UBound(data)
    For j = 0 To UBound(data(i))
      If now(i)(j) <> data(i)(j) Then
        If Replace(CStr(now(i)(j)), Chr(1), Chr(9)) <> CStr(data(i)(j)) Then Exit Function
      End If
    Next j
  Next i
  Stands = True
End Function

Sub ShowRows(fields)
  Dim rows, i
  rows = book.Sheets.getByName(fields(1)).getCellRangeByPosition(0, CLng(fields(2)), 0, CLng(fields(3))).Rows
  For i = 0 To rows.Count - 1
    shifted(shiftedCount) = rows.getByIndex(i)
    wereVisible(shiftedCount) = rows.getByIndex(i).IsVisible
    shiftedCount = shiftedCount + 1
  Next i
  rows.IsVisible = (fields(0) = "reveal")
End Sub

' Notes a chart that has lost its size or place: LibreOffice gives one that it loads over hidden rows no height, and
' one that it saves over them other cells. One that the user has moved is neither, and stays.
Sub NoteChart(fields)
  Dim sheet, i, shape, cells
  sheet = book.Sheets.getByName(fields(1))
  cells = sheet.getCellRangeByPosition(CLng(fields(4)), CLng(fields(3)), CLng(fields(6)), CLng(fields(5)))
  For i = 0 To sheet.DrawPage.Count - 1
    shape = sheet.DrawPage.getByIndex(i)
    If shape.Name = fields(2) Then
      If IsLost(shape, cells) Then
        lostCharts(lostCount) = shape
        theirCells(lostCount) = cells
        lostCount = lostCount + 1
      End If
      Exit Sub
    End If
  Next i
End Sub

Function IsLost(shape, cells) As Boolean
  Dim at
  IsLost = (shape.Size.Height < 100 Or shape.Size.Width < 100)
  If IsLost Or Not HasUnoInterfaces(shape.Anchor, "com.sun.star.sheet.XCellAddressable") Then Exit Function
  at = shape.Anchor.CellAddress
  If at.Row <> cells.RangeAddress.StartRow Then IsLost = Not shape.Anchor.Rows.getByIndex(0).IsVisible
End Function

' Sized by its cells, it would be lost again as soon as the document is saved: where they ended stays as it was.
Sub PutCharts
  Dim i
  On Error Resume Next
  For i = 0 To lostCount - 1
    lostCharts(i).ResizeWithCell = False
    lostCharts(i).Anchor = theirCells(i).getCellByPosition(0, 0)
    lostCharts(i).setPosition(theirCells(i).Position)
    lostCharts(i).setSize(theirCells(i).Size)
  Next i
End Sub

Sub TakeBack
  Dim i, j, data
  On Error Resume Next
  For i = shiftedCount - 1 To 0 Step -1
    shifted(i).IsVisible = wereVisible(i)
  Next i
  For i = writtenCount - 1 To 0 Step -1
    data = before(i)
    For j = 0 To UBound(data)
      data(j) = WithTabs(data(j))
    Next j
    written(i).setDataArray(data)
  Next i
  For i = sheetCount - 1 To 0 Step -1
    book.Sheets.removeByName(freshSheets(i).Name)
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

' Writes the cells of a file and returns whether they can be read back.
Function WriteRows(url As String, name As String, row As Long, column As Long) As Boolean
  Dim page, source, target, data, i
  page = Loaded(url)
  source = page.Sheets.getByIndex(0).createCursor()
  source.gotoStartOfUsedArea(False)
  source.gotoEndOfUsedArea(True)
  data = page.Sheets.getByIndex(0).getCellRangeByPosition(0, 0, source.RangeAddress.EndColumn, source.RangeAddress.EndRow).getDataArray()
  page.close(True)
  target = book.Sheets.getByName(name)
  target = target.getCellRangeByPosition(column, row, column + UBound(data(0)), row + UBound(data))
  filled(filledCount) = target
  filledCount = filledCount + 1
  For i = 0 To UBound(data)
    data(i) = WithTabs(data(i))
  Next i
  WriteRows = Stands(target, data)
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
  table = book.DatabaseRanges.getByName(fields(1))
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
  cells = book.NamedRanges.getByName("KachilogStatus").getReferredCells()
  cells.getCellByPosition(0, 0).setString(text)
  If cells.getCellByPosition(0, 0).getString() = text Then Exit Sub
refused:
  MsgBox(text, 0, "kachilog")
End Sub
