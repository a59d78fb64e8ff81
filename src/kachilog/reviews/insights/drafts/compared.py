"""The figures of a named type or tag beside those of another, as a draft tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import TREND_WEEKS
from kachilog.reviews.insights.drafts.lighter import NAME_WIDTH
from kachilog.reviews.insights.insight import Quantity, Quote
from kachilog.reviews.insights.named import beside

if TYPE_CHECKING:
    from kachilog.metrics.ranking import Ranking
    from kachilog.reviews.insights.insight import Values


def compared(ranking: Ranking, name: str | None) -> Values | None:
    """Return what a draft says of a named type beside another; None where it may not, or counts mislead."""
    pair = beside(ranking, name)
    if pair is None or not pair.counts_agree:
        return None
    return {
        "name": Quote(pair.named.name, NAME_WIDTH),
        "minutes": Quantity(pair.named.minutes, "minutes"),
        "count": Quantity(pair.counts[0], pair.basis),
        "other": Quote(pair.other.name, NAME_WIDTH),
        "other_minutes": Quantity(pair.other.minutes, "minutes"),
        "other_count": Quantity(pair.counts[1], pair.basis),
        "span": Quantity(TREND_WEEKS, "weeks"),
    }
