Option Explicit

' Carries out what Python has answered in the document of the click (see kachilog.libreoffice.answer).

' CellFlags.VALUE, DATETIME, STRING and FORMULA: all but notes and formats.
Const CONTENTS = 23

' What has been done so far, so that all of it can be taken back: new sheets, ranges with what stood in them, rows
' that were hidden or shown, and ranges that were blank before.
Dim freshSheets(9), written(1999), before(1999), shifted(999), wereVisible(999), filled(999), grownTable, grownArea
Dim lostCharts(19), theirCells(19), lostCount As Integer
Dim covered As String
Dim datedCells(999), theirFormats(999), datedCount As Integer
Dim sheetCount As Integer, writtenCount As Integer, shiftedCount As Integer, filledCount As Integer, hasGrown As Boolean

' Returns the name of a protected sheet that would have to be changed, "" if there is none.
Function ProtectedSheet(lines) As String
  Dim i As Long, fields, name As String
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    name = ""
    If UBound(fields) > 1 Then
      Select Case fields(0)
        Case "rows", "cells", "hide", "reveal"
          name = fields(1)
      End Select
    End If
    If name <> "" And book.Sheets.hasByName(name) Then
      If book.Sheets.getByName(name).isProtected() Then ProtectedSheet = name
    End If
  Next i
End Function

Sub Follow(lines)
  book = ThisComponent
  CarryOut(lines)
End Sub

' Carries out an answer, as one step of undo: its pages and rows all of them or none. What is said comes last in it.
Sub CarryOut(lines)
  Dim i As Long, fields, what As String
  sheetCount = 0 : writtenCount = 0 : shiftedCount = 0 : filledCount = 0
  lostCount = 0 : datedCount = 0
  hasGrown = False
  covered = ""
  If Not Changes(lines) Then
    Tell(lines)
    Exit Sub
  End If
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
          If Not WriteRows(fields, lines, i) Then GoTo failed
          i = i + CLng(fields(4))
        Case "days"
          ShowDays(fields)
        Case "table"
          Grow(fields)
      End Select
    End If
  Loop
  PutCharts()
  ' Nothing is taken back any more; a step that did not end would be the last one that can be undone.
  On Error GoTo untold
  Tell(lines)
  book.UndoManager.leaveUndoContext()
  Exit Sub
untold:
  Say(Replace(Replace(Phrase("ended_after"), "{kind}", CStr(Err)), "{at}", CStr(Erl)), False)
  book.UndoManager.leaveUndoContext()
  Exit Sub
failed:
  what = Phrase("not_placed") & " (" & Err & " " & Erl & ")"
  If covered <> "" Then what = Replace(Phrase("cell_covered"), "{cells}", covered)
  TakeBack()
  If RowsLeft() <> "" Then what = Replace(Phrase("rows_left"), "{cells}", RowsLeft())
  Say(what, False)
  book.UndoManager.leaveUndoContext()
End Sub

' Returns whether an answer changes the document; a step of undo that changes nothing would be one too many.
Function Changes(lines) As Boolean
  Dim i As Long
  For i = 0 To UBound(lines)
    Select Case Split(lines(i) & Chr(9), Chr(9))(0)
      Case "", "show", "open", "alert"
      Case "status"
        If HasStatusCell() Then Changes = True
      Case Else
        Changes = True
    End Select
  Next i
End Function

Sub Tell(lines)
  Dim i As Long, fields, isShown As Boolean, isBoxed As Boolean
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    If UBound(fields) > 0 Then
      Select Case fields(0)
        Case "text"
          WriteCell(book.Sheets.getByName(fields(1)), fields)
        Case "keep"
          Keep(fields(1), fields(2))
        Case "show"
          isShown = Shows(book.Sheets.getByName(fields(1)))
        Case "status"
          book.unlockControllers()
          isBoxed = Say(fields(1), isShown)
          book.lockControllers()
        Case "alert"
          book.unlockControllers()
          If Not isBoxed Then MsgBox(fields(1), 0, "kachilog")
          book.lockControllers()
        Case "open"
          StarDesktop.loadComponentFromURL(fields(1), "_blank", 0, Array())
      End Select
    End If
  Next i
