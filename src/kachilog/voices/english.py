"""The classes of an English comment, clause by clause, by patterns of what is told as done."""

from __future__ import annotations

import re

_CLAUSE = re.compile(
    r"[.!;\n]+|(?<=\?)|,\s*(?=but|and|so|now|then|I\b)|\b(?:but|although|though)\b", re.IGNORECASE
)
_UNREAL = re.compile(
    r"""\?|n['’]t\b|i['’]ll\b|\b(?:
    not|never|no\ one|nobody|nothing|none|cannot|without|failed\ to|almost|nearly
    |hop(?:e|ing)|wish|wants?|wanna|going\ to|gonna|plan|planning|about\ to|looking\ forward
    |would|could|should|might|may|will|if|when|unless
    |friends?|he|she|they|people|someone|somebody|everyone
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SOLVED = r"""\b(?:
    solved|resolved|fixed|sorted(?:\ \w+)?\ out|cleared(?:\ \w+)?\ up|cured|figured\ (?:\w+\ )?out|clicked
    |finally\ (?:get|got|understand|understood|makes\ sense|clear)|makes\ sense\ now
    |now\ i\ (?:get|understand)
    |no\ (?:more|longer)|(?:is|are|was|went|has)\ gone|went\ away|stopped\ worrying
    |got\ it\ working|weight\ off
    |(?:feel|felt|am|i['’]m)\ (?:so\ much\ |much\ |so\ )?(?:relieved|better|calmer)|relieved|peace\ of\ mind
    |less\ (?:stress|anx|worr)\w*
    )\b"""
_DONE = r"""
    tried|started|began|begun|did|done|applied|signed\ up|joined|bought|made|built|wrote|written|set\ up|used
    |followed|implemented|changed|switched|quit|cancell?ed|called|emailed|asked|cleaned|organi[sz]ed|created
    |launched|opened|booked|downloaded|practi[sc]ed|cooked|cut|took|taken|gave|talked|spoke|sent
    """
_DOING = r"doing|using|following|practi[sc]ing|keeping|trying|going|working|writing|running"
_ACTED = rf"""\b(?:
    (?:i|we|i['’]ve|we['’]ve|have|just|finally|already)\ (?:(?:\w+ly|just|already|also|even|have)\ )?
        (?:{_DONE})
    |(?:been|i['’]m|i\ am|we['’]re)\ (?:now\ )?(?:{_DOING})
    |started\ (?:\w+ing|the|this|my|a)|tried\ (?:it|this|that|your|the)
    |gave\ it\ a\ (?:try|go)|put\ (?:it|this)\ into\ practice
    )\b"""
_RESULT = r"""\b(?:
    passed|promoted|hired|succeeded|achieved|won|landed|increased|improved|doubled|tripled|halved
    |got\ (?:the|an?|my\ first)\ (?:job|offer|raise|promotion|client|contract|interview|order|sale)
    |(?:lost|dropped|shed)\ (?:\d+|(?:some\ )?weight)|(?:sold|earned|made|saved)\ (?:my\ first|out|\W?\d+)
    |(?:went|gone|going|dropped|down|up|fell|rose|grew|cut|reduced)\ (?:from|by|to)
    |it\ worked|work(?:ed|s)\ (?:great|perfectly|wonders|now|like\ a\ charm)
    |first\ (?:sale|client|order|customer)
    |(?:can|am\ able\ to|was\ able\ to)\ (?:now|finally)|now\ (?:able\ to|i\ can)|reached\ my\ goal
    )\b"""
_PATTERNS = {
    name: re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for name, pattern in (("solved", _SOLVED), ("acted", _ACTED), ("result", _RESULT))
}
_FEED = re.compile(r"\b(?:followed|subscribed|liked|bookmarked|watched)\b", re.IGNORECASE)


def classes(text: str) -> set[str]:
    """Return the classes of a plain English text: a subset of solved, acted, result."""
    told: set[str] = set()
    for clause in _CLAUSE.split(text):
        if _UNREAL.search(clause):
            continue
        told.update(name for name, pattern in _PATTERNS.items() if pattern.search(clause))
        if _FEED.search(clause):
            told.discard("acted")
    return told
