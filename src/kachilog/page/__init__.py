"""Drawing: the weekly page and the trend page, each a one-sheet workbook made by XlsxWriter."""
