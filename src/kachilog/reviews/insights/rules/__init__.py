"""The rules, each of which looks at a week and may have something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.rules import (
    customers,
    data,
    days,
    decisions,
    frame,
    hours,
    hypotheses,
    inquiries,
    pace,
    persona,
    quality,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kachilog.reviews.insights.insight import Insight
    from kachilog.reviews.insights.week_in_view import WeekInView

    Rule = Callable[[WeekInView], Insight | None]

RULES: tuple[Rule, ...] = (
    *frame.RULES,
    *pace.RULES,
    *quality.RULES,
    *hours.RULES,
    *inquiries.RULES,
    *customers.RULES,
    *persona.RULES,
    *hypotheses.RULES,
    *decisions.RULES,
    *data.RULES,
    *days.RULES,
)
