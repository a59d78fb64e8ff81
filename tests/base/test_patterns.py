"""A pattern that is compiled late matches as any other."""

import re

from kachilog.base.patterns import lazy_pattern


def test_a_pattern_is_compiled_when_it_is_first_asked_for(monkeypatch):
    made = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *of: made.append(of) or compiled(*of))
    found = lazy_pattern("(?P<word>a+)b", re.IGNORECASE)
    assert made == []
    assert found.fullmatch("AAb")["word"] == "AA"
    assert [found.search(text) is None for text in ("xab", "x")] == [False, True]
    assert (found.pattern, found.flags & re.IGNORECASE) == ("(?P<word>a+)b", re.IGNORECASE)
    assert set(made) == {("(?P<word>a+)b", re.IGNORECASE)}
