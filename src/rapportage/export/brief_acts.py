"""What happened and what is to come, in the sentences of a brief."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rapportage.export.brief_shapes import Line
from rapportage.export.footnotes import Footnotes, one_line
from rapportage.export.wording import counted, shortened, when_words
from rapportage.schema.codes import ActorKind, Quad, Status, Undertaking
from rapportage.schema.matters import Reconciliation
from rapportage.schema.mentions import ActorMention, EventMention, Participant, Record
from rapportage.schema.relation import Outcome, Standing

EVENTS = 25
"""Events shown: a brief is one page; the rest are in ``rapportage list events``."""

SURE = 0.4
"""Confidence that the surest sentence of a line must have: of unread news 12 of 19 such rows were right whole, of those from .2 to .4 12 of 40."""

DATELESS = frozenset({Undertaking.PROMISE, Undertaking.AGREEMENT, Undertaking.OFFER, Undertaking.THREAT})
"""What a desk wants to know of even where no day is set; schedules and demands without one are in ``rapportage list promises``."""

KINDS = {
    Undertaking.PROMISE: "promised",
    Undertaking.AGREEMENT: "agreed",
    Undertaking.OFFER: "offered",
    Undertaking.INVITATION: "invited",
    Undertaking.SCHEDULE: "scheduled",
    Undertaking.DEMAND: "demanded of them",
    Undertaking.THREAT: "threatened",
}


def event_lines(
    records: Sequence[Record], lands: Mapping[str, str], pen: Footnotes, *, copies: Collection[str]
) -> Iterable[Line]:
    """Yield what is told as having happened between parties, by day; what several sentences tell alike is one line.

    Sentences are alike that give one type, one day and the same sides. Those without a day, without a side or of little confidence stand in
    ``rapportage list events`` only, and so do those of ``copies``: reports that repeat another.
    """
    actors = {row.id: row for record in records for row in record.actors}
    told: dict[tuple[str, str, str, str], list[EventMention]] = {}
    for event in (event for record in records if record.report not in copies for event in record.events):
        if event.status not in {Status.ASSERTED, Status.CLAIMED} or event.when is None or not event.initiators:
            continue
        sides = _sides(event.initiators, actors, lands), _sides(event.recipients, actors, lands)
        if sides[0] and (sides[1] or len(event.initiators) > 1):
            told.setdefault(
                (
                    event.when.start.isoformat(),
                    when_words(event.when),
                    event.type.value,
                    _between(event, sides, lands),
                ),
                [],
            ).append(event)
    ordered = sorted(row for row in told.items() if max(event.confidence for event in row[1]) >= SURE)
    for (_, day, kind, between), events in ordered[:EVENTS]:
        best = max(events, key=lambda event: (event.status is Status.ASSERTED, event.confidence, event.id))
        modes = sorted({mode for event in events for mode in event.modes})
        voices = sorted({event.voice[-1].name for event in events if event.voice and event.voice[-1].name})
        says = (
            ""
            if any(event.status is Status.ASSERTED for event in events)
            else f", according to {' and '.join(voices)}"
            if voices
            else ", as told"
        )
        how = f" ({', '.join(modes)})" if modes else ""
        words = shortened(one_line(pen.words(best.span)))
        yield Line(f"{day}: {kind.lower()}{how}, {between}{says}: “{words}”.", pen.to([event.id for event in events]))
    if len(ordered) > EVENTS:
        yield Line(
            f"{counted(len(ordered) - EVENTS, 'more event')} in rapportage list events.",
            pen.to([ordered[EVENTS][1][0].id]),
        )


def _between(event: EventMention, sides: tuple[str, str], lands: Mapping[str, str]) -> str:
    """Return who acts on whom, and on whose soil where that is another's."""
    link = " against " if event.quad in {Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT} else " towards "
    soil = f" on the soil of {lands.get(event.territory_of, event.territory_of)}" if event.territory_of else ""
    return link.join(filter(None, sides)) + soil


def _sides(participants: Sequence[Participant], actors: Mapping[str, ActorMention], lands: Mapping[str, str]) -> str:
    """Return those on one side of an act by their states' names, or by their own where they are no state's."""
    names = []
    for each in participants:
        row = actors.get(each.actor) if each.actor else None
        own = (
            row is not None
            and row.kind in {ActorKind.STATE, ActorKind.BODY, ActorKind.PERSON, ActorKind.PEOPLE}
            and row.country in lands
        )
        names.append(lands[row.country] if own and row is not None else each.name)
    return " and ".join(dict.fromkeys(filter(None, names)))


def promise_lines(together: Reconciliation, outcomes: Sequence[Outcome], pen: Footnotes) -> Iterable[Line]:
    """Yield each commitment with its due time and standing."""
    standing = {outcome.commitment: outcome for outcome in outcomes}
    told = [promise for promise in together.commitments if promise.due or promise.kind in DATELESS]
    for promise in sorted(told, key=lambda p: (p.due.start.isoformat() if p.due else "9", p.kind.value, p.id)):
        who = " / ".join(promise.by) or "Somebody not named"
        due = f", {promise.due_kind.value} {when_words(promise.due)}" if promise.due else ", no date"
        outcome = standing.get(promise.id)  # type: ignore[call-overload]
        state = f" Standing: {outcome.standing.value}{_reason(outcome)}." if outcome else ""
        works = counted(promise.voices, "independent work")
        deed = one_line(promise.deed)
        if " " not in deed:
            deed += " (words are missing here)"
        yield Line(
            f"{who[:1].upper()}{who[1:]}: {deed}{due} ({KINDS[promise.kind]}; {works}).{state}",
            pen.to(promise.evidence),
        )


def _reason(outcome: Outcome) -> str:
    told = outcome.standing in {Standing.UNKNOWN, Standing.PENDING} and outcome.reason
    return f" ({outcome.reason})" if told else ""
