"""An xlwings engine over LibreOffice Calc: what `kachilog.excel` asks of Excel, done by a real spreadsheet.

It behaves as Excel does where the two differ and it matters here: a cell that shows a date is read as one, a
text is taken as if typed (a leading apostrophe keeps it text), and properties that xlwings leaves to
the program's own object have the names that they have on Windows.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import inspect
from pathlib import Path
from types import SimpleNamespace

import xlwings as xw
from support.office import document, properties, service, uno
from xlwings import base_classes

DATE_CELLS, FORMULA_ERRORS, CONTENT, NOTES = 2, 4, 23, 8
ERRORS = {502: "#VALUE!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!", 32767: "#N/A"}


def _is_interpreted(value):
    """Tell whether Excel may take a text for something else: a formula, a number, a date."""
    if not isinstance(value, str) or value.startswith("'"):
        return False
    return value.startswith(("=", "+", "-")) or any(map(str.isdigit, value))


def _tabs(cell):
    """Return a cell with its TABs: in a text of several lines LibreOffice hands them out as U+0001."""
    return cell.replace("\x01", "\t") if isinstance(cell, str) else cell


def _set(cells, rows):
    """Set cells as an array. LibreOffice takes off the notes of such cells, Excel leaves them."""
    if not cells.queryContentCells(NOTES).Count:
        cells.setDataArray(rows)
        return
    for row, line in enumerate(rows):
        for column, value in enumerate(line):
            cell = cells.getCellByPosition(column, row)
            if isinstance(value, float):
                cell.setValue(value)
            elif value:
                cell.setString(value)
            else:
                cell.clearContents(CONTENT)


class CalcError(Exception):
    """LibreOffice refused. Its own exceptions are structures that Python cannot raise again."""


def _plain(function):
    def call(*arguments, **options):
        try:
            return function(*arguments, **options)
        except uno().getClass("com.sun.star.uno.Exception") as error:
            message = f"{type(error).__name__}: {error.Message}"
        raise CalcError(message)

    return functools.wraps(function)(call)


def plain(kind):
    """Make every method and property of a class raise `CalcError` where LibreOffice raises its own."""
    for name, value in list(vars(kind).items()):
        if isinstance(value, property):
            setter = value.fset and _plain(value.fset)
            setattr(kind, name, property(_plain(value.fget), setter))
        elif inspect.isfunction(value):
            setattr(kind, name, _plain(value))
    return kind


class Engine:
    """`alerts` are the texts of the alerts shown so far."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self, desktop):
        self.app = App(self, desktop)
        self.alerts = []

    @property
    def apps(self):
        return Apps(self.app)

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):  # noqa: ARG004 (their order)
        def clean(cell):
            if cell in ("", None):
                return empty_as
            if isinstance(cell, dt.datetime):
                return datetime_builder(
                    year=cell.year,
                    month=cell.month,
                    day=cell.day,
                    hour=cell.hour,
                    minute=cell.minute,
                    second=cell.second,
                    microsecond=cell.microsecond,
                    tzinfo=None,
                )
            return cell

        return [[clean(cell) for cell in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(value, options):  # noqa: ARG004 (their order)
        return "" if value is None else value


class Apps(base_classes.Apps):
    def __init__(self, app):
        self._app = app

    def keys(self):
        return [1]

    def __iter__(self):
        yield self._app

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return self._app


class App(base_classes.App):
    pid = 1
    version = "7.4"
    visible = False
    screen_updating = True
    enable_events = True
    display_alerts = True

    def __init__(self, engine, desktop):
        self._engine, self.desktop = engine, desktop
        self.open_books = []
        self.selected = None

    @property
    def engine(self):
        return self._engine

    @property
    def api(self):
        return self.desktop

    @property
    def books(self):
        return Books(self)

    @property
    def selection(self):
        return self.selected

    def activate(self, steal_focus=False):
        pass

    def alert(self, prompt, *_):
        self._engine.alerts.append(prompt)
        return "ok"


@plain
class Books(base_classes.Books):
    def __init__(self, app):
        self.app = app

    @property
    def active(self):
        return self.app.open_books[-1]

    def __iter__(self):
        return iter(self.app.open_books)

    def __len__(self):
        return len(self.app.open_books)

    def __call__(self, name):
        if isinstance(name, int):
            return self.app.open_books[name - 1]
        for book in self:
            if book.name == name:
                return book
        raise KeyError(name)

    def open(self, fullname, *_):
        book = Book(self.app, document(fullname), str(fullname))
        self.app.open_books.append(book)
        return book


@plain
class Book(base_classes.Book):
    """`shown` is the name of the active sheet; `called` may be set to what the program calls its path."""

    def __init__(self, app, doc, path):
        self._app, self.doc, self.called, self.shown = app, doc, path, None

    @property
    def app(self):
        return self._app

    @property
    def api(self):
        return SimpleNamespace(
            Date1904=self.doc.NullDate.Year == 1904,
            ProtectStructure=self.doc.isProtected(),
            FullName=self.called,
            Names=SimpleNamespace(Add=_plain(self._name)),
        )

    def _name(self, name, formula, visible):
        assert visible is False
        place, content = uno().createUnoStruct("com.sun.star.table.CellAddress"), formula.removeprefix("=")
        if self.doc.NamedRanges.hasByName(name):
            self.doc.NamedRanges.getByName(name).setContent(content)
        else:
            self.doc.NamedRanges.addNewByName(name, content, place, 0)

    @property
    def fullname(self):
        return self.called

    @property
    def name(self):
        return self.called.rsplit("/", 1)[-1]

    @property
    def sheets(self):
        return Sheets(self)

    @property
    def names(self):
        return Names(self)

    def activate(self):
        self._app.open_books.remove(self)
        self._app.open_books.append(self)

    def close(self):
        self._app.open_books.remove(self)
        self.doc.close(True)


@plain
class Sheets(base_classes.Sheets):
    def __init__(self, book):
        self.book = book

    @property
    def active(self):
        return self(self.book.shown)

    def __call__(self, name):
        sheets = self.book.doc.Sheets
        if isinstance(name, int):
            return Sheet(self.book, sheets.getByIndex(name - 1))
        if not sheets.hasByName(name):
            raise KeyError(name)
        return Sheet(self.book, sheets.getByName(name))

    def __len__(self):
        return self.book.doc.Sheets.Count

    def __iter__(self):
        return (self(number) for number in range(1, len(self) + 1))


@plain
class Sheet(base_classes.Sheet):
    def __init__(self, book, uno_sheet):
        self._book, self.uno_sheet = book, uno_sheet

    @property
    def book(self):
        return self._book

    @property
    def api(self):
        return SimpleNamespace(
            ProtectContents=self.uno_sheet.isProtected(), ExportAsFixedFormat=_plain(self._printed)
        )

    def _printed(self, Type, Filename, **_):  # noqa: N803 (Windows' own names)
        assert Type == 0
        of = uno().Any("[]com.sun.star.beans.PropertyValue", properties(Selection=self.uno_sheet))
        url = Path(Filename).as_uri()
        self._book.doc.storeToURL(url, properties(FilterName="calc_pdf_Export", FilterData=of))

    @property
    def name(self):
        return self.uno_sheet.Name

    @name.setter
    def name(self, value):
        self.uno_sheet.Name = value

    @property
    def visible(self):
        return -1 if self.uno_sheet.IsVisible else 0

    @visible.setter
    def visible(self, value):
        self.uno_sheet.IsVisible = bool(value)

    @property
    def index(self):
        return self.uno_sheet.RangeAddress.Sheet + 1

    @property
    def tables(self):
        return Tables(self)

    @property
    def used_range(self):
        cursor = self.uno_sheet.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self, cursor)

    @property
    def cells(self):
        return Range(self, self.uno_sheet)

    def range(self, first, last=None):
        if isinstance(first, str):
            return Range(self, self.uno_sheet.getCellRangeByName(first))
        if isinstance(first, Range):
            first, last = (first.row, first.column), (last.row, last.column)
        (row, column), (last_row, last_column) = first, last or first
        cells = self.uno_sheet.getCellRangeByPosition(column - 1, row - 1, last_column - 1, last_row - 1)
        return Range(self, cells)

    def activate(self):
        self._book.shown = self.name

    def copy(self, before, after):
        target = (before or after).book.doc
        position = before.index - 1 if before else after.index
        if target != self._book.doc:
            target.Sheets.importSheet(self._book.doc, self.name, position)
            return
        target.Sheets.copyByName(self.name, name := f"{self.name} (2)", position)
        copy = target.Sheets.getByName(name)
        copy.IsVisible = self.uno_sheet.IsVisible
        _point_charts(copy)

    def delete(self):
        self._book.doc.Sheets.removeByName(self.name)


def _point_charts(sheet):
    """Let the charts of a copied sheet show its own cells, as Excel does and LibreOffice does not."""
    for number in range(sheet.Charts.Count):
        chart = sheet.Charts.getByIndex(number).EmbeddedObject
        for plane in chart.FirstDiagram.CoordinateSystems:
            for series in (one for kind in plane.ChartTypes for one in kind.DataSeries):
                series.setData(tuple(_pointed(chart, old, sheet.Name) for old in series.DataSequences))
            for dimension in range(plane.Dimension):
                axis = plane.getAxisByDimension(dimension, 0)
                scale = axis.ScaleData
                if scale.Categories is not None:
                    scale.Categories = _pointed(chart, scale.Categories, sheet.Name)
                    axis.setScaleData(scale)


def _pointed(chart, old, name):
    made = service("com.sun.star.chart2.data.LabeledDataSequence")
    for part, put in ((old.Values, made.setValues), (old.Label, made.setLabel)):
        if part is not None:
            said = part.SourceRangeRepresentation
            if not said.startswith('"'):
                quoted = name.replace("'", "''")
                said = f"$'{quoted}'.{said.rsplit('.', 1)[-1]}"
            sequence = chart.DataProvider.createDataSequenceByRangeRepresentation(said)
            sequence.Role = part.Role
            put(sequence)
    return made


class EntireRow:
    """The rows of a range as Windows' Excel has them."""

    def __init__(self, rows):
        self._rows = rows

    @property
    def Hidden(self):  # noqa: N802 (Excel's own name)
        return not self._rows.IsVisible

    @Hidden.setter
    def Hidden(self, value):  # noqa: N802 (likewise)
        self._rows.IsVisible = not value


@plain
class Range(base_classes.Range):
    options = {}  # noqa: RUF012 (xlwings sets it)
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet, cells):
        self._sheet, self.cells = sheet, cells

    @property
    def number_format(self):
        key = self.cells.NumberFormat
        return self.sheet.book.doc.NumberFormats.getByKey(key).FormatString

    @number_format.setter
    def number_format(self, value):
        formats, locale = self.sheet.book.doc.NumberFormats, uno().createUnoStruct("com.sun.star.lang.Locale")
        key = formats.queryKey(value, locale, False)
        self.cells.NumberFormat = formats.addNew(value, locale) if key == -1 else key

    @property
    def sheet(self):
        return self._sheet

    @property
    def api(self):
        return SimpleNamespace(EntireRow=EntireRow(self.cells.Rows))

    @property
    def _doc(self):
        return self._sheet.book.doc

    @property
    def _corner(self):
        address = self.cells.RangeAddress
        return address.StartColumn, address.StartRow

    @property
    def row(self):
        return self._corner[1] + 1

    @property
    def column(self):
        return self._corner[0] + 1

    @property
    def shape(self):
        address = self.cells.RangeAddress
        return address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1

    def __len__(self):
        return self.shape[0] * self.shape[1]

    def __call__(self, row, column=None):
        left, top = self._corner
        x, y = left + column - 1, top + row - 1
        return Range(self._sheet, self._sheet.uno_sheet.getCellRangeByPosition(x, y, x, y))

    @property
    def address(self):
        return self.cells.AbsoluteName.rsplit(".", 1)[-1]

    def get_address(self, row_absolute, column_absolute, *_):
        return self.address if row_absolute or column_absolute else self.address.replace("$", "")

    @property
    def merge_area(self):
        cursor = self._sheet.uno_sheet.createCursorByRange(self.cells)
        cursor.collapseToMergedArea()
        return Range(self._sheet, cursor)

    @property
    def raw_value(self):
        values = [[_tabs(cell) for cell in row] for row in self.cells.getDataArray()]
        left, top = self._corner
        day_zero = self._doc.NullDate
        epoch = dt.datetime(day_zero.Year, day_zero.Month, day_zero.Day)  # noqa: DTZ001 (a spreadsheet has no zone)
        for area in self.cells.queryContentCells(DATE_CELLS).RangeAddresses:
            for row in range(area.StartRow - top, area.EndRow - top + 1):
                for column in range(area.StartColumn - left, area.EndColumn - left + 1):
                    values[row][column] = epoch + dt.timedelta(days=values[row][column])
        for area in self.cells.queryFormulaCells(FORMULA_ERRORS).RangeAddresses:
            for row in range(area.StartRow, area.EndRow + 1):
                for column in range(area.StartColumn, area.EndColumn + 1):
                    error = self._sheet.uno_sheet.getCellByPosition(column, row).getError()
                    values[row - top][column - left] = ERRORS.get(error, "#N/A")
        return values

    @raw_value.setter
    def raw_value(self, value):
        rows = value if isinstance(value, (list, tuple)) else [[value]]
        _set(self.cells, tuple(tuple(self._taken(cell) for cell in row) for row in rows))
        for at, row in enumerate(rows):
            for offset, cell in enumerate(row):
                if _is_interpreted(cell):
                    self.cells.getCellByPosition(offset, at).setFormula(cell)

    def _taken(self, cell):
        if isinstance(cell, dt.datetime):
            day_zero = self._doc.NullDate
            epoch = dt.datetime(day_zero.Year, day_zero.Month, day_zero.Day)  # noqa: DTZ001 (likewise)
            return (cell - epoch).total_seconds() / 86400
        if isinstance(cell, str):
            return cell.removeprefix("'")
        return float(cell)

    @property
    def formula(self):
        formulas = self.cells.getFormulaArray()
        return formulas[0][0] if len(self) == 1 else formulas

    @formula.setter
    def formula(self, value):
        if self._sheet.uno_sheet.isProtected():
            raise CalcError("protected")
        self.cells.getCellByPosition(0, 0).setFormula(value)

    @property
    def formula2(self):
        # As in an Excel before dynamic arrays.
        raise AttributeError("Formula2")

    @formula2.setter
    def formula2(self, value):  # noqa: ARG002 (it is never taken)
        raise AttributeError("Formula2")

    def clear_contents(self):
        self.cells.clearContents(CONTENT)

    def copy(self, destination):
        # LibreOffice silently copies nothing onto merged cells; the copy brings its own merge along.
        target = destination.impl.merge_area.cells
        target.merge(False)
        self._sheet.uno_sheet.copyRange(
            target.getCellByPosition(0, 0).getCellAddress(), self.cells.RangeAddress
        )


