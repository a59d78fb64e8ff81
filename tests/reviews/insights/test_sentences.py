"""What is found is said plainly, in both languages, with its units, and in the room a page has for it."""

import ast
import datetime as dt
import re
import string
from pathlib import Path

import pytest
from support.logs import log_of_rows

import kachilog.reviews.insights
from kachilog.base.languages import LANGS
from kachilog.base.settings import Settings, new_actions
from kachilog.base.week import Week
from kachilog.jobs.samples.story import HOLIDAY, OVERLOADED, WEEKS, sample_log, sample_weeks_off
from kachilog.log.columns import NEW_KEYS
from kachilog.reviews.entries import Entries
from kachilog.reviews.insights.choosing import insights
from kachilog.reviews.insights.insight import Insight, Measured, Quantity, Quote, Term, Terms
from kachilog.reviews.insights.sentences import sentence
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words, phrases
from kachilog.wording.width import text_width

JA, EN = Words("ja"), Words("en")
JAPANESE = re.compile(r"[぀-ヿ一-鿿！-｠]")
LONGEST = 2 * 90
"""Half-width characters of a sentence, at most."""

LAST_DAY = dt.date(2026, 11, 22)
LAST_WEEK = Week.containing(LAST_DAY)
SOURCE = Path(kachilog.reviews.insights.__file__).parent
PARTS = ("unit_", "term_")
CHOICES = "draft_"
SENTENCES = {
    name: pair for name, pair in phrases("insight").items() if not name.startswith((*PARTS, CHOICES))
}


def said(words, value):
    """Return a value as it stands inside a sentence, by way of a sentence that has little else."""
    text = sentence(words, Insight("logged_so_far", "log", 0, {"weeks": value}))
    before, after = words("insight.logged_so_far", weeks="\0").split("\0")
    return text.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        (Quantity(1250, "minutes"), "1,250分", "1,250 min"),
        (Quantity(1, "rows"), "1件", "1 entry"),
        (Quantity(2, "rows"), "2件", "2 entries"),
        (Quantity(0, "days"), "0日", "0 days"),
        (Quantity(0.125, "share"), "13%", "13%"),
        (Quantity(0.25, "per_hour"), "0.3", "0.3"),
        (Quantity(2.45, "per_hour", 2), "2.45", "2.45"),
        (Quantity(9, "kpis"), "9つ", "9"),
        (Quantity(10, "kpis"), "10個", "10"),
        (Terms(("weekday_0", "weekday_6")), "月曜・日曜", "Monday, Sunday"),
        (Quantity(72.5, "points"), "73点", "73"),
        (Measured(2.0, "件/投稿"), "2件/投稿", "2 件/投稿"),
        (Measured(0.66, ""), "0.7", "0.7"),
        (Term("stop"), "やめること", "Stop"),
        (Quote("夜の\n投稿"), "夜の 投稿", "夜の 投稿"),
        (Quote(""), "(未記入)", "(blank)"),
    ],
)
def test_a_value_is_said_with_its_unit(value, ja, en):
    assert (said(JA, value), said(EN, value)) == (ja, en)


def test_a_word_of_the_users_is_cut_where_it_is_long():
    text = said(JA, Quote("とても長い決めごと" * 20))
    assert "…" in text
    assert text_width(text) < LONGEST / 2