End Sub

' Shows a sheet, one that the user has hidden, too, and returns whether it is seen: in the page preview none can be chosen.
Function Shows(sheet) As Boolean
  On Error Resume Next
  If Not sheet.IsVisible Then sheet.IsVisible = True
  book.CurrentController.setActiveSheet(sheet)
  Shows = (book.CurrentController.ActiveSheet.Name = sheet.Name)
  If Shows Then LeaveFilledCells(sheet)
End Function

' Lets a cell in the margin of a page be selected instead of one that holds something: what was typed while the answer was
' awaited comes now.
Sub LeaveFilledCells(sheet)
  Dim filled
  On Error Resume Next
  filled = book.CurrentController.getSelection().queryContentCells(CONTENTS).Count
  If filled > 0 Then book.CurrentController.select(sheet.getCellByPosition(1, 1))
End Sub

Sub WriteCell(sheet, fields)
  Dim cell
  If sheet.isProtected() Then Exit Sub
  cell = sheet.getCellRangeByPosition(CLng(fields(3)), CLng(fields(2)), CLng(fields(3)), CLng(fields(2)))
  LetBeUndone(cell)
  SetCells(cell, Array(Array(fields(4))))
End Sub

' Lets a name stand for a formula; nothing that is seen depends on it.
Sub Keep(name As String, formula As String)
  Dim names, place As New com.sun.star.table.CellAddress
  On Error Resume Next
  names = book.NamedRanges
  If names.hasByName(name) Then
    names.getByName(name).setContent(formula)
  Else
    names.addNewByName(name, formula, place, 0)
  End If
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

' Writes the lines from `first` on into cells, and returns whether they can be read back.
Function WriteCells(fields, lines, first As Long) As Boolean
  Dim data, target
  data = DataOf(lines, first, CLng(fields(4)))
  target = CellsAt(fields, data)
  written(writtenCount) = target
  before(writtenCount) = target.getDataArray()
  writtenCount = writtenCount + 1
  If IsFresh(fields(1)) Then
    WriteCells = Stands(target, data)
  Else
    LetBeUndone(target)
    WriteCells = Stands(target, data)
    LetBeDoneAgain(target)
  End If
End Function

' Writes lines likewise into cells that are blank.
Function WriteRows(fields, lines, first As Long) As Boolean
  Dim data, target
  data = DataOf(lines, first, CLng(fields(4)))
  target = CellsAt(fields, data)
  covered = CoveredCell(target, data)
  If covered <> "" Then Exit Function
  filled(filledCount) = target
  filledCount = filledCount + 1
  LetBeUndone(target)
  WriteRows = Stands(target, data)
  LetBeDoneAgain(target)
End Function

' Returns the first cell with something to be written that another one of the user's is merged over, "" if there is none:
' what is written there is seen by nobody.
Function CoveredCell(target, data) As String
  Dim i, j, cell, whole, parts
  If Not target.getIsMerged() Then Exit Function
  For i = 0 To UBound(data)
    For j = 0 To UBound(data(i))
      If CStr(data(i)(j)) <> "" Then
        cell = target.getCellByPosition(j, i)
        whole = target.Spreadsheet.createCursorByRange(cell)
        whole.collapseToMergedArea()
        If whole.RangeAddress.StartRow <> cell.CellAddress.Row Or whole.RangeAddress.StartColumn <> cell.CellAddress.Column Then
          parts = Split(cell.AbsoluteName, "$")
          CoveredCell = parts(UBound(parts) - 1) & parts(UBound(parts))
          Exit Function
        End If
      End If
    Next j
  Next i
End Function

' Makes a step of undo of what is written next: that alone would leave in blank cells what is written there.
Sub LetBeUndone(target)
  target.setArrayFormula("=0")
End Sub

' Empties blank cells once more: redo passes over those that were set blank, and what made the step of undo would stand there
' again. On a fresh sheet nothing does; there the second redo would lose a text.
Sub LetBeDoneAgain(target)
  target.queryEmptyCells().clearContents(CONTENTS)
End Sub

Function IsFresh(name As String) As Boolean
  Dim i
  For i = 0 To sheetCount - 1
    If freshSheets(i).Name = name Then IsFresh = True
  Next i
