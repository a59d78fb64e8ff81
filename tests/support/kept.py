"""What a user may put on our sheets, and on others that point at ours, in a workbook open in LibreOffice."""

from __future__ import annotations

from support import office

from kachilog.page.form import located

MINE, TREND, PAGE = "私の集計", "推移", "2026-W47"
FAR = (60, 200)
"""Column and row of a cell on a page far from ours."""


def put(doc):
    """Put one of everything on both of our sheets, and on a sheet of the user's own."""
    doc.Sheets.insertNewByName(MINE, 0)
    page, trend, mine = (doc.Sheets.getByName(name) for name in (PAGE, TREND, MINE))
    _on_entries(doc, page)
    for sheet in (page, trend):
        _around(doc, sheet)
    _pointing(doc, page, trend, mine)
    page.TabColor = 0x00FF00
    doc.Sheets.moveByName(PAGE, 2)
    trend.IsVisible = False


def seen(doc):
    """Return all of that as it is now: what → how it is."""
    page, trend, mine = (doc.Sheets.getByName(name) for name in (PAGE, TREND, MINE))
    found = {"tabs": list(doc.Sheets.ElementNames), "colour": page.TabColor, "hidden": not trend.IsVisible}
    for key in ("stop", "more", "try", "note"):
        cell = _entry(page, key)
        found[f"entry {key}"] = (cell.Formula, cell.String, _links(cell))
    for sheet in (page, trend, mine):
        notes = [(one.Position.Column, one.Position.Row, one.String) for one in sheet.Annotations]
        found[f"{sheet.Name}: notes"] = sorted(notes)
        shapes = [sheet.DrawPage.getByIndex(at) for at in range(sheet.DrawPage.Count)]
        theirs = [one for one in shapes if one.Name.startswith("私")]
        found[f"{sheet.Name}: shapes"] = [(one.Name, one.ShapeType, one.Size.Width) for one in theirs]
        found[f"{sheet.Name}: charts"] = [_drawn_from(one.EmbeddedObject) for one in sheet.Charts]
        cell = sheet.getCellByPosition(*FAR)
        found[f"{sheet.Name}: rules"] = (_conditions(cell), cell.Validation.getFormula1())
        below = sheet.getCellByPosition(FAR[0], FAR[1] + 1)
        found[f"{sheet.Name}: cells"] = (cell.String, cell.CharWeight, below.Formula, below.String)
    found["tables"] = sorted(
        (name, table.DataArea.Sheet, table.DataArea.StartRow)
        for name in doc.DatabaseRanges.ElementNames
        if (table := doc.DatabaseRanges.getByName(name)) and name.startswith("私")
    )
    found["name"] = doc.NamedRanges.getByName("私の効率").Content
    found["array"] = mine.getCellRangeByName("B1:B3").getArrayFormula()
    found["formulas"] = [mine.getCellRangeByName(place).Formula for place in ("A1", "A2")]
    found["link"] = _links(mine.getCellRangeByName("C1"))
    return found


def is_full(found):
    """Tell whether everything that was put is there to be seen."""
    charts = [len(found[f"{name}: charts"]) for name in (PAGE, TREND, MINE)]
    shapes = [len(found[f"{name}: shapes"]) >= 2 for name in (PAGE, TREND)]
    notes = [len(found[f"{name}: notes"]) for name in (PAGE, TREND)]
    links = [found["link"], found["entry note"][2]]
    rules = [found[f"{name}: rules"] for name in (PAGE, TREND, MINE)]
    return (
        charts == [7, 4, 1]
        and all(shapes)
        and notes == [4, 2]
        and all(links)
        and all(condition and choices for condition, choices in rules)
        and len(found["tables"]) == 2
        and found["hidden"]
    )


def _entry(page, key):
    cursor = page.createCursor()
    cursor.gotoEndOfUsedArea(False)
    area = cursor.RangeAddress
    where = located(page.getCellRangeByPosition(0, 0, area.EndColumn, area.EndRow).getDataArray())
    row, column = where.at(where.entries[key])
    return page.getCellByPosition(column, row)


