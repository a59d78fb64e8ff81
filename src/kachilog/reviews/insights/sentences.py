"""An insight as a sentence: numbers with their units, the user's own words as written but short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up
from kachilog.reviews.insights.insight import Measured, Quantity, Term, Terms
from kachilog.wording.width import clipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.reviews.insights.insight import Draft, Insight, Value
    from kachilog.wording import Words

_ONE_OR_MORE = "|"
_UNIT_WIDTH = 16  # half-width characters of a unit of the user's own
_THINGS = ("decisions", "kpis")
_COUNTED_BY_TEN = 10  # Japanese counts things with つ below ten


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
        unit = clipped(value.unit, _UNIT_WIDTH)
        return words("insight.unit_own", number=_measured(value.number), unit=unit).strip()
    if isinstance(value, Term):
        return words(f"insight.term_{value.name}")
    if isinstance(value, Terms):
        return words("insight.term_joint").join(words(f"insight.term_{name}") for name in value.names)
    return clipped(value.text, value.width) or words("insight.term_blank")


def _quantity(words: Words, quantity: Quantity) -> str:
    number = f"{quantity.shown:,}"
    unit = f"{quantity.unit}_many" if _is_many(quantity) else quantity.unit
    one, _, more = words(f"insight.unit_{unit}", number=number).partition(_ONE_OR_MORE)
    return one if number == "1" or not more else more


def _is_many(quantity: Quantity) -> bool:
    return quantity.unit in _THINGS and quantity.shown >= _COUNTED_BY_TEN


def _measured(number: float) -> str:
    """Return a number of the user's own unit: whole where it is whole, with one decimal else."""
    return f"{half_up(number, 0 if float(number).is_integer() else 1):,}"
