"""docs/python.md: its example runs, and it names all that the three functions return."""

import re
from dataclasses import fields

import pytest
from support.documents import read, run_examples, sections
from support.logs import log_of

import kachilog
from kachilog.reviews.as_table import COLUMNS
from kachilog.reviews.weekly import WeeklyReview

PARTS = sections(read("docs/python.md"))


def named_in_table(heading):
    """Return the names in the first column of the table of a section."""
    (part,) = (text for name, text in PARTS.items() if name.startswith(f"`{heading}("))
    cells = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_the_example_comes_out_as_it_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrong, ran = run_examples("docs/python.md")
    assert wrong == ""
    assert ran > 10


def test_every_column_and_field_is_documented():
    frame = log_of("date action minutes reactions quality\n2026-11-16 投稿 30 2 5").frame
    assert named_in_table("read_log") == [*frame.columns]
    assert named_in_table("weekly") == [*COLUMNS]
    assert sorted(named_in_table("review")) == sorted(field.name for field in fields(WeeklyReview))


@pytest.mark.parametrize("name", ["read_log", "weekly", "review", "FileError", "UsageError", "KachilogError"])
def test_the_public_names_are_documented(name):
    assert name in kachilog.__all__
    assert f"`kachilog.{name}" in read("docs/python.md")
