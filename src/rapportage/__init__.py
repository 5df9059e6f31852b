"""Read reports of a crisis; learn who claims what, where they agree, and what may follow.

Five steps, each a verb that yields its noun::

    read(payload)                -> Report           what one outlet published
    record(report)               -> Record           what that report says, span by span
    reconcile(reports, records)  -> Reconciliation   what the reports say together
    relate(reconciliation, ...)  -> Relation         how two parties stand to each other
    rehearse(relation, ...)      -> Rehearsal        what may follow (not yet built)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

__all__ = ["open", "read", "reconcile", "record"]

_HOME = {
    "read": "rapportage.reading.read",
    "record": "rapportage.recording.record",
    "reconcile": "rapportage.reconciling.reconcile",
    "open": "rapportage.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Fetch a public name from its room on first use, so that importing rapportage stays quick."""
    if name not in _HOME:
        message = f"module 'rapportage' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOME[name]), name)
