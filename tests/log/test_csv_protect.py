"""No text of a log is run as a formula by what opens its CSV, and none is changed by that."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kachilog.log.csv_protect import protect, restore


@pytest.mark.parametrize("text", ["=1+1", "+81-90", "-危険", "@cmd", "\tx", "\rx", "-", "=", "+1+1", "-2+3"])
def test_text_that_a_spreadsheet_would_run_is_protected(text):
    assert protect(text) == "'" + text
    assert restore(protect(text)) == text


@pytest.mark.parametrize("text", ["-5", "+5", "-0.50", "-1e5", "投稿", "", "'", "'a", "don't", "1-2", " =x"])
def test_numbers_and_harmless_text_are_never_touched(text):
    assert protect(text) == text


@given(st.text(alphabet="'=+-@\t\ra5", max_size=6))
@example("''")
@example("'=")
@example("''''=")
def test_restoring_is_the_exact_inverse_of_protecting(text):
    assert restore(protect(text)) == text
