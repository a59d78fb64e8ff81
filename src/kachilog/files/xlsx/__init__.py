"""Edits .xlsx and .xlsm workbooks and keeps every byte that it was not asked to change; reads large sheets.

A library of its own: it knows nothing of what a workbook is about. What a user of it imports:

    from kachilog.files.xlsx.package import CellValue, Package, Sheet, Table
    from kachilog.files.xlsx.read.shared_strings import SharedStrings
    from kachilog.files.xlsx.read.sheet_rows import SheetRows

    package = Package.open(path)  # .sheets in the order of their tabs, .tables by name, .date1904
    package.place(drawn, "2026-W47", after="Log")  # the one sheet of a workbook that XlsxWriter drew
    package.append_rows("Table1", [(days, texts)])  # under the last filled row; batches of rows, by column
    package.set_cells("Log", {(5, 2): "done"})  # (row, column) from 1
    SheetRows(package, sheet.part, SharedStrings(package)).read()  # (row, cells), in bounded memory
    package.save(path)  # read again and compared, the old file backed up, whole or not at all

Whatever is wrong with a file or a request is a FileError or UsageError with a code, and changes nothing.
Inside, each room uses those before it: zip (entries as raw bytes), parts (relationships, styles, tables),
rows (a sheet as a stream), sheets (a sheet placed); `package` is what they are for, and read stands on it.
"""
