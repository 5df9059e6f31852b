"""Whom "he", "it" and "they" of a promise stand for, told only where one reading is left."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from rapportage.lexicon.roles import roles
from rapportage.recording.actors import Cast, Found
from rapportage.recording.readings import Reading
from rapportage.recording.subjects import Subject
from rapportage.recording.told import Told
from rapportage.schema.codes import ActorKind
from rapportage.schema.ids import MentionId
from rapportage.schema.mentions import ActorMention

_CLOSE = 7
"""Characters between a reporting word and the pronoun of its speaker: " that " and no more, else a clause stands there."""
_BACK = 600
"""Characters of the passage before that are searched for its last sentence: a long sentence of a report."""
_SINGLE = frozenset({ActorKind.PERSON})
_BODIES = frozenset(
    {ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE}
)
_PLURAL = frozenset({ActorKind.PEOPLE, ActorKind.ARMED_GROUP, ActorKind.PERSON, *_BODIES})
_MANY = frozenset({ActorKind.PEOPLE, ActorKind.ARMED_GROUP})
_WANTED = {"he": _SINGLE, "she": _SINGLE, "it": _BODIES, "they": _PLURAL}


class Meant(NamedTuple):
    """Whom a pronoun stands for: the actors and the name they were given."""

    actors: tuple[MentionId, ...]
    name: str


def antecedent(reading: Reading, number: int, subject: Subject, *, cast: Cast, told: Told) -> Meant | None:
    """Return whom a pronoun stands for: the speaker right before it, or the only fitting name near; None when unsure."""
    passage = reading.passage
    wanted = _WANTED.get(passage.text[subject.start : subject.end].lower(), frozenset())
    span = passage.span(subject.start, subject.end)
    voice = told.voice_at(span)
    if voice and voice[-1].cue and 0 <= span.start - voice[-1].cue.end <= _CLOSE:
        hit = cast.by_id.get(voice[-1].speaker) if voice[-1].speaker else None
        pronoun = passage.text[subject.start : subject.end].lower()
        return Meant((MentionId(hit[1].id),), voice[-1].name) if hit and _fits(pronoun, hit[0], wanted) else None
    for at, low, high in _near(reading, number, subject.start, cast=cast):
        here = [
            pair for pair in cast.within(at, low, high) if pair[0].end <= high and cast.masked[at][pair[0].start] != "_"
        ]
        fitting = [pair for pair in here if pair[0].kind in wanted]
        if fitting:
            return _only(fitting, cast.masked[at], is_plural=wanted is _PLURAL)
    return None


def _fits(pronoun: str, found: Found, wanted: frozenset[ActorKind]) -> bool:
    """Tell whether a pronoun may stand for a speaker: a noun's head says whether it is one, a body or many."""
    if found.kind is not ActorKind.PEOPLE:
        return found.kind in wanted
    head = found.name.split()[-1].lower()
    if pronoun == "they":
        return head.endswith("s")
    return head in (roles().organ if pronoun == "it" else roles().person) and not head.endswith("s")


def _near(reading: Reading, number: int, start: int, *, cast: Cast) -> list[tuple[int, int, int]]:
    """Return the sentence up to a pronoun and the one before, as passage and range, nearest first."""
    at = bisect_right(reading.sentences, start, key=lambda each: each[0])
    ranges = [(number, reading.sentences[at - 1][0], start)] if at else []
    if at > 1:
        ranges.append((number, *reading.sentences[at - 2]))
    elif number > 0:
        text = cast.masked[number - 1].rstrip()
        low = text.rfind(". ", max(0, len(text) - _BACK), max(0, len(text) - 1))
        ranges.append((number - 1, max(low + 1, len(text) - _BACK, 0), len(text)))
    return ranges


def _only(fitting: list[tuple[Found, ActorMention]], text: str, *, is_plural: bool) -> Meant | None:
    """Return the one actor that fits, or for "they" the pair that "and" joins; None where there are more."""
    known: dict[str, tuple[Found, ActorMention]] = {}
    for found, row in fitting:
        known.setdefault(row.key or row.alias_of or row.id, (found, row))
    if is_plural:
        if len(known) == 1:
            found, row = fitting[0]
            return Meant((MentionId(row.id),), found.name) if found.kind in _MANY else None
        one, other = [each[0] for each in list(known.values())[:2]]
        joined = len(known) == 2 and re.fullmatch(r" and (?:the )?", text[one.end : other.start])
        ids = tuple(MentionId(row.id) for _, row in known.values())
        return Meant(ids, text[one.start : other.end]) if joined else None
    if len(known) > 1:
        return None
    found, row = fitting[0]
    return Meant((MentionId(row.id),), found.name)
