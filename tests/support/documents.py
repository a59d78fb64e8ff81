"""The documents of the repository, and what can be checked about a text."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kachilog"

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
)
ADVICE = [name for name in DOCUMENTS if name != "CHANGELOG.md"]
"""The documents that say what is so today; the changelog says what was."""

_EXAMPLES = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def read(name):
    """Return the text of a document by its path from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def sections(text):
    """Return the sections of a document by their headings of the second level."""
    _, *parts = _HEADING.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def run_examples(name):
    """Run the `pycon` blocks of a document as one session; return what came out wrong, and how many ran."""
    code = "\n\n".join(_EXAMPLES.findall(read(name)))
    test = doctest.DocTestParser().get_doctest(code, {}, name, str(ROOT / name), 0)
    wrong: list[str] = []
    ran = doctest.DocTestRunner(verbose=False).run(test, out=wrong.append)
    return "".join(wrong), ran.attempted
