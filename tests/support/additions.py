"""What may change in the parts of a workbook that an edit touches: something is added, nothing else moves."""

from __future__ import annotations

import posixpath
import zipfile

from lxml import etree

from kachilog.files.xlsx.package import Package


def root(path, name):
    """Return the root of an XML part of a package."""
    with zipfile.ZipFile(path) as book:
        return etree.fromstring(book.read(name))


def canonical(element):
    """Return an element as text that is equal for equal content, whatever its prefixes and quotes."""
    tail, element.tail = element.tail, None
    text = etree.tostring(element, method="c14n", exclusive=True, with_comments=True)
    element.tail = tail
    return text


def local(element):
    """Return the name of an element without its namespace, "" for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attributes(element, *, but=()):
    """Return the attributes of an element without those named."""
    return {name: value for name, value in element.attrib.items() if name not in but}


def assert_types_added(before, after, fresh):
    """Assert that the content types say of the parts `fresh` what they are, and nothing else anew."""
    old, new = root(before, "[Content_Types].xml"), root(after, "[Content_Types].xml")
    for types in (old, new):
        for one in list(types):
            if one.get("PartName", "").lstrip("/") in fresh:
                types.remove(one)
    assert [canonical(one) for one in new] == [canonical(one) for one in old]


def assert_relationships_added(before, after, name, fresh):
    """Assert that the relationships of a part stand as they stood, and new ones lead to parts `fresh`."""
    folder, base = posixpath.split(name)
    rels = posixpath.join(folder, "_rels", f"{base}.rels")
    old, new = root(before, rels), root(after, rels)
    assert [canonical(one) for one in list(new)[: len(old)]] == [canonical(one) for one in old]
    for one in list(new)[len(old) :]:
        assert posixpath.normpath(posixpath.join(folder, one.get("Target"))) in fresh
    ids = [one.get("Id") for one in new if local(one)]
    assert len(ids) == len(set(ids))


def assert_styles_added(before, after, name):
    """Assert that every style stands at its place as it was: sections have only grown at their ends."""
    old, new = root(before, name), root(after, name)
    assert attributes(old) == attributes(new)
    grown = {local(one): one for one in new}
    order = [local(one) for one in new]
    assert [kind for kind in order if kind in {local(one) for one in old}] == [local(one) for one in old]
    for section in old:
        other = grown[local(section)]
        assert attributes(section, but=("count",)) == attributes(other, but=("count",))
        items = [canonical(one) for one in section if local(one)]
        more = [canonical(one) for one in other if local(one)]
        assert more[: len(items)] == items, local(section)
        if len(more) != len(items):
            assert other.get("count") == str(len(more))
            assert not section.text or section.text == other.text


def assert_workbook_added(before, after, name, sheets):
    """Assert that the workbook part differs in our `sheets`, their names, and the order to recalculate."""
    old, new = root(before, name), root(after, name)
    assert len(_without_ours(new, sheets)) == len(sheets)
    _without_ours(old, sheets)
    _as_calculated_before(old, new)
    _tidied(old)
    _tidied(new)
    assert canonical(new) == canonical(old)


def _without_ours(workbook, sheets):
    """Take our sheets, their names and their places in the order of tabs out; return those places."""
    tabs = workbook.find("{*}sheets")
    elements = tabs.findall("{*}sheet")
    ours = [at for at, tab in enumerate(elements) if tab.get("name") in sheets]
    for at in ours:
        tabs.remove(elements[at])
    for section in workbook.findall("{*}definedNames"):
        for name in section.findall("{*}definedName"):
            if name.get("localSheetId") in [str(at) for at in ours]:
                section.remove(name)
            else:
                _count_back(name, "localSheetId", ours)
    for view in workbook.iter("{*}workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            _count_back(view, attribute, ours)
    return ours


def _tidied(workbook):
    """Take out sections that are empty, with or without ours."""
    for section in workbook.findall("{*}definedNames"):
        if not len(section):
            workbook.remove(section)


def parts_of(path, sheets):
    """Return the parts of our own `sheets` in a workbook that has them already, with what they need."""
    with zipfile.ZipFile(path) as book:
        names = set(book.namelist())
    package = Package.open(path)
    waiting = [sheet.part for sheet in package.sheets if sheet.name in sheets]
    found = set(waiting)
    while waiting:
        part = waiting.pop()
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in names:
            continue
        found.add(rels)
        for one in root(path, rels):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/")
            if one.get("TargetMode") != "External" and target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _count_back(element, attribute, ours):
    """Count a sheet as it was counted before ours stood among the tabs."""
    if (value := element.get(attribute)) is not None:
        element.set(attribute, str(int(value) - sum(at < int(value) for at in ours)))


def _as_calculated_before(old, new):
    """Take back the order to recalculate, which must be there."""
    order = new.find("{*}calcPr")
    assert order is not None
    assert order.get("fullCalcOnLoad") in ("1", "true")
    had = old.find("{*}calcPr")
    if had is None:
        new.remove(order)
    elif had.get("fullCalcOnLoad") is None:
        del order.attrib["fullCalcOnLoad"]
    else:
        order.set("fullCalcOnLoad", had.get("fullCalcOnLoad"))


def assert_rows_added(before, after, sheet):
    """Assert that a sheet differs in rows that were written, its dimension, and cached values of formulas.

    Return the numbers of the written rows. Where one stood there before, its filled cells are as they were.
    """
    old, new = root(before, sheet), root(after, sheet)
    rows, more = _rows(old), _rows(new)
    assert [number for number in more if number in rows] == list(rows)
    written = [number for number in more if number not in rows]
    for number, row in rows.items():
        if _same_row(row, more[number]):
            continue
        written.append(number)
        ours = attributes(row, but=("r", "spans"))
        assert ours == attributes(more[number], but=("r", "spans"))
        others = _cells(more[number])
        for column, cell in _cells(row).items():
            assert _is_blank(cell) or _uncalculated(cell) == _uncalculated(others[column])
    for one in (old, new):
        for dimension in one.findall("{*}dimension"):
            dimension.attrib.pop("ref", None)
        for data in one.findall("{*}sheetData"):
            for row in list(data):
                data.remove(row)
            data.text = None
    assert canonical(new) == canonical(old)
    return sorted(written)


def _is_blank(cell):
    """Tell whether a cell has nothing in it, or a text without characters."""
    return cell.find("{*}f") is None and not "".join(cell.itertext())


def _same_row(old, new):
    cells, others = _cells(old), _cells(new)
    same = {at: _uncalculated(cell) for at, cell in cells.items()}
    return attributes(old) == attributes(new) and same == {at: _uncalculated(c) for at, c in others.items()}


def assert_table_grown(before, after, name):
    """Assert that a table differs in how far down it reaches."""
    old, new = root(before, name), root(after, name)
    for one in (old, new):
        for element in (one, *one.findall("{*}autoFilter")):
            corners = element.attrib.pop("ref").split(":")
            element.set("from", corners[0])
            element.set("to", corners[-1].rstrip("0123456789"))
    assert canonical(new) == canonical(old)


def _rows(sheet):
    found, number = {}, 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        found[number] = row
    return found


def _cells(row):
    found, column = {}, 0
    for cell in row.findall("{*}c"):
        letters = cell.get("r", "").rstrip("0123456789")
        column = column + 1 if not letters else _column(letters)
        found[column] = cell
    return found


def _column(letters):
    number = 0
    for letter in letters.strip("$").upper():
        number = number * 26 + ord(letter) - 64
    return number


def _uncalculated(cell):
    """Return a cell as text, without its address; a formula without its cached value and its kind."""
    made = etree.fromstring(etree.tostring(cell, with_tail=False))
    made.attrib.pop("r", None)
    for element in (made, *made):  # indentation says nothing
        element.text, element.tail = (part and part.strip() and part for part in (element.text, element.tail))
    if made.find("{*}f") is not None:
        made.attrib.pop("t", None)
        for value in made.findall("{*}v"):
            made.remove(value)
    return canonical(made)
