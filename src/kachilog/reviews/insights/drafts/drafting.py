"""The choice of the drafts of a page: at most one for each decision, the one that matters most."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.reviews.entries import DecisionKind
    from kachilog.reviews.insights.insight import Draft
    from kachilog.reviews.insights.week_in_view import WeekInView


def drafts(view: WeekInView) -> Mapping[DecisionKind, Draft]:  # noqa: ARG001 (the rules are to come)
    """Return the draft of each decision that the week gives evidence for."""
    return MappingProxyType({})
