"""A change told in figures or grades: 720 → 845, from 62kg to 58kg, up from a D."""

from __future__ import annotations

import re

from kachilog.voices.english.lexicon import has, pattern

_FROM_TO = re.compile(
    r"(?P<from>\d[\d,.]*)\s?(?P<unit>%|[a-z]{1,8})?\s*(?:an?\s\w+\s|per\s\w+\s)?(?:→|to|down\sto|up\sto)\s*"
    r"(?:just\s|only\s|about\s|under\s|over\s)?[$£€¥]?(?P<to>\d[\d,.]*)",
    re.IGNORECASE,
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


def _of_a_gain(clause: str) -> bool:
    """Say whether what is told of is better if there is more of it; 'bounce rate' is no rate."""
    return has(pattern("spent").sub("", clause), "gained")


def _number(text: str) -> float:
    digits = text.replace(",", "").strip(".")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else 0.0
