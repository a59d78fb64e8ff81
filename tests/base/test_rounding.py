import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.base.rounding import half_up, whole


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (0.5, 1),
        (1.5, 2),
        (2.5, 3),
        (-2.5, -3),
        (0.49999999, 0),
        (100 * 0.285, 29),  # 28.499999999999996
        (100 * 0.145, 15),
        (7, 7),
        (10**20, 10**20),
        (1e300, int(1e300)),
    ],
)
def test_a_half_of_the_decimal_value_goes_up(value, rounded):
    assert whole(value) == rounded


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.25, 1, "0.3"),
        (1.005, 2, "1.01"),  # 1.00499999999999989…
        (2.675, 2, "2.68"),
        (2, 1, "2.0"),
        (-0.04, 1, "0.0"),
        (1234.5, 0, "1,235"),
    ],
)
def test_a_number_is_written_with_the_digits_it_was_rounded_to(value, decimals, text):
    assert f"{half_up(value, decimals):,}" == text


@given(st.floats(-1e12, 1e12), st.integers(0, 2))
def test_a_rounded_number_is_nearest_but_for_what_15_digits_do_not_show(value, decimals):
    step = Decimal(1).scaleb(-decimals)
    rounded = half_up(value, decimals)
    assert rounded % step == 0
    assert abs(float(rounded) - value) <= float(step) / 2 + math.fabs(value) * 1e-14


@given(st.integers(-(10**30), 10**30))
def test_a_whole_number_stays_as_it_is(number):
    assert whole(number) == number
