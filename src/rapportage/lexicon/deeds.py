"""What kind of event a promised deed would be (``data/deeds.toml``)."""

from __future__ import annotations

from functools import cache

from rapportage.lexicon.load import load
from rapportage.schema.codes import EventType


@cache
def deeds() -> dict[str, EventType]:
    """Return the event type of each verb or verb and object, longest first."""
    rows = [(phrase, EventType(name)) for name, phrases in load("deeds").items() for phrase in phrases]
    return dict(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
