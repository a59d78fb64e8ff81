"""Whatever the log, no page contradicts itself or its data.

Every sentence, draft and look back of random diaries is read as a user reads it, by its text alone, and each
claim in it is counted again from the rows, by code that shares nothing with what made the text. A text that
no claim can read is a failure too. So words of direction agree with the figures, each thing is counted in one
way, names exist, windows are true, and plurals, particles and tact are right.
"""

import re

import pytest
from support.claims import CLAIMS, Facts, flaws
from support.diaries import diary
from support.tiers import tried

from kachilog.base.languages import LANGS
from kachilog.reviews.insights.choosing import insights
from kachilog.reviews.insights.drafts.drafting import drafts
from kachilog.reviews.insights.four_weeks import four_weeks
from kachilog.reviews.insights.sentences import draft_choice, draft_evidence, sentence
from kachilog.wording import Words

LOGS = 150
"""Diaries in each language: 300 in all in the thorough tier, 30 at least in every run."""


def texts_of(view, words):
    """Return what the page of a week says: sentences, drafts as choice and evidence, the look back."""
    return (
        [sentence(words, one) for one in insights(view)],
        {kind: (draft_choice(words, one), draft_evidence(words, one)) for kind, one in drafts(view).items()},
        [sentence(words, one) for one in four_weeks(view)],
    )


def contradictions(view, of, words):
    """Return what is wrong with a page, each as the text and what is wrong with it."""
    facts = Facts(of, view)
    said, drafted, look_back = texts_of(view, words)
    found = []
    for text in (*said, *look_back, *(evidence for _, evidence in drafted.values())):
        wrong = [*flaws(text, words.lang, rest=view.needs_rest), *misread(text, facts, words.lang)]
        found += [(str(view.review.week), text, one) for one in wrong]
    for kind, (choice, evidence) in drafted.items():
        wrong = draft_flaws(kind, choice, evidence, rest=view.needs_rest)
        found += [(str(view.review.week), choice, one) for one in wrong]
    return found


def misread(text, facts, lang):
    """Return what a text claims that is not so."""
    for name, claim in CLAIMS.items():
        match = re.fullmatch(claim.patterns[lang], text)
        if match:
            return [] if claim.holds(match.groupdict(), facts) else [f"not so: {name}"]
    return ["claims what nobody checks"]


def draft_flaws(kind, choice, evidence, *, rest):
    if rest and (kind == "more" or re.search(r"増やす|もう1|あと1|One more|\bmore$", choice)):
        yield "asks a tired user for more"
    shown = set(re.findall(r"[「“]([^」”]+)[」”]", choice))
    if kind != "try" and not all(name in evidence or name.endswith("…") for name in shown):
        yield "is about another thing than its evidence"


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_contradicts_itself_or_its_data(lang):
    words = Words(lang)
    found = []
    for seed in range(max(15, tried(LOGS))):
        of = diary(seed, lang)
        found += [(seed, *one) for view in of.views for one in contradictions(view, of, words)]
    assert found == []


def test_the_claims_read_every_kind_of_text():
    """Between them, the diaries say nearly all there is to say; the rest is in the tests of the rules."""
    said = set()
    for seed in range(15):
        of = diary(seed)
        for view in of.views:
            sentences, drafted, look_back = texts_of(view, Words("ja"))
            for text in (*sentences, *look_back, *(evidence for _, evidence in drafted.values())):
                said |= {name for name, claim in CLAIMS.items() if re.fullmatch(claim.patterns["ja"], text)}
    assert len(said) >= 40


@pytest.mark.parametrize(
    ("lang", "text", "flaw"),
    [
        ("ja", "できたものが0つです。", "counts nothing, or from ten on, with つ"),
        ("ja", "10つの目標です。", "counts nothing, or from ten on, with つ"),
        ("ja", "問い合わせ1件のうち1件が時間です。", "all of it is called a part of it"),
        ("ja", "問い合わせ1件のうち2件が時間です。", "more than all of it"),
        ("ja", "1件に29分〜6,320分かかります。", "a range"),
        ("ja", "私のKPIののKPIです。", "a particle twice"),
        ("en", "There were 1 entries.", "a plural of one"),
        ("en", "There was 2 entry in all.", "a singular of several"),
        ("en", "It is 5%, within the 95% range.", "a word of statistics"),
        ("ja", "差は誤差の範囲です。", "a word of statistics"),
    ],
)
def test_a_flaw_is_seen(lang, text, flaw):
    assert flaw in flaws(text, lang, rest=False)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "目標に届きました。"),
        ("ja", "4週続けて良いペースです。"),
        ("ja", "問い合わせは0件でした。"),
        ("ja", "あと2件です。"),
        ("en", "With 2 weeks more it can be compared."),
        ("en", "Its target was not reached."),
    ],
)
def test_what_pushes_is_seen_in_a_week_that_asks_for_rest(lang, text):
    assert "pushes a tired user" in flaws(text, lang, rest=True)
    assert "pushes a tired user" not in flaws(text, lang, rest=False)
