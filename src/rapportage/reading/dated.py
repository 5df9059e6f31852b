"""When a report was published: a day where signs agree, an interval where only its content tells, or unknown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from rapportage.reading.clues import Clue, find_clues
from rapportage.reading.content_dates import find_content_interval
from rapportage.reading.searched_dates import UNSURE, find_searched_date
from rapportage.reading.sheet import MOST_EVIDENCE, Sheet
from rapportage.schema.report import Dated, FactBasis
from rapportage.schema.when import Basis, Precision, When

ENOUGH = 0.2
"""Weight below which no day is named. At .4 one page in seven stayed without a day, most of them rightly dated by a lone weak line;
what a lone weak line is worth is said by the confidence."""

_BASES = tuple(FactBasis)


class Dating(NamedTuple):
    """When a report was published and when it was last changed."""

    dated: Dated
    updated: Dated


def find_dated(sheet: Sheet, *, title: str) -> Dating:
    """Return the dates of a report.

    A person's word decides. Otherwise every clue votes for its day, and votes for one day add up as chances do;
    a changing date counts a little, since most pages are never changed. Where no day has weight enough, an
    interval of what the text tells is given, never a day.
    """
    clues = find_clues(sheet, title=title)
    given = next((clue for clue in clues if clue.basis is FactBasis.GIVEN), None)
    updated = _written(max(_exact(clues, "updated"), key=lambda clue: clue.last, default=None))
    if given is not None:
        return Dating(_written(given), updated)
    best = _elected(clues)
    if best is None or best.weight < UNSURE:
        best = _elected([*clues, *find_searched_date(sheet)])
    if best is None:
        best = next(
            (clue for clue in clues if not clue.is_exact and clue.kind == "published" and clue.weight >= ENOUGH), None
        )
    if best is None:
        return Dating(find_content_interval(sheet), updated)
    if updated.when is not None and updated.when.first < best.first:
        updated = Dated()
    return Dating(_written(best), updated)


def _exact(clues: Iterable[Clue], kind: str) -> list[Clue]:
    return [clue for clue in clues if clue.is_exact and clue.kind == kind]


def _elected(clues: list[Clue]) -> Clue | None:
    """Return the best clue of the day with most weight behind it, with the weight of all of its day."""
    published = _exact(clues, "published")
    days = {clue.first for clue in (*published, *_exact(clues, "updated"))}
    best, most = None, ENOUGH
    for day in sorted(days):
        doubt = 1.0
        for clue in _strongest_of_each_sort(clue for clue in clues if clue.is_exact and clue.first == day):
            doubt *= 1 - clue.weight * (0.5 if clue.kind == "updated" else 1.0)
        doubt = _framed(doubt, day, clues)
        if 1 - doubt > most + 1e-9:
            most = 1 - doubt
            chief = max(
                (clue for clue in clues if clue.is_exact and clue.first == day),
                key=lambda clue: (clue.kind == "published", clue.weight),
            )
            best = chief._replace(weight=min(most, 0.98))
    return best


def _framed(doubt: float, day: date, clues: list[Clue]) -> float:
    """Return the doubt about a day, less where a month of an address or field holds it, more where one excludes it."""
    for clue in clues:
        if not clue.is_exact and clue.kind == "published" and clue.basis is FactBasis.URL:
            return doubt * 0.5 if clue.first <= day <= clue.last else 1 - (1 - doubt) * 0.5
    return doubt


def _strongest_of_each_sort(clues: Iterable[Clue]) -> list[Clue]:
    """Return one clue a basis and kind: ten printed times of one day are one sign."""
    kept: dict[tuple[FactBasis, str], Clue] = {}
    for clue in clues:
        key = (clue.basis, clue.kind)
        if key not in kept or clue.weight > kept[key].weight:
            kept[key] = clue
    return list(kept.values())


def _written(clue: Clue | None) -> Dated:
    if clue is None:
        return Dated()
    basis = Basis.STATED
    precision = Precision.DAY if clue.is_exact else Precision.INTERVAL
    if (clue.last - clue.first).days in {27, 28, 29, 30} and clue.first.day == 1:
        precision = Precision.MONTH
    when = When.days(clue.first, clue.last, basis=basis, precision=precision)
    return Dated(
        when=when,
        basis=clue.basis,
        confidence=round(clue.weight, 2),
        span=clue.span,
        evidence=clue.evidence[:MOST_EVIDENCE],
    )
