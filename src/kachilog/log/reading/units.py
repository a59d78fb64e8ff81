"""The unit of a column, which is believed: from its header, else from the number format of its cells.

Minutes may be hours or seconds, a rating one out of 10; they are converted. What cannot be (%, 累計, 予定)
makes a header no column of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.base.patterns import lazy_pattern
from kachilog.base.text import fold_name, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UnitName = Literal["hours", "seconds", "minutes_seconds", "of_10", "of_100", "unsaid"]


class Unit(NamedTuple):
    """What a bare number of a column counts in; `factor` makes minutes, or a rating out of 5, of it.

    "unsaid" is minutes of which no header says that they are.
    """

    name: UnitName
    factor: float


HOURS, SECONDS = Unit("hours", 60), Unit("seconds", 1 / 60)
MINUTES_SECONDS, UNSAID = Unit("minutes_seconds", 1), Unit("unsaid", 1)
OF_10, OF_100 = Unit("of_10", 1 / 2), Unit("of_100", 1 / 20)


def words(text: str) -> frozenset[str]:
    """Return words as names are compared."""
    return frozenset(map(fold_name, text.split()))


_MINUTES = words("分 分間 分数 分単位 単位分 min mins minute minutes inminutes")
_HOURS = words("時間 時 時間単位 単位時間 時間数 h hr hrs hour hours inhours decimal 小数 十進 decimalhours")
_SECONDS = words("秒 秒間 秒数 秒単位 単位秒 s sec secs second seconds inseconds")
_CLOCK = words("h:mm hh:mm h:mm:ss hh:mm:ss 時:分 時分 時分秒 時:分:秒")
_MINUTES_SECONDS = words("m:ss mm:ss 分:秒 分秒")
_OF_10 = words("10点満点 10段階 10段階評価 1-10 1~10 1から10 0-10 0~10 1to10 outof10 /10 10点 max10 10点中")
_OF_100 = words("100点満点 100段階 0-100 0~100 1-100 1~100 0から100 outof100 /100 100点 max100 100点中")
_FIVE = words("5点満点 5段階 1-5 1~5 1–5 1から5 1to5 outof5 /5 5点 ★ 星 5が最高 最高5")
_OTHER_SCALE = lazy_pattern(
    r"(?:\d+(?:点満点|段階(?:評価)?)|[01]~?\d{1,3}|outof\d+|/\d+|1が?(?:最高|最も?良い)|(?:1=)?best=?1?|abc|a-[a-f])"
)
_REFUSED = words(
    "予定 計画 計画値 目標 目標値 見込 見込み 見積 見積り 見積もり 累計 累積 通算 率 割合 比率 パーセント "
    "前日比 前週比 前月比 増減 千 万 百 千件 万件 千人 万人 日 日数 人日 週 円 % k day days weeks yen "
    "plan planned planning target goal estimate estimated est cumulative cum runningtotal todate "
    "percent percentage ratio rate"
)
_REFUSED_AROUND = lazy_pattern(
    r"^(?:予定|計画|目標|見込み?|見積も?り?|累計|累積|通算|planned|target|estimated|cumulative)|"
    r"(?:予定|計画|目標|見込み?|見積も?り?|累計|累積|通算|率|割合|[%％])$"
)
_SPLIT = lazy_pattern(r"[,、/・;:\s]+")


class Said(NamedTuple):
    """What the words of a header say about its unit: `is_refused` if it cannot be converted."""

    unit: Unit | None = None
    is_known: bool = False
    is_refused: bool = False


def said_by(key: str, brackets: Iterable[str]) -> Said:
    """Return what the bracketed words of a header of the column `key` say."""
    words = {
        word
        for bracket in brackets
        for word in (fold_name(bracket), *map(fold_name, _SPLIT.split(normal(bracket))))
    }
    if key not in ("minutes", "quality") and key not in _COUNTED:
        return Said()
    if words & _REFUSED - (_HOURS if key == "minutes" else frozenset()):
        return Said(is_refused=True)
    return _of_minutes(words) if key == "minutes" else _of_quality(words) if key == "quality" else Said()


_COUNTED = ("reactions", "inquiries", "repeats", "referrals")


def _of_minutes(words: set[str]) -> Said:
    for known, unit in (
        (_MINUTES, None),
        (_MINUTES_SECONDS, MINUTES_SECONDS),
        (_CLOCK, HOURS),
        (_HOURS, HOURS),
        (_SECONDS, SECONDS),
    ):
        if words & known:
            return Said(unit, is_known=True)
    return Said()


def _of_quality(words: set[str]) -> Said:
    for known, unit in ((_FIVE, None), (_OF_10, OF_10), (_OF_100, OF_100)):
        if words & known:
            return Said(unit, is_known=True)
    return Said(is_refused=any(map(_OTHER_SCALE.fullmatch, words)))


def parted(name: str) -> tuple[str, str]:
    """Return a folded name without the unit at its end, and that unit, "" if it ends with none: 作業時間h."""
    match = _AT_END.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


_AT_END = lazy_pattern(
    r"(.+?)[/,、|]?((?:in)?(?:"
    + "|".join(
        # One letter at the end of a word is a part of it: durations, month.
        (r"(?<![a-z])" if re.fullmatch("[a-z]", word) else "") + re.escape(word)
        for word in sorted(
            _MINUTES | _HOURS | _SECONDS | _OF_10 | _OF_100 | _FIVE, key=lambda one: (-len(one), one)
        )
    )
    + "))"
)


def without_refusal(name: str) -> str:
    """Return a folded name without the words that say its numbers are none of ours: 累計反応数, 予定時間."""
    return _REFUSED_AROUND.sub("", name)


_MOST_HOURS, _MOST_MINUTES = 8, 720


def may_be_minutes(numbers: Sequence[float], *, is_our_name: bool) -> bool:
    """Return whether bare numbers without any unit can only be minutes: no fractions, and not as hours are.

    1, 2, 0.5 are hours to everybody, 600, 900 may be seconds. Under our own name, 投入時間, a few minutes are
    no wonder.
    """
    if any(abs(number - round(number)) > _NOISE for number in numbers):
        return False
    most = max(numbers, default=0)
    least = 0 if is_our_name else _MOST_HOURS
    return most == 0 or least < most <= _MOST_MINUTES


_NOISE = 1e-6
_LITERALS = lazy_pattern(r'"([^"]*)"|\\(.)|\[(h+|m+|s+)\]', re.IGNORECASE)


def unit_of_format(code: str) -> Unit | None:
    """Return the unit that a number format shows behind a number: hours for `0.0"時間"`, None for minutes."""
    section = code.partition(";")[0]
    if not re.search(r"[0#?]", section):
        return None  # a time or a date: its value says what it is
    literals = {fold_name(word) for word in ("".join(part) for part in _LITERALS.findall(section)) if word}
    joined = {*literals, "".join(map(str, (m[0] or m[1] for m in _LITERALS.findall(section)))).casefold()}
    return SECONDS if joined & _SECONDS else HOURS if joined & _HOURS else None


_WORDS = (
    _MINUTES
    | _HOURS
    | _SECONDS
    | _CLOCK
    | _MINUTES_SECONDS
    | _OF_10
    | _OF_100
    | _FIVE
    | words(
        "件 件数 回 回数 人 人数 名 点 数 円 個 文字 テキスト 自由記述 自由 必須 任意 整数 半角 "
        "半角数字 数字 数値 日付 年月日 単位 日 yyyy/mm/dd yyyy-mm-dd yyyy/m/d yyyymmdd date text number "
        "count required optional integer points times people unit units"
    )
)


def is_unit_word(text: str) -> bool:
    """Return whether a cell says a unit or a form, and nothing else: (分), 件, 1-5, yyyy/mm/dd."""
    if len(text) > _LONGEST_WORD:
        return False
    return fold_name(normal(text).strip("()[]<>【】〔〕「」 ")) in _WORDS


_LONGEST_WORD = 20


def of_header(
    key: str | None, header: str, brackets: Iterable[str], name: str, *, is_alias: bool
) -> Unit | None:
    """Return the unit of a column with its known key, its header and what that says: `name`, `brackets`.

    `is_alias` says that the name as a whole is known, so that no unit stands at its end: 作業時間.
    """
    if key not in ("minutes", "quality"):
        return None
    words = set(brackets)
    if not is_alias and (unit := parted(name)[1]):
        words.add(unit)
    said = said_by(key, words)
    if said.is_known or key == "quality":
        return said.unit
    if "何時間" in header:
        return HOURS
    if name in _SECONDS or name in _HOURS - _SAYS_TIME:
        return SECONDS if name in _SECONDS else HOURS
    return None if "分" in header or "min" in header.casefold() else UNSAID


_SAYS_TIME = words("時間 時")
