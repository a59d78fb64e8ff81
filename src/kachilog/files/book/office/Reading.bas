Option Explicit

' What stands in the open document, told to Python in one file; nothing is saved or rewritten. Chr(28) parts the sheets,
' Chr(29) what is told of one, Chr(30) lines and Chr(31) cells: no cell can hold these, as XML has none of them
' (kachilog.libreoffice.dumped_book reads it).

Const ROWS_AT_ONCE = 5000

' How many weekly pages, the newest ones, are told whole: most likely one of them is to be filled again.
Const WHOLE_PAGES = 3
Const PAGE_MARK = "kachilog:page:"

' The name that keeps what is known of the classes of customer voices.
Const VOICES_MARK = "KachilogVoices"

' CellFlags.VALUE and CellFlags.DATETIME
Const NUMBERS = 3

' Writes all that is read of a document; of the weekly pages that are neither among the newest nor needed only what
' the user entered.
Sub Dump(files, document, url As String, needed)
  Dim stream, day, i, sheets, marks, oldest As String
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setEncoding("UTF-8")
  stream.setOutputStream(files.openFileWrite(url))
  day = document.NullDate
  ' How this office writes numbers, and the day that they count days from.
  stream.writeString(CStr(1.5) & Chr(31) & CInt(HasVba(document)) & Chr(31) & day.Year & Chr(31) & day.Month & Chr(31) & day.Day & Chr(29))
  stream.writeString(TablesOf(document) & Chr(29))
  If document.NamedRanges.hasByName(VOICES_MARK) Then stream.writeString(document.NamedRanges.getByName(VOICES_MARK).Content)
  sheets = document.Sheets
  marks = PageMarks(sheets)
  oldest = OldestWhole(marks)
  For i = 0 To sheets.Count - 1
    DumpSheet(stream, document, sheets.getByIndex(i), (marks(i) < oldest) And Not IsNeeded(needed, sheets.getByIndex(i).Name))
  Next i
  stream.closeOutput()
End Sub

Function HasVba(document) As Boolean
  On Error Resume Next
  HasVba = document.BasicLibraries.VBACompatibilityMode
End Function

Function TablesOf(document) As String
  Dim i, one, area
  For i = 0 To document.DatabaseRanges.Count - 1
    one = document.DatabaseRanges.getByIndex(i)
    area = one.DataArea
    TablesOf = TablesOf & one.Name & Chr(31) & area.Sheet & Chr(31) & area.StartRow & Chr(31) & area.StartColumn & Chr(31) _
      & area.EndRow & Chr(31) & area.EndColumn & Chr(31) & CInt(one.ContainsHeader) & Chr(31) & CInt(one.TotalsRow) & Chr(30)
  Next i
End Function

' Returns of each sheet the mark of a weekly page, which ends with its week; of any other one what is as good as new.
Function PageMarks(sheets)
  Dim i, marks()
  ReDim marks(sheets.Count - 1)
  For i = 0 To sheets.Count - 1
    marks(i) = sheets.getByIndex(i).getCellByPosition(0, 0).String
    If Left(marks(i), Len(PAGE_MARK)) <> PAGE_MARK Then marks(i) = "~"
  Next i
  PageMarks = marks
End Function

' Returns the mark of the oldest page that is told whole.
Function OldestWhole(marks) As String
  Dim count, i, newest As String
  OldestWhole = "~"
  For count = 1 To WHOLE_PAGES
    newest = ""
    For i = 0 To UBound(marks)
      If marks(i) < OldestWhole And marks(i) > newest Then newest = marks(i)
    Next i
    OldestWhole = newest
  Next count
End Function

Function IsNeeded(needed, name As String) As Boolean
  Dim i
  For i = 0 To UBound(needed)
    If needed(i)(1) = "sheet" And needed(i)(2) = name Then IsNeeded = True
  Next i
End Function

' The parts told of a sheet: its rows; where texts, formulas and failed formulas stand; number formats and where; whether
' that is all of it.
Sub DumpSheet(stream, document, sheet, isPart As Boolean)
  Dim cursor, top, lastRow, lastColumn, area, formats As String
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  lastRow = cursor.RangeAddress.EndRow
  lastColumn = cursor.RangeAddress.EndColumn
  top = RowsAbove(document, sheet)
  stream.writeString(Chr(28) & sheet.Name & Chr(29) & CInt(sheet.IsVisible) & Chr(29) & CInt(sheet.isProtected()) & Chr(29))
  If isPart Then
    formats = DumpEntries(stream, document, sheet, lastRow, lastColumn)
  Else
    DumpCells(stream, sheet, top, lastRow, lastColumn)
  End If
  area = sheet.getCellRangeByPosition(0, top, lastColumn, lastRow)
  stream.writeString(Chr(29) & area.queryContentCells(com.sun.star.sheet.CellFlags.STRING).RangeAddressesAsString)
  stream.writeString("," & area.queryFormulaCells(com.sun.star.sheet.FormulaResult.STRING).RangeAddressesAsString)
  stream.writeString(Chr(29) & area.queryFormulaCells(7).RangeAddressesAsString)
  stream.writeString(Chr(29) & Failures(area.queryFormulaCells(com.sun.star.sheet.FormulaResult.ERROR)))
  If Not isPart Then formats = FormatsOf(document, area)
  stream.writeString(Chr(29) & formats & Chr(29) & CInt(Not isPart))
