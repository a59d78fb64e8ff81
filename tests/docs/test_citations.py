"""What documents and docstrings point at is there: files, modules, and sections of docs/metrics.md."""

import re
from importlib import import_module, util

import pytest
from support.documents import ADVICE, ROOT, SOURCE, read, sections

CODE = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
# What is built is there on some machines only.
TOPS = {path.name for path in (*ROOT.iterdir(), *SOURCE.iterdir())} - {"kachilog", "build"}


def missing_file(name, beside=ROOT):
    """Return whether a path that a text names is no file or folder of ours; * stands for any of several."""
    name = name.rstrip("/")
    return not any([*root.glob(name)] for root in (ROOT, SOURCE, beside))


@pytest.mark.parametrize("document", ADVICE)
def test_every_file_that_a_document_names_exists(document):
    text = read(document)
    named = re.findall(r"`((?:[\w.*-]+/)*[\w.*-]+(?:/|\.(?:py|md|toml|bas|sh|png)))`", text)
    named += re.findall(r"`([\w.*-]+(?:/[\w.*-]+)+)`", text)
    ours = [
        name for name in named if name.split("/")[0] in TOPS or re.search(r"\.(?:py|md|toml|bas|sh)$", name)
    ]
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [name for name in [*ours, *linked] if missing_file(name, (ROOT / document).parent)] == []


def test_every_file_that_the_code_names_exists():
    named = {
        name
        for text in CODE.values()
        for name in re.findall(r"\b(?:docs|tests|vba|workbook)/[\w./-]*\w", text)
    }
    assert "docs/metrics.md" in named
    assert [name for name in named if missing_file(name)] == []


def test_every_section_of_the_metrics_that_the_code_names_exists():
    headings = {heading.split(".")[0] for heading in sections(read("docs/metrics.md"))}
    named = {
        number
        for where, text in CODE.items()
        # In the room of the metrics every section is one of that document.
        for number in re.findall(
            r"[Ss]ection (\d+)" if "/metrics/" in where else r"[Ss]ection (\d+) of docs/metrics\.md",
            " ".join(text.split()),
        )
    }
    assert named == headings & {"1", "2", "3", "4", "5", "7"}


def exists(name):
    """Return whether a dotted name is a module of ours, or something in one."""
    module, _, attribute = name.rpartition(".")
    try:
        if util.find_spec(name):
            return True
        return hasattr(import_module(module), attribute) or exists_in_class(module, attribute)
    except ModuleNotFoundError:
        return exists_in_class(module, attribute)


def exists_in_class(name, attribute):
    module, _, holder = name.rpartition(".")
    return util.find_spec(module) is not None and hasattr(
        getattr(import_module(module), holder, None), attribute
    )


def test_every_module_that_a_docstring_or_document_names_exists():
    texts = {**CODE, **{name: read(name) for name in ADVICE}}
    files = ("kachilog.xlam", "kachilog.oxt", "kachilog.conf")
    named = {
        (where, name)
        for where, text in texts.items()
        for name in re.findall(r"`(kachilog(?:\.\w+)+)`", text)
        if name not in files
    }
    assert len(named) > 20
    assert sorted((where, name) for where, name in named if not exists(name)) == []


def test_a_recipe_names_what_stands_in_its_files():
    recipes = sections(read("CONTRIBUTING.md"))["Four recipes"]
    steps = re.findall(r"^\d\. (.*?)(?=^\d\. |\n\n)", recipes, re.MULTILINE | re.DOTALL)
    assert len(steps) > 20
    for step in steps:
        spans = re.findall(r"`([^`]+)`", step)
        texts = [path.read_text("utf-8") for span in spans for path in SOURCE.glob(span) if path.is_file()]
        # Names of ours, but no example of a name and no option.
        names = [span for span in spans if re.fullmatch(r"_?[A-Z]\w+|_\w+|[a-z]+_\w+|agg", span)]
        assert [name for name in names if texts and not any(name in text for text in texts)] == [], step
