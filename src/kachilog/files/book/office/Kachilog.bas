Option Explicit

' What the buttons, the menu and the toolbar of LibreOffice run. What stands in the open document is handed to Python,
' which answers in a file what to do; the document is never saved, rewritten or reloaded (see kachilog.libreoffice.answer).
' Texts and the Python to run come from the module Edition, which is made when the .ods or the extension is.

' The document of the click, bound once: ThisComponent is another one as soon as a file is opened.
Public book

' The folder of the clicks of this LibreOffice, and how many there have been. Global, since what is Public is forgotten
' when a macro has ended.
Global clicksFolder As String
Global clickCount As Long

' Whether a click is being answered. Meanwhile LibreOffice takes further clicks, a double click's second one above all,
' and would run them in the middle of the first. It is forgotten when the macro has ended, however it ends.
Dim isAnswering As Boolean

Const ROUNDS = 3

Sub WeeklyReview
  Ask("review", "")
End Sub

Sub ReviewThisWeek
  Ask("weekly", "")
End Sub

Sub ReviewLastWeek
  Ask("weekly_last", "")
End Sub

Sub ReviewSelectedWeek
  Ask("weekly_row", "")
End Sub

Sub ExportCsv
  Ask("export", "")
End Sub

Sub PrintPage
  Ask("pdf", "")
End Sub

Sub TodaysLine
  Dim said As String
  If isAnswering Then Exit Sub
  book = ThisComponent
  said = Entered(LineModel())
  If said <> "" Then Ask("line", said)
End Sub

Sub ImportCsv
  Dim picker, chosen
  If isAnswering Then Exit Sub
  picker = createUnoService("com.sun.star.ui.dialogs.FilePicker")
  picker.appendFilter("CSV", "*.csv;*.tsv;*.txt")
  If picker.execute() = 1 Then
    chosen = picker.getFiles()
    Ask("import", chosen(0))
  End If
End Sub

Sub NewBook
  Dim picker, chosen
  If isAnswering Then Exit Sub
  picker = createUnoService("com.sun.star.ui.dialogs.FilePicker")
  picker.initialize(Array(com.sun.star.ui.dialogs.TemplateDescription.FILESAVE_AUTOEXTENSION))
  picker.appendFilter("Excel (.xlsx)", "*.xlsx")
  picker.setDefaultName(Phrase("new_name") & ".xlsx")
  If picker.execute() = 1 Then
    chosen = picker.getFiles()
    Ask("new", chosen(0))
  End If
End Sub

Sub HowToBegin
  MsgBox(Phrase("how_to_begin"), 0, "kachilog")
End Sub

Sub Ask(job As String, extra As String)
  Dim files, folder As String
  If isAnswering Then Exit Sub
  book = ThisComponent
  FinishTyping()
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  If book.isReadonly() And job <> "export" And job <> "pdf" And job <> "new" Then
    Say(Phrase("read_only"), False)
    Exit Sub
  End If
  If Left(job, 6) = "review" Or Left(job, 6) = "weekly" Then
    If book.isProtected() Then
      Say(Phrase("structure_protected"), False)
      Exit Sub
    End If
  End If
  isAnswering = True
  ' What is clicked meanwhile waits, as far as Basic has a say in it.
  EnableReschedule(False)
  On Error GoTo failed
  AskInRounds(files, folder, job, extra)
  On Error Resume Next
  files.kill(folder)
  isAnswering = False
  Exit Sub
failed:
  Dim what As String
  what = Phrase("no_answer") & " (" & Err & " " & Erl & ")"
  On Error Resume Next
  If book.hasControllersLocked() Then book.unlockControllers()
  Say(what, False)
  files.kill(folder)
  isAnswering = False
End Sub

