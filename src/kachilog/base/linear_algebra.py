"""How many threads numpy's linear algebra starts, for programs of ours that end soon."""

from __future__ import annotations

import os


def use_one_thread() -> None:
    """Keep OpenBLAS from starting a thread for each core, unless the user has said how many it is to have.

    To start them takes numpy a third of its time of the processor, and no sum of a review is large enough to
    need them. Without effect once numpy is loaded, so not for whoever imports this package.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
