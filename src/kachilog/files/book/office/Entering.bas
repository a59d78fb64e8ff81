Option Explicit

' The dialog of today's line. It is made anew each time, and changes nothing itself: what was entered goes to Python.

Const LABEL_LEFT = 8
Const FIELD_LEFT = 84
Const FIELD_WIDTH = 130
Const STEP_DOWN = 18

' Shows the dialog and returns what was entered, parted by TAB; "" if it was cancelled.
Function Entered(model) As String
  Dim dialog, name, parts(4), i
  dialog = createUnoService("com.sun.star.awt.UnoControlDialog")
  dialog.setModel(model)
  dialog.createPeer(createUnoService("com.sun.star.awt.Toolkit"), book.CurrentController.Frame.ContainerWindow)
  dialog.getControl("action").setFocus()
  If dialog.execute() = 1 Then
    For Each name In Array("action", "minutes", "reactions", "quality", "note")
      parts(i) = Replace(Replace(dialog.getControl(name).getText(), Chr(9), " "), Chr(10), " ")
      i = i + 1
    Next name
    Entered = Join(parts, Chr(9))
  End If
  dialog.dispose()
End Function

Function LineModel()
  Dim model, down
  model = createUnoService("com.sun.star.awt.UnoControlDialogModel")
  model.Title = Phrase("line_title")
  model.PositionX = 120
  model.PositionY = 60
  model.Width = FIELD_LEFT + FIELD_WIDTH + LABEL_LEFT
  model.Height = 8 + 6 * STEP_DOWN + 6
  AddField(model, "ComboBox", "action", 0)
  model.getByName("action").Dropdown = True
  model.getByName("action").LineCount = 12
  model.getByName("action").StringItemList = Actions()
  AddField(model, "Edit", "minutes", 1)
  AddField(model, "Edit", "reactions", 2)
  AddField(model, "ComboBox", "quality", 3)
  model.getByName("quality").Dropdown = True
  model.getByName("quality").StringItemList = Array("1", "2", "3", "4", "5")
  AddField(model, "Edit", "note", 4)
  down = 10 + 5 * STEP_DOWN
  AddButton(model, "add", com.sun.star.awt.PushButtonType.OK, 5, FIELD_LEFT, down, True)
  AddButton(model, "cancel", com.sun.star.awt.PushButtonType.CANCEL, 6, FIELD_LEFT + 68, down, False)
  LineModel = model
End Function

Sub AddField(model, kind As String, name As String, row)
  Dim label, field
  label = model.createInstance("com.sun.star.awt.UnoControlFixedTextModel")
  Place(label, LABEL_LEFT, 10 + row * STEP_DOWN, FIELD_LEFT - LABEL_LEFT - 4, 12)
  label.Label = Phrase("line_" & name)
  model.insertByName("label_" & name, label)
  field = model.createInstance("com.sun.star.awt.UnoControl" & kind & "Model")
  Place(field, FIELD_LEFT, 8 + row * STEP_DOWN, FIELD_WIDTH, 14)
  field.TabIndex = row
  model.insertByName(name, field)
End Sub

Sub AddButton(model, name As String, kind, order, left, top, isDefault As Boolean)
  Dim button
  button = model.createInstance("com.sun.star.awt.UnoControlButtonModel")
  Place(button, left, top, 62, 16)
  button.Label = Phrase("line_" & name)
  button.PushButtonType = kind
  button.TabIndex = order
  button.DefaultButton = isDefault
  model.insertByName(name, button)
End Sub

Sub Place(control, left, top, width, height)
  control.PositionX = left
  control.PositionY = top
  control.Width = width
  control.Height = height
End Sub

' Returns the actions that the workbook offers, else the usual ones.
Function Actions()
  Dim area, data, i, found(), count
  Actions = Split(Phrase("line_actions"), "|")
  If Not book.DatabaseRanges.hasByName("Actions") Then Exit Function
  area = book.DatabaseRanges.getByName("Actions").DataArea
  data = book.Sheets.getByIndex(area.Sheet).getCellRangeByPosition(area.StartColumn, area.StartRow, area.StartColumn, area.EndRow).getDataArray()
  ReDim found(UBound(data))
  For i = 1 To UBound(data)
    If data(i)(0) <> "" Then
      found(count) = CStr(data(i)(0))
      count = count + 1
    End If
  Next i
  If count = 0 Then Exit Function
  ReDim Preserve found(count - 1)
  Actions = found
End Function
