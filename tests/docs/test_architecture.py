"""docs/architecture.md draws the house as it stands, and what it freezes is there."""

import re
from importlib import import_module

from support.documents import ROOT, SOURCE, read

TEXT = read("docs/architecture.md")


def drawn():
    """Return the rooms of the drawn tree with what is said of each, by path from src/kachilog."""
    (tree,) = re.findall(r"^src/kachilog/.*\n((?:[│├└ ].*\n)+)", TEXT, re.MULTILINE)
    rooms, path = {}, []
    for line in tree.splitlines():
        branch, name, said = re.fullmatch(r"((?:│   |    )*[├└]── )(\w+)/ +(.*)", line).groups()
        path[len(branch) // 4 - 1 :] = [name]
        rooms["/".join(path)] = said
    return rooms


def test_the_drawn_tree_is_that_of_the_source():
    rooms = {file.parent.relative_to(SOURCE).as_posix() for file in SOURCE.rglob("*/__init__.py")}
    assert sorted(drawn()) == sorted(rooms)
    assert all(drawn().values())


def test_the_storeys_are_those_of_the_contract():
    (layers,) = re.findall(
        r'containers = \["kachilog"\]\nlayers = \[(.*?)\]', read("pyproject.toml"), re.DOTALL
    )
    in_order = re.findall(r"\w+", layers)
    table = [
        row.split("|")[2] for row in TEXT.splitlines() if re.match(r"\| (doors|jobs|files|core|ground)", row)
    ]
    told = [name for cell in table for name in re.findall(r"`(\w+)`", cell) if name in in_order]
    assert told == in_order


def test_what_users_workbooks_call_is_there():
    macros = (ROOT / "vba" / "Kachilog.bas").read_text(encoding="utf-8")
    called = set(re.findall(r"kachilog\.excel\.(\w+)\(", macros))
    assert called == set(re.findall(r"`kachilog\.excel\.(\w+)`", TEXT)) - {"functions"}
    assert all(hasattr(import_module("kachilog.excel"), name) for name in called)
    basic = (SOURCE / "files" / "book" / "office" / "Kachilog.bas").read_text(encoding="ascii")
    (door,) = set(re.findall(r'"-m ([\w.]+)"', basic))
    assert f"python -m {door} " in TEXT
    assert import_module(door)
