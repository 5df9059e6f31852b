"""Where accounts of one harm cannot all be true, and where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from rapportage.lexicon.harms import harms
from rapportage.reconciling.independence import count_voices, holder
from rapportage.reconciling.tolls import Harmed
from rapportage.schema.count import Count
from rapportage.schema.ids import MatterId, MentionId, mint
from rapportage.schema.matters import Disagreement, Side, Verdict
from rapportage.schema.mentions import TollMention
from rapportage.schema.when import When


def find_disagreements(
    harms: Iterable[Harmed], *, work_of: Mapping[str, str], names: Mapping[str, str], published: Mapping[str, When]
) -> tuple[Disagreement, ...]:
    """Return, for each harm that two works or more give a figure for, how the accounts stand to each other.

    Args:
        harms: Figures brought together.
        work_of: The work each report belongs to; a copy takes no side of its own.
        names: What each report is called: its outlet, or its address where that is unknown.
        published: When each report was published, as far as known.
    """
    found = []
    for harm in harms:
        if len({work_of.get(toll.span.report, toll.span.report) for toll in harm.mentions}) < 2:
            continue
        sides = _sides(harm.mentions)
        accounts = tuple(_side(side, names, work_of) for side in sorted(sides, key=lambda side: _weight(side, work_of)))
        topic = " ".join(filter(None, (harm.toll.harm.value, harm.toll.population, _soil(harm.reasons))))
        found.append(
            Disagreement(
                id=mint("disagreement", harm.toll.id),
                about=MatterId(harm.toll.id),
                attribute="toll",
                topic=topic,
                verdict=_verdict(sides, published),
                sides=accounts,
                reasons=harm.reasons,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.verdict is not Verdict.CONTRADICT, one.topic, one.id)))


def can_both_be(one: Count, other: Count) -> bool:
    """Tell whether two figures can both be true; "more than 1,400" and 1,400 are one round number.

    >>> can_both_be(Count(low=1401, high=None, qualifier="more than"), Count(low=1400, high=1400))
    True
    >>> can_both_be(Count(low=7, high=7), Count(low=9, high=9))
    False
    """
    low, high = sorted((one, other), key=lambda count: (count.low, count.high is None))
    return low.agrees(high) or (high.high is None and high.low == low.low + 1 and low.low >= ROUND)


ROUND = 20
"""From this figure on "more than" a number is loosely said of the number itself."""


def _sides(mentions: Sequence[TollMention]) -> list[list[TollMention]]:
    """Return the mentions in sides: figures that can all be true together, exact ones first."""
    sides: list[list[TollMention]] = []
    for toll in sorted(mentions, key=lambda one: (not one.count.is_exact, one.count.low, one.id)):
        home = next((side for side in sides if all(can_both_be(toll.count, held.count) for held in side)), None)
        if home is None:
            sides.append([toll])
        else:
            home.append(toll)
    return sides


def _verdict(sides: Sequence[Sequence[TollMention]], published: Mapping[str, When]) -> Verdict:
    """Return how the sides stand to each other.

    "At least nine" and nine agree; "at least five" bounds nine. Of figures that cannot both be true the higher is an
    update when all who give it published after all who give the lower one; else they contradict.
    """
    if len(sides) == 1:
        return Verdict.AGREE if len({toll.count.low for toll in sides[0]}) == 1 else Verdict.BOUND
    rising = sorted(sides, key=lambda side: side[0].count.low)
    spans = [_published(side, published) for side in rising]
    known = [span for span in spans if span]
    is_update = len(known) == len(spans) and all(a[1] <= b[0] for a, b in pairwise(known))
    return Verdict.UPDATE if is_update else Verdict.CONTRADICT


def _published(side: Sequence[TollMention], published: Mapping[str, When]) -> tuple[datetime, datetime] | None:
    """Return from when to when a side was published, None where any date is unknown."""
    whens = [published.get(toll.span.report) for toll in side]
    known = [when for when in whens if when is not None]
    return (min(w.start for w in known), max(w.end for w in known)) if len(known) == len(whens) else None


def _weight(side: Sequence[TollMention], work_of: Mapping[str, str]) -> tuple[int, int, str]:
    return -count_voices(side, work_of), side[0].count.low, side[0].id


def _side(side: Sequence[TollMention], names: Mapping[str, str], work_of: Mapping[str, str]) -> Side:
    exact = [toll for toll in side if toll.count.is_exact]
    first = (exact or sorted(side, key=lambda toll: (-toll.count.low, toll.id)))[0]
    return Side(
        account=account_of(first.count),
        holders=_holders(side, names, work_of),
        evidence=tuple(MentionId(toll.id) for toll in sorted(side, key=lambda one: one.id)),
    )


def account_of(count: Count) -> str:
    """Return a figure as an account is told.

    >>> account_of(Count(low=9, high=9)), account_of(Count(low=9, high=None, qualifier="at least"))
    ('9', '9 or more')
    >>> account_of(Count(low=57_001, high=None, qualifier="more than")), account_of(Count(low=90, high=99))
    ('more than 57000', '90 to 99')
    """
    low, high = count.low, count.high
    if high == low:
        return str(low)
    if high is not None:
        return f"{low} to {high}"
    words = tuple(count.qualifier.split())
    kinds = {kind for phrase, kind in harms().qualifiers.get(words[0], ()) if phrase == words} if words else set()
    return f"{count.qualifier} {low - 1}" if "more_than" in kinds else f"{low} or more"


def _holders(side: Sequence[TollMention], names: Mapping[str, str], work_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return who holds an account, one holder a work: its first report by name, with the voices it cites."""
    works: dict[str, str] = {}
    for name, toll in sorted(((holder(toll, names), toll) for toll in side), key=lambda one: (one[0], one[1].id)):
        works.setdefault(work_of.get(toll.span.report, toll.span.report), name)
    return tuple(dict.fromkeys(works.values()))


def _soil(reasons: Iterable[str]) -> str:
    """Return "in XYZ" from the reasons that name the soil."""
    return next((f"in {why[len('same soil (') : -1]}" for why in reasons if why.startswith("same soil (")), "")
