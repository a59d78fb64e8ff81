"""Whatever the log, no page contradicts itself or its data.

Every sentence, draft and look back of random diaries is read as a user reads it, by its text alone, and each
claim in it is counted again from the rows, by code that shares nothing with what made the text. A text that
no claim can read is a failure too. So words of direction agree with the figures, each thing is counted in one
way, names exist, windows are true, and plurals, particles and tact are right.
"""

import re

import pytest
from support.claims import CELLS, CLAIMS, FIGURES, Facts, figure, flaws, number, table_rows
from support.diaries import diary
from support.tiers import sampled, tried

from kachilog.base.languages import LANGS
from kachilog.page.weekly import Extras, fill, layout
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


BESIDE = r"([0-9,]+)(?:分で| min for )(?:反応|問い合わせ)?([0-9,]+)"
"""Minutes and what they brought, of two things that a draft compares."""


def draft_flaws(kind, choice, evidence, *, rest):
    if rest and (kind == "more" or re.search(r"増やす|もう1|あと1|One more|\bmore$", choice)):
        yield "asks a tired user for more"
    beside = re.findall(BESIDE, evidence)
    if beside:
        (mine, per), (theirs, other) = [[number(one) for one in found] for found in beside]
        more = per * theirs > other * mine
        if (kind == "more") != more:
            yield "has evidence against it"
    shown = set(re.findall(r"[「“]([^」”]+)[」”]", choice))
    if kind != "try" and not all(name in evidence or name.endswith("…") for name in shown):
        yield "is about another thing than its evidence"


def seen(view, words):
    """Return the cells of a page that a user sees, and all of them."""
    extras = Extras(
        action_classes=view.action_classes,
        decided=view.decided,
        decided_last_week=view.decided_last_week,
        entries=view.entries,
        pages=view.pages,
    )
    filled = fill(view.review, words, extras)
    shown = {
        (row, column): value
        for (row, column), value in filled.cells.items()
        if value is not None and row not in filled.hidden and column < layout().unseen
    }
    return shown, filled.cells.values()


def wrong_cells(view, of, words):
    """Return what is wrong with the cells of a page that are no sentences."""
    facts, lang = Facts(of, view), words.lang
    shown, everything = seen(view, words)
    for (row, column), value in shown.items():
        text = str(value)
        plain = text.replace(NO_INQUIRIES, "none")
        yield from ((text, flaw) for flaw in flaws(plain, lang, rest=False) if flaw in ANYWHERE)
        yield from ((text, one) for one in misread_cell(text, facts, lang))
        below = shown.get((row + 1, column))
        if text in FIGURES[lang] and isinstance(below, int | float):
            name = FIGURES[lang][text]
            if below != figure(name, facts):
                yield f"{text}: {below}", f"not so: {figure(name, facts)}"
        after = [shown[row, at] for at in range(column + 1, layout().unseen) if (row, at) in shown][:3]
        if (
            column == TABLE
            and row > TABLE_BELOW
            and len(after) > 2
            and all(isinstance(one, int) for one in after)
        ):
            rows = table_rows("" if text in BLANK else text, facts)
            if tuple(after) not in rows:
                yield f"{text}: {after}", f"not so: {rows}"
    for draft in drafts(view).values():
        if draft_choice(words, draft) not in everything:
            yield draft_choice(words, draft), "stands nowhere to be chosen"


def misread_cell(text, facts, lang):
    """Return which claims of a cell are not so."""
    for name, claim in CELLS.items():
        match = re.fullmatch(claim.patterns[lang], text)
        if match and facts.rows and not claim.holds(match.groupdict(), facts):
            yield f"not so: {name}"


NO_INQUIRIES = "None"
"""What the card says in English."""
ANYWHERE = (
    "counts nothing, or from ten on, with つ",
    "a particle twice",
    "a plural of one",
    "a singular of several",
    "not filled in",
    "a word twice",
    "a word of statistics",
    "more than all of it",
)
"""Flaws that no cell may have."""
BLANK = ("(未記入)", "(blank)")
TABLE, TABLE_BELOW = 2, 70
"""The column in which the action types of the ranking stand, and a row above them."""


@pytest.mark.parametrize("lang", sampled(LANGS, "ja"))
def test_no_cell_of_a_page_contradicts_the_log(lang):
    words = Words(lang)
    found = []
    for seed in range(max(15, tried(LOGS))):
        of = diary(seed, lang, most_weeks=20)
        found += [
            (seed, str(view.review.week), *one) for view in of.views for one in wrong_cells(view, of, words)
        ]
    assert found == []


@pytest.mark.parametrize("lang", sampled(LANGS, "en"))
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
