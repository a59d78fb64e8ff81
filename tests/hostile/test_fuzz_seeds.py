"""A short run of the fuzzing targets: whatever is wrong with a file, nothing but our own errors comes out.

The long runs, by number and by coverage, are described in tests/fuzz/README.md.
"""

import time

from fuzz.damage import BOOKS, SEEDS, damaged_csv, damaged_workbook
from fuzz.exercise import CSV, take_csv, take_workbook
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from support.tiers import examples

SECONDS = 5
FEW = examples(
    25,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
CHOICES = st.binary(min_size=16, max_size=64)


def within_seconds(take, data, folder):
    """Let a target take a file, and say how that went."""
    began = time.process_time()
    taken = take(data, folder)
    assert time.process_time() - began < SECONDS
    return taken


def test_the_targets_take_a_sound_file(tmp_path):
    assert take_csv(CSV.encode(), tmp_path)
    assert take_workbook((BOOKS / SEEDS[0]).read_bytes(), tmp_path)


@FEW
@given(CHOICES)
def test_a_damaged_csv_is_read_or_refused(tmp_path, choices):
    within_seconds(take_csv, damaged_csv(choices), tmp_path)


@FEW
@given(CHOICES)
def test_a_damaged_workbook_is_edited_or_refused(tmp_path, choices):
    within_seconds(take_workbook, damaged_workbook(choices), tmp_path)


@FEW
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path, data):
    within_seconds(take_csv, data, tmp_path)
    within_seconds(take_workbook, data, tmp_path)
