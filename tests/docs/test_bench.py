"""The bench calls a tool right only if it is: its checks notice what a tool changed."""

import datetime as dt
import importlib.util
import zipfile
from pathlib import Path

import openpyxl
import pytest

BENCH = Path(__file__).parents[1] / "bench"


def loaded(name):
    """Return a module of the bench, which is no package."""
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


samples, floors = loaded("samples"), loaded("floors")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("bench")
    samples.make("to_csv", 0, made)
    samples.make("add_sheet", 0, made)
    return made


def edited(folder, place, value, number_format=None):
    """Return what is found changed in the sample workbook after one cell was written anew by openpyxl."""
    book = openpyxl.load_workbook(folder / "0.plain.xlsx")
    cell = book.active[place]
    cell.value = value
    cell.number_format = number_format or cell.number_format
    book.save(folder / "edited.xlsx")
    return samples.changed_cells(folder / "edited.xlsx")


def test_what_was_not_changed_is_right(folder):
    assert samples.changed_cells(folder / "0.plain.xlsx") == []
    rows = [["" if value is None else value for value in row] for row in samples.nasty_log()]
    assert samples.changed_texts(samples.write_csv(folder / "same.csv", rows)) == []
    assert samples.lost_things(folder / "rich.xlsm", folder / "rich.xlsm") == ([], "0 of 22 parts")


@pytest.mark.parametrize(
    ("place", "value", "change"),
    [
        ("B2", 7, "007→7"),
        ("B6", None, "NA→blank"),
        ("A2", dt.date(2026, 1, 2), "2026-01-01→2026-01-02␠00:00:00"),
        ("J15", "2026/01/15", "2026-11-16→2026/01/15"),
        ("B11", "=1+1", "=1+1→=1+1 as a formula"),
        ("B10", "#N/A", "#N/A→#N/A as an error"),
    ],
)
def test_a_changed_cell_is_found_and_named(folder, place, value, change):
    assert edited(folder, place, value) == [change]


def test_a_date_that_became_its_number_is_found(folder):
    assert edited(folder, "A2", 46023, "General") == ["2026-01-01→46023"]


def test_a_changed_text_of_a_csv_is_found_and_a_protected_one_is_none(folder):
    rows = [["" if value is None else str(value) for value in row] for row in samples.nasty_log()]
    rows[9][9] = "'=1+1"
    rows[0][1] = "7"
    assert samples.changed_texts(samples.write_csv(folder / "edited.csv", rows)) == ["007→7"]


def test_a_lost_row_is_found(folder):
    rows = [["" if value is None else value for value in row] for row in samples.nasty_log()]
    assert len(samples.changed_texts(samples.write_csv(folder / "short.csv", rows[:-1]))) == 10


def test_a_lost_thing_of_a_workbook_is_named(folder):
    with zipfile.ZipFile(folder / "rich.xlsm") as book, zipfile.ZipFile(folder / "poor.xlsm", "w") as poor:
        for name in book.namelist():
            content = book.read(name).replace("大切なこと".encode(), b"")
            if name != "xl/vbaProject.bin" and "comments" not in name:
                poor.writestr(name, content)
    lost, touched = samples.lost_things(folder / "rich.xlsm", folder / "poor.xlsm")
    assert set(lost) == {"macros", "note", "text box"}
    assert touched == "3 of 22 parts"


def test_a_floor_imports_what_there_is():
    for work, modules in {**floors.NEEDED, **floors.STARTS}.items():
        missing = [name for name in filter(None, modules.split(", ")) if not importlib.util.find_spec(name)]
        assert missing == [], work


def test_the_floor_of_a_rival_is_its_own_import():
    assert floors.floor_of("python-calamine", "to_csv", "rivals", "ours")[-1] == "import python_calamine"
    assert floors.floor_of("LibreOffice", "to_csv", "rivals", "ours") == ["soffice", "--version"]
    assert floors.floor_of("kachilog", "to_csv", "rivals", "ours")[0] == "ours"
