"""What REHEARSE takes and yields: a what-if, and what follows from it."""

from __future__ import annotations

from datetime import date

from rapportage.schema.base import Row, Shape
from rapportage.schema.codes import EventType
from rapportage.schema.estimate import Estimate


class Move(Shape, frozen=True, kw_only=True):
    """Something done on a day that was not done in fact."""

    day: date
    type: EventType
    by_first: bool


class Scenario(Shape, frozen=True, kw_only=True):
    """A named what-if."""

    name: str
    horizon_days: int
    moves: tuple[Move, ...] = ()


class Outlook(Shape, frozen=True, kw_only=True):
    """One quantity on one future day, with and without the scenario's moves."""

    quantity: str
    day: date
    without: Estimate
    given: Estimate
    difference: Estimate


class Rehearsal(Row, frozen=True, kw_only=True):
    """Futures drawn from one relation under one scenario."""

    relation: str
    scenario: Scenario
    seed: int
    draws: int
    outlooks: tuple[Outlook, ...]
    backtest: str
