"""4週のふり返り: what a page adds on every fourth logged week."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Insight
    from kachilog.reviews.insights.week_in_view import WeekInView


def four_weeks(view: WeekInView) -> tuple[Insight, ...]:  # noqa: ARG001 (the rules are to come)
    """Return what the last four logged weeks say together; nothing on a page that is no fourth one."""
    return ()