@plain
class Tables(base_classes.Tables):
    def __init__(self, sheet):
        self._sheet = sheet

    def __iter__(self):
        ranges = self._sheet.book.doc.DatabaseRanges
        for name in ranges.ElementNames:
            if ranges.getByName(name).DataArea.Sheet == self._sheet.index - 1:
                yield Table(self._sheet, ranges.getByName(name))

    def __len__(self):
        return sum(1 for _ in self)

    def __call__(self, name):
        return next(table for table in self if table.name == name)


@plain
class Table(base_classes.Table):
    def __init__(self, sheet, database_range):
        self._sheet, self.database_range = sheet, database_range

    @property
    def name(self):
        return self.database_range.Name

    @property
    def display_name(self):
        return self.name

    @property
    def parent(self):
        return self._sheet

    @property
    def show_totals(self):
        return bool(self.database_range.TotalsRow)

    @property
    def range(self):
        area = self.database_range.DataArea
        return self._sheet.range(
            (area.StartRow + 1, area.StartColumn + 1), (area.EndRow + 1, area.EndColumn + 1)
        )

    @property
    def header_row_range(self):
        area = self.database_range.DataArea
        return self._sheet.range(
            (area.StartRow + 1, area.StartColumn + 1), (area.StartRow + 1, area.EndColumn + 1)
        )

    @property
    def data_body_range(self):
        area = self.database_range.DataArea
        if area.EndRow == area.StartRow:
            return None
        return self._sheet.range(
            (area.StartRow + 2, area.StartColumn + 1), (area.EndRow + 1, area.EndColumn + 1)
        )

    def resize(self, range):  # noqa: A002 (xlwings' own name)
        self.database_range.setDataArea(range.impl.cells.RangeAddress)


