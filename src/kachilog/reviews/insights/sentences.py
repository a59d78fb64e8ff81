"""An insight as a sentence: numbers with their units, the user's own words as written but short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up
from kachilog.reviews.insights.insight import Measured, Quantity, Term
from kachilog.wording.width import clipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.reviews.insights.insight import Draft, Insight, Unit, Value
    from kachilog.wording import Words

_DECIMALS: Mapping[Unit, int] = {"rating": 1, "per_hour": 1, "times": 1}
_ONE_OR_MORE = "|"
_UNIT_WIDTH = 16  # half-width characters of a unit of the user's own


def sentence(words: Words, insight: Insight) -> str:
    """Return the sentence of an insight in the language of `words`."""
    return _filled(words, insight.code, insight.values)


def draft_choice(words: Words, draft: Draft) -> str:
    """Return a draft as it stands in the cell of its decision once it is chosen."""
    return _filled(words, f"draft_{draft.code}", draft.values)


def draft_evidence(words: Words, draft: Draft) -> str:
    """Return the figures that speak for a draft, as one sentence."""
    return _filled(words, f"evidence_{draft.code}", draft.values)


def _filled(words: Words, name: str, values: Mapping[str, Value]) -> str:
    return words(f"insight.{name}", **{key: _said(words, value) for key, value in values.items()})


def _said(words: Words, value: Value) -> str:
    if isinstance(value, Quantity):
        return _quantity(words, value)
    if isinstance(value, Measured):
        return words(
            "insight.unit_own", number=_measured(value.number), unit=clipped(value.unit, _UNIT_WIDTH)
        ).strip()
    if isinstance(value, Term):
        return words(f"insight.term_{value.name}")
    return clipped(value.text, value.width) or words("insight.term_blank")


def _quantity(words: Words, quantity: Quantity) -> str:
    number = _rounded(100 * quantity.number if quantity.unit == "share" else quantity.number, quantity.unit)
    one, _, more = words(f"insight.unit_{quantity.unit}", number=number).partition(_ONE_OR_MORE)
    return one if number == "1" or not more else more


def _measured(number: float) -> str:
    """Return a number of the user's own unit: whole where it is whole, with one decimal else."""
    shown = _rounded(number, "per_hour")
    return shown.removesuffix(".0") if float(number).is_integer() else shown


def _rounded(number: float, unit: Unit) -> str:
    """Return a number rounded half up, with separators of thousands."""
    return f"{half_up(number, _DECIMALS.get(unit, 0)):,}"
