"""Which casualty figures and commitments belong to which acts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType, Harm, Status
from rapportage.schema.ids import MentionId
from rapportage.schema.mentions import Blank, CommitmentMention, EventMention, TollMention

_HARMING = {
    Harm.KILLED: (EventType.ASSAULT,),
    Harm.INJURED: (EventType.ASSAULT, EventType.PROTEST),
    Harm.MISSING: (EventType.ASSAULT,),
    Harm.CAPTURED: (EventType.COERCE, EventType.ASSAULT),
    Harm.DISPLACED: (EventType.ASSAULT, EventType.COERCE),
}
_UNDONE = frozenset({Status.NEGATED, Status.CONDITIONAL, Status.COUNTERFACTUAL, Status.PLANNED, Status.THREATENED})
"""Acts that did not take place harmed nobody."""
_NO_EVENT = Blank(field="event", reason="no act of its sentence, or of the one before, is said to have done it")


class Linked(NamedTuple):
    """Events and tolls that know of each other, and events that know of their commitments."""

    events: tuple[EventMention, ...]
    tolls: tuple[TollMention, ...]


def find_links(
    grammar: Grammar,
    events: Sequence[EventMention],
    tolls: Sequence[TollMention],
    commitments: Sequence[CommitmentMention],
) -> Linked:
    """Return events and tolls with the ids of each other.

    A figure belongs to the act whose words it overlaps, else to the nearest of its sentence that can have done such harm, else to the
    only one of the sentence before; a commitment to the act whose trigger its words hold.
    """
    starts = [grammar.span(words.start, words.stop).start for words in grammar.sentences()] if tolls else []
    by_sentence: dict[int, list[EventMention]] = {}
    for event in events:
        by_sentence.setdefault(bisect_right(starts, event.trigger.start), []).append(event)
    owner: dict[str, MentionId] = {}
    for toll in tolls:
        found = _of_toll(toll, by_sentence, bisect_right(starts, toll.number.start))
        if found is not None:
            owner[toll.id] = MentionId(found.id)
    figures: dict[str, list[MentionId]] = {}
    for toll in tolls:
        if toll.id in owner:
            figures.setdefault(owner[toll.id], []).append(MentionId(toll.id))
    return Linked(
        tuple(_event(event, tuple(figures.get(event.id, ())), _promises(event, commitments)) for event in events),
        tuple(_toll(toll, owner.get(toll.id)) for toll in tolls),
    )


def _of_toll(toll: TollMention, by_sentence: dict[int, list[EventMention]], number: int) -> EventMention | None:
    """Return the act that a figure belongs to, None where none is near."""
    kinds = _HARMING[toll.harm]
    here = [event for event in by_sentence.get(number, ()) if event.type in kinds and event.status not in _UNDONE]
    if here:
        return min(here, key=lambda event: (not _overlap(event, toll), kinds.index(event.type), _distance(event, toll)))
    before = [event for event in by_sentence.get(number - 1, ()) if event.type in kinds and event.status not in _UNDONE]
    return before[0] if len(before) == 1 else None


def _overlap(event: EventMention, toll: TollMention) -> bool:
    return toll.span.start <= event.trigger.start < toll.span.end


def _distance(event: EventMention, toll: TollMention) -> int:
    return abs(event.trigger.start - toll.number.start)


def _promises(event: EventMention, commitments: Sequence[CommitmentMention]) -> tuple[MentionId, ...]:
    """Return the commitments whose words hold the trigger of an act."""
    first = bisect_right(commitments, event.trigger.start, key=lambda row: row.span.start)
    near = commitments[max(0, first - _NEAR) : first]
    return tuple(
        MentionId(row.id) for row in near if row.span.start <= event.trigger.start and event.trigger.end <= row.span.end
    )


_NEAR = 12
"""Commitments that begin before an act and may hold it: more do not stand in one sentence."""


def _event(event: EventMention, tolls: tuple[MentionId, ...], commitments: tuple[MentionId, ...]) -> EventMention:
    return replace(event, tolls=tolls, commitments=commitments) if tolls or commitments else event


def _toll(toll: TollMention, event: MentionId | None) -> TollMention:
    blanks = tuple(blank for blank in toll.blanks if blank.field != "event")
    return replace(toll, event=event, blanks=blanks if event else (*blanks, _NO_EVENT))
