"""Promises, agreements, offers, invitations, schedules, demands and threats: who is to do what, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.recording.cast import Cast
from rapportage.recording.commitment_kinds import has_party, kind_of
from rapportage.recording.commitment_words import (
    Facts,
    condition_of,
    deed_range,
    deed_words,
    event_of,
    meant,
    named_at,
    pair_of,
    phrase_of,
)
from rapportage.recording.dues import (
    ahead,
    binds,
    due_span,
    due_time,
    due_within,
    falls_due,
    governs,
    is_history,
    is_over,
    opens,
    times_in,
)
from rapportage.recording.grammar import Grammar
from rapportage.recording.lost_deeds import Lost, find_lost_deeds
from rapportage.recording.pledges import Pledged, expected_of, find_pledges
from rapportage.recording.readings import Reading
from rapportage.recording.status import find_factuality
from rapportage.schema.codes import ActorKind, Due, Pledge, Status, Undertaking
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, CommitmentMention, TimeMention
from rapportage.schema.span import Span
from rapportage.schema.when import When

_KIND = {
    "by": Due.BY,
    "before": Due.BY,
    "until": Due.BY,
    "from": Due.FROM,
    "after": Due.FROM,
    "since": Due.FROM,
    "within": Due.WITHIN,
    "less_than": Due.WITHIN,
}
_STATUS = {
    Undertaking.PROMISE: Status.PROMISED,
    Undertaking.AGREEMENT: Status.PROMISED,
    Undertaking.INVITATION: Status.PROMISED,
    Undertaking.OFFER: Status.PROMISED,
    Undertaking.SCHEDULE: Status.PLANNED,
    Undertaking.DEMAND: Status.DEMANDED,
    Undertaking.THREAT: Status.THREATENED,
}
_NO_DEEDS = frozenset({"do so", "do", "do that", "do it"})
_REAL = frozenset({Status.ASSERTED, Status.PLANNED, Status.PROMISED, Status.DENIED})
_CONFIDENCE = {Undertaking.SCHEDULE: 0.75, Undertaking.DEMAND: 0.75, Undertaking.THREAT: 0.7}
_NO_DEED = Blank(field="deed", reason="the words that say what is to be done are missing here")
_NO_DUE = Blank(field="due", reason="no time is set")
_NO_ONE = Blank(field="by", reason="a pronoun that may stand for more than one, or for nobody named near")
_UNSAID = Blank(field="by", reason="the sentence does not say who is to do it")
_NO_TYPE = Blank(field="expected", reason="the verb stands for no one type of event")


class _Draft(NamedTuple):
    """A commitment before it becomes a row; characters are those of its passage's text."""

    pledged: Pledged
    number: int
    kind: Undertaking
    pledge: Pledge
    deed: tuple[int, int]
    cue: tuple[int, int]
    due: TimeMention | None
    is_past: bool


def find_commitments(grammar: Grammar, readings: Sequence[Reading], facts: Facts) -> Iterator[CommitmentMention]:
    """Yield what a report says is promised, agreed, offered, scheduled, demanded or threatened, deed by deed; repeats of a page once.

    A deed under "will" counts where a time is set for it or those who are to do it say so themselves: else it is a forecast.
    """
    taken: set[tuple[int, int]] = set()
    for pledged in find_pledges(grammar):
        number = grammar.passage[pledged.frame.predicate]
        if grammar.passages[number].repeats is not None or grammar.passage[pledged.cue] != number:
            continue
        draft = _draft(grammar, readings[number], number, pledged, facts)
        if draft is not None and (number, draft.deed[0]) not in taken:
            taken.add((number, draft.deed[0]))
            yield _row(grammar, readings[number], draft, facts)
    for number, reading in enumerate(readings):
        if reading.passage.repeats is None:
            for lost in find_lost_deeds(reading, facts.times, facts.published):
                yield _lost_row(reading, number, lost, facts)


