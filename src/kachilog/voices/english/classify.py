"""The classes of an English comment, clause by clause, by patterns of what is told as done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.voices.english import acts, figures, guards, outcomes
from kachilog.voices.english.lexicon import has, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r'"[^"]*"')
_CLAUSE = re.compile(
    r"(?<!\d)\.+|\.+(?!\d)|[!;。\n]+|(?<=\?)|\s-{1,2}\s|\s–\s|—|:\s|,(?!\d)"
    r"|\b(?:but|although|though|because|so\sthat(?!['’]s)|which\smeans)\b"
    r"|\band\s(?=(?:i|we|my|our|it|it['’]s|i['’]m|i['’]ve|he|she|they|this|that|now|nobody|the|no|made|got|then|gave|everything|there)\b)"
)
_TAIL = re.compile(
    r"(?<=\w)\s(?:that\s|which\s|who\s|where\s|when\s|than\s)?"
    r"(?:(?:i|we|you|he|she|they)\s(?:\w+\s)?(?:never|barely|hardly|should|would|might|(?:do|did|was|could|would|have|had|ca|wo)n['’]t)"
    r"|(?:i|we|you|he|she|they)(?:['’]d|\shad)\s(?:\w+\s)?(?:been|always|never|\w+ed)|i\s(?:want|wanted|need|needed|used)\sto)\b.*"
    r"|\s(?:like|as)\s(?:you|she|he)\s(?:\w+\s)?(?:said|suggested|showed|recommended|advised|told|described|explained|taught)\b.*"
    r"|\s(?:to\ssee\s(?:if|whether)|in\scase|hoping|so\s(?:i|we)\scan|before\si\s\w+|until\si\scan)\b.*"
)
"""What hangs on a clause and neither tells nor denies anything: subscriptions I never use."""
_CONDITION = re.compile(r"(?:and |so |but )?(?:if|unless|whenever|once i|as soon as)\b")
_SENTENCE = re.compile(r"[^.!?;。\n]+(?:[.!?;。\n]+(?=\S)[^.!?;。\n]+)*[.!?;。\n]*")
_EDGES = re.compile(r"^[^\w$£€¥]+|[^\w%]+$")
_PRONOUN = re.compile(r"(?:(?:and|now|so),? )?(?:he|she|they)\b(?! sa)")


def classes(text: str) -> set[str]:
    """Return the classes of a plain English text: a subset of solved, acted, result, felt."""
    told: set[str] = set()
    text = text.casefold()
    family = has(text, "family")
    before: set[str] = set()
    for clause in clauses_of(_QUOTED.sub("", text)):
        found = _of_clause(clause, family=family)
        if not found and "acted" in before and outcomes.came_of_a_step(clause):
            found = {"result"}
        told |= found
        before = found
    if "?" not in text and figures.comparison(text):
        told.add("result")
    if has(text, "courtesy"):
        told.discard("felt")
    return told


def clauses_of(text: str) -> Iterator[str]:
    """Yield the clauses that ask nothing, without marks at their edges, tails, and what hangs on an if."""
    for sentence in _SENTENCE.findall(text):
        dependent = False
        for part in _CLAUSE.split(sentence):
            clause = _EDGES.sub("", part)
            if not dependent and clause and not sentence.endswith("?"):
                yield _TAIL.sub("", clause)
            dependent = dependent or _CONDITION.match(clause) is not None


def _of_clause(clause: str, *, family: bool) -> set[str]:
    """Return the classes of one clause that asks nothing, without marks at its edges."""
    if has(clause, "over", "over_any") and not has(clause, "supposed", "family_can"):
        return {"solved"}
    if is_unreal(clause) or guards.is_worse(clause):
        return set()
    if _tells_of_ones_own_people(clause):
        return {"result", *_feeling(clause, relief_only=True)}
    if _is_hearsay(clause, family=family) or is_relapse(clause):
        return set()
    told = _change(clause) | _feeling(clause)
    if _acted(clause) or (not told and _got_oneself(clause)):
        told.add("acted")
    return told | ({"result"} if _is_good_news(clause, told) else set())


def is_wished(clause: str) -> bool:
    """Say whether it is wished, planned, supposed or only decided on."""
    return has(clause, "wished", "decided", "backed_out")


def is_unreal(clause: str) -> bool:
    """Say whether it is wished, planned, supposed or denied."""
    if is_wished(clause):
        return True
    return has(clause, "denied") and has(pattern("harmless").sub("", clause), "denied")


def _tells_of_ones_own_people(clause: str) -> bool:
    """My son ate broccoli, my boss praised me, the client approved it."""
    if has(clause, "theirs"):
        return False
    if outcomes.done_by_people(clause):
        return True
    return has(clause, "family_can") or (has(clause, "family_did", "kindness") and not has(clause, "bad"))


def _is_hearsay(clause: str, *, family: bool) -> bool:
    """Say whether it is told of or by others; he and she are the family where the comment tells of it."""
    if not has(clause, "hearsay"):
        return False
    return not (has(clause, "own_words") or (family and _PRONOUN.match(clause)))


def is_of_others(clause: str) -> bool:
    """Say whether it is told of or by others; he, she and they may be the writer's own people."""
    return _PRONOUN.match(clause) is None and _is_hearsay(clause, family=False)


def is_relapse(clause: str) -> bool:
    """Say whether a trouble is told to be back."""
    return has(clause, "relapse") and not has(clause, "mine_again")


def _got_oneself(clause: str) -> bool:
    """Got a standing desk; got a cold is none."""
    return has(clause, "got") and not has(clause, "bad")


def _change(clause: str) -> set[str]:
    told = {"solved"} if has(clause, "solved") else set()
    good = figures.verdict(clause)
    if good is not None and has(clause, "trouble"):
        return {"solved"} if good else set()
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
    if told or has(clause, "bad", "long_ago", "vanity") or figures.verdict(clause) is False:
        return False
    return has(clause, "first", "news")


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
    told = pattern("no_step_told").sub("|", clause)
    return has(clause, "ongoing") or acts.took_step(told) or has(told, "step")