' Lets what is being typed go into its cell: else it is in no answer, and LibreOffice 7.4 crashes, and loses it, as soon as
' another sheet is shown than that of the button. Typed into a note or a shape, it would end our step of undo halfway:
' LibreOffice takes that in when something is selected, be it what is selected already.
Sub FinishTyping
  Dim dispatcher
  On Error Resume Next
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(book.CurrentController.Frame, ".uno:AcceptFormula", "", 0, Array())
  book.CurrentController.select(book.CurrentController.getSelection())
End Sub

' Asks, and asks again with what Python needs besides, if it says so.
Sub AskInRounds(files, folder As String, job As String, extra As String)
  Dim turn, answer, needed, hindrance As String
  needed = Array()
  For turn = 1 To ROUNDS
    folder = NewFolder(files)
    answer = Answered(files, folder, job, extra, needed)
    needed = NeededOf(answer)
    If UBound(needed) < 0 Then Exit For
    files.kill(folder)
  Next turn
  If UBound(answer) < 0 Or UBound(needed) >= 0 Then
    Say(Phrase("no_answer"), False)
    Exit Sub
  End If
  hindrance = ProtectedSheet(answer)
  If hindrance = "" Then
    book.lockControllers()
    CarryOut(answer)
    book.unlockControllers()
  Else
    Say(Replace(Phrase("sheet_protected"), "{sheet}", hindrance), False)
  End If
End Sub

' Returns the lines of the answer, none if there is no answer.
Function Answered(files, folder As String, job As String, extra As String, needed)
  Dim request, run
  run = Interpreter(files)
  ' One that is ready stays for the clicks that follow (see kachilog.libreoffice.click).
  If Not files.exists(clicksFolder & "/ready") Then Shell(run(0), 0, run(1) & " --ahead " & clicksFolder, False)
  request = Array(job, book.URL, ShownSheet(), SelectedRow(), Replace(extra, Chr(10), " "), Language())
  MakePrivate(files, folder & "/request.txt")
  WriteText(files, folder & "/request.txt", Join(request, Chr(10)))
  MakePrivate(files, folder & "/dump.txt")
  If job <> "new" Then Dump(files, book, folder & "/dump.txt", needed)
  PrintSheet(files, folder, needed)
  Shell(run(0), 0, run(1) & " " & folder, True)
  Answered = Array()
  If files.exists(folder & "/answer.txt") Then Answered = ReadLines(files, folder & "/answer.txt")
End Function

' Returns the fields of the lines that say what is needed.
Function NeededOf(lines)
  Dim i, found(), fields
  For i = 0 To UBound(lines)
    fields = Split(lines(i), Chr(9))
    If UBound(fields) = 2 Then
      If fields(0) = "need" Then
        ReDim Preserve found(UBound(found) + 1)
        found(UBound(found)) = fields
      End If
    End If
  Next i
  NeededOf = found
End Function

' Prints a sheet to a file, which is empty if that fails; does nothing for none. Of a document that was never saved
' LibreOffice 7.4 prints no sheet with copied charts: a copy of it that is saved is printed.
Sub PrintSheet(files, folder As String, needed)
  Dim filter(0) As New com.sun.star.beans.PropertyValue, save(1) As New com.sun.star.beans.PropertyValue, printed
  If UBound(needed) < 0 Then Exit Sub
  If needed(0)(1) <> "print" Then Exit Sub
  MakePrivate(files, folder & "/sheet.pdf")
  On Error Resume Next
  printed = book
  save(0).Name = "FilterName"
  If book.URL = "" Then
    MakePrivate(files, folder & "/copy.ods")
    save(0).Value = "calc8"
    book.storeToURL(folder & "/copy.ods", save())
    printed = Loaded(folder & "/copy.ods")
  End If
  filter(0).Name = "Selection" : filter(0).Value = printed.Sheets.getByName(needed(0)(2))
  save(0).Value = "calc_pdf_Export"
  save(1).Name = "FilterData" : save(1).Value = filter()
  printed.storeToURL(folder & "/sheet.pdf", save())
  If book.URL = "" Then printed.close(True)