def _draft(grammar: Grammar, reading: Reading, number: int, pledged: Pledged, facts: Facts) -> _Draft | None:
    """Return the commitment that a pledged deed makes, None where it makes none."""
    cue = grammar.start[pledged.cue], grammar.end[pledged.cue]
    words = grammar.sentence_of(pledged.frame.predicate)
    within = grammar.start[words.start], grammar.end[words.stop - 1]
    is_own_modal = pledged.kind is Undertaking.SCHEDULE and pledged.pledge is Pledge.WILL
    factuality = find_factuality(grammar, pledged.cue) if not is_own_modal else None
    is_noun = grammar.upos[pledged.cue] == "NOUN"
    if factuality is not None and factuality.status not in (
        _REAL | {Status.NEGATED} if is_noun and not factuality.is_own else _REAL
    ):
        return None
    if is_history(times_in(reading.passage, facts.times, within), facts.published):
        return None
    due = _due(
        grammar,
        reading,
        pledged,
        (cue[1] if cue[0] < grammar.start[pledged.frame.predicate] else within[0], within),
        facts,
    )
    if due is not None and is_over(due, facts.published):
        return None
    deed = deed_words(grammar, reading, pledged, due)
    if deed is None or reading.passage.text[slice(*deed)].lower() in _NO_DEEDS:
        return None
    kind, pledge = kind_of(grammar, pledged, due, facts)
    if kind is None or not has_party(grammar, pledged, facts.cast, due=due):
        return None
    return _Draft(pledged, number, kind, pledge, deed, cue, due, _is_past(grammar, pledged.cue))


def _is_past(grammar: Grammar, cue: int) -> bool:
    """Tell whether the binding word stands in the pluperfect: "had promised to visit"."""
    return grammar.xpos[cue] == "VBN" and any(
        grammar.deprel[kid].startswith("aux") and grammar.word(kid).lower() == "had" for kid in grammar.children[cue]
    )


def _due(
    grammar: Grammar, reading: Reading, pledged: Pledged, place: tuple[int, tuple[int, int]], facts: Facts
) -> TimeMention | None:
    """Return when a deed falls due: the first time among its own words, else one beside the word that binds.

    A time before that word counts only where it cannot be when it was said or agreed.
    """
    at, within = place
    first, last = deed_range(grammar, pledged)
    first = max(first, at)
    stop = reading.masked.find(";", first, last)
    due = due_within(reading, (first, stop if stop >= 0 else last), times=facts.times)
    if due is not None:
        return ahead(due, facts.published)
    stop = reading.masked.find(";", at, within[1])
    clause = within[0], stop if stop >= 0 else within[1]
    due = due_time(reading, at, clause, times=facts.times)
    if due is None:
        return None
    explicit = pledged.pledge is Pledge.AGREED or pledged.kind in {Undertaking.DEMAND, Undertaking.THREAT}
    if opens(reading, due, grammar.start[pledged.cue]):
        first = min((grammar.start[each] for each in pledged.by), default=grammar.start[pledged.cue])
        return None if explicit or not governs(reading, due, first) else due
    due = ahead(due, facts.published) if explicit and due.modifier else due
    return due if not explicit or binds(due, facts.published) else None


def _row(grammar: Grammar, reading: Reading, draft: _Draft, facts: Facts) -> CommitmentMention:
    """Return the row of a commitment."""
    passage, pledged, due = reading.passage, draft.pledged, draft.due
    bound = meant(grammar, reading, pledged.by, facts)
    name, by_range = phrase_of(grammar, pledged.by, facts.cast)
    name = bound.name if bound is not None else name
    starts = [draft.cue[0], draft.deed[0], *([by_range[0]] if by_range else [])]
    span = passage.span(min(starts), max(draft.cue[1], draft.deed[1], *([by_range[1]] if by_range else [])))
    if due is not None:
        span = Span(report=span.report, start=min(span.start, due.span.start), end=max(span.end, due.span.end))
    condition = condition_of(grammar, pledged)
    thing = event_of(grammar, pledged)
    expected = pledged.expected if thing < 0 else expected_of(grammar, thing)
    by = list(bound.actors) if bound is not None else named_at(grammar, pledged.by, facts.cast, draft.number)
    to = [row for row in _actors(facts.cast, draft.number, draft.deed) if row not in by]
    falls = falls_due(reading, due, facts.published) if due else None
    holder = phrase_of(grammar, pledged.holder, facts.cast)[0] if pledged.holder else ""
    voice = facts.told.voice_at(passage.span(*draft.cue))
    is_demand = draft.kind is Undertaking.DEMAND
    return CommitmentMention(
        id=mint("commitment_mention", span.report, span.start, span.end, draft.deed[0], draft.kind.value),
        span=span,
        rule=f"commitments.{'modal' if draft.pledge is Pledge.WILL and not pledged.holder else 'word'}/2",
        confidence=round(_CONFIDENCE.get(draft.kind, 0.8) * (1.0 if by or not pledged.by else 0.85), 3),
        voice=voice,
        status=Status.CONDITIONAL
        if condition
        else Status.BACKGROUND
        if draft.is_past and due is None
        else _STATUS[draft.kind],
        status_cue=passage.span(*draft.cue),
        kind=draft.kind,
        by=tuple(by),
        by_names=(name,) if name else (),
        to=tuple(to),
        deed=passage.span(*draft.deed),
        expected=expected,
        pledge=draft.pledge,
        due=falls if isinstance(falls, When) else None,
        due_kind=_KIND.get(due.modifier, Due.ON) if due else Due.NONE,
        due_span=due_span(due) if due else None,
        condition=condition,
        announced=_announced(reading, draft, facts),
        announced_by=(voice[-1].name if voice else "")
        or (holder if pledged.holder and pledged.holder != pledged.by and not is_demand else ""),
        demanded_by=(holder or (voice[-1].name if voice else "")) if is_demand else "",
        blanks=tuple(_blanks(grammar, pledged, due, falls, has_by=bool(by), name=name)),
    )


