"""Drafts of what to stop: what brings least by the ranking, and what it helped to stop before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.drafts.compared import compared
from kachilog.reviews.insights.drafts.lighter import NAME_WIDTH, about
from kachilog.reviews.insights.insight import Draft, Quantity, Quote

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def lowest_tag(view: WeekInView) -> Draft | None:
    """Draft to leave out the posts of the tag that is named the lowest."""
    tags = view.review.tags
    values = compared(tags, tags.lowest)
    if values is None or tags.lowest is None:
        return None
    return Draft("stop", f"lowest_tag_{tags.basis}", values, (tags.lowest,))


def lowest_action(view: WeekInView) -> Draft | None:
    """Draft to leave out the action type that is named the lowest, if it took time this week."""
    ranking = view.review.ranking
    values = compared(ranking, ranking.lowest)
    if values is None or ranking.lowest is None or ranking.lowest not in view.spent:
        return None
    return Draft("stop", f"lowest_action_{ranking.basis}", values, about(view, ranking.lowest))


def stop_again(view: WeekInView) -> Draft | None:
    """Draft what was stopped last week, by the user's word, in a week that took less time."""
    done = next((one for one in view.decisions if one.kind == "stop" and one.judged == "done"), None)
    before = view.review.before
    if done is None or before is None or view.gap != 0 or not view.decided_last_week or not view.all_timed:
        return None
    if view.review.provisional or view.week.minutes >= before.figures.minutes:
        return None
    values: Values = {
        "text": Quote(done.text, 2 * NAME_WIDTH),
        "before": Quantity(before.figures.minutes, "minutes"),
        "minutes": Quantity(view.week.minutes, "minutes"),
    }
    return Draft("stop", "stop_again", values)


RULES = (lowest_tag, lowest_action, stop_again)
