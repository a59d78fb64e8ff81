"""The classes of an English comment, clause by clause, by patterns of what is told as done."""

from __future__ import annotations

import re

from kachilog.voices.english import figures
from kachilog.voices.english.lexicon import has, pattern

_QUOTED = re.compile(r'"[^"]*"')
_CLAUSE = re.compile(
    r"(?<!\d)\.+|\.+(?!\d)|[!;。\n]+|(?<=\?)|\s-{1,2}\s|\s–\s|—|:\s"
    r"|,\s*(?=(?:but|and|so|now|then|yet|i|we|my|it|you|no|didn['’]t|doesn['’]t|everyone|they|he|she|sold|got)\b)"
    r"|\b(?:but|although|though|because|so\sthat)\b"
    r"|\band\s(?=(?:i|we|my|it|it['’]s|i['’]m|i['’]ve|now|nobody|the|no|made|got|then|gave)\b)",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[^\w$£€¥]+|[^\w%]+$")
_PRONOUN = re.compile(r"(?:and )?(?:he|she|they)\b(?! sa)", re.IGNORECASE)


def classes(text: str) -> set[str]:
    """Return the classes of a plain English text: a subset of solved, acted, result, felt."""
    told: set[str] = set()
    family = has(text, "family")
    for clause in _CLAUSE.split(_QUOTED.sub("", text)):
        if "?" not in clause:
            told |= _of_clause(_EDGES.sub("", clause), family=family)
    if has(text, "courtesy"):
        told.discard("felt")
    return told


def _of_clause(clause: str, *, family: bool) -> set[str]:
    """Return the classes of one clause that asks nothing, without marks at its edges."""
    if has(clause, "over", "over_any") and not has(clause, "supposed"):
        return {"solved"}
    if _is_unreal(clause):
        return set()
    if _tells_of_ones_own_people(clause):
        return {"result", *_feeling(clause, relief_only=True)}
    if _is_hearsay(clause, family=family) or _is_relapse(clause):
        return set()
    told = _change(clause) | _feeling(clause)
    if _acted(clause) or (not told and _got_oneself(clause)):
        told.add("acted")
    return told | ({"result"} if _is_good_news(clause, told) else set())


def _is_unreal(clause: str) -> bool:
    """Say whether it is wished, planned, supposed or denied."""
    return has(clause, "wished") or has(pattern("harmless").sub("", clause), "denied")


def _tells_of_ones_own_people(clause: str) -> bool:
    """My son ate broccoli, my boss praised me, the client approved it."""
    return has(clause, "family_can") or (has(clause, "family_did", "kindness") and not has(clause, "bad"))


def _is_hearsay(clause: str, *, family: bool) -> bool:
    """Say whether it is told of or by others; he and she are the family where the comment tells of it."""
    if not has(clause, "hearsay"):
        return False
    return not (has(clause, "own_words") or (family and _PRONOUN.match(clause)))


def _is_relapse(clause: str) -> bool:
    return has(clause, "relapse") and not has(clause, "mine_again")


def _got_oneself(clause: str) -> bool:
    """Got a standing desk; got a cold is none."""
    return has(clause, "got") and not has(clause, "bad")


def _change(clause: str) -> set[str]:
    told = {"solved"} if has(clause, "solved") else set()
    return told | ({"result"} if _tells_a_result(clause) else set())


def _tells_a_result(clause: str) -> bool:
    if has(clause, "vanity", "body_feels"):
        return False
    good = figures.verdict(clause)
    if good is not None:
        return good
    if has(clause, "moved_down"):
        return True
    return not has(clause, "lost_gain") and has(clause, "result", "moved_up")


def _is_good_news(clause: str, told: set[str]) -> bool:
    """Say whether something is told as new or first, and as nothing bad: the wardrobe closes now."""
    if told - {"acted"} or has(clause, "bad", "long_ago", "vanity"):
        return False
    return has(clause, "first") or ("acted" not in told and has(clause, "news"))


def _feeling(clause: str, *, relief_only: bool = False) -> set[str]:
    """Relief of the mind is a worry solved, too; that of a body is nothing but that."""
    if not has(clause, "felt") or has(clause, "courtesy", "no_feeling"):
        return set()
    if has(clause, "body_feels"):
        return {"solved"}
    if has(clause, "relief"):
        return {"felt", "solved"}
    return set() if relief_only else {"felt"}


def _acted(clause: str) -> bool:
    if has(clause, "of_the_feed", "long_ago"):
        return False
    return has(clause, "ongoing") or has(pattern("no_step_told").sub("", clause), "step")
