Attribute VB_Name = "KachilogFunctions"

' The worksheet functions of kachilog.excel.functions. Written by python -m kachilog.excel.wrappers: what is
' changed here by hand is lost.

Function KACHI_EFFICIENCY(minutes, reactions, quality)
    #If Mac Then
        KACHI_EFFICIENCY = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_EFFICIENCY = XLPy.CallUDF("kachilog.excel.functions", "KACHI_EFFICIENCY", _
            Array(minutes, reactions, quality), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_EFFICIENCY = Err.Description
    #End If
End Function

Function KACHI_HIGH_VALUE_SHARE(minutes, quality)
    #If Mac Then
        KACHI_HIGH_VALUE_SHARE = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_HIGH_VALUE_SHARE = XLPy.CallUDF("kachilog.excel.functions", "KACHI_HIGH_VALUE_SHARE", _
            Array(minutes, quality), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_HIGH_VALUE_SHARE = Err.Description
    #End If
End Function

Function KACHI_MINUTES_PER_INQUIRY(minutes, inquiries)
    #If Mac Then
        KACHI_MINUTES_PER_INQUIRY = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_MINUTES_PER_INQUIRY = XLPy.CallUDF("kachilog.excel.functions", "KACHI_MINUTES_PER_INQUIRY", _
            Array(minutes, inquiries), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_MINUTES_PER_INQUIRY = Err.Description
    #End If
End Function

Function KACHI_RATE(part, whole)
    #If Mac Then
        KACHI_RATE = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_RATE = XLPy.CallUDF("kachilog.excel.functions", "KACHI_RATE", _
            Array(part, whole), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_RATE = Err.Description
    #End If
End Function

Function KACHI_SUSTAINABILITY(log, Optional day, Optional budget)
    #If Mac Then
        KACHI_SUSTAINABILITY = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_SUSTAINABILITY = XLPy.CallUDF("kachilog.excel.functions", "KACHI_SUSTAINABILITY", _
            Array(log, day, budget), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_SUSTAINABILITY = Err.Description
    #End If
End Function

Function KACHI_SUSTAINABILITY_PARTS(log, Optional day, Optional budget)
    #If Mac Then
        KACHI_SUSTAINABILITY_PARTS = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_SUSTAINABILITY_PARTS = XLPy.CallUDF("kachilog.excel.functions", "KACHI_SUSTAINABILITY_PARTS", _
            Array(log, day, budget), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_SUSTAINABILITY_PARTS = Err.Description
    #End If
End Function

Function KACHI_WEEKLY(log, Optional budget)
    #If Mac Then
        KACHI_WEEKLY = "This function needs Excel for Windows"
    #Else
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        KACHI_WEEKLY = XLPy.CallUDF("kachilog.excel.functions", "KACHI_WEEKLY", _
            Array(log, budget), ThisWorkbook, Application.Caller)
        Exit Function
failed:
        KACHI_WEEKLY = Err.Description
    #End If
End Function
