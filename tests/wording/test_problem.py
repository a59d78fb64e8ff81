"""Every problem that reading can report has its sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from kachilog import log
from kachilog.base.languages import LANGS
from kachilog.wording import phrases

ROOM = Path(log.__file__).parent
CODE = re.compile(
    r'(?:Bad|Problem|report|_place|_finding|_Finding)\(\s*(?:at, |-1, )?"([a-z_]+)"|code = "([a-z_]+)"'
    r'|"(columns?_(?!full)[a-z_]+)"'
)


REPORTING = 4
"""Files of the room that report problems of their own."""


def test_every_code_of_a_problem_has_a_phrase():
    found = [CODE.findall(path.read_text(encoding="utf-8")) for path in ROOM.glob("*.py")]
    codes = {code for groups in found for group in groups for code in group if code}
    assert sum(map(bool, found)) >= REPORTING
    for code in codes:
        assert len(phrases("problem")[code]) == len(LANGS)
