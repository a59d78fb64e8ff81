"""Diaries: random logs as untidy as people's, with settings, voices, KPIs and what was written on the pages.

`diary(seed)` is the same in every run. What must hold for every log is tried on some hundreds of them.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from support.logs import log_of_rows

from kachilog.base.settings import Budget, Settings, new_actions
from kachilog.base.week import Week
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.resolution import Voice
from kachilog.reviews.entries import NO_ENTRIES, Entries
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews

LAST_DAY = dt.date(2026, 11, 22)
FIVE = ("date", "action", "minutes", "reactions", "quality")
TEN = (*FIVE, "inquiries", "repeats", "referrals", "tags")

_OWN = {"ja": "ライブ配信", "en": "Live stream"}
_TAGS = {
    "ja": ("日常", "悩み解決", "実例", "失敗体験", "#お知らせ"),
    "en": ("daily", "how-to", "case", "mistake", "#news"),
}
_SAID = {
    "ja": (
        ("おかげで悩みが解決しました", ("solved",)),
        ("さっそくやってみました", ("acted",)),
        ("試験に合格しました", ("solved", "result")),
        ("いつも楽しみにしています", ()),
        ("在庫の棚卸しはどのくらいの間隔でやっていますか？", ()),
        ("初めてでもできるか教えてください", ()),
    ),
    "en": (
        ("This solved my problem", ("solved",)),
        ("I tried it right away", ("acted",)),
        ("I passed the exam", ("solved", "result")),
        ("I always look forward to these", ()),
        ("How often do you take stock?", ()),
        ("Could you tell me where to start?", ()),
    ),
}
_DECIDED = {
    "ja": ("夜の投稿", "コメント返信を短く", "個別相談を1回", "スマホを置く", "朝に書く"),
    "en": (
        "evening Post",
        "shorter Comment reply",
        "one Consultation",
        "put the phone away",
        "write at dawn",
    ),
}
_JUDGED = {"ja": ("できた", "まだ", "半分"), "en": ("Done", "Not yet", "half")}


@dataclass(frozen=True)
class Diary:
    """A log as its pages see it: `views` are those of its logged weeks and of some without rows, in order."""

    seed: int
    lang: str
    rows: list
    settings: Settings
    views: list
    pages: dict
    voices: tuple
    today: dt.date


def diary(seed, lang="ja", most_weeks=None):
    """Return the diary of a seed, at most `most_weeks` weeks of it."""
    pen = random.Random(f"{seed} {lang}")  # noqa: S311 (nothing secret)
    weeks = _weeks(pen, most_weeks)
    start = pen.choice(("monday", "monday", "monday", "sunday"))
    keys = pen.choice((TEN, TEN, TEN, TEN, FIVE, (*FIVE, "tags")))
    # Days off are left out where a log is read.
    actions = [*(name for name, of in new_actions(lang).items() if of != "rest"), _OWN[lang]]
    habit = _Habit(pen, actions, _TAGS[lang])
    last = Week.containing(LAST_DAY, start)
    logged = [last.shift(back - weeks[-1]) for back in weeks]
    rows = [row for week in logged for row in habit.rows(week)]
    rows = [{key: row[key] for key in keys} for row in rows]
    settings = _settings(pen, start, lang, logged)
    tables = SideTables(kpis=_kpis(pen, lang), voices=_voices(pen, lang, logged, habit.chatty))
    shown = sorted({*logged, *(week.shift(1) for week in logged if pen.random() < 0.2 and week != last)})
    today = last.start + dt.timedelta(days=pen.choice((2, 7, 7, 7, 9)))
    reviews = build_reviews(
        log_of_rows(rows, keys=keys), settings, weeks=shown, today=today, side_tables=tables
    )
    pages = {week: _entries(pen, lang) if pen.random() < 0.8 else NO_ENTRIES for week in shown}
    views = [_view(review, shown, pages, settings) for review in reviews]
    return Diary(seed, lang, rows, settings, views, pages, tables.voices or (), today)


def _view(review, shown, pages, settings):
    at = shown.index(review.week)
    before = shown[at - 1] if at else None
    return WeekInView(
        review,
        pages[before] if before else NO_ENTRIES,
        pages[review.week],
        before in (None, review.week.shift(-1)),
        settings.action_classes,
        {week: pages[week] for week in shown[:at]},
    )


def _weeks(pen, most):
    """Return which weeks have rows, as numbers that rise."""
    many = pen.choice((1, 2, 3, 4, 6, 9, 13, 17, 26, 60))
    many = min(many, most or many)
    gap = pen.choice((0, 0, 0.1, 0.4))
    found = [0]
    while len(found) < many:
        found.append(found[-1] + (1 if pen.random() >= gap else pen.choice((2, 3, 9, 14, 30))))
    return found


class _Habit:
    """How somebody works and keeps the log: much or little, with blanks or without."""

    def __init__(self, pen, actions, tags):
        self.pen = pen
        self.actions = pen.sample(actions, pen.choice((1, 2, 3, len(actions))))
        self.tags = pen.choice(((), tags, tags[:2]))
        self.days = pen.choice((1, 2, 4, 7, 7))
        self.minutes = pen.choice((5, 20, 30, 60, 120))
        self.steady = pen.random() < 0.3
        self.blanks = pen.choice((0, 0, 0.1, 0.5, 0.95))
        self.rates = {one: pen.choice((0, 1, 3, 12)) for one in (*actions, *tags)}
        self.inquiries = pen.choice((0, 0.05, 0.3, 1))
        self.chatty = pen.choice((0, 0.5, 4))
        self.quality = pen.choice(((5,), (3, 4), (1, 2, 3, 4, 5), (2, 4)))

    def rows(self, week):
        pen = self.pen
        heavy = 1 if self.steady else pen.choice((1, 1, 1, 0.3, 3))
        days = sorted(pen.sample(range(7), self.days if self.steady else pen.randint(1, 7)))
        if heavy > 1:
            days = range(7)
        return [
            self._row(week.start + dt.timedelta(days=day), heavy)
            for day in days
            for _ in range(1 if self.steady else pen.choice((1, 1, 2)))
        ]

    def _row(self, day, heavy):
        pen = self.pen
        action, tag = pen.choice(self.actions), pen.choice((*self.tags, ""))
        minutes = self.minutes if self.steady else int(self.minutes * heavy * pen.uniform(0.5, 1.5))
        burst = pen.choice((0, 0, 1, 1, 4)) if not self.steady else 1
        reactions = round(burst * self.rates[action] * (self.rates.get(tag, 1) + 1) * minutes / 60)
        inquiries = int(pen.random() < self.inquiries) * pen.choice((1, 1, 2))
        row = {
            "minutes": pen.choice((minutes, minutes, minutes, 0)) if pen.random() < 0.1 else minutes,
            "reactions": reactions,
            "quality": pen.choice(self.quality),
            "inquiries": inquiries,
            "repeats": pen.choice((0, 0, inquiries, 1)) if pen.random() < 0.3 else 0,
            "referrals": pen.choice((0, 0, inquiries)),
        }
        blank = {name: None if pen.random() < self.blanks else value for name, value in row.items()}
        named = "" if pen.random() < self.blanks / 5 else action
        return {"date": day, "action": named, "tags": tag, **blank}


def _settings(pen, start, lang, logged):
    changed = pen.choice(logged).start
    budgets = pen.choice(
        (
            (Budget(dt.date(1900, 1, 1), 180),),
            (Budget(dt.date(1900, 1, 1), 180),),
            (Budget(dt.date(1900, 1, 1), 300), Budget(changed, 90)),
            (Budget(changed, 60),),
            (),
        )
    )
    off = frozenset(week.shift(1) for week in logged if pen.random() < 0.1)
    return Settings(
        week_start=start, lang=lang, budgets=budgets, weeks_off=off, action_classes=new_actions(lang)
    )


def _kpis(pen, lang):
    ja = lang == "ja"
    table = (
        Kpi("週3回の価値提供率" if ja else "Value three times", Measure("high_quality"), 3.0, 1, 1.0, "%"),
        Kpi("投稿の数" if ja else "Posts", Measure("posts"), None, 1, 2.0, "件" if ja else ""),
        Kpi(
            "4週の分" if ja else "Four weeks",
            Measure("minutes"),
            Measure("rows"),
            4,
            30.0,
            "分" if ja else "",
        ),
        Kpi("的なし" if ja else "No target", Measure("rows"), None, 1, None, ""),
    )
    return pen.choice(({}, {}, {"会社員" if ja else "Employee": table[: pen.randint(1, 4)]}))


def _voices(pen, lang, logged, chatty):
    if not chatty:
        return pen.choice((None, ()))
    heard = []
    for week in logged:
        for _ in range(int(chatty * pen.random() * 2)):
            text, classes = pen.choice(_SAID[lang])
            heard.append(Voice(week.start + dt.timedelta(days=pen.randrange(7)), text, classes))
    return tuple(heard)


def _entries(pen, lang):
    values = {key: pen.choice((None, *_DECIDED[lang])) for key in ("stop", "more", "try")}
    values |= {f"judged_{key}": pen.choice((None, *_JUDGED[lang])) for key in ("stop", "more", "try")}
    values["fatigue"] = pen.choice((None, None, None, 1, 2, 3))
    return Entries({}, {key: value for key, value in values.items() if value is not None})
