"""docs/metrics.md says what the code computes: its examples run, its KPIs are those of a new workbook."""

from support.documents import read, run_examples, sections

from kachilog.files.book.tables.kpi_presets import PRESETS, preset_row
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
