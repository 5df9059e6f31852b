"""Where accounts of one harm cannot all be true, and where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapportage.reconciling.independence import count_voices, holder
from rapportage.reconciling.tolls import Harmed
from rapportage.schema.ids import MatterId, MentionId, mint
from rapportage.schema.matters import Disagreement, Side, Verdict
from rapportage.schema.mentions import TollMention


def find_disagreements(
    harms: Iterable[Harmed], *, work_of: Mapping[str, str], outlets: Mapping[str, str]
) -> tuple[Disagreement, ...]:
    """Return, for each harm that two works or more give a figure for, how the accounts stand to each other.

    Args:
        harms: Figures brought together.
        work_of: The work each report belongs to; a copy takes no side of its own.
        outlets: The name of each report's outlet, for the holders.
    """
    found = []
    for harm in harms:
        if len({work_of.get(toll.span.report, toll.span.report) for toll in harm.mentions}) < 2:
            continue
        sides = _sides(harm.mentions)
        accounts = tuple(_side(side, outlets) for side in sorted(sides, key=lambda side: _weight(side, work_of)))
        topic = " ".join(filter(None, (harm.toll.harm.value, harm.toll.population, _soil(harm.reasons))))
        found.append(
            Disagreement(
                id=mint("disagreement", harm.toll.id),
                about=MatterId(harm.toll.id),
                attribute="toll",
                topic=topic,
                verdict=_verdict(sides),
                sides=accounts,
                reasons=harm.reasons,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.verdict is not Verdict.CONTRADICT, one.topic, one.id)))


def _sides(mentions: Sequence[TollMention]) -> list[list[TollMention]]:
    """Return the mentions in sides: figures that can all be true together, exact ones first."""
    sides: list[list[TollMention]] = []
    for toll in sorted(mentions, key=lambda one: (not one.count.is_exact, one.count.low, one.id)):
        home = next((side for side in sides if all(toll.count.agrees(held.count) for held in side)), None)
        if home is None:
            sides.append([toll])
        else:
            home.append(toll)
    return sides


def _verdict(sides: Sequence[Sequence[TollMention]]) -> Verdict:
    if len(sides) > 1:
        return Verdict.CONTRADICT
    bounds = {(toll.count.low, toll.count.high) for toll in sides[0]}
    return Verdict.AGREE if len(bounds) == 1 else Verdict.BOUND


def _weight(side: Sequence[TollMention], work_of: Mapping[str, str]) -> tuple[int, int, str]:
    return -count_voices(side, work_of), side[0].count.low, side[0].id


def _side(side: Sequence[TollMention], outlets: Mapping[str, str]) -> Side:
    exact = [toll for toll in side if toll.count.is_exact]
    first = (exact or sorted(side, key=lambda toll: (-toll.count.low, toll.id)))[0]
    low, high = first.count.low, first.count.high
    account = str(low) if high == low else f"{low} or more" if high is None else f"{low} to {high}"
    return Side(
        account=account,
        holders=tuple(dict.fromkeys(holder(toll, outlets) for toll in sorted(side, key=lambda one: one.span.report))),
        evidence=tuple(MentionId(toll.id) for toll in sorted(side, key=lambda one: one.id)),
    )


def _soil(reasons: Iterable[str]) -> str:
    """Return "in XYZ" from the reasons that name the soil."""
    return next((f"in {why[len('same soil (') : -1]}" for why in reasons if why.startswith("same soil (")), "")
