"""How many processor cores there are for us."""

from __future__ import annotations

import os


def cores() -> int:
    """Return the cores that this process may use, at least 1: of a machine's, some may be kept from it."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
