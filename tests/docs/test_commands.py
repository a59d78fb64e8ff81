"""Every command is documented, in its own help and in the README, and what documents say to type exists."""

import re

import pytest
from support.documents import ADVICE, read
from support.typed import kachilog

TYPED = re.compile(r"kachilog ([a-z]+)\b(?!\.)([^`\n]*)")


def listed(text, heading):
    """Return the lines of a block of a help page, each as its name and what is said of it."""
    block = re.search(rf"^{heading}:\n((?:  .*\n)+)", text, re.MULTILINE)[1]
    return [re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in block.splitlines()]


@pytest.fixture
def helped(capsys):
    """Return the help page of the program, or of a command."""
    return lambda *command, lang="en": kachilog(capsys, *command, "--help", "--lang", lang)[1]


@pytest.fixture
def commands(helped):
    return [name for name, _ in listed(helped(), "Commands")]


@pytest.mark.parametrize(("lang", "heading"), [("en", "Options"), ("ja", "オプション")])
def test_every_command_says_what_it_does_and_what_its_options_are(helped, commands, lang, heading):
    assert len(commands) > 10
    for name in commands:
        page = helped(name, lang=lang)
        assert len(page.split("\n\n")[1]) > 10, name
        assert [line for line in listed(page, heading) if len(line) == 1] == [], name


def test_every_command_stands_in_the_readmes_table(commands):
    rows = re.findall(r"^\| `kachilog ([a-z]+)\b.*\| .+ \|$", read("README.md"), re.MULTILINE)
    assert sorted(set(rows)) == sorted(commands)


@pytest.mark.parametrize("document", ADVICE)
def test_what_a_document_says_to_type_exists(helped, commands, document):
    text = read(document)
    code = "\n".join([*re.findall(r"`([^`\n]+)`", text), *re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)])
    for name, rest in TYPED.findall(code):
        assert name in commands, name
        options = set(re.findall(r"--[a-z-]+", rest))
        assert options <= set(re.findall(r"--[a-z-]+", helped(name))), (name, rest)
