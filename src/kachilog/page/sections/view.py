"""What a weekly page is filled from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.settings import DEFAULT_ACTIONS
from kachilog.reviews.entries import NO_ENTRIES, Entries
from kachilog.reviews.insights.week_in_view import WeekInView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.settings import ActionClass
    from kachilog.base.week import Week
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words


class Extras(NamedTuple):
    """What stands on the page beside the week's own numbers."""

    persona: str = "employee"
    action_classes: Mapping[str, ActionClass] = DEFAULT_ACTIONS
    decided: Entries = NO_ENTRIES  # what the user wrote on the page before this one
    decided_last_week: bool = True  # that page is last week's, not an older one
    entries: Entries = NO_ENTRIES  # this page's, as they stand
    pages: Mapping[Week, Entries] = {}  # those of the weeks before
    has_start: bool = True  # the workbook has the sheet はじめに, which tells of the figures


class View(NamedTuple):
    """One week, ready to be said: its review, the words, what stands on the pages."""

    review: WeeklyReview
    words: Words
    extras: Extras

    @property
    def in_view(self) -> WeekInView:
        """The week as the rules of 気づき see it."""
        extras = self.extras
        return WeekInView(
            self.review,
            extras.decided,
            extras.entries,
            extras.decided_last_week,
            extras.action_classes,
            extras.pages,
        )
