"""A change told in figures or grades: 720 → 845, from 62kg to 58kg, up from a D."""

from __future__ import annotations

import re

from kachilog.voices.english.lexicon import has, pattern

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d[\d,.]*|{'|'.join(_WORDS)}"
_FROM_TO = re.compile(
    rf"(?P<from>{_NUMBER})\s?(?P<unit>%|[a-z]{1,8})?\s*(?:an?\s\w+\s|per\s\w+\s)?(?:→|to|down\sto|up\sto)\s*"
    rf"(?:just\s|only\s|about\s|under\s|over\s)?[$£€¥]?(?P<to>{_NUMBER})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"(?<![\w.])[$£€¥]?({_NUMBER}|a hundred)(?![\w])(?!\s?(?:am|pm|years? ago|weeks? ago|months? ago|days? ago))")
_BEFORE = re.compile(
    r"(?:usually|used to|normally|previously|before(?: it was| that)?|last (?:year|month|week|time|summer|winter)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|the past))"
    rf"(?:,? (?:it|they|i|we|that|mine))? ?(?:(?:was|were|took|take|spent|spend|paid|pay|cost|be|had|have|made|make|got|get|about|around|over|under|nearly|almost|me|us|more like|at least|only|just) )*[$£€¥]?(?P<before>{_NUMBER}|a hundred)(?![\w])"
)
_MEASURE = re.compile(r"\b(?:took|take|takes|minutes?|mins?|hours?|cost|spend|spent|paid|pay|kilos?|kg|stone)\b")
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
    less = unit in _LESS_IS_BETTER or (has(clause, "spent") and not _of_a_gain(clause))
    return second < first if less else second > first


def compared(text: str) -> bool:
    """Say whether a figure is told beside a worse one of before: £62 this week. It's usually over a hundred."""
    match = _BEFORE.search(text)
    if match is None:
        return False
    earlier = _number(match["before"])
    rest = text[: match.start()] + " " + text[match.end() :]
    now = next((_number(found[1]) for found in _AMOUNT.finditer(rest)), None)
    if not now or not earlier or now == earlier:
        return False
    less = has(text, "spent", "trouble") or _MEASURE.search(text) is not None
    return now < earlier if less else now > earlier


def _of_a_gain(clause: str) -> bool:
    """Say whether what is told of is better if there is more of it; 'bounce rate' is no rate."""
    return has(pattern("spent").sub("", clause), "gained")


def _number(text: str) -> float:
    if text == "a hundred":
        return 100.0
    if text.casefold() in _WORDS:
        return float(_WORDS.index(text.casefold()))
    digits = text.replace(",", "").strip(".")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else 0.0