@plain
class Names(base_classes.Names):
    def __init__(self, book):
        self._ranges = book.doc.NamedRanges
        self._book = book

    def __call__(self, name):
        if not self._ranges.hasByName(name):
            raise KeyError(name)
        return Name(self._book, self._ranges.getByName(name))

    def snapshot(self):
        return [(name, self(name)) for name in self._ranges.ElementNames]

    def contains(self, name):
        return self._ranges.hasByName(name)

    def __len__(self):
        return self._ranges.Count


@plain
class Name(base_classes.Name):
    def __init__(self, book, named_range):
        self._book, self.named_range = book, named_range

    @property
    def name(self):
        return self.named_range.Name

    @property
    def refers_to(self):
        return f"={self.named_range.Content}"

    @refers_to.setter
    def refers_to(self, value):
        self.named_range.setContent(value.removeprefix("="))

    @property
    def refers_to_range(self):
        cells = self.named_range.getReferredCells()
        return Range(Sheet(self._book, cells.Spreadsheet), cells)


@contextlib.contextmanager
def active(desktop):
    """Make LibreOffice the program that xlwings speaks to; give the engine."""
    engine = Engine(desktop)
    before = xw.engines.active
    xw.engines.active = xw.engines.engines_by_name["excel"] = xw.Engine(impl=engine)
    try:
        yield engine
    finally:
        xw.engines.active = before
        del xw.engines.engines_by_name["excel"]
        if "_mock_caller" in vars(xw.Book):
            del xw.Book._mock_caller