def _blanks(
    grammar: Grammar, pledged: Pledged, due: TimeMention | None, falls: When | Blank | None, *, has_by: bool, name: str
) -> Iterator[Blank]:
    """Yield why fields of a commitment are empty."""
    if pledged.expected is None:
        yield _NO_TYPE
    if due is None:
        yield _NO_DUE
    if isinstance(falls, Blank):
        yield falls
    if not name:
        yield _UNSAID
    elif not has_by and all(grammar.upos[word] == "PRON" for word in pledged.by):
        yield _NO_ONE


def _lost_row(reading: Reading, number: int, lost: Lost, facts: Facts) -> CommitmentMention:
    """Return the row of a promise whose deed is missing: "the ambassadors will by 14 March"."""
    passage = reading.passage
    span = passage.span(lost.subject[0], lost.modal[1])
    span = Span(report=span.report, start=span.start, end=max(span.end, lost.due.span.end))
    has_hole = any(span.start <= hole.at <= span.end for hole in facts.holes)
    why = Blank(field="deed", reason=_NO_DEED.reason + " (a hole in the text)") if has_hole else _NO_DEED
    falls = falls_due(reading, lost.due, facts.published)
    by = _actors(facts.cast, number, lost.subject)
    return CommitmentMention(
        id=mint("commitment_mention", span.report, span.start, span.end, "commitments.lost/2"),
        span=span,
        rule="commitments.lost/2",
        confidence=0.6,
        voice=facts.told.voice_at(passage.span(*lost.modal)),
        status=Status.PLANNED,
        status_cue=passage.span(*lost.modal),
        kind=Undertaking.SCHEDULE,
        by=tuple(by) or tuple(pair_of(facts.cast, number, lost.subject[0], passage.text[slice(*lost.subject)])),
        by_names=(passage.text[slice(*lost.subject)],),
        deed=passage.span(*lost.modal),
        due=falls if isinstance(falls, When) else None,
        due_kind=_KIND.get(lost.due.modifier, Due.ON),
        due_span=due_span(lost.due),
        blanks=(why, *((falls,) if isinstance(falls, Blank) else ())),
    )


def _actors(cast: Cast, number: int, within: tuple[int, int]) -> list[MentionId]:
    """Return the actors named in a range."""
    return [
        MentionId(row.id)
        for found, row in cast.within(number, *within)
        if found.kind is not ActorKind.UNKNOWN or found.key
    ]


def _announced(reading: Reading, draft: _Draft, facts: Facts) -> When | None:
    """Return when a commitment was made known: the one resolved time before it in its sentence."""
    sentence = next(((low, high) for low, high in reading.sentences if low <= draft.cue[0] < high), draft.cue)
    known = times_in(reading.passage, facts.times, (sentence[0], draft.cue[0]))
    last = facts.published.last if facts.published else None
    past = [row.when for row in known if row.when and row is not draft.due and last and row.when.last <= last]
    return past[0] if len(past) == 1 else None