End Sub

' Returns how many rows stand above the tables on the sheet of the log. Nothing that is read stands there, but the live
' figures, which would be calculated anew for each click.
Function RowsAbove(document, sheet) As Long
  Dim i, area
  If Not document.DatabaseRanges.hasByName("ActivityLog") Then Exit Function
  area = document.DatabaseRanges.getByName("ActivityLog").DataArea
  If area.Sheet <> sheet.RangeAddress.Sheet Then Exit Function
  RowsAbove = area.StartRow
  For i = 0 To document.DatabaseRanges.Count - 1
    area = document.DatabaseRanges.getByIndex(i).DataArea
    If area.Sheet = sheet.RangeAddress.Sheet And area.StartRow < RowsAbove Then RowsAbove = area.StartRow
  Next i
End Function

Sub DumpCells(stream, sheet, top, lastRow, lastColumn)
  Dim first, last, i, data, lines()
  For i = 1 To top
    stream.writeString(String(lastColumn, Chr(31)) & Chr(30))
  Next i
  For first = top To lastRow Step ROWS_AT_ONCE
    last = first + ROWS_AT_ONCE - 1
    If last > lastRow Then last = lastRow
    data = sheet.getCellRangeByPosition(0, first, lastColumn, last).getDataArray()
    ReDim lines(UBound(data))
    For i = 0 To UBound(data)
      lines(i) = Join(data(i), Chr(31))
    Next i
    If first > top Then stream.writeString(Chr(30))
    stream.writeString(Join(lines, Chr(30)))
  Next first
End Sub

' Writes of a page the marks of its rows and columns and the rows that have a cell of the user's, as their marks say;
' returns the number formats of the numbers in those.
Function DumpEntries(stream, document, sheet, lastRow, lastColumn) As String
  Dim i, marks, mark As String, row, cells, lines(), blank As String
  marks = sheet.getCellRangeByPosition(0, 0, 0, lastRow).getDataArray()
  blank = String(lastColumn, Chr(31))
  ReDim lines(lastRow)
  For i = 0 To lastRow
    mark = marks(i)(0)
    If i > 0 And InStr(mark, "=@") = 0 Then
      lines(i) = mark & blank
    Else
      row = sheet.getCellRangeByPosition(0, i, lastColumn, i)
      cells = row.getDataArray()
      lines(i) = Join(cells(0), Chr(31))
      If i > 0 Then
        DumpEntries = DumpEntries & FormatsOfEach(document, row.queryContentCells(NUMBERS))
        DumpEntries = DumpEntries & FormatsOfEach(document, row.queryFormulaCells(com.sun.star.sheet.FormulaResult.VALUE))
      End If
    End If
  Next i
  stream.writeString(Join(lines, Chr(30)))
End Function

Function FormatsOfEach(document, areas) As String
  Dim i
  For i = 0 To areas.Count - 1
    FormatsOfEach = FormatsOfEach & FormatsOf(document, areas.getByIndex(i))
  Next i
End Function

' Each failed formula as row, column and the number of its error.
Function Failures(cells) As String
  Dim walk, one
  If cells.Count = 0 Then Exit Function
  walk = cells.Cells.createEnumeration()
  Do While walk.hasMoreElements()
    one = walk.nextElement()
    Failures = Failures & one.CellAddress.Row & Chr(31) & one.CellAddress.Column & Chr(31) & one.getError() & Chr(30)
  Loop
End Function

' Each number format but the plain one, with its kind and the cells that have it.
Function FormatsOf(document, area) As String
  Dim groups, i, key, one
  groups = area.UniqueCellFormatRanges
  For i = 0 To groups.Count - 1
    key = groups.getByIndex(i).NumberFormat
    If key <> 0 Then
      one = document.NumberFormats.getByKey(key)
      FormatsOf = FormatsOf & one.Type & Chr(31) & one.FormatString & Chr(31) & groups.getByIndex(i).RangeAddressesAsString & Chr(30)
    End If
  Next i
End Function