End Sub

' Returns a new folder for one click, in a folder that nobody else may enter.
Function NewFolder(files) As String
  If clicksFolder <> "" Then
    If Not files.exists(clicksFolder) Then clicksFolder = ""
  End If
  If clicksFolder = "" Then
    clicksFolder = PrivatePlace() & "/kachilog-" & Format(Now(), "yyyymmddhhmmss") & Int(Rnd() * 1000000)
    files.createFolder(clicksFolder)
  End If
  clickCount = clickCount + 1
  NewFolder = clicksFolder & "/" & clickCount
  files.createFolder(NewFolder)
End Function

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

' Returns the program to start and what is told it: those of the edition, else those that `kachilog setup` has written.
Function Interpreter(files)
  Dim home As String, lines
  If EditionsPython() <> "" Then
    Interpreter = Array(EditionsPython(), "-m kachilog.libreoffice.click")
    Exit Function
  End If
  home = Environ("APPDATA")
  If home = "" Then home = Environ("XDG_CONFIG_HOME")
  If home = "" Then home = Environ("HOME") & "/.config"
  lines = ReadLines(files, ConvertToURL(home & "/kachilog/office.txt"))
  lines = Split(lines(0), Chr(9))
  Interpreter = Array(ConvertToURL(lines(0)), lines(1))
End Function

Function Language() As String
  Dim node(0) As New com.sun.star.beans.PropertyValue, found
  Language = EditionsLanguage()
  If Language <> "" Then Exit Function
  node(0).Name = "nodepath" : node(0).Value = "/org.openoffice.Setup/L10N"
  found = createUnoService("com.sun.star.configuration.ConfigurationProvider")
  found = found.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", node())
  Language = IIf(Left(found.getByName("ooLocale"), 2) = "ja", "ja", "en")
End Function

Function ShownSheet() As Integer
  On Error Resume Next
  ShownSheet = book.CurrentController.ActiveSheet.RangeAddress.Sheet
End Function

Function SelectedRow() As Long
  Dim selected
  On Error Resume Next
  selected = book.CurrentController.getSelection()
  SelectedRow = selected.RangeAddress.StartRow + 1
End Function

Sub WriteText(files, url As String, text As String)
  Dim stream
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setEncoding("UTF-8")
  stream.setOutputStream(files.openFileWrite(url))
  stream.writeString(text)
  stream.closeOutput()
End Sub

Function ReadLines(files, url As String)
  Dim stream, content As String
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setEncoding("UTF-8")
  stream.setInputStream(files.openFileRead(url))
  content = stream.readString(Array(), False)
  stream.closeInput()
  ReadLines = Split(content, Chr(10))
End Function

' Says a sentence in the status cell and, unless that is in sight or a page has been shown instead, in a box; returns
' whether in a box.
Function Say(text As String, isShown As Boolean) As Boolean
  If HasStatusCell() Then
    If WritesStatus(text) Then
      If isShown Or StatusCell().Spreadsheet.Name = book.CurrentController.ActiveSheet.Name Then Exit Function
    End If
  End If
  MsgBox(text, 0, "kachilog")
  Say = True
End Function

' Not in a document that takes no changes; nor in the page preview, which shows no cell that changes.
Function HasStatusCell() As Boolean
  If book.isReadonly() Or Not HasUnoInterfaces(book.CurrentController, "com.sun.star.sheet.XSpreadsheetView") Then Exit Function
  HasStatusCell = book.NamedRanges.hasByName("KachilogStatus")
End Function

Function StatusCell()
  StatusCell = book.NamedRanges.getByName("KachilogStatus").getReferredCells().getCellByPosition(0, 0)
End Function

Function WritesStatus(text As String) As Boolean
  On Error Resume Next
  StatusCell().setString(text)
  WritesStatus = (StatusCell().getString() = text)
End Function