End Function

Function CellsAt(fields, data)
  CellsAt = book.Sheets.getByName(fields(1)).getCellRangeByPosition(CLng(fields(3)), CLng(fields(2)), CLng(fields(3)) + UBound(data(0)), CLng(fields(2)) + UBound(data))
End Function

' A cell is "" (blank), ' and a text, in which Chr(30) is a line break, or a number.
Function DataOf(lines, first As Long, count As Long)
  Dim i As Long, j As Long, row, data()
  ReDim data(count - 1)
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
  DataOf = data
End Function

' Lets the numbers of some rows of a column be shown as days where they are not: as the row above shows them, else plainly.
Sub ShowDays(fields)
  Dim sheet, column, first, target, i, one, key
  sheet = book.Sheets.getByName(fields(1))
  first = CLng(fields(2))
  column = CLng(fields(3))
  key = sheet.getCellByPosition(column, first).NumberFormat
  If first > 0 Then key = sheet.getCellByPosition(column, first - 1).NumberFormat
  If Not IsDay(key) Then key = PlainDay()
  target = sheet.getCellRangeByPosition(column, first, column, CLng(fields(4))).CellFormatRanges
  For i = 0 To target.Count - 1
    one = target.getByIndex(i)
    If Not IsDay(one.NumberFormat) Then
      datedCells(datedCount) = one
      theirFormats(datedCount) = one.NumberFormat
      If datedCount < UBound(datedCells) Then datedCount = datedCount + 1
      one.NumberFormat = key
    End If
  Next i
End Sub

Function IsDay(key) As Boolean
  IsDay = (book.NumberFormats.getByKey(key).Type And com.sun.star.util.NumberFormat.DATE) <> 0
End Function

Function PlainDay() As Long
  Dim locale As New com.sun.star.lang.Locale
  locale.Language = "en" : locale.Country = "US"
  PlainDay = book.NumberFormats.queryKey("YYYY-MM-DD", locale, False)
  If PlainDay = -1 Then PlainDay = book.NumberFormats.addNew("YYYY-MM-DD", locale)
End Function

' Sets cells and returns whether that can be read back. A TAB in a text of several lines is handed out as Chr(1).
Function Stands(target, data) As Boolean
  Dim i, j, now
  SetCells(target, data)
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

' Sets cells. LibreOffice takes the notes off cells that are set as an array: those of a row with a note are set one by one.
Sub SetCells(target, data)
  Dim notes, i, j, first, part(), noted()
  notes = target.queryContentCells(com.sun.star.sheet.CellFlags.ANNOTATION).RangeAddresses
  If UBound(notes) < 0 Then
    target.setDataArray(data)
    Exit Sub
  End If
  ReDim noted(UBound(data) + 1)
  For i = 0 To UBound(notes)
    For j = notes(i).StartRow To notes(i).EndRow
      noted(j - target.RangeAddress.StartRow) = True
    Next j
  Next i
  noted(UBound(noted)) = True
  For i = 0 To UBound(noted)
    If noted(i) Then
      If i > first Then
        ReDim part(i - first - 1)
        For j = first To i - 1
          part(j - first) = data(j)
        Next j
        target.getCellRangeByPosition(0, first, UBound(data(0)), i - 1).setDataArray(part)
      End If
      If i <= UBound(data) Then SetOneByOne(target, data(i), i)
      first = i + 1
    End If
  Next i
End Sub

Sub SetOneByOne(target, line, row)
  Dim j, cell
  For j = 0 To UBound(line)
    cell = target.getCellByPosition(j, row)
    If VarType(line(j)) <> 8 Then
      cell.setValue(line(j))
    ElseIf line(j) = "" Then
      cell.clearContents(CONTENTS)
    Else
      cell.setString(line(j))
    End If
  Next j
End Sub

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
    SetCells(written(i), data)
  Next i
  For i = sheetCount - 1 To 0 Step -1
    book.Sheets.removeByName(freshSheets(i).Name)
  Next i
  If hasGrown Then grownTable.setDataArea(grownArea)
  For i = 0 To datedCount - 1
    datedCells(i).NumberFormat = theirFormats(i)
  Next i
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
