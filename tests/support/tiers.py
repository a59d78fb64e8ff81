"""How much a run tries: the quick tier, which everybody waits for, or the thorough one (`pytest --thorough`).

What is marked `thorough` is left out of the quick tier, and a property is tried with a fifth of its examples.

    KACHILOG_EXAMPLES=20 pytest --thorough tests/round_trips

tries twenty times as many as usual, and others in every run.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

OPTION = "--thorough"
USUAL = 100
"""Examples of a property that does not say how many it takes."""
QUICK, LEAST = 5, 3
"""The quick tier tries a QUICK-th of the examples, but LEAST of them."""

_chosen = {"thorough": False}


def choose(*, thorough):
    """Say which tier this run is of; the modules of tests must not be imported yet."""
    _chosen["thorough"] = thorough
    # A busy machine makes single examples slow; that is nothing a test here is about.
    calm = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "max_examples": tried(USUAL)}
    settings.register_profile("kachilog", **calm)
    settings.register_profile("ci", settings.get_profile("kachilog"), derandomize=True)
    settings.load_profile("ci" if os.environ.get("CI") and _factor() == 1 else "kachilog")


def _factor():
    return int(os.environ.get("KACHILOG_EXAMPLES", "1"))


def tried(count):
    """Return how many examples this run takes of `count`."""
    return count * _factor() if _chosen["thorough"] else max(count // QUICK, min(count, LEAST))


def examples(count, **options):
    """Return the settings of a property that the thorough tier tries `count` times."""
    return settings(max_examples=tried(count), **options)


def sampled(cases, *quick):
    """Return the parameters `cases`, one value each, of which the quick tier takes those in `quick` only."""
    missing = [case for case in quick if case not in cases]
    assert not missing, missing
    return [case if case in quick else pytest.param(case, marks=pytest.mark.thorough) for case in cases]
