"""How many examples a property is tried with: few in every run, many if KACHILOG_HYPOTHESIS is thorough.

    KACHILOG_HYPOTHESIS=thorough KACHILOG_HYPOTHESIS_FACTOR=20 pytest tests/round_trips

tries twenty times as many as usual (without the second, fifty times), and others in every run.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("KACHILOG_HYPOTHESIS") == "thorough"
FACTOR = int(os.environ.get("KACHILOG_HYPOTHESIS_FACTOR", "50")) if THOROUGH else 1


def examples(count, **options):
    """Return the settings of a property that is tried `count` times, or FACTOR times as often."""
    return settings(max_examples=count * FACTOR, **options)


def register():
    """Register the profiles: the everyday one, that of CI, which never varies, and the thorough one."""
    # A busy machine makes single examples slow; that is nothing a test here is about.
    settings.register_profile("kachilog", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("ci", settings.get_profile("kachilog"), derandomize=True)
    settings.register_profile("thorough", settings.get_profile("kachilog"), max_examples=100 * FACTOR)
    settings.load_profile("thorough" if THOROUGH else "ci" if os.environ.get("CI") else "kachilog")