def _on_entries(doc, page):
    _entry(page, "stop").setFormula(f"=$'{TREND}'.$B$2")
    _entry(page, "more").setFormula('=IF(1>2;"x";"")')
    _entry(page, "note").setString("メモ本文")
    _link(doc, _entry(page, "note"), "https://example.com/mine")
    for key, text in (("note", "来週電話"), ("try", "空の欄への注")):
        page.Annotations.insertNew(_entry(page, key).CellAddress, text)


def _around(doc, sheet):
    cell, below = sheet.getCellByPosition(*FAR), sheet.getCellByPosition(FAR[0], FAR[1] + 1)
    cell.setString("欄の外の文")
    cell.CharWeight = 150
    below.setFormula('=IF(1>2;"x";"")')
    sheet.Annotations.insertNew(below.CellAddress, "外の注")
    sheet.Annotations.insertNew(_figure(sheet).CellAddress, "数字への注")
    _rules(cell, "$C$5>3", '"甲"')
    doc.DatabaseRanges.addNewByName(f"私の表{sheet.RangeAddress.Sheet}", _area(sheet, 60, 200, 61, 203))
    _chart(sheet, sheet)
    for kind in ("RectangleShape", "GraphicObjectShape"):
        shape = doc.createInstance(f"com.sun.star.drawing.{kind}")
        sheet.DrawPage.add(shape)
        size = office.uno().createUnoStruct("com.sun.star.awt.Size")
        size.Width, size.Height = 3000, 2000
        shape.setSize(size)
        shape.Name = f"私の{kind}"


def _figure(sheet):
    """Return the first figure on one of our sheets."""
    grid = sheet.getCellRangeByPosition(0, 0, 9, 99).getDataArray()
    row, column = next(
        (row, column)
        for row, line in enumerate(grid)
        for column, cell in enumerate(line)
        if isinstance(cell, float)
    )
    return sheet.getCellByPosition(column, row)


def _pointing(doc, page, trend, mine):
    mine.getCellRangeByName("A1").setFormula(f"=SUM($'{TREND}'.$C$2:$C$40)")
    mine.getCellRangeByName("A2").setFormula(f"=$'{PAGE}'.$C$2")
    mine.getCellRangeByName("B1:B3").setArrayFormula(f"=$'{TREND}'.$C$2:$C$4")
    _link(doc, mine.getCellRangeByName("C1"), f"#{PAGE}.B2")
    _rules(mine.getCellByPosition(*FAR), f"$'{PAGE}'.$C$5>3", f"$'{TREND}'.$B$2:$B$20")
    _chart(mine, trend)
    place = page.getCellRangeByName("C12").CellAddress
    doc.NamedRanges.addNewByName("私の効率", f"$'{PAGE}'.$C$12", place, 0)


def _area(sheet, *corners):
    return sheet.getCellRangeByPosition(*corners).RangeAddress


def _link(doc, cell, url):
    field = doc.createInstance("com.sun.star.text.TextField.URL")
    field.URL, field.Representation = url, "リンク"
    cell.insertTextContent(cell.createTextCursor(), field, False)


def _links(cell):
    return [cell.TextFields.getByIndex(at).URL for at in range(cell.TextFields.Count)]


def _rules(cell, condition, choices):
    uno = office.uno()
    formats, rule = cell.ConditionalFormat, cell.Validation
    kind = uno.Enum("com.sun.star.sheet.ConditionOperator", "FORMULA")
    formats.addNew(office.properties(Operator=kind, Formula1=condition, StyleName="Default"))
    cell.ConditionalFormat = formats
    rule.Type = uno.Enum("com.sun.star.sheet.ValidationType", "LIST")
    rule.setFormula1(choices)
    cell.Validation = rule


def _conditions(cell):
    formats = cell.ConditionalFormat
    return [formats.getByIndex(at).getFormula1() for at in range(formats.Count)]


def _chart(sheet, source):
    place = office.uno().createUnoStruct("com.sun.star.awt.Rectangle")
    place.X, place.Y, place.Width, place.Height = 90000, 1000, 8000, 6000
    sheet.Charts.addNewByName(
        f"私の図{sheet.RangeAddress.Sheet}", place, (_area(source, 3, 5, 3, 9),), False, False
    )


def _drawn_from(chart):
    return [
        sequence.Values.SourceRangeRepresentation
        for plane in chart.FirstDiagram.CoordinateSystems
        for kind in plane.ChartTypes
        for series in kind.DataSeries
        for sequence in series.DataSequences
    ]
