
' The sentence of a function on a Mac, where there is no server for it.
Private Function OnMac() As String
    Dim conf As New KachilogSheet
    OnMac = conf.Text("on_mac")
End Function

' The server runs the add-in's own Python, and from here nothing but the functions above.
Private Function Core() As XlwingsCore
    Dim conf As New KachilogSheet
    If conf.Text("INTERPRETER") = "" Then Err.Raise 1001, , conf.Text("no_python")
    Set Core = New XlwingsCore
End Function