def test_every_sentence_is_said_by_a_rule():
    rules = [*SOURCE.glob("rules/*.py"), *SOURCE.glob("drafts/*.py"), SOURCE / "four_weeks.py"]
    used = {
        node.value
        for path in rules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    begun = tuple(word for word in used if word.endswith("_") and word != "four_")
    codes = {name.removeprefix("draft_").removeprefix("evidence_") for name in phrases("insight")}
    unsaid = [name for name in codes if not name.startswith(PARTS) and name not in used]
    assert [
        name for name in unsaid if not name.startswith((*begun, "four_efficiency", "four_inquiries"))
    ] == []


def offenders(is_wrong):
    return [name for name, (ja, en) in SENTENCES.items() if is_wrong(ja, en)]


def test_a_sentence_ends_as_one_and_politely():
    polite = re.compile(r"(です|ます|でした|ました|ません|ませんでした|しましょう|めましょう)(\([^)]*\))?。$")
    quotes = ["four_voice"]
    assert offenders(lambda ja, en: not (polite.search(ja) and en.endswith("."))) == quotes


def test_no_sentence_shouts_or_gives_orders():
    ordering = re.compile(r"[!！]|(?<!休みを先に決め)ましょう|ください|べき|なさい|頑張|がんば")
    assert offenders(lambda ja, _: ordering.search(ja)) == []
    ordering = re.compile(r"\b(should|must|let’s|let's|try to|need to)\b|!")
    assert offenders(lambda _, en: ordering.search(en) or JAPANESE.search(en)) == []


def test_no_sentence_claims_a_cause():
    causes = re.compile(r"おかげ|せいで|ために|だから|効果|\b(because|thanks to|due to|caused|led to)\b")
    assert offenders(lambda ja, en: causes.search(ja) or causes.search(en)) == []


def fullest(name):
    """Return an insight with the user's words at their longest and every number in the thousands."""
    fields = {field for _, field, _, _ in string.Formatter().parse(SENTENCES[name][0]) if field}
    quoted = {"text", "action", "kpi", "persona", "indicator", "name", "other"}
    values = {field: Quantity(1234, "minutes") for field in fields - quoted}
    values |= {field: Quote("長" * 50) for field in fields & quoted}
    values |= {"problem": Quote("長" * 50, 24), "kind": Term("stop"), "when": Term("last_week")}
    values |= {"what": Term("rate_reactions"), "day": Term("weekday_2")}
    values |= {"names": Terms(("weekday_1", "weekday_2")), "classes": Terms(("class_solved",))}
    return Insight(name, "frame", 0, {field: value for field, value in values.items() if field in fields})


@pytest.mark.parametrize("lang", LANGS)
def test_the_fullest_sentence_has_room(lang):
    widths = {name: text_width(sentence(Words(lang), fullest(name))) for name in SENTENCES}
    assert {name: width for name, width in widths.items() if width > LONGEST} == {}


# --- the sample business ------------------------------------------------------------------------------------


def sample_reviews(lang):
    log = log_of_rows([dict(zip(NEW_KEYS, row, strict=False)) for row in sample_log(LAST_DAY, lang)])
    settings = Settings(weeks_off=sample_weeks_off(LAST_DAY), action_classes=new_actions(lang), lang=lang)
    weeks = [LAST_WEEK.shift(number - WEEKS) for number in range(1, WEEKS + 1)]
    return build_reviews(log, settings, weeks=weeks, today=LAST_WEEK.end)


def decided(week, lang):
    texts = {key: f"{key}_{week - 1}" for key in ("stop", "more", "try")}
    return Entries(
        {}, {key: Words(lang)(f"sample.{name}") for key, name in texts.items() if name in phrases("sample")}
    )


def sample_insights(lang):
    return {
        week: insights(WeekInView(review, decided(week, lang), action_classes=new_actions(lang)))
        for week, review in enumerate(sample_reviews(lang), start=1)
    }


@pytest.fixture(scope="module", params=LANGS)
def told(request):
    return request.param, sample_insights(request.param)


def test_every_week_of_the_sample_has_its_sentences(told):
    _, weeks = told
    assert {week: len(chosen) for week, chosen in weeks.items() if not 2 <= len(chosen) <= 4} == {}


def test_the_sample_reads_short(told):
    lang, weeks = told
    lines = [sentence(Words(lang), one) for chosen in weeks.values() for one in chosen]
    widths = sorted(text_width(line) for line in lines)
    assert widths[-1] <= 2 * 70
    assert widths[len(widths) // 2] <= 2 * 60


def test_the_english_sample_has_no_japanese(told):
    lang, weeks = told
    lines = [sentence(Words(lang), one) for chosen in weeks.values() for one in chosen]
    assert bool(JAPANESE.search(" ".join(lines))) == (lang == "ja")


@pytest.mark.parametrize(
    ("week", "first"),
    [
        (1, "first_week"),
        (HOLIDAY, "empty_off"),
        (HOLIDAY + 1, "back_from_rest"),
        (OVERLOADED, "slow_down"),
        (OVERLOADED + 1, "recovery"),
    ],
)
def test_the_turns_of_the_sample_story_are_told_first(told, week, first):
    _, weeks = told
    assert weeks[week][0].code == first


def test_the_overloaded_week_is_told_what_to_cut():
    lines = [sentence(JA, one) for one in sample_insights("ja")[OVERLOADED]]
    assert lines == [
        "そろそろ、ペースを落としていいころです。減らすのは1つで十分です。",
        "反応がいちばん多かったのは月曜で、5件でした。",
    ]
