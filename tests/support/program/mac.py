"""The model as appscript hands it out: references that are resolved, by index or by name, at every use."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path
from types import SimpleNamespace

from support.mac_xlwings import MISSING, keyword
from support.program.model import HIDDEN, VERY_HIDDEN, VISIBLE, Cell, address, box_of, target

_STATES = {
    VISIBLE: keyword("sheet_visible"),
    HIDDEN: keyword("sheet_hidden"),
    VERY_HIDDEN: keyword("sheet_very_hidden"),
}
PID = 77


class Property:
    def __init__(self, get, put=None):
        self._get, self.set = get, put

    def get(self):
        return self._get()


class Elements:
    """`workbooks`, `worksheets`, `list_objects`: `[key]` is a reference, which is resolved later."""

    def __init__(self, of, found, name=lambda one: one.name):
        self._of, self._found, self._name = of, found, name
        self.name = Property(lambda: [name(one) for one in found()] or MISSING)

    def __getitem__(self, key):
        return self._of(lambda: self._resolved(key))

    def _resolved(self, key):
        found = self._found()
        if isinstance(key, int):
            return found[key - 1] if 0 < key <= len(found) else None
        return next((one for one in found if self._name(one).casefold() == key.casefold()), None)


class Reference:
    def __init__(self, program, resolve):
        self._program, self._resolve = program, resolve

    @property
    def _it(self):
        found = self._resolve()
        if found is None:
            self._program.refuse("Can't get reference.")
        return found

    def exists(self):
        return self._resolve() is not None

    def get(self):
        assert self._it
        return self


class Application:
    """As `appscript.app("Microsoft Excel")`."""

    def __init__(self, program):
        self.program = program
        data = SimpleNamespace(data=struct.pack("i", PID))
        self.AS_appdata = SimpleNamespace(
            target=lambda: SimpleNamespace(addressdesc=SimpleNamespace(coerce=lambda _: data))
        )
        self.version = Property(lambda: "16.89")

    def __getattr__(self, name):
        flags = self.program.flags
        if name not in flags:
            raise AttributeError(name)
        return Property(lambda: flags[name], lambda value: flags.__setitem__(name, value))

    @property
    def workbooks(self):
        return Elements(lambda resolve: Workbook(self.program, resolve), lambda: self.program.books)

    @property
    def active_workbook(self):
        return Workbook(self.program, lambda: self.program.active)

    @property
    def selection(self):
        def get_address(**_):
            if self.program.selected is None:
                self.program.refuse("no cells")
            return address(self.program.selected[1])

        return SimpleNamespace(get_address=get_address)

    def count(self, *, each):
        assert each is keyword("workbook")
        return len(self.program.books)

    def open_workbook(self, *, workbook_file_name, **_):
        self.program.open(Path(workbook_file_name))


class Workbook(Reference):
    name = property(lambda self: Property(lambda: self._it.name))
    full_name = property(lambda self: Property(lambda: self._it.full_name))
    protect_structure = property(lambda self: Property(lambda: self._it.protected))
    date_1904 = property(lambda self: Property(lambda: self._it.date1904))

    @property
    def worksheets(self):
        return Elements(lambda resolve: Worksheet(self._program, resolve), lambda: self._it.sheets)

    @property
    def active_sheet(self):
        return Worksheet(self._program, lambda: self._it.shown)

    @property
    def named_items(self):
        return Elements(
            lambda resolve: NamedItem(self._program, resolve, lambda: self._it),
            lambda: list(self._it.names),
            name=str,
        )

    def make(self, *, at, new, with_properties):
        assert (at._it, new) == (self._it, keyword("named_item"))
        name, formula = (with_properties[keyword(key)] for key in ("name", "references"))
        self._program.name(self._it, name, formula, True)

    def count(self, *, each):
        assert each is keyword("worksheet")
        return len(self._it.sheets)

    def activate_object(self):
        self._program.books.append(self._program.books.pop(self._program.books.index(self._it)))

    def close(self, **_):
        self._program.close(self._it)


class NamedItem(Reference):
    def __init__(self, program, resolve, book):
        super().__init__(program, resolve)
        self._book = book

    name = property(lambda self: Property(lambda: self._it))
    visible = property(lambda self: Property(None, lambda value: self._named(visible=value)))
    references = property(lambda self: Property(None, lambda formula: self._named(formula=formula)))

    def properties(self):
        return {keyword("references"): self._book().names[self._it]}

    def _named(self, *, formula=None, visible=None):
        book, it = self._book(), self._it
        seen = it not in book.hidden if visible is None else visible
        self._program.name(book, it, formula or book.names[it], seen)

    @property
    def reference_range(self):
        def get_address(*, external):
            assert external
            sheet, box = target(self._book(), self._book().names[self._it])
            return f"'[{self._book().name}]{sheet.name}'!{address(box)}"

        return SimpleNamespace(get_address=get_address)


class Worksheet(Reference):
    name = property(
        lambda self: Property(lambda: self._it.name, lambda to: self._program.rename(self._it, to))
    )
    protect_contents = property(lambda self: Property(lambda: self._it.protected))

    @property
    def visible(self):
        return Property(
            lambda: _STATES[self._it.visible],
            lambda value: self._program.show(self._it, VISIBLE if value is True else HIDDEN),
        )

    @property
    def rows(self):
        place = lambda row, column: SimpleNamespace(  # noqa: E731
            get_address=lambda: address((row, column, row, column))
        )
        return _Indexed(lambda row: SimpleNamespace(columns=_Indexed(lambda column: place(row, column))))

    @property
    def cells(self):
        return _Indexed(lambda text: Range(self._program, self, lambda: box_of(text)))

    @property
    def used_range(self):
        return Range(self._program, self, lambda: self._program.used(self._it))

    @property
    def list_objects(self):
        return Elements(lambda resolve: ListObject(self._program, resolve, self), lambda: self._it.tables)

    def count(self, *, each):
        assert each is keyword("list_object")
        return len(self._it.tables)

    def copy_worksheet(self, *, before_, after_):
        assert before_ is None
        self._program.copy(self._it, after_._it)

    def save(self, *, in_, as_):
        assert as_ is keyword("PDF_file_format")
        self._program.print(self._it, in_)

    def activate_object(self):
        self._program.book_of(self._it).shown = self._it

    def delete(self):
        self._program.delete(self._it)


class _Indexed:
    def __init__(self, found):
        self._found = found

    def __getitem__(self, key):
        return self._found(key)


class ListObject(Reference):
    def __init__(self, program, resolve, sheet):
        super().__init__(program, resolve)
        self._sheet = sheet

    name = display_name = property(lambda self: Property(lambda: self._it.name))
    total = property(lambda self: Property(lambda: bool(self._it.totals_rows)))
    range_object = property(lambda self: Range(self._program, self._sheet, lambda: self._it.box))

    @property
    def list_columns(self):
        return SimpleNamespace(name=Property(lambda: list(self._it.columns)))

    @property
    def header_row(self):
        if not self._it.header_rows:
            return Property(lambda: MISSING)
        return Range(
            self._program, self._sheet, lambda: (*self._it.box[:2], self._it.box[0], self._it.box[3])
        )

    def resize(self, *, range):  # noqa: A002 (its name in the dictionary)
        self._it.box = range.box


class Range:
    """`flat`, `drops_errors` of its class: how a range is handed out, which differs between versions."""

    flat, drops_errors = True, True

    def __init__(self, program, sheet, box):
        self._program, self._sheet, self._box = program, sheet, box

    @property
    def box(self):
        return self._box()

    def get(self):
        assert self.box
        return self

    def get_address(self, *, row_absolute=True, column_absolute=True, external=False):
        assert not external
        found = address(self.box)
        return found if row_absolute and column_absolute else found.replace("$", "")

    def count(self, *, each):
        top, left, bottom, right = self.box
        return bottom - top + 1 if each is keyword("row") else right - left + 1

    first_row_index = property(lambda self: Property(lambda: self.box[0]))
    first_column_index = property(lambda self: Property(lambda: self.box[1]))

    @property
    def merge_area(self):
        top, left = self.box[:2]
        areas = self._sheet._it.merged
        area = next((a for a in areas if a[0] <= top <= a[2] and a[1] <= left <= a[3]), self.box)
        return Range(self._program, self._sheet, lambda: area)

    def _answer(self, one):
        top, left, bottom, right = self.box
        cells = self._sheet._it.cells
        lines = []
        for row in range(top, bottom + 1):
            line = [cells.get((row, column), Cell()) for column in range(left, right + 1)]
            lines.append([said for cell in line if (said := one(cell)) is not _DROPPED])
        if (top, left) == (bottom, right):
            return lines[0][0] if lines[0] else MISSING
        if self.flat and (top == bottom or left == right):
            return [cell for line in lines for cell in line]
        return lines

    def _value(self, cell):
        if cell.is_error:
            return _DROPPED if self.drops_errors else MISSING
        return "" if cell.value is None else cell.value

    @property
    def value(self):
        def put(value):
            # AppleScript hands a list of one over as it is, and Excel takes a bare one for every cell.
            self._program.enter(self._sheet._it, self.box, value)

        return Property(lambda: self._answer(self._value), put)

    @property
    def string_value(self):
        return Property(lambda: self._answer(_shown))

    @property
    def formula(self):
        return Property(lambda: self._answer(lambda cell: cell.formula or _shown(cell)), self.value.set)

    formula2 = formula
    number_format = property(
        lambda self: Property(
            lambda: self._sheet._it.cells.get(self.box[:2], Cell()).number_format,
            lambda code: self._program.look(self._sheet._it, self.box, code),
        )
    )

    @property
    def entire_row(self):
        top, _, bottom, _ = self.box
        return SimpleNamespace(
            hidden=Property(None, lambda on: self._program.hide_rows(self._sheet._it, top, bottom, on))
        )

    def clear_contents(self):
        self._program.clear(self._sheet._it, self.box)


_DROPPED = object()


def _shown(cell):
    if cell.value is None:
        return ""
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    if isinstance(cell.value, float):
        return f"{cell.value:.11g}"
    if isinstance(cell.value, dt.datetime):
        return f"{cell.value:%Y/%m/%d}"
    return str(cell.value)
