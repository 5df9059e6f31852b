"""What a person decides. Kept in a journal of its own; applied when reading, rewriting nothing."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from rapportage.schema.base import Row


class Ruling(Enum):
    """What a person says of rows."""

    SAME = "same"
    DIFFERENT = "different"
    RIGHT = "right"
    WRONG = "wrong"
    PUBLISHED = "published"  # a report's publication date
    OUTLET = "outlet"  # a report's outlet
    UNDO = "undo"


class Judgement(Row, frozen=True, kw_only=True):
    """One decision: about which ids or addresses, by whom, when, why; undone by a later UNDO that names it."""

    ruling: Ruling
    about: tuple[str, ...]
    value: str = ""
    by: str
    at: datetime
    why: str = ""
