Option Explicit

' What stands in the open document, told to Python in one file; nothing is saved or rewritten. Chr(28) parts the sheets,
' Chr(29) what is told of one, Chr(30) lines and Chr(31) cells: no cell can hold these, as XML has none of them
' (kachilog.libreoffice.dumped_book reads it).

Const ROWS_AT_ONCE = 5000

' Writes all that is read of a document.
Sub Dump(files, document, url As String)
  Dim stream, day, i, sheets
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setEncoding("UTF-8")
  stream.setOutputStream(files.openFileWrite(url))
  day = document.NullDate
  ' How this office writes numbers, and the day that they count days from.
  stream.writeString(CStr(1.5) & Chr(31) & CInt(HasVba(document)) & Chr(31) & day.Year & Chr(31) & day.Month & Chr(31) & day.Day & Chr(29))
  stream.writeString(TablesOf(document))
  sheets = document.Sheets
  For i = 0 To sheets.Count - 1
    DumpSheet(stream, document, sheets.getByIndex(i))
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

Sub DumpSheet(stream, document, sheet)
  Dim cursor, lastRow, lastColumn
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  lastRow = cursor.RangeAddress.EndRow
  lastColumn = cursor.RangeAddress.EndColumn
  stream.writeString(Chr(28) & sheet.Name & Chr(29) & CInt(sheet.IsVisible) & Chr(29) & CInt(sheet.isProtected()) & Chr(29))
  DumpCells(stream, document, sheet, lastRow, lastColumn)
End Sub

' The parts told of a sheet: its rows; where texts, formulas and failed formulas stand; number formats and where.
Sub DumpCells(stream, document, sheet, lastRow, lastColumn)
  Dim first, last, i, data, lines(), area
  For first = 0 To lastRow Step ROWS_AT_ONCE
    last = first + ROWS_AT_ONCE - 1
    If last > lastRow Then last = lastRow
    data = sheet.getCellRangeByPosition(0, first, lastColumn, last).getDataArray()
    ReDim lines(UBound(data))
    For i = 0 To UBound(data)
      lines(i) = Join(data(i), Chr(31))
    Next i
    If first > 0 Then stream.writeString(Chr(30))
    stream.writeString(Join(lines, Chr(30)))
  Next first
  area = sheet.getCellRangeByPosition(0, 0, lastColumn, lastRow)
  stream.writeString(Chr(29) & area.queryContentCells(com.sun.star.sheet.CellFlags.STRING).RangeAddressesAsString)
  stream.writeString("," & area.queryFormulaCells(com.sun.star.sheet.FormulaResult.STRING).RangeAddressesAsString)
  stream.writeString(Chr(29) & area.queryFormulaCells(7).RangeAddressesAsString)
  stream.writeString(Chr(29) & Failures(area.queryFormulaCells(com.sun.star.sheet.FormulaResult.ERROR)))
  stream.writeString(Chr(29) & FormatsOf(document, area))
End Sub

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
