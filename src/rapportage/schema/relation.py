"""What RELATE yields: how two parties stand to each other, day by day."""

from __future__ import annotations

from datetime import date
from enum import Enum

from rapportage.schema.base import Row, Shape
from rapportage.schema.estimate import Estimate
from rapportage.schema.ids import EventId, MatterId, MentionId


class Dyad(Shape, frozen=True, kw_only=True):
    """Two parties in order, by actor key or ISO alpha-3: how ``first`` treats ``second``."""

    first: str
    second: str


class Day(Shape, frozen=True, kw_only=True):
    """One day of a dyad: what was done, how high on the ladder, how much trust was left."""

    day: date
    conflict: float
    cooperation: float
    rung: int
    trust: Estimate
    evidence: tuple[EventId, ...] = ()


class Reciprocity(Shape, frozen=True, kw_only=True):
    """How strongly, and how soon, each party answers the other in kind."""

    answer: Estimate
    delay_days: Estimate


class Standing(Enum):
    """What became of a commitment."""

    PENDING = "pending"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Outcome(Row, frozen=True, kw_only=True):
    """What became of one commitment by a given day, and the mentions that show it."""

    commitment: MatterId
    standing: Standing
    judged_on: date
    evidence: tuple[MentionId, ...] = ()
    reason: str = ""


class Relation(Row, frozen=True, kw_only=True):
    """One dyad over one stretch of time; ``model`` is the fitter and its version."""

    dyad: Dyad
    model: str
    seed: int
    days: tuple[Day, ...] = ()
    reciprocity: Reciprocity | None = None
    outcomes: tuple[Outcome, ...] = ()
