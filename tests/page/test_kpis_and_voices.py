"""The right half of the weekly page has room for so many KPIs, whoever they belong to."""

import pytest
from support.logs import log_of, settings_with
from support.pages import METHOD, TODAY, WEEK, draw, texts

from kachilog.metrics.kpis import Kpi, Measure
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews


def page_with(**counts):
    """Return what a page says of so many KPIs for each persona."""
    kpis = {
        persona: tuple(
            Kpi(f"{persona}{number}番", Measure("rows"), None, 1, 1.0) for number in range(1, count + 1)
        )
        for persona, count in counts.items()
    }
    (review,) = build_reviews(
        log_of(METHOD), settings_with(), weeks=[WEEK], today=TODAY, side_tables=SideTables(kpis)
    )
    return texts(draw(review)[0])


@pytest.mark.parametrize(("own", "of_own", "of_other"), [(4, 4, 2), (6, 6, 0), (9, 6, 0)])
def test_six_kpis_are_shown_those_of_the_chosen_persona_first(own, of_own, of_other):
    said = page_with(会社員=own, 副業=3)
    assert [text for text in said if text.endswith("番")] == [
        *(f"会社員{number}番" for number in range(1, of_own + 1)),
        *(f"副業{number}番" for number in range(1, of_other + 1)),
    ]
    assert ("副業のKPI" in said) == (of_other > 0)
