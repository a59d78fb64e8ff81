Attribute VB_Name = "KachilogFunctions"

' The worksheet functions of kachilog.excel.functions. Written by python -m kachilog.excel.wrappers: what is
' changed here by hand is lost.

Function KACHI_EFFICIENCY(minutes, reactions, quality)
    #If Mac Then
        KACHI_EFFICIENCY = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_EFFICIENCY = Server.CallUDF("kachilog.excel.functions", "KACHI_EFFICIENCY", _
            Array(minutes, reactions, quality), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_EFFICIENCY = Err.Description
    #End If
End Function

Function KACHI_HIGH_VALUE_SHARE(minutes, quality)
    #If Mac Then
        KACHI_HIGH_VALUE_SHARE = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_HIGH_VALUE_SHARE = Server.CallUDF("kachilog.excel.functions", "KACHI_HIGH_VALUE_SHARE", _
            Array(minutes, quality), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_HIGH_VALUE_SHARE = Err.Description
    #End If
End Function

Function KACHI_MINUTES_PER_INQUIRY(minutes, inquiries)
    #If Mac Then
        KACHI_MINUTES_PER_INQUIRY = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_MINUTES_PER_INQUIRY = Server.CallUDF("kachilog.excel.functions", "KACHI_MINUTES_PER_INQUIRY", _
            Array(minutes, inquiries), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_MINUTES_PER_INQUIRY = Err.Description
    #End If
End Function

Function KACHI_RATE(part, whole)
    #If Mac Then
        KACHI_RATE = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_RATE = Server.CallUDF("kachilog.excel.functions", "KACHI_RATE", _
            Array(part, whole), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_RATE = Err.Description
    #End If
End Function

Function KACHI_SUSTAINABILITY(log, Optional day, Optional budget)
    #If Mac Then
        KACHI_SUSTAINABILITY = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_SUSTAINABILITY = Server.CallUDF("kachilog.excel.functions", "KACHI_SUSTAINABILITY", _
            Array(log, day, budget), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_SUSTAINABILITY = Err.Description
    #End If
End Function

Function KACHI_SUSTAINABILITY_PARTS(log, Optional day, Optional budget)
    #If Mac Then
        KACHI_SUSTAINABILITY_PARTS = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_SUSTAINABILITY_PARTS = Server.CallUDF("kachilog.excel.functions", "KACHI_SUSTAINABILITY_PARTS", _
            Array(log, day, budget), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_SUSTAINABILITY_PARTS = Err.Description
    #End If
End Function

Function KACHI_WEEKLY(log, Optional budget)
    #If Mac Then
        KACHI_WEEKLY = OnMac()
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_WEEKLY = Server.CallUDF("kachilog.excel.functions", "KACHI_WEEKLY", _
            Array(log, budget), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_WEEKLY = Err.Description
    #End If
End Function

' Python looks for modules in the folder that it is started in, and the one that Excel is in may be anybody's.
Private Function Server() As Object
    Dim before As String, number As Long, reason As String
    On Error Resume Next
    before = CurDir$
    ChDrive Environ$("SystemRoot")
    ChDir Environ$("SystemRoot")
    Err.Clear
    Set Server = XLPy
    number = Err.Number
    reason = Err.Description
    ChDrive before
    ChDir before
    On Error GoTo 0
    If number <> 0 Then Err.Raise number, , reason
End Function

' The sentence of a function on a Mac, where there is no server for it: the text constant of a hidden name.
Private Function OnMac() As String
    OnMac = "This function needs Excel for Windows"
    On Error Resume Next
    OnMac = Mid$(ThisWorkbook.Names("KachilogOnMac").RefersTo, 3)
    If Right$(OnMac, 1) = """" Then OnMac = Left$(OnMac, Len(OnMac) - 1)
End Function
