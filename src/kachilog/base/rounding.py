"""Rounding as people do it, everywhere a number is shown: half up on the decimal value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = 15
"""Significant digits of a number, as many as a spreadsheet shows: 100 * 0.285 is 28.5, whatever its bits."""


def half_up(value: float, decimals: int = 0) -> Decimal:
    """Return a finite number rounded to `decimals` (from 0) digits behind the point; a half goes away from 0.

    The result keeps its digits when it is written: half_up(2, 1) is 2.0. What rounds to zero has no sign.
    """
    if abs(value) >= 10**_DIGITS:  # all digits of which we are sure stand before the point
        return Decimal(int(value))
    step = Decimal(1).scaleb(-decimals)
    return Decimal(f"{value:.{_DIGITS}g}").quantize(step, ROUND_HALF_UP) + 0


def whole(value: float) -> int:
    """Return a finite number rounded half up to a whole one."""
    return int(half_up(value))
