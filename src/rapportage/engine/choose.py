"""How many processes to use."""

from __future__ import annotations

import os

MOST = 64
"""More workers than this are a matter for many machines: one process must write what all of them make."""


def choose_processes(wanted: int = 0) -> int:
    """Return how many worker processes to use: as many as wanted, or, for 0, one a core this process may use.

    Small manifests are done without workers all the same; see ``run_parts``.
    """
    return max(1, min(wanted or cores(), MOST))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
