"""What the texts of a page claim, read from the text, and the facts counted again from the rows of a diary.

Nothing here uses what made the texts: rows are plain dictionaries, a blank is None.
"""
# ruff: noqa: E501 (a text stands whole, so that it is found)

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

WEEKDAYS = {
    "ja": ("月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


# --- texts on their own -------------------------------------------------------------------------------------

_COUNTED = (
    r"(?:entr(?:y|ies)|days?|weeks?|inquir(?:y|ies)|reactions?|referrals?|posts?|questions?|decisions?)"
)
_LEAKS = {
    "ja": r"%の範囲|信頼区間|誤差|有意|p値|期待値|標準偏差",
    "en": r"\brange\b|beyond chance|within chance|significan|\bnoise\b|interval|deviation",
}
_PUSHES = {
    "ja": r"目標|続けて|(?<!\d)0件|あと[0-9]|もっと|ありませんでしたが",
    "en": r"\btarget|in a row|(?<![0-9.,])0 (?:inquir|reaction|referral)|With \d+ (?:weeks?|days?) more|\bmore to\b|without inquiries",
}


def flaws(text, lang, *, rest):
    """Return what is wrong with a text whatever the figures; `rest` is whether the week asks for rest."""
    found = []
    for flaw, pattern in _FLAWS[lang].items():
        if re.search(pattern, text):
            found.append(flaw)
    parts = re.findall(r"(?<![0-9,])([0-9,]+)(件|分|週)のうち、?([0-9,]+)\2", text)
    parts += [(a, b, c) for a, b, c in re.findall(r"[Oo]f ([0-9,]+) ([a-z]+)[^,.;]*, ([0-9,]+)", text)]
    for whole, _, part in parts:
        if number(part) > number(whole):
            found.append("more than all of it")
        elif number(part) == number(whole):
            found.append("all of it is called a part of it")
    if rest and re.search(_PUSHES[lang], text):
        found.append("pushes a tired user")
    return found


_FLAWS = {
    "ja": {
        "a word of statistics": _LEAKS["ja"],
        "a range": r"(?!1〜5)[0-9][分件%]?〜[0-9]",
        "a share of a few": r"[0-9]%",
        "counts nothing, or from ten on, with つ": r"(?<![0-9])0つ|[0-9]{2,}つ",
        "a particle twice": r"のの|をを|がが|にに|はは|でで(?!す)|、、|。。|とと",
        "not filled in": r"None|nan|[{}|]|（|「」",
        "not a sentence": r"[^。)]$",
    },
    "en": {
        "a word of statistics": _LEAKS["en"],
        "a range": r"\d ?[–-] ?\d",
        "a plural of one": r"(?<![0-9,.])1 (?:entries|days|weeks|inquiries|reactions|referrals|posts|questions"
        r"|decisions|repeat consultations|customer voices)\b",
        "a singular of several": r"(?<![0-9,.])(?:0|[2-9]|[0-9,]*[0-9]{2}) "
        r"(?:entry|day|week|inquiry|reaction|referral|post|question|decision|repeat consultation"
        r"|customer voice)\b",
        "not filled in": r"\bNone\b|\bnan\b|[{}|]|“”",
        "a word twice": r"\b(\w+) \1\b",
        "not a sentence": r"[^.)]$|  ",
        "Japanese": r"^[^“]*[ぁ-んァ-ヶ一-龠]",
    },
}


def number(text):
    """Return a number as it is written."""
    return int(text.replace(",", ""))


def rounded(value, decimals=0):
    """Return a number as people round it."""
    return Decimal(repr(round(value, 12))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


# --- the facts ----------------------------------------------------------------------------------------------


class Facts:
    """What there is to know of a week, from the rows alone."""

    def __init__(self, diary, view):
        self.lang, self.view, self.settings = diary.lang, view, diary.settings
        self.start = view.review.week.start
        self.today, self.pages = diary.today, diary.pages
        self.all = diary.rows
        self.rows = self.of(self.start)
        self.logged = sorted({self._start(row["date"]) for row in diary.rows})
        self.until = [week for week in self.logged if week <= self.start]
        before = [week for week in self.logged if week < self.start]
        self.before = before[-1] if before else None
        self.voices = diary.voices

    def of(self, start, weeks=1):
        end = start + dt.timedelta(days=7)
        return [row for row in self.all if end - dt.timedelta(days=7 * weeks) <= row["date"] < end]

    def _start(self, day):
        first = 0 if self.settings.week_start == "monday" else 6
        return day - dt.timedelta(days=(day.weekday() - first) % 7)

    @property
    def number(self):
        return len(self.until) if self.rows else 0

    @property
    def adjacent(self):
        return self.before == self.start - dt.timedelta(days=7)

    @property
    def pool(self):
        """The last ≤ 4 weeks with rows of the last 8 calendar weeks."""
        first = self.start - dt.timedelta(days=7 * 7)
        return [week for week in self.until if week >= first][-4:]

    @property
    def budget(self):
        return self.settings.budget(self.view.review.week)

    def span_rows(self, weeks):
        return [row for week in weeks for row in self.of(week)]

    @property
    def twelve(self):
        return self.of(self.start, 12)

    def spent(self, rows=None, **like):
        return total(self.rows if rows is None else rows, "minutes", **like)

    def heard(self):
        return [one for one in self.voices if self._start(one.day) == self.start]

    def rate(self, rows, what):
        """Return reactions × quality, or inquiries, per hour, of rows."""
        if what in ("反応×質", "reactions × quality"):
            scored = [row for row in rows if row["minutes"] is not None and row["quality"] is not None]
            count = sum((row["reactions"] or 0) * row["quality"] / 5 for row in scored)
        else:
            scored = [row for row in rows if row["minutes"] is not None]
            count = total(scored, "inquiries")
        minutes = total(scored, "minutes")
        return count / (minutes / 60) if minutes else None

    def look(self):
        """Return the rows of the last four finished weeks with rows, and of the up to twelve before."""
        over = [week for week in self.until if week + dt.timedelta(days=7) <= self.today]
        since = self.start - dt.timedelta(days=25 * 7)
        return over[-4:], [week for week in over[-16:-4] if week >= since]


def names_week(said, is_last):
    """Whether a week is called the last one where it is, and only there."""
    return (said["when"] in ("先週", "last week")) == is_last


def total(rows, column, **like):
    return sum(row.get(column) or 0 for row in rows if all(row[key] == value for key, value in like.items()))


def tagged(rows, tag):
    return [row for row in rows if row.get("tags", "").lstrip("#") == tag]


def shown_like(text, value):
    """Tell whether a text is a number rounded to as many decimals as it has."""
    decimals = len(text.partition(".")[2])
    return value is not None and str(rounded(value, decimals)) == text.replace(",", "")


# --- what is claimed ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claim:
    patterns: dict
    holds: object


CLAIMS = {}
N = r"[0-9,]+"


def claim(name, ja, en, among=None):
    """Register what a text claims: `<x>` in it is a number called x, `<x:pattern>` another text."""

    def pattern(text):
        parts = re.split(r"<(\w+)(?::([^>]*))?>", text)
        made = re.escape(parts[0])
        for at in range(1, len(parts), 3):
            made += f"(?P<{parts[at]}>{parts[at + 1] or N})" + re.escape(parts[at + 2])
        return made

    def register(holds):
        claims = CLAIMS if among is None else among
        claims[name] = Claim({"ja": pattern(ja), "en": pattern(en)}, holds)
        return holds

    return register


@claim("empty", "この週の記録はありません。<rest:.*>", "Nothing was recorded this week. <rest:.*>")
def _(said, facts):
    return not facts.rows


@claim("empty_off", "お休みの週です。<rest:.*>", "A week off. <rest:.*>")
def _(said, facts):
    return not facts.rows and facts.view.review.week in facts.settings.weeks_off


@claim(
    "empty_so_far",
    "今週の記録はまだありません。<rest:.*>",
    "Nothing has been recorded this week yet. <rest:.*>",
)
def _(said, facts):
    return not facts.rows and facts.today < facts.start + dt.timedelta(days=7)


@claim(
    "empty_usual",
    "記録のある直近<weeks>週は、1週あたり平均<minutes>分でした。また始めるときの目安になります。",
    "Over the latest <weeks> weeks with entries you spent <minutes> min a week on average, a mark for when you return.",
)
def _(said, facts):
    minutes = total(facts.span_rows(facts.pool), "minutes") / len(facts.pool)
    return number(said["weeks"]) == len(facts.pool) > 1 and number(said["minutes"]) == rounded(minutes)


@claim(
    "empty_before",
    "前に記録した週は<minutes>分でした。また始めるときの目安になります。",
    "In the last week with entries you spent <minutes> min, a mark for when you return.",
)
def _(said, facts):
    return number(said["minutes"]) == facts.spent(facts.of(facts.before))


@claim(
    "provisional",
    "まだ週の途中です。<rest:.*>",
    "The week is not over. <rest:.*>",
)
def _(said, facts):
    return bool(facts.rows) and facts.today < facts.start + dt.timedelta(days=7)


@claim(
    "first_week",
    "はじめての週です。あと<more>週ぶん書くと、「急な増え方」も見られるようになります。",
    "This is your first week. With <more> weeks more, a “sudden increase” can be seen as well.",
)
def _(said, facts):
    return facts.number == 1 and number(said["more"]) == 3


@claim(
    "first_week_rest",
    "はじめての週です。書けたぶんだけで大丈夫です。",
    "This is your first week. Whatever you managed to write is enough.",
)
def _(said, facts):
    return facts.number == 1


@claim(
    "young_log",
    "記録は<number>週めです。あと<more>週ぶん書くと、「急な増え方」も見られるようになります。",
    "This is week <number> of your log. With <more> <_:week|weeks> more, a “sudden increase” can be seen as well.",
)
def _(said, facts):
    first = facts.start - dt.timedelta(days=8 * 7)
    have = sum(first <= week < facts.start for week in facts.logged)
    return number(said["number"]) == facts.number and number(said["more"]) == 3 - have > 0


@claim(
    "back_from_rest",
    "お休みのあと、また書きはじめた週です。",
    "You picked the log up again after your time off.",
)
def _(said, facts):
    return (
        bool(facts.rows)
        and facts.view.review.week.shift(-1) in facts.settings.weeks_off
        and not facts.adjacent
    )


@claim(
    "back_after_gap",
    "<weeks>週あいて、また書きはじめた週です。",
    "You picked the log up again after <weeks> weeks without entries.",
)
def _(said, facts):
    return number(said["weeks"]) == (facts.start - facts.before).days // 7 - 1 > 1


@claim(
    "slow_down",
    "そろそろ、ペースを落としていいころです。減らすのは1つで十分です。",
    "This is a good time to slow down. One thing less is enough.",
)
def _(said, facts):
    return facts.view.week.sustainability.index < 50


@claim(
    "slow_down_again",
    "記録のある週では、「ペースを落とす合図」が<weeks>週続いています。減らすのは1つで十分です。",
    "“Time to slow down” has stood here for <weeks> weeks with entries. One thing less is enough.",
)
def _(said, facts):
    logged = [week.sustainability.index for week in facts.view.review.trend if week.actions]
    counted = number(said["weeks"])
    before = logged[-counted - 1 : -counted]
    low = all(index is not None and index < 50 for index in logged[-counted:])
    return low and counted > 1 and not any(index is not None and index < 50 for index in before)


@claim(
    "over_budget",
    "予算を<over>分超えました。減らすなら、<minutes>分使った「<action:.+>」からです。",
    "You went <over> min over budget. If something goes, let it be “<action:.+>”, which took <minutes> min.",
)
def _(said, facts):
    over = facts.spent() - facts.budget
    return number(said["over"]) == over > 0 and number(said["minutes"]) == facts.spent(action=said["action"])


@claim(
    "no_budget",
    "設定シートに週の予算を書くと、<rest:.*>",
    "With a weekly budget in the settings, <rest:.*>",
)
def _(said, facts):
    return facts.budget is None


@claim(
    "recovery",
    "先週の<before>分から<minutes>分に減り、ペースが落ち着きました。",
    "Down from <before> min last week to <minutes> min: the pace has settled.",
)
def _(said, facts):
    before, now = number(said["before"]), number(said["minutes"])
    return facts.adjacent and before == facts.spent(facts.of(facts.before)) > now == facts.spent()


@claim(
    "steady_streak",
    "記録のある週では、<weeks>週続けて「続けられるペース」です。",
    "For <weeks> weeks with entries in a row the pace was one you can keep.",
)
def _(said, facts):
    logged = [week.sustainability.index or 0 for week in facts.view.review.trend if week.actions]
    counted = number(said["weeks"])
    exact = counted == facts.number or (len(logged) > counted and logged[-counted - 1] is not None)
    return exact and min(logged[-counted:]) >= 75 and counted <= facts.number


@claim(
    "worn_out",
    "くたくたの週です。数字のことは置いて、休みを先に決めましょう。",
    "You are worn out. Leave the figures aside, and choose your rest first.",
)
def _(said, facts):
    return facts.view.entries.fatigue == 3 and facts.view.week.sustainability.index is None


@claim(
    "worn_out_again",
    "記録のある週では、「くたくた」が<weeks>週続いています。来週は、休む日を決めるだけで十分です。",
    "“Worn out” for <weeks> weeks with entries now. For next week, choosing a day of rest is enough.",
)
def _(said, facts):
    felt = {week.start: entries.fatigue for week, entries in facts.pages.items()}
    noted = [felt.get(week) for week in facts.until]
    counted = number(said["weeks"])
    return counted > 1 and set(noted[-counted:]) == {3}


@claim(
    "worn_out_as_recorded",
    "体の感じと数字が一致しています。休みを先に決めましょう。",
    "What you feel and what the figures say agree. Choose your rest first.",
)
def _(said, facts):
    return facts.view.entries.fatigue == 3 and facts.view.week.sustainability.index < 50


@claim(
    "worn_out_all_the_same",
    "数字に出ない疲れもあります。体の感じのほうを信じて、休みを先に決めましょう。",
    "Some fatigue does not show in figures. Trust what you feel, and choose your rest first.",
)
def _(said, facts):
    return facts.view.entries.fatigue == 3 and facts.view.week.sustainability.index >= 50


def rated(facts):
    return [row for row in facts.rows if row["minutes"] is not None and row["quality"] is not None]


@claim(
    "high_value_time",
    "質が4以上だった時間は、評価のある<rated>分のうち<high>分でした。",
    "Of <rated> min of rated time, <high> min had a quality of 4 or more.",
)
def _(said, facts):
    high = [row for row in rated(facts) if row["quality"] >= 4]
    return (number(said["rated"]), number(said["high"])) == (
        total(rated(facts), "minutes"),
        total(high, "minutes"),
    )


@claim(
    "high_value_all",
    "評価のある<rated>分は、すべて質が4以上でした。",
    "All <rated> min of rated time had a quality of 4 or more.",
)
def _(said, facts):
    low = [row for row in rated(facts) if row["quality"] < 4 and row["minutes"]]
    return number(said["rated"]) == total(rated(facts), "minutes") and not low


RATE = "[0-9.]+"


@claim(
    "named_tag",
    f"1時間あたりでは、「<name:[^」]+>」の投稿の<what:反応×質|問い合わせ>は<rate:{RATE}>、「<other:[^」]+>」は<second:{RATE}>です(直近12週)。",
    f"Per hour, posts on “<name:[^”]+>” brought <rate:{RATE}> <what:reactions × quality|inquiries>, those on “<other:[^”]+>” <second:{RATE}> (latest 12 weeks).",
)
def _(said, facts):
    posts = [row for row in facts.twelve if row["action"] in ("投稿", "Post")]
    return rates_hold(said, facts, *(tagged(posts, said[name]) for name in ("name", "other")))


@claim(
    "named_action",
    f"1時間あたりでは、「<name:[^」]+>」の<what:反応×質|問い合わせ>は<rate:{RATE}>、「<other:[^」]+>」は<second:{RATE}>です(直近12週)。",
    f"Per hour, “<name:[^”]+>” brought <rate:{RATE}> <what:reactions × quality|inquiries>, “<other:[^”]+>” <second:{RATE}> (latest 12 weeks).",
)
def _(said, facts):
    groups = ([row for row in facts.twelve if row["action"] == said[name]] for name in ("name", "other"))
    return rates_hold(said, facts, *groups)


def rates_hold(said, facts, named, other):
    rates = [facts.rate(rows, said["what"]) for rows in (named, other)]
    told = (said["rate"], said["second"])
    return said["rate"] != said["second"] and all(map(shown_like, told, rates))


@claim(
    "inquiries_from",
    "直近12週の問い合わせ<all>件のうち、<part>件は「<action:.+>」のときでした。かけた時間は<minutes>分です。",
    "Of <all> inquiries in the latest 12 weeks, <part> came with “<action:.+>”, which took <minutes> min.",
)
def _(said, facts):
    mine = [row for row in facts.twelve if row["action"] == said["action"]]
    counts = total(facts.twelve, "inquiries"), total(mine, "inquiries"), total(mine, "minutes")
    return (
        tuple(number(said[name]) for name in ("all", "part", "minutes")) == counts
        and 2 * counts[1] > counts[0]
    )


@claim(
    "time_moved",
    "「<action:[^」]+>」の時間は、<when:先週|前に記録した週>の<before>分から<minutes>分に<way:増え|減り>ました。",
    "“<action:[^”]+>” took <minutes> min, <way:up|down> from <before> min <when:last week|in the last week with entries>.",
)
def _(said, facts):
    before, now = number(said["before"]), number(said["minutes"])
    counted = facts.spent(facts.of(facts.before), action=said["action"]), facts.spent(action=said["action"])
    up = said["way"] in ("増え", "up")
    moved = up == (now > before) and now != before
    return (before, now) == counted and moved and names_week(said, facts.adjacent)


@claim(
    "time_new",
    "<when:先週|前に記録した週>はなかった「<action:[^」]+>」に、<minutes>分使いました。",
    "“<action:[^”]+>” took <minutes> min; <when:last week|in the last week with entries> there was none of it.",
)
def _(said, facts):
    before = [row for row in facts.of(facts.before) if row["action"] == said["action"]]
    is_new = not before and number(said["minutes"]) == facts.spent(action=said["action"])
    return is_new and names_week(said, facts.adjacent)


@claim(
    "time_gone",
    "「<action:[^」]+>」は、<when:先週|前に記録した週>が<before>分で、今週はありませんでした。",
    "“<action:[^”]+>” took <before> min <when:last week|in the last week with entries>, and nothing this week.",
)
def _(said, facts):
    now = [row for row in facts.rows if row["action"] == said["action"]]
    counted = facts.spent(facts.of(facts.before), action=said["action"])
    return not now and number(said["before"]) == counted and names_week(said, facts.adjacent)


@claim(
    "longest_action",
    "いちばん時間を使ったのは「<action:.+>」で、<all>分のうち<minutes>分でした。",
    "“<action:[^”]+>” took the most time: <minutes> min of <all> min.",
)
def _(said, facts):
    by_action = Counter()
    for row in facts.rows:
        by_action[row["action"]] += row["minutes"] or 0
    (first, most), (_, second) = by_action.most_common(2)
    told = said["action"], number(said["minutes"]), number(said["all"])
    return told == (first, most, facts.spent()) and most > second


@claim(
    "inquiries_all_from",
    "直近12週の問い合わせ<all>件は、どれも「<action:.+>」のときでした。かけた時間は<minutes>分です。",
    "All <all> inquiries of the latest 12 weeks came with “<action:.+>”, which took <minutes> min.",
)
def _(said, facts):
    mine = [row for row in facts.twelve if row["action"] == said["action"]]
    counts = total(facts.twelve, "inquiries"), total(mine, "inquiries"), number(said["all"])
    return len({*counts}) == 1 and number(said["minutes"]) == total(mine, "minutes")


def timed_inquiries(facts):
    return total([row for row in facts.rows if row["minutes"] is not None], "inquiries")


@claim(
    "inquiries_partly_timed",
    "問い合わせ<all>件のうち、時間の分かる<timed>件から「分/問い合わせ」を出しています。",
    "You had <all> inquiries; the minutes per inquiry rest on the <timed> with minutes.",
)
def _(said, facts):
    return (number(said["all"]), number(said["timed"])) == (
        total(facts.rows, "inquiries"),
        timed_inquiries(facts),
    )


@claim(
    "inquiries_untimed",
    "問い合わせ<all>件は、時間の入っていない行のものです。<rest:.*>",
    "You had <all> <_:inquiry|inquiries> on entries without minutes. <rest:.*>",
)
def _(said, facts):
    return number(said["all"]) == total(facts.rows, "inquiries") and not timed_inquiries(facts)


@claim(
    "inquiries_first",
    "この記録では、はじめての問い合わせが<inquiries>件ありました。",
    "The first in this log: <inquiries> <_:inquiry|inquiries>.",
)
def _(said, facts):
    earlier = [row for row in facts.all if row["date"] < facts.start]
    return number(said["inquiries"]) == total(facts.rows, "inquiries") and not total(earlier, "inquiries")


@claim(
    "inquiries_again",
    "問い合わせは、記録のある週では<weeks>週ぶりです(<inquiries>件)。",
    "You had <inquiries> <_:inquiry|inquiries>, the first in <weeks> weeks with entries.",
)
def _(said, facts):
    asked = [week for week in facts.until[:-1] if total(facts.of(week), "inquiries")]
    weeks = len(facts.until) - 1 - facts.until.index(asked[-1])
    return number(said["inquiries"]) == total(facts.rows, "inquiries") and number(said["weeks"]) == weeks


@claim(
    "one_inquiry",
    "問い合わせは<one>件だけなので、「分/問い合わせ」はまだ偶然かもしれません。",
    "There is only <one> inquiry, so the minutes per inquiry may still be chance.",
)
def _(said, facts):
    return number(said["one"]) == total(facts.rows, "inquiries") == timed_inquiries(facts) == 1


@claim(
    "inquiries_of_the_pool",
    "今週は問い合わせがありませんでしたが、記録のある直近<weeks>週では<inquiries>件ありました。",
    "This week was without inquiries; the latest <weeks> weeks with entries brought <inquiries> <_:inquiry|inquiries>.",
)
def _(said, facts):
    counted = len(facts.pool), total(facts.span_rows(facts.pool), "inquiries")
    told = number(said["weeks"]), number(said["inquiries"])
    return told == counted and not total(facts.rows, "inquiries")


@claim(
    "no_inquiry_column",
    "「問い合わせ数」も書くと、<rest:.*>",
    "With “Inquiries” filled in, too, <rest:.*>",
)
def _(said, facts):
    return not total(facts.all, "inquiries")


@claim(
    "repeat_and_referral",
    "リピート相談が<repeats>件、紹介が<referrals>件ありました。",
    "Customers came back or brought others: <repeats> <_:repeat consultations?>, <referrals> <__:referrals?>.",
)
def _(said, facts):
    counted = total(facts.rows, "repeats"), total(facts.rows, "referrals")
    return (number(said["repeats"]), number(said["referrals"])) == counted and min(counted) > 0


@claim(
    "repeat",
    "リピート相談が<repeats>件ありました。",
    "Customers came back: <repeats> <_:repeat consultations?>.",
)
def _(said, facts):
    return number(said["repeats"]) == total(facts.rows, "repeats") > 0 == total(facts.rows, "referrals")


@claim("referral", "紹介が<referrals>件ありました。", "Customers brought others: <referrals> <_:referrals?>.")
def _(said, facts):
    return number(said["referrals"]) == total(facts.rows, "referrals") > 0 == total(facts.rows, "repeats")


def telling(facts):
    return [one for one in facts.heard() if {*one.classes} & {"solved", "acted", "result"}]


@claim(
    "voices_some",
    "お客様の声<voices>件のうち<told>件に、変化が書かれていました。",
    "Of <voices> customer voices, <told> told of a change.",
)
def _(said, facts):
    return (number(said["voices"]), number(said["told"])) == (len(facts.heard()), len(telling(facts)))


@claim(
    "voices_all",
    "お客様の声<voices>件すべてに、変化が書かれていました。",
    "You had <voices> customer voices, and all of them told of a change.",
)
def _(said, facts):
    return number(said["voices"]) == len(facts.heard()) == len(telling(facts)) > 1


@claim(
    "voices_one",
    "お客様の声が<voices>件届き、変化が書かれていました。",
    "You had <voices> customer voice, and it told of a change.",
)
def _(said, facts):
    return number(said["voices"]) == len(facts.heard()) == len(telling(facts)) == 1


@claim(
    "targets_all_met",
    "「<persona:.+>」の目標は、<all>つとも届きました。",
    "All <all> targets for “<persona:.+>” have been reached.",
)
def _(said, facts):
    kpis = [kpi for kpi in facts.view.review.personas[said["persona"]] if None not in (kpi.value, kpi.target)]
    return number(said["all"]) == len(kpis) > 1 and all(kpi.value >= kpi.target for kpi in kpis)


@claim(
    "target_newly_met",
    "「<kpi:.+>」が、今週は目標に届きました。",
    "“<kpi:.+>” has reached its target this week.",
)
def _(said, facts):
    (kpi,) = (kpi for kpis in facts.view.review.personas.values() for kpi in kpis if kpi.name == said["kpi"])
    return kpi.value >= kpi.target


KINDS = {
    "やめること": "stop",
    "増やすこと": "more",
    "試すこと": "try",
    "Stop": "stop",
    "Do more of": "more",
    "Try": "try",
}
DONE, NOT_YET = ("できた", "Done"), ("まだ", "Not yet")


def page_before(facts):
    earlier = [week for week in facts.pages if week < facts.view.review.week]
    return max(earlier, default=None)


@claim(
    "decision_in_minutes",
    "先週の「<kind:[^」]+>」は「<text:.+>」でした。「<action:.+>」の時間は、先週が<before>分、今週が<minutes>分です。",
    "Last week’s “<kind:[^”]+>” was “<text:.+>”. Time for “<action:.+>”: <before> min then, <minutes> min now.",
)
def _(said, facts):
    counted = facts.spent(facts.of(facts.before), action=said["action"]), facts.spent(action=said["action"])
    written = facts.pages[facts.view.review.week.shift(-1)].text(KINDS[said["kind"]])
    told = number(said["before"]), number(said["minutes"])
    return (
        facts.adjacent
        and written == said["text"]
        and told == counted
        and said["action"].lower() in written.lower()
    )


@claim(
    "decisions_done",
    "<when:先週|前のページで>決めた<all>つは、どれも「できた」でした。",
    "You kept all <all> decisions made <when:last week|on the page before>.",
)
def _(said, facts):
    kinds = [kind for kind in ("stop", "more", "try") if facts.pages[page_before(facts)].text(kind)]
    done = [facts.view.entries.text(f"judged_{kind}") in DONE for kind in kinds]
    last_week = page_before(facts) == facts.view.review.week.shift(-1)
    return number(said["all"]) == len(kinds) > 1 and all(done) and names_week(said, last_week)


@claim(
    "no_minutes",
    "今週の記録には時間が入っていません。<rest:.*>",
    "No entry this week has minutes. <rest:.*>",
)
def _(said, facts):
    return all(row["minutes"] is None for row in facts.rows)


@claim(
    "post_uncounted",
    "「<action:.+>」は「設定」のアクションの候補にないので、<rest:.*>",
    "“<action:.+>” is not among the actions on “Settings”, <rest:.*>",
)
def _(said, facts):
    known = map(str.casefold, facts.view.action_classes)
    return said["action"].casefold() not in known and bool(facts.view.review.personas)


@claim(
    "no_quality",
    "質の評価が入ると、<rest:.*>",
    "With quality ratings, <rest:.*>",
)
def _(said, facts):
    return all(row["quality"] is None for row in facts.rows)


def by_day(facts, column):
    days = Counter()
    for row in facts.rows:
        days[row["date"]] += row[column] or 0
    return days.most_common()


def weekday(facts, day):
    return WEEKDAYS[facts.lang][day.weekday()]


@claim(
    "best_day",
    "反応がいちばん多かったのは<day:.曜>で、<reactions>件でした。",
    "<day:[A-Z][a-z]+day> had the most reactions: <reactions> reactions.",
)
def _(said, facts):
    (day, most), (_, second) = by_day(facts, "reactions")[:2]
    return (said["day"], number(said["reactions"])) == (weekday(facts, day), most) and most > second


@claim(
    "longest_day",
    "いちばん長く使った日は<day:.曜>で、<minutes>分でした。",
    "The longest day was <day:[A-Z][a-z]+day>, with <minutes> min.",
)
def _(said, facts):
    (day, most), (_, second) = by_day(facts, "minutes")[:2]
    return (said["day"], number(said["minutes"])) == (weekday(facts, day), most) and most > second


def names_of(facts, *, noted):
    days = [facts.start + dt.timedelta(days=at) for at in range(7)]
    with_rows = {row["date"] for row in facts.rows}
    return [weekday(facts, day) for day in days if (day in with_rows) == noted]


@claim("days_noted", "記録があったのは<names:[^で]+>でした。", "Days with entries: <names:.+>.")
def _(said, facts):
    return re.split("・|, ", said["names"]) == names_of(facts, noted=True)


@claim("days_free", "記録のない日は<names:[^で]+>でした。", "Days without entries: <names:.+>.")
def _(said, facts):
    return re.split("・|, ", said["names"]) == names_of(facts, noted=False)


@claim(
    "logged_so_far",
    "これで<weeks>週ぶんの記録になりました。",
    "Your log now holds <weeks> weeks with entries.",
)
def _(said, facts):
    return number(said["weeks"]) == facts.number > 1


# --- evidence of drafts -------------------------------------------------------------------------------------


@claim(
    "day_off",
    "疲れは3(くたくた)、記録のあった日は<days>日でした。",
    "You noted fatigue 3, worn out, and there were entries on <days> <_:days?>.",
)
def _(said, facts):
    return facts.view.entries.fatigue == 3 and number(said["days"]) == len(
        {row["date"] for row in facts.rows}
    )


@claim(
    "cut",
    "使った時間は<all>分で、予算を<over>分超えました。「<action:.+>」は<spent>分でした。",
    "You spent <all> min, <over> min over budget; “<action:.+>” took <spent> min.",
)
def _(said, facts):
    spent = facts.spent(action=said["action"])
    counted = facts.spent(), facts.spent() - facts.budget, spent
    return tuple(number(said[name]) for name in ("all", "over", "spent")) == counted and counted[1] > 0


@claim(
    "at_most",
    "使った時間は<all>分で、予算を<over>分超えました。",
    "You spent <all> min, <over> min over budget.",
)
def _(said, facts):
    return (number(said["all"]), number(said["over"])) == (facts.spent(), facts.spent() - facts.budget)


@claim(
    "rest_day",
    "毎日記録がありました。いちばん短い日は<day:.曜>の<minutes>分でした。",
    "There were entries every day; <day:[A-Z][a-z]+day>, the shortest, took <minutes> min.",
)
def _(said, facts):
    days = by_day(facts, "minutes")
    least = {weekday(facts, day): minutes for day, minutes in days if minutes == days[-1][1]}
    return len(days) == 7 and least.get(said["day"]) == number(said["minutes"])


@claim(
    "back_to_usual",
    "使った時間は<minutes>分で、ふだんの目安は<usual>分です。",
    "You spent <minutes> min; the usual is about <usual> min.",
)
def _(said, facts):
    means = []
    for most, span in ((4, 8), (12, 26)):
        first = facts.start - dt.timedelta(days=span * 7)
        usual = [week for week in facts.logged if first <= week < facts.start][-most:]
        means.append(total(facts.span_rows(usual), "minutes") / len(usual))
    budget = facts.budget
    mean = min(max(*means, 0.4 * budget), budget) if budget else max(means)
    return number(said["minutes"]) == facts.spent() > mean and number(said["usual"]) == rounded(mean)


@claim(
    "fewer_for_quality",
    f"質の評価は平均<quality:{RATE}>で、ふだんは<usual:{RATE}>です。",
    f"Your quality ratings averaged <quality:{RATE}>; the usual is <usual:{RATE}>.",
)
def _(said, facts):
    mine = rated(facts)
    mean = sum(row["minutes"] * row["quality"] for row in mine) / total(mine, "minutes")
    return shown_like(said["quality"], mean) and float(said["quality"]) < float(said["usual"])


@claim(
    "shorter_day",
    "使った<all>分のうち、<day:.曜>だけで<minutes>分でした。",
    "Of <all> min, <day:[A-Z][a-z]+day> alone took <minutes> min.",
)
def _(said, facts):
    day, most = by_day(facts, "minutes")[0]
    return (number(said["all"]), said["day"], number(said["minutes"])) == (
        facts.spent(),
        weekday(facts, day),
        most,
    )


@claim(
    "less_preparation",
    "使った<all>分のうち、「<action:.+>」が<minutes>分でした。",
    "Of <all> min, “<action:.+>” took <minutes> min.",
)
def _(said, facts):
    return (number(said["all"]), number(said["minutes"])) == (
        facts.spent(),
        facts.spent(action=said["action"]),
    )


@claim(
    "shorter_rows",
    "記録は<rows>件で、1回あたり<each>分でした。",
    "There were <rows> entries, <each> min each on average.",
)
def _(said, facts):
    return number(said["rows"]) == len(facts.rows) and number(said["each"]) == rounded(
        facts.spent() / len(facts.rows)
    )


PAIR_JA = "<minutes>分で<what:反応|問い合わせ><count>件、「<other:[^」]+>」は<other_minutes>分で<other_count>件でした。"
COUNTED = "reactions?|inquiry|inquiries"


@claim(
    "tags_beside",
    "直近12週では、「<name:[^」]+>」の投稿は" + PAIR_JA,
    f"In the latest 12 weeks, posts on “<name:[^”]+>” took <minutes> min for <count> <what:{COUNTED}>, those on “<other:[^”]+>” <other_minutes> min for <other_count> <_:{COUNTED}>.",
)
def _(said, facts):
    posts = [row for row in facts.twelve if row["action"] in ("投稿", "Post")]
    return pair_holds(said, *(tagged(posts, said[name]) for name in ("name", "other")))


@claim(
    "actions_beside",
    "直近12週では、「<name:[^」]+>」は" + PAIR_JA,
    f"In the latest 12 weeks, “<name:[^”]+>” took <minutes> min for <count> <what:{COUNTED}>, “<other:[^”]+>” <other_minutes> min for <other_count> <_:{COUNTED}>.",
)
def _(said, facts):
    return pair_holds(
        said, *([row for row in facts.twelve if row["action"] == said[one]] for one in ("name", "other"))
    )


def pair_holds(said, named, other):
    what = "inquiries" if said["what"].startswith(("問", "inq")) else "reactions"
    counted = [(total(rows, "minutes"), total(rows, what)) for rows in (named, other)]
    told = [(number(said[f"{at}minutes"]), number(said[f"{at}count"])) for at in ("", "other_")]
    return told == counted and counted[0][1] * counted[1][0] != counted[1][1] * counted[0][0]


@claim(
    "stop_again",
    "先週の「やめること」は「できた」で、使った時間は先週<before>分、今週<minutes>分でした。",
    "Last week’s “Stop” was kept; you spent <before> min then and <minutes> min this week.",
)
def _(said, facts):
    told = number(said["before"]), number(said["minutes"])
    kept = facts.view.entries.text("judged_stop") in DONE and facts.adjacent
    return told == (facts.spent(facts.of(facts.before)), facts.spent()) and kept and told[0] > told[1]


@claim(
    "done_again",
    "先週の「<kind:増やすこと|試すこと>」は「できた」で、問い合わせは先週<before>件、今週<inquiries>件でした。",
    "Last week’s “<kind:Do more of|Try>” was kept; there were <before> <_:inquiry|inquiries> then and <inquiries> <__:inquiry|inquiries> this week.",
)
def _(said, facts):
    told = number(said["before"]), number(said["inquiries"])
    counted = total(facts.of(facts.before), "inquiries"), total(facts.rows, "inquiries")
    kept = facts.view.entries.text(f"judged_{KINDS[said['kind']]}") in DONE and facts.adjacent
    return told == counted and kept and told[1] > told[0]


@claim(
    "one_to_the_target",
    "「<kpi:.+>」は<value><_:[^、]*>、目標は<target><__:[^で]*>でした。",
    "“<kpi:.+>” was <value><_:[^;]*>; its target is <target><__:[^.]*>.",
)
def _(said, facts):
    (kpi,) = (kpi for kpis in facts.view.review.personas.values() for kpi in kpis if kpi.name == said["kpi"])
    return (number(said["value"]), number(said["target"])) == (
        kpi.value,
        kpi.target,
    ) and kpi.target - kpi.value == 1


@claim(
    "first_word",
    "はじめての週の記録は<rows>件です。<rest:.*>",
    "Your first week holds <rows> <_:entry|entries>. <rest:.*>",
)
def _(said, facts):
    return facts.number == 1 and number(said["rows"]) == len(facts.rows)


@claim(
    "answer",
    "今週のお客様の声に、質問が<questions>件ありました。",
    "This week’s customer voices hold <questions> <_:questions?>.",
)
def _(said, facts):
    asking = [one for one in facts.heard() if one.text.endswith(("？", "?", "教えてください", "start?"))]
    return number(said["questions"]) == len(asking) > 0


@claim("referred", "今週は、紹介が<referrals>件ありました。", "You had <referrals> <_:referrals?> this week.")
def _(said, facts):
    return number(said["referrals"]) == total(facts.rows, "referrals") > 0


@claim(
    "came_back",
    "今週は、リピート相談が<repeats>件ありました。",
    "You had <repeats> <_:repeat consultations?> this week.",
)
def _(said, facts):
    return number(said["repeats"]) == total(facts.rows, "repeats") > 0


@claim(
    "retell",
    "今週は、変化を伝えるお客様の声が<told>件届きました。",
    "You had <told> <_:customer voices?> this week that told of a change.",
)
def _(said, facts):
    return number(said["told"]) == len(telling(facts)) > 0


@claim(
    "smaller_step",
    "「<kind:増やすこと|試すこと>」に書いたことは「まだ」でした。小さくしても、やめてもかまいません。",
    "What you wrote under “<kind:Do more of|Try>” is not done yet. You may make it smaller, or drop it.",
)
def _(said, facts):
    kind = KINDS[said["kind"]]
    return facts.view.entries.text(f"judged_{kind}") in NOT_YET and facts.pages[page_before(facts)].text(kind)


@claim(
    "note_a_voice",
    "記録のある直近<weeks>週の問い合わせは<inquiries>件で、お客様の声はまだ書かれていません。",
    "The latest <weeks> <_:weeks?> with entries brought <inquiries> <__:inquiry|inquiries>, and no customer voice is written down.",
)
def _(said, facts):
    counted = len(facts.pool), total(facts.span_rows(facts.pool), "inquiries")
    since = [one for one in facts.voices if facts.pool[0] <= one.day < facts.start + dt.timedelta(days=7)]
    return (number(said["weeks"]), number(said["inquiries"])) == counted and not since


@claim(
    "tag_the_posts",
    "直近12週の投稿<posts>件には、タグがありません。",
    "The <posts> posts of the latest 12 weeks have no tag.",
)
def _(said, facts):
    posts = [row for row in facts.twelve if row["action"] in ("投稿", "Post")]
    return number(said["posts"]) == len(posts) and not any(row.get("tags") for row in posts)


@claim(
    "note_minutes",
    "今週の記録には、時間が空欄のものが<rows>件ありました。",
    "This week’s entries without minutes: <rows>.",
)
def _(said, facts):
    return number(said["rows"]) == sum(row["minutes"] is None for row in facts.rows) > 0


# --- four weeks ---------------------------------------------------------------------------------------------


@claim(
    "four_verdict",
    f"1時間あたりの<what:反応×質|問い合わせ>は、この4週が<now:{RATE}>、ふだんは<usual:{RATE}>です。<word:ふだんより良い|ふだんより低い|週ごとの波><rest:.*>",
    f"Per hour, these four weeks brought <now:{RATE}> <what:reactions × quality|inquiries>; the usual is <usual:{RATE}>. <word:Better|Lower|That is within><rest:.*>",
)
def _(said, facts):
    now, usual = (facts.rate(facts.span_rows(weeks), said["what"]) for weeks in facts.look())
    right = shown_like(said["now"], now) and shown_like(said["usual"], usual)
    if said["word"] in ("ふだんより良い", "Better"):
        return right and float(said["now"]) > float(said["usual"])
    if said["word"] in ("ふだんより低い", "Lower"):
        return right and float(said["now"]) < float(said["usual"])
    return right


@claim(
    "four_not_yet",
    "あと<weeks>週ぶんの記録で、ふだんより良いかどうかを比べられます。",
    "With <weeks> <_:weeks?> more, the page can say whether it is better than usual.",
)
def _(said, facts):
    return number(said["weeks"]) >= 1 and facts.number % 4 == 0


@claim(
    "four_all_steady",
    "4週とも「続けられるペース」でした。",
    "In all four weeks the pace was one you can keep.",
)
def _(said, facts):
    logged = [week for week in facts.view.review.trend if week.actions][-4:]
    return len(logged) == 4 and all((week.sustainability.index or 0) >= 75 for week in logged)


@claim(
    "four_steady",
    "4週のうち<weeks>週が「続けられるペース」でした。",
    "Of the four weeks, <weeks> <_:weeks?> had a pace you can keep.",
)
def _(said, facts):
    logged = [week for week in facts.view.review.trend if week.actions][-4:]
    return number(said["weeks"]) == sum((week.sustainability.index or 0) >= 75 for week in logged)


@claim(
    "four_kept",
    "この4週のページで「できた」になった決めごとは<done><_:つ|個>です。",
    "On the pages of these four weeks you marked <done> <_:decisions?> as done.",
)
def _(said, facts):
    earlier = sorted(week for week in facts.pages if week <= facts.view.review.week)[-5:]
    done = 0
    for before, after in pairwise(earlier):
        for kind in ("stop", "more", "try"):
            done += bool(facts.pages[before].text(kind) and facts.pages[after].text(f"judged_{kind}") in DONE)
    return number(said["done"]) == done


@claim("four_voice", "「<text:.+>」(<classes:.+>)", "“<text:.+>” (<classes:.+>)")
def _(said, facts):
    return any(one.text == said["text"] and one.classes for one in facts.voices)


# --- other cells of a page ----------------------------------------------------------------------------------

CELLS = {}
"""Claims of the cells that are no sentences; a cell may be of no kind here."""


@claim(
    "head",
    "<rows>件の記録・<days>日・<minutes>分",
    "<rows> <_:entry|entries> · <days> <__:days?> · <minutes> min",
    CELLS,
)
def _(said, facts):
    counted = len(facts.rows), len({row["date"] for row in facts.rows}), facts.spent()
    return tuple(number(said[name]) for name in ("rows", "days", "minutes")) == counted


@claim("budget", "予算<budget>分に対して<minutes>分", "<minutes> min of a budget of <budget> min", CELLS)
def _(said, facts):
    return (number(said["budget"]), number(said["minutes"])) == (facts.budget, facts.spent())


@claim("rest", "休みは<days>日", "<days> <_:days?> off", CELLS)
def _(said, facts):
    return number(said["days"]) == 7 - len({row["date"] for row in facts.rows})


@claim(
    "quality",
    f"質の平均は<quality:{RATE}>(ふだんは<usual:{RATE}>)",
    f"quality <quality:{RATE}> on average (the usual is <usual:{RATE}>)",
    CELLS,
)
def _(said, facts):
    mine = rated(facts)
    return shown_like(
        said["quality"], sum(row["minutes"] * row["quality"] for row in mine) / total(mine, "minutes")
    )


@claim(
    "scored",
    "1時間あたりの反応×質(<minutes>分から)",
    "reactions × quality an hour (of <minutes> min)",
    CELLS,
)
def _(said, facts):
    return number(said["minutes"]) == total(rated(facts), "minutes")


@claim("invested", "<minutes>分投入", "in <minutes> min", CELLS)
def _(said, facts):
    return number(said["minutes"]) == facts.spent()


FIGURES = {
    "ja": {"価値創造効率": "efficiency", "分/問い合わせ": "inquiry", "継続可能性指数": "index"},
    "en": {"Value per hour": "efficiency", "Minutes per inquiry": "inquiry", "Sustainability index": "index"},
}
"""Below these titles of the cards stand their figures."""


def figure(name, facts):
    """Return what a card shows, counted again; None where it has no number."""
    if name == "efficiency":
        rate = facts.rate(facts.rows, "反応×質")
        return None if rate is None else float(rounded(rate, 1))
    if name == "inquiry":
        asked = timed_inquiries(facts)
        return int(rounded(facts.spent() / asked)) if asked and facts.spent() else None
    return facts.view.week.sustainability.index


def table_rows(name, facts):
    """Return minutes, rows and reactions (or inquiries) of an action type of the last 12 weeks."""
    mine = [row for row in facts.twelve if row["action"] == name]
    return [(total(mine, "minutes"), len(mine), total(mine, what)) for what in ("reactions", "inquiries")]
