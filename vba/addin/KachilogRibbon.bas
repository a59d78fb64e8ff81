Attribute VB_Name = "KachilogRibbon"
Option Explicit

' What Excel calls by name: the callbacks of the ribbon. All else stands in classes, which no formula, no shape
' and no Application.Run of another workbook reaches.
Private ribbonUi As IRibbonUI
Private isKnown As Boolean, knownName As String, knownAt As Single, knownLog As Boolean

Public Sub KachilogOnLoad(ribbon As IRibbonUI)
    Set ribbonUi = ribbon
End Sub

Public Sub KachilogGetEnabled(control As IRibbonControl, ByRef enabled)
    On Error Resume Next
    enabled = True ' a click says what is amiss
    enabled = SeesLog()
End Sub

Public Sub KachilogOnAction(control As IRibbonControl)
    Dim desk As New KachilogDesk
    desk.Click control.Tag
End Sub

' Excel asks for one button after the other: the workbook is searched once for all of them.
Private Function SeesLog() As Boolean
    Dim desk As New KachilogDesk, name As String
    name = desk.ActiveName()
    If Not isKnown Or name <> knownName Or Abs(Timer - knownAt) > 2 Then
        knownLog = desk.HasLog()
        knownName = name
        knownAt = Timer
        isKnown = True
    End If
    SeesLog = knownLog
End Function

Public Sub KachilogRefresh(Optional ByVal onlyIfGrey As Boolean = False)
    If onlyIfGrey And knownLog Then Exit Sub
    isKnown = False
    ' The reference is lost when VBA is reset; a click then looks for itself.
    If Not ribbonUi Is Nothing Then ribbonUi.Invalidate
End Sub

' xlwings calls this by name on a Mac, when Python has ended.
Private Sub CleanUp()
    Dim desk As New KachilogDesk
    desk.Ended
End Sub
