"""The choice of the drafts of a page: at most one for each decision, the first that its evidence allows."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.reviews.entries import DECISIONS
from kachilog.reviews.insights.drafts import lighter, more, stop, try_
from kachilog.reviews.insights.insight import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kachilog.reviews.entries import DecisionKind
    from kachilog.reviews.insights.insight import Draft
    from kachilog.reviews.insights.week_in_view import WeekInView

    Rule = Callable[[WeekInView], Draft | None]

RULES: Mapping[DecisionKind, Sequence[Rule]] = MappingProxyType(
    {"stop": (*lighter.STOP, *stop.RULES), "more": more.RULES, "try": (*lighter.TRY, *try_.RULES)}
)
"""The rules for each decision, the most urgent first."""

IN_REST: Mapping[DecisionKind, Sequence[Rule]] = MappingProxyType(
    {"stop": (*lighter.STOP, *stop.RULES), "more": (), "try": lighter.TRY}
)
"""Those of a week that asks for rest: they take work away."""


def drafts(view: WeekInView) -> Mapping[DecisionKind, Draft]:
    """Return the draft of each decision that the week gives evidence for; none of a week without rows."""
    if not view.week.actions:
        return MappingProxyType({})
    rules = IN_REST if view.needs_rest else RULES
    chosen: dict[DecisionKind, Draft] = {}
    for kind in DECISIONS:
        offered = [draft for rule in rules[kind] if (draft := rule(view)) is not None]
        if view.needs_rest:
            offered = [draft for draft in offered if not _tells_of_none(draft)]
        fit = next((draft for draft in offered if not _pull_on_one(draft, chosen)), None)
        if fit is not None:
            chosen[kind] = fit
    return MappingProxyType(chosen)


def _tells_of_none(draft: Draft) -> bool:
    """Tell whether the evidence says that there was no reaction, or no inquiry."""
    counts = [value for value in draft.values.values() if isinstance(value, Quantity)]
    return any(not one.number for one in counts if one.unit in ("reactions", "inquiries"))


def _pull_on_one(draft: Draft, chosen: Mapping[DecisionKind, Draft]) -> bool:
    """Tell whether a draft is about what another one is about: one asks for less and one for more."""
    return any(not set(draft.about).isdisjoint(other.about) for other in chosen.values())
