"""A change told in figures or grades: 720 → 845, from 62kg to 58kg, up from a D."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kachilog.voices.english.lexicon import has, pattern

_WORDS = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = rf"\d[\d,.]*|{_WORDS}"
_FROM_TO = re.compile(
    rf"(?P<from>{_NUMBER})\s?(?P<unit>%|[a-z]{{1,8}})?\s*(?:an?\s\w+\s|per\s\w+\s)?(?:→|to|down\sto|up\sto)\s*"
    rf"(?:just\s|only\s|about\s|under\s|over\s)?(?:a\s)?[$£€¥]?(?P<to>{_NUMBER})(?!\d)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"(?<![\w.])[$£€¥]?({_NUMBER}|a hundred)(?!\w)(?!\s?(?:am|pm|(?:years?|months?|weeks?|days?)\sago))"
)
_TOLD_AS_CHANGE = re.compile(
    r"\b(?:from|went|gone|dropped|fell|rose|up|down|jumped|improved)\b|→", re.IGNORECASE
)
_GRADES = re.compile(
    r"(?<![A-Za-z])([A-F])[+-]?\s?(?:→|to\s(?:an?\s)?)\s?([A-F])[+-]?(?![A-Za-z])", re.IGNORECASE
)
_LESS_IS_BETTER = frozenset(
    {"kg", "kgs", "kilos", "lb", "lbs", "pounds", "stone", "h", "hr", "hrs", "hour", "hours"}
    | {"min", "mins", "minute", "minutes"}
)


@lru_cache(maxsize=1024)
def verdict(clause: str) -> bool | None:
    """Say whether a change told in figures is a good one; None where there is none."""
    if match := _GRADES.search(clause):
        return match[2].upper() < match[1].upper()
    match = _FROM_TO.search(clause)
    if match is None or not _TOLD_AS_CHANGE.search(clause):
        return None
    first, second = _number(match["from"]), _number(match["to"])
    unit = (match["unit"] or "").casefold()
    if first == second or unit in {"am", "pm"}:
        return None
    less = unit in _LESS_IS_BETTER or (has(clause, "spent", "trouble") and not _of_a_gain(clause))
    return second < first if less else second > first


def fell(clause: str) -> bool:
    """Say whether figures tell that what one wants more of became less: sales went from 120 to 85."""
    return verdict(clause) is False and _of_a_gain(clause)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"{pattern('earlier').pattern}(?:,? (?:it|they|i|we|that|mine))? ?(?:{pattern('roughly').pattern} )*"
        rf"[$£€¥]?(?P<before>{_NUMBER}|a hundred)(?!\w)"
    )


def comparison(text: str) -> bool | None:
    """Say whether a figure is told beside a worse one of before: £62 this week, usually over a hundred.

    False where it is surely no better: the same, more of what is spent or of a trouble, less of a gain.
    """
    match = _before().search(text)
    if match is None:
        return None
    earlier = _number(match["before"])
    rest = text[: match.start()] + " " + text[match.end() :]
    now = next((_number(found[1]) for found in _AMOUNT.finditer(rest)), None)
    if not now or not earlier:
        return None
    less = has(text, "spent", "trouble", "measured")
    if now != earlier and (now < earlier) == less:
        return True
    surely = now == earlier or has(text, "spent", "trouble") or _of_a_gain(text)
    return False if surely else None


def tells_amount(text: str) -> bool:
    """Say whether a sentence has a figure that is no time of day and no age."""
    return _AMOUNT.search(text) is not None


def _of_a_gain(clause: str) -> bool:
    """Say whether what is told of is better if there is more of it; 'bounce rate' is no rate."""
    return has(pattern("spent").sub("", clause), "gained")


def _number(text: str) -> float:
    if text == "a hundred":
        return 100.0
    words = _WORDS.split("|")
    if text.casefold() in words:
        return float(words.index(text.casefold()))
    digits = text.replace(",", "").strip(".")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else 0.0
