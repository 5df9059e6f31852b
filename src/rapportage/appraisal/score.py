"""One line of the scorecard."""

from __future__ import annotations

from typing import NamedTuple


class Score(NamedTuple):
    """A measured figure with what it needs to be read.

    Attributes:
        name: ``room.what``, as in floors.json ("reading.boilerplate_f1").
        value: The figure.
        low: Lower end of a 95 % bootstrap interval over documents.
        high: Upper end.
        n: How many documents, pages or lines.
        goal: What the issue asks for, None where it asks for nothing.
        beside: What to read it against: a floor, a published figure.
        held: Whether it has a floor; False where it depends on the machine or stands on a handful of texts.
    """

    name: str
    value: float
    low: float
    high: float
    n: int
    goal: float | None = None
    beside: str = ""
    held: bool = True
