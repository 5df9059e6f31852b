"""What was found, given and annotated, added up, and the score with its interval that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from rapportage.appraisal.score import Score

_DRAWS = 400

_LEAST_HELD = 30
"""Fewer answers than this are shown and held to no floor: one more or less would move the score by three points and over."""


class Counts(NamedTuple):
    """How many we have right, how many we gave, how many were annotated."""

    hit: int
    ours: int
    gold: int


Sheet = Mapping[str, Counts]
"""Counts by measure ("las", "speaker_after") of one unit: a sentence, a paragraph, a text."""

_NONE = Counts(0, 0, 0)


def one(*, right: bool) -> Counts:
    """Return the counts of a single answer to a single question."""
    return Counts(int(right), 1, 1)


def added(sheets: Iterable[Sheet]) -> dict[str, Counts]:
    """Return sheets added up, measure by measure.

    >>> added([{"las": Counts(1, 2, 2)}, {"las": Counts(2, 2, 2)}])
    {'las': Counts(hit=3, ours=4, gold=4)}
    """
    found: dict[str, Counts] = {}
    for sheet in sheets:
        for measure, counts in sheet.items():
            old = found.get(measure, _NONE)
            found[measure] = Counts(old.hit + counts.hit, old.ours + counts.ours, old.gold + counts.gold)
    return found


def f1(rows: Iterable[Counts]) -> float:
    """Return the F1 of counts taken together, which is the share right where every question has one answer.

    >>> f1([Counts(hit=2, ours=4, gold=2), Counts(hit=0, ours=0, gold=2)])
    0.5
    """
    hit = total = 0
    for row in rows:
        hit += row.hit
        total += row.ours + row.gold
    return 2 * hit / total if total else 0.0


def score(
    name: str,
    sheets: Sequence[Sheet],
    measure: str,
    *,
    goal: float | None = None,
    beside: str = "",
    held: bool = True,
) -> Score:
    """Return the F1 of a measure with the interval of 400 draws of as many units; units without it are not counted.

    Args:
        name: The score's name.
        sheets: Counts unit by unit.
        measure: Which of the counts.
        goal: What is asked for.
        beside: What to read it against.
        held: Whether it may have a floor; on fewer than 30 answers it has none.
    """
    rows = [sheet[measure] for sheet in sheets if measure in sheet]
    rows = [row for row in rows if row.ours or row.gold]
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(f1(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS)) if rows else [0.0] * _DRAWS
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    is_held = held and sum(row.gold for row in rows) >= _LEAST_HELD
    return Score(name, f1(rows), low, high, len(rows), goal, beside, is_held)
