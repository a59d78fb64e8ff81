"""docs/metrics.md says what the code computes: its examples run, its KPIs are those of a new workbook."""

import ast
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from support.documents import read, run_examples, sections

from kachilog.files.book.tables.kpi_presets import PRESETS, preset_row
from kachilog.metrics import thresholds
from kachilog.wording import Words

JAPANESE = Words("ja")


def test_the_examples_come_out_as_they_are_written():
    wrong, ran = run_examples("docs/metrics.md")
    assert wrong == ""
    assert ran > 30


def measure(what, tag):
    return "–" if what is None else f"{what} [{tag}]" if tag else f"{what}"


def test_the_kpis_of_a_new_workbook_are_listed():
    rows = []
    for persona, kpis in PRESETS.items():
        heading = JAPANESE(f"page.persona_{persona}")
        for kpi in kpis:
            name, *numerator_and_denominator, weeks, target, unit = preset_row(kpi, JAPANESE)
            parts = (measure(*numerator_and_denominator[:2]), measure(*numerator_and_denominator[2:]))
            shown = f"{target:.0%}" if unit == "%" else f"{target}"
            rows.append(f"| {heading} | {name} | {parts[0]} | {parts[1]} | {weeks} | {shown} |")
            heading = ""
    table = sections(read("docs/metrics.md"))["5. Persona KPIs"]
    assert [line for line in table.splitlines() if line.startswith("| ")][1:] == [
        row.replace("|  |", "| |") for row in rows
    ]


def numbers(value):
    """Return the numbers of a threshold: one, those of a mapping, or the first of each pair."""
    if isinstance(value, Mapping):
        return [*value.values()]
    return [number for number, _ in value] if isinstance(value, tuple) else [value]


def thresholds_by_section():
    """Return what thresholds.py defines below each of its headings (`# Section 1`), by the document's."""
    lines = Path(thresholds.__file__).read_text(encoding="utf-8").splitlines()
    headings = {at: line.removeprefix("# ") for at, line in enumerate(lines, 1) if line.startswith("# ")}
    found = {}
    for node in ast.parse("\n".join(lines)).body:
        target = node.target if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [None])[0]
        if isinstance(target, ast.Name) and target.id.isupper():
            heading = headings[max(at for at in headings if at < node.lineno)]
            value = numbers(getattr(thresholds, target.id))
            found.setdefault(heading.replace("Which weeks count", "Weeks"), {})[target.id] = value
    return found


def test_every_threshold_stands_in_its_section_with_its_value():
    written = {}
    for heading, text in sections(read("docs/metrics.md")).items():
        line = re.search(r"^Thresholds: (.+?)\.$", text, re.MULTILINE | re.DOTALL)
        number = re.match(r"\d+", heading)
        name = f"Section {number[0]}" if number else heading
        for constant, value in re.findall(r"`(\w+)` ([\d./]+\d|\d)", line[1] if line else ""):
            parts = [value] if value == "1/3" else value.split("/")
            written.setdefault(name, {})[constant] = [float(Fraction(part)) for part in parts]
    assert written == thresholds_by_section()
