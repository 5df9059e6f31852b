"""Who did what to whom, when and where, as each clause says it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from rapportage.recording.act_extents import extent_of
from rapportage.recording.acting import SEEN, Act, Around, is_seen, read_act
from rapportage.recording.assurance import confidence_of
from rapportage.recording.circumstances import Circumstances
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion, codings, find_occasions
from rapportage.recording.participants import Party
from rapportage.recording.prompting import find_prompts
from rapportage.recording.seen_acts import find_seen
from rapportage.recording.status import Factuality, settled
from rapportage.recording.timing import Anchors
from rapportage.schema.codes import MODE_SCORE, QUAD, SCORE, EventType, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, EventMention, PlaceMention, TimeMention
from rapportage.schema.span import Span
from rapportage.schema.when import When

_NO_DOER = Blank(field="initiators", reason="the clause names nobody who acts")
_NO_OTHER = Blank(field="recipients", reason="the clause names nobody it is done to")
_MUTUAL = Blank(field="recipients", reason="a mutual act: all sides act")
_NO_TIME = Blank(field="when", reason="neither the clause nor its sentence gives the time of the act")
_NO_DAY = Blank(field="when", reason="the words for its time cannot be reckoned")
_TO_COME = Blank(field="when", reason="the time given is that of what is to come")
_NO_PLACE = Blank(field="place", reason="the clause names no place")
_NO_TOOL = Blank(field="instrument", reason="the clause names no means")


def find_events(grammar: Grammar, around: Around) -> Iterator[EventMention]:
    """Yield the acts between parties that a report speaks of, in text order, each with its status and who vouches for it."""
    occasions = find_occasions(grammar, find_seen(grammar, least=SEEN))
    where = Circumstances(grammar, around.times, around.places)
    index = {word: each for each in reversed(occasions) for word in each.members}
    found = (read_act(grammar, around, each, index, where=where) for each in occasions)
    acts = list(_once(grammar, _told_once(act for act in found if act is not None)))
    rows = [(act.occasion.members[0], _row(grammar, around, act, where=where, acts=index.keys())) for act in acts]
    first = dict(reversed(rows))  # of two acts by the same words the first is what others answer
    kept = {word: act.occasion for act in reversed(acts) for word in act.occasion.members}
    prompts = find_prompts(grammar, kept, {act.occasion.members[0]: act.sides for act in reversed(acts)})
    for word, row in rows:
        causes = tuple(MentionId(first[cause].id) for cause in prompts.get(word, ()))
        yield replace(row, prompted_by=causes) if causes else row


def _told_once(acts: Iterable[Act]) -> Iterator[Act]:
    """Yield acts without a second of one type by the same word: of two that a rule reads in it the model may see but one."""
    told: set[tuple[int, EventType]] = set()
    for act in acts:
        key = act.occasion.coding.first, act.occasion.coding.type
        if key not in told:
            told.add(key)
            yield act


def _once(grammar: Grammar, acts: Iterable[Act]) -> Iterator[Act]:
    """Yield acts without those that the codebook counts within another of their sentence."""
    by_sentence: dict[int, list[Act]] = {}
    for act in acts:
        by_sentence.setdefault(grammar.sentence[act.occasion.frame.predicate], []).append(act)
    for beside in by_sentence.values():
        yield from (act for act in beside if not any(_is_within(act, each) for each in beside))


def _is_within(act: Act, other: Act) -> bool:
    """Tell whether an act is part of another: forces moved for an attack, what demonstrators demand."""
    pair = (act.occasion.coding.type, other.occasion.coding.type)
    if pair not in {(EventType.MOBILIZE, EventType.ASSAULT), (EventType.REQUEST, EventType.PROTEST)}:
        return False
    mine = {party.same for party in act.sides.initiators}
    return not mine or bool(mine & {party.same for party in other.sides.initiators})


def _row(grammar: Grammar, around: Around, act: Act, *, where: Circumstances, acts: Collection[int]) -> EventMention:
    """Return the row of an act."""
    coding, members = act.occasion.coding, act.occasion.members
    time, time_blank = _time(where, act, acts, around.published)
    when = time.when if time is not None else None
    place = where.place_of(members, acts)
    factuality = settled(_dated(act.factuality, when), voiced=bool(act.voice), when=when, published=around.published)
    trigger = grammar.span(coding.first, coding.end)
    span = grammar.span(*extent_of(grammar, act.occasion))
    modes = _modes(act.occasion)
    tool = next((each.instrument for each in codings(act.occasion) if each.instrument), None)
    rule = "events.seen/1" if is_seen(act.occasion) else f"events.{act.occasion.frame.kind}/1"
    blanks = [*_side_blanks(act), time_blank, None if place else _NO_PLACE, None if tool else _NO_TOOL]
    return EventMention(
        id=MentionId(mint("event_mention", span.report, span.start, span.end, trigger.start, coding.type.value, rule)),
        span=span,
        rule=rule,
        confidence=confidence_of(act, is_asked=bool(grammar.hint_labels)),
        voice=act.voice,
        status=factuality.status,
        status_cue=_cue(grammar, factuality),
        blanks=tuple(blank for blank in blanks if blank is not None),
        type=coding.type,
        modes=modes,
        contexts=coding.contexts,
        quad=QUAD[coding.type],
        score=MODE_SCORE.get(coding.type, {}).get(modes[0], SCORE[coding.type]) if modes else SCORE[coding.type],
        trigger=trigger,
        initiators=tuple(party.participant for party in act.sides.initiators),
        recipients=tuple(party.participant for party in act.sides.recipients),
        territory_of=_territory(act, place),
        instrument=grammar.span(*tool) if tool else None,
        place=MentionId(place.id) if place else None,
        when=when,
        when_span=time.span if time is not None else None,
    )


def _dated(factuality: Factuality, when: When | None) -> Factuality:
    """Return whether an act happened, without what the model takes for past: where an act has a day the day tells whether it is background."""
    is_past = factuality.status is Status.BACKGROUND and factuality.first < 0
    return Factuality(Status.ASSERTED) if is_past and when is not None else factuality


def _modes(occasion: Occasion) -> tuple[str, ...]:
    """Return the modes of an act, the most telling first, each once."""
    kind = occasion.coding.type
    found = dict.fromkeys(mode for each in codings(occasion) for mode in each.modes if mode in MODE_SCORE.get(kind, {}))
    return tuple(found)


def _cue(grammar: Grammar, factuality: Factuality) -> Span | None:
    return grammar.span(factuality.first, factuality.end) if factuality.first >= 0 else None


def _time(
    where: Circumstances, act: Act, acts: Collection[int], published: Anchors | None
) -> tuple[TimeMention | None, Blank | None]:
    """Return the time of an act, or why there is none; of a promise the day it falls due is not the day it was made."""
    time = where.time_of(act.occasion.members, acts)
    if time is None:
        return None, _NO_TIME
    if act.occasion.coding.shift and (_is_to_come(time.when, published) or time.modifier in {"by", "until", "within"}):
        return None, _TO_COME
    return time, (None if time.when is not None else _NO_DAY)


def _is_to_come(when: When | None, published: Anchors | None) -> bool:
    return when is None or published is None or when.first > published.last


def _side_blanks(act: Act) -> Iterator[Blank]:
    if not act.sides.initiators:
        yield _NO_DOER
    if not act.sides.recipients:
        is_mutual = len(act.sides.initiators) > 1 and not act.occasion.coding.recipients
        yield _MUTUAL if is_mutual else _NO_OTHER


def _territory(act: Act, place: PlaceMention | None) -> str:
    """Return the state on whose soil an act was done, where that is not plain from its recipients."""
    country = act.sides.soil or (place.country if place is not None else "")
    if not country or act.occasion.coding.type not in _ON_SOIL:
        return ""
    return "" if any(party.country == country and _is_state(party) for party in act.sides.recipients) else country


def _is_state(party: Party) -> bool:
    return party.kind.value in {"state", "body"}


_ON_SOIL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.RETREAT})
