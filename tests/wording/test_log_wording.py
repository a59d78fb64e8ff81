"""Every problem that reading can report has its sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kachilog
from kachilog.wording import LANGS, phrases

SOURCES = ("cells.py", "columns.py", "rows.py", "log.py", "csvio.py")
CODE = re.compile(
    r'(?:Bad|Problem|report|_place|_finding|_Finding)\(\s*(?:at, |-1, )?"([a-z_]+)"|code = "([a-z_]+)"'
)


@pytest.mark.parametrize("source", SOURCES)
def test_every_code_of_a_problem_has_a_phrase(source):
    text = (Path(kachilog.__file__).parent / source).read_text(encoding="utf-8")
    codes = {one or other for one, other in CODE.findall(text)}
    assert codes
    for code in codes:
        assert len(phrases("problem")[code]) == len(LANGS)
