"""What users are told of the house conventions is what is counted with."""

import pytest

from kachilog.base.languages import LANGS
from kachilog.metrics.thresholds import BANDS, TREND_WEEKS, USUAL_WEEKS, WEIGHTS
from kachilog.wording import Words


def test_the_weights_make_100_and_the_bands_reach_down_to_0():
    assert sum(WEIGHTS.values()) == 100
    least = [index for index, _ in BANDS]
    assert least == sorted(least, reverse=True)
    assert least[-1] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_say_the_weights_and_bands(lang):
    words = Words(lang)
    told = words("template.start_house")
    weights = {"ja": "・", "en": ", "}[lang].join(map(str, WEIGHTS.values()))
    assert weights in told
    assert all(str(index) in told for index, _ in BANDS if index)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("phrase", "weeks"),
    [("page.ranking", TREND_WEEKS), ("page.with_usual", USUAL_WEEKS), ("page.four_weeks_title", USUAL_WEEKS)],
)
def test_the_words_say_over_how_many_weeks(lang, phrase, weeks):
    said = Words(lang)(phrase, day="…", now="…", usual="…")
    assert str(weeks) in said or "four" in said
