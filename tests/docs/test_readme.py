"""What the READMEs show is what happens: commands, outputs, and files that they point at."""

import re
from pathlib import Path

import pytest
from support.typed import kachilog

from kachilog.files.book.addin.customui import GROUPS
from kachilog.wording import Words

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "README.ja.md").read_text(encoding="utf-8")


def block(name, text=README):
    """Return the text of the code block between the markers `name` and `end`."""
    return re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```\n<!-- end -->", text, re.DOTALL)[1]


def test_the_demo_prints_what_the_readme_shows(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = kachilog(capsys, "demo", "--today", "2026-11-22")
    assert (code, err) == (0, "")
    assert out.replace("\\", "/") == block("demo-output")
    assert sorted(file.name for file in Path("kachilog-demo").iterdir()) == ["価値ログ.xlsm", "活動ログ.csv"]


def test_the_methods_example_prints_what_the_readme_shows(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("log.csv").write_text(block("example-csv"), encoding="utf-8")
    command, expected = block("example-output").split("\n", 1)
    code, out, err = kachilog(capsys, *command.removeprefix("$ kachilog ").split())
    assert (code, err, out) == (0, "", expected)


def test_a_line_typed_prints_what_the_guide_shows(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert kachilog(capsys, "new", "価値ログ.xlsm")[0] == 0
    command, expected = block("add-output", GUIDE).split("\n", 1)
    typed = command.removeprefix("$ kachilog ").split()
    code, out, err = kachilog(capsys, *typed, "--today", "2026-11-24")
    assert (code, err, out) == (0, "", expected)


def test_each_of_the_two_commands_stands_alone_on_one_line():
    for name, last in (("demo-command", "kachilog demo"), ("test-command", "pytest -n auto")):
        (line,) = block(name).strip().split("\n")
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install")
        assert line.endswith(last)


def test_the_clean_run_calls_the_readmes_test_command():
    assert "test-command" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [README, GUIDE])
def test_every_link_points_at_a_file(text):
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("text", [README, GUIDE])
def test_every_command_that_is_named_exists(capsys, text):
    named = set(re.findall(r"(?:`|kachilog>?|^)kachilog ([a-z]+)\b", text, re.MULTILINE))
    listed = kachilog(capsys, "--help", "--lang", "en")[1]
    assert [name for name in named if f"  {name}" not in listed] == []


@pytest.mark.parametrize(("text", "lang"), [(README, "en"), (GUIDE, "ja")])
def test_every_button_of_the_ribbon_is_told_of_by_its_label(text, lang):
    words = Words(lang)
    labels = [words(f"addin.label_{job}") for buttons in GROUPS.values() for job, _ in buttons]
    plain = " ".join(text.split())
    others = {"Last week": "last week", "Selected row's week": "selected row's week"}
    others["How to begin"] = "How to begin"
    assert [label for label in labels if others.get(label, label) not in plain] == []


def test_the_guide_keeps_to_its_reader():
    assert re.findall(r"Parquet|Spark|JSON|HMAC|pytest|pip install \"", GUIDE) == []
