"""The house stays one that a newcomer draws from memory: few rooms, short files, functions of one step."""

from pathlib import Path

import lizard
import pytest

import kachilog

HOUSE = Path(kachilog.__file__).parent
FILES = [path for path in HOUSE.rglob("*.py") if path.parent.name != "wording"]
"""All but the tables of phrases, which are as long as what is said."""

ENTRIES = 14
LINES = 400
COMPLEXITY = 12


def test_the_house_has_few_rooms():
    entries = [path for path in HOUSE.iterdir() if path.name != "__pycache__"]
    assert len(entries) <= ENTRIES


def test_no_file_is_too_long_to_be_read_at_once():
    lengths = {str(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {path: lines for path, lines in lengths.items() if lines > LINES} == {}


@pytest.mark.thorough
def test_no_function_takes_more_than_a_dozen_ways():
    found = [
        (function.filename, function.name, function.cyclomatic_complexity)
        for path in FILES
        for function in lizard.analyze_file(str(path)).function_list
    ]
    assert len(found) > 1000
    assert [function for function in found if function[2] > COMPLEXITY] == []
