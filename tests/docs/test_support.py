"""The page about what tests share names every module of it, and no other."""

import re
from pathlib import Path

SUPPORT = Path(__file__).parents[1] / "support"


def test_the_page_names_every_module_that_tests_share():
    named = re.findall(r"^\| `(\w+)` \|", (SUPPORT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(path.stem for path in SUPPORT.glob("*.py"))
