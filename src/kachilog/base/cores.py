"""How many processor cores there are for us, and how many of them sums are to use."""

from __future__ import annotations

import os


def cores() -> int:
    """Return the cores that this process may use, at least 1: of a machine's, some may be kept from it."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def use_one_thread() -> None:
    """Keep OpenBLAS from starting a thread for each core, unless the user has said how many it is to have.

    To start them takes numpy a third of its time of the processor, and no sum of a review is large enough to
    need them. Without effect once numpy is loaded, so not for whoever imports this package.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
