"""Where accounts of one harm cannot all be true, and where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapportage.reconciling.independence import count_voices, holder
from rapportage.reconciling.tolls import Harmed
from rapportage.schema.ids import MatterId, MentionId, mint
from rapportage.schema.matters import Disagreement, Side, Verdict
from rapportage.schema.mentions import TollMention


def find_disagreements(
    harms: Iterable[Harmed], *, work_of: Mapping[str, str], names: Mapping[str, str]
) -> tuple[Disagreement, ...]:
    """Return, for each harm that two works or more give a figure for, how the accounts stand to each other.

    Args:
        harms: Figures brought together.
        work_of: The work each report belongs to; a copy takes no side of its own.
        names: What each report is called: its outlet, or its address where that is unknown.
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
    """Return contradict for several sides; "at least nine" and nine agree, "at least five" bounds nine."""
    if len(sides) > 1:
        return Verdict.CONTRADICT
    return Verdict.AGREE if len({toll.count.low for toll in sides[0]}) == 1 else Verdict.BOUND


def _weight(side: Sequence[TollMention], work_of: Mapping[str, str]) -> tuple[int, int, str]:
    return -count_voices(side, work_of), side[0].count.low, side[0].id


def _side(side: Sequence[TollMention], names: Mapping[str, str], work_of: Mapping[str, str]) -> Side:
    exact = [toll for toll in side if toll.count.is_exact]
    first = (exact or sorted(side, key=lambda toll: (-toll.count.low, toll.id)))[0]
    low, high = first.count.low, first.count.high
    account = str(low) if high == low else f"{low} or more" if high is None else f"{low} to {high}"
    return Side(
        account=account,
        holders=_holders(side, names, work_of),
        evidence=tuple(MentionId(toll.id) for toll in sorted(side, key=lambda one: one.id)),
    )


def _holders(side: Sequence[TollMention], names: Mapping[str, str], work_of: Mapping[str, str]) -> tuple[str, ...]:
    """Return who holds an account, one holder a work: its first report by name, with the voices it cites."""
    works: dict[str, str] = {}
    for name, toll in sorted(((holder(toll, names), toll) for toll in side), key=lambda one: (one[0], one[1].id)):
        works.setdefault(work_of.get(toll.span.report, toll.span.report), name)
    return tuple(dict.fromkeys(works.values()))


def _soil(reasons: Iterable[str]) -> str:
    """Return "in XYZ" from the reasons that name the soil."""
    return next((f"in {why[len('same soil (') : -1]}" for why in reasons if why.startswith("same soil (")), "")
