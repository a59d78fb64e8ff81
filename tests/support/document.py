"""An open .ods of the LibreOffice edition, and a person at it."""

from __future__ import annotations

import datetime as dt

from kachilog.page.form import located

LOG, PAGE = "活動ログ", "2026-W47"
ROWS = [
    [dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1, 0, 0, None, None],
    [dt.date(2026, 11, 18), "投稿", 30, 2, 4, 1, 0, 0, None, None],
    [dt.date(2026, 11, 20), "投稿", 30, 1, 3, 0, 0, 0, None, "=メモ"],
]


class Document:
    """An open .ods, and a person at it."""

    def __init__(self, uno_document):
        self.uno = uno_document

    @property
    def names(self):
        return list(self.uno.Sheets.ElementNames)

    def sheet(self, name):
        return self.uno.Sheets.getByName(name)

    def run(self, macro, *arguments):
        module = {"Follow": "Following", "Dump": "Reading"}.get(macro, "Kachilog")
        url = f"vnd.sun.star.script:Standard.{module}.{macro}?language=Basic&location=document"
        self.uno.getScriptProvider().getScript(url).invoke(arguments, (), ())

    def select(self, address):
        self.uno.CurrentController.select(self.sheet(LOG).getCellRangeByName(address))

    @property
    def status(self):
        return (
            self.uno.NamedRanges.getByName("KachilogStatus").getReferredCells().getCellByPosition(0, 0).String
        )

    def cells(self, name):
        cursor = self.sheet(name).createCursor()
        cursor.gotoEndOfUsedArea(False)
        corner = cursor.RangeAddress
        return self.sheet(name).getCellRangeByPosition(0, 0, corner.EndColumn, corner.EndRow).getDataArray()

    def everything(self):
        """Return the cells of every sheet and whether it is seen, by name."""
        return {name: (self.cells(name), self.sheet(name).IsVisible) for name in self.names}

    def button(self, macro):
        """Return the accessible context of a button of the log."""
        page = self.sheet(LOG).DrawPage
        models = [page.getByIndex(at).Control for at in range(page.Count)]
        model = next(model for model in models if model.Name == macro)
        return self.uno.CurrentController.getControl(model).getAccessibleContext()

    def entry(self, key, page=PAGE):
        """Return one of the user's cells of a page."""
        where = located(self.cells(page))
        row, column = where.at(where.entries[key])
        return self.sheet(page).getCellByPosition(column, row)
