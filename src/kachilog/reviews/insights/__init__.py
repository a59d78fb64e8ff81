"""気づき: three to five sentences that a week's numbers say, found by rules, most important first.

A rule looks at the review of a week and at what the user decided before, and returns an `Insight` (a code and
its figures) or nothing. No rule claims a cause, and none says that something changed unless the exact test
does.
"""
