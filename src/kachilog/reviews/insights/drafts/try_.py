"""Drafts of what to try: an answer, a question, a smaller step, a word in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import LOOK_EVERY, MANY_BLANKS, NAMED_ROWS, TREND_WEEKS, USUAL_SPAN
from kachilog.reviews.insights.drafts.lighter import NAME_WIDTH
from kachilog.reviews.insights.drafts.more import inquiries_rose, rise
from kachilog.reviews.insights.insight import Draft, Quantity, Quote, Term

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_VOICE_WIDTH = 40


def first_word(view: WeekInView) -> Draft | None:
    """Draft one thing to write, in the first week."""
    if view.review.number != 1:
        return None
    return Draft("try", "first_word", {"rows": Quantity(view.week.actions, "rows")})


def answer(view: WeekInView) -> Draft | None:
    """Draft an answer to the newest question that a customer asked this week."""
    asked = [voice for voice in view.review.asked if voice.day in view.review.week]
    if not asked:
        return None
    values: Values = {
        "text": Quote(asked[0].text, _VOICE_WIDTH),
        "questions": Quantity(len(asked), "questions"),
    }
    return Draft("try", "answer", values)


def ask_who_referred(view: WeekInView) -> Draft | None:
    """Draft to ask whoever came by a referral what decided it."""
    if not view.week.referrals:
        return None
    return Draft("try", "ask_who_referred", {"referrals": Quantity(view.week.referrals, "referrals")})


def ask_who_came_back(view: WeekInView) -> Draft | None:
    """Draft to ask whoever came back what had helped."""
    if not view.week.repeats:
        return None
    return Draft("try", "ask_who_came_back", {"repeats": Quantity(view.week.repeats, "repeats")})


def retell_a_voice(view: WeekInView) -> Draft | None:
    """Draft a post about what a customer told of a change this week."""
    voices = view.review.resolution
    if voices is None or not voices.resolved.k or not voices.examples:
        return None
    values: Values = {
        "text": Quote(voices.examples[0].text, _VOICE_WIDTH),
        "told": Quantity(voices.resolved.k, "voices"),
    }
    return Draft("try", "retell_a_voice", values)


def try_again(view: WeekInView) -> Draft | None:
    """Draft what was tried last week, by the user's word, in a week with more inquiries."""
    done = next((one for one in view.decisions if one.kind == "try" and one.judged == "done"), None)
    if done is None or not inquiries_rose(view):
        return None
    return Draft("try", "try_again", {"text": Quote(done.text, 2 * NAME_WIDTH), **rise(view)}, (done.text,))


def smaller_step(view: WeekInView) -> Draft | None:
    """Draft a smaller step for a decision that was not yet kept."""
    kept_off = next((one for one in view.decisions if one.kind != "stop" and one.judged == "not_yet"), None)
    if kept_off is None:
        return None
    values: Values = {
        "text": Quote(kept_off.text, 2 * NAME_WIDTH - 14),
        "kind": Term(kept_off.kind),
    }
    return Draft("try", "smaller_step", values, (kept_off.text,))


def note_a_voice(view: WeekInView) -> Draft | None:
    """Draft to write down an inquiry's words, where there are inquiries and no voices."""
    voices = view.review.pool_resolution
    logged = [week for week in view.review.trend[-USUAL_SPAN:] if week.actions][-view.review.pool_weeks :]
    inquiries = sum(week.inquiries for week in logged)
    if voices is None or voices.voices or inquiries < NAMED_ROWS:
        return None
    values: Values = {
        "inquiries": Quantity(inquiries, "inquiries"),
        "weeks": Quantity(view.review.pool_weeks, "weeks"),
    }
    return Draft("try", "note_a_voice", values)


def tag_the_posts(view: WeekInView) -> Draft | None:
    """Draft a tag for posts, between two looks, where many posts have none."""
    posts = [one for one in view.review.ranking.ranked if view.class_of(one.name) == "post"]
    rows = sum(one.rows for one in posts)
    halfway = view.review.number % LOOK_EVERY == LOOK_EVERY // 2
    if view.review.tags.ranked or rows < 2 * NAMED_ROWS or not halfway:
        return None
    values: Values = {"posts": Quantity(rows, "posts"), "span": Quantity(TREND_WEEKS, "weeks")}
    return Draft("try", "tag_the_posts", values)


def note_minutes(view: WeekInView) -> Draft | None:
    """Draft rough minutes, where many rows have none."""
    week = view.week
    if not week.minutes_missing or week.minutes_missing < MANY_BLANKS * week.actions:
        return None
    values: Values = {"rows": Quantity(week.minutes_missing, "cases")}
    return Draft("try", "note_minutes", values)


RULES = (
    first_word,
    answer,
    ask_who_referred,
    try_again,
    ask_who_came_back,
    retell_a_voice,
    smaller_step,
    note_a_voice,
    tag_the_posts,
    note_minutes,
)
