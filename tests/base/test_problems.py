"""What a problem quotes is short, and as it was written."""

from __future__ import annotations

import pytest

from kachilog.base.problems import VALUE_LENGTH, shorten


@pytest.mark.parametrize(
    ("value", "said"),
    [(7.0, "7"), (7.5, "7.5"), (-3.0, "-3"), (1e300, "1e+300"), ("二\n行", "二 行"), (True, "True")],
)
def test_a_value_is_quoted_in_one_line_as_its_user_wrote_it(value, said):
    assert shorten(value) == said


def test_a_long_one_is_cut_and_says_so():
    assert shorten("あ" * VALUE_LENGTH) == "あ" * VALUE_LENGTH
    assert shorten("あ" * (VALUE_LENGTH + 1)) == "あ" * (VALUE_LENGTH - 1) + "…"
