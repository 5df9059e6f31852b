"""Who vouches: the chain of voices behind a statement or a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.roles import roles
from rapportage.recording.actors import Cast, Found
from rapportage.recording.cues import Cue
from rapportage.recording.passages import Passage
from rapportage.recording.persons import name_words, whole_name
from rapportage.recording.readings import Reading
from rapportage.recording.subjects import Subject
from rapportage.schema.codes import ActorKind, Role, Strength
from rapportage.schema.ids import MentionId
from rapportage.schema.mentions import ActorMention, Voice

_BY_KIND = {
    ActorKind.STATE: Role.OFFICIAL,
    ActorKind.BODY: Role.OFFICIAL,
    ActorKind.ARMED_GROUP: Role.ARMED_GROUP,
    ActorKind.ORGANISATION: Role.ORGANISATION,
    ActorKind.ALLIANCE: Role.ORGANISATION,
    ActorKind.OUTLET: Role.MEDIA,
}
_BEHIND = re.compile(r"\s(?:for|of|from|at|in|on|with|near|within|to|by|close)\s")
"""Where what a noun phrase is about is followed by whose or where it is."""


class Speaker(NamedTuple):
    """Who speaks, settled within the report.

    Attributes:
        actor: The actor mention nearest the words, None when none stands there.
        name: The name, the full one where the report gives it; a noun phrase otherwise.
        side: The state it belongs to, empty when unknown.
        role: What kind of voice it is.
        manner: "name" or "noun": what a pronoun may point back at.
        passage: The passage it was last named in.
    """

    actor: MentionId | None
    name: str
    side: str
    role: Role
    manner: str
    passage: int


def settle(cue: Cue, reading: Reading, number: int, *, cast: Cast, last: Sequence[Speaker]) -> Speaker | None:
    """Return who the subject of a cue is; ``last`` holds earlier speakers, latest last."""
    passage = reading.passage
    subject = cue.subject
    if subject is None:
        return None
    if subject.manner == "pronoun":
        meant = _meant(number, subject.start, subject.end, cast=cast)
        if meant is not None:
            return meant
        pronoun = passage.text[subject.start : subject.end].lower()
        found = for_pronoun(pronoun, number, subject.start, cast=cast, last=last)
        return found._replace(passage=number) if found else None
    written = passage.text[subject.start : subject.end]
    hit = cast.at(number, subject.start, subject.end)
    if subject.manner == "name" and subject.kind is Role.UNKNOWN and _is_outlet(written):
        return Speaker(MentionId(hit[1].id) if hit else None, written, "", Role.MEDIA, subject.manner, number)
    if hit is None or (subject.manner == "noun" and _is_another(subject, written, hit[0])):
        return Speaker(None, written, "", subject.kind, subject.manner, number)
    found_actor, row = hit
    name, role = written, subject.kind
    if found_actor.kind is ActorKind.PERSON:
        whole = whole_name(name_words(found_actor.name), cast.persons)
        if whole is not None:
            name = " ".join(whole.words)
            role = role if role is not Role.UNKNOWN else whole.kind
    if role is Role.UNKNOWN or (role is Role.OFFICIAL and found_actor.key.endswith(".MEDIA")):
        role = role_of(found_actor)
    side = row.country or _side(cast, number, subject.first, subject.last)
    return Speaker(MentionId(row.id), name, side, role, subject.manner, number)


def named_speaker(written: str, where: tuple[int, int], number: int, *, cast: Cast) -> Speaker:
    """Return whom a name that stands at some characters of a passage means, where no clause says so: a signature, a colon."""
    hit = cast.at(number, *where)
    if hit is None or (hit[0].kind is not ActorKind.PERSON and hit[0].end - hit[0].start < len(written) // 2):
        return Speaker(None, written, "", Role.MEDIA if _is_outlet(written) else Role.UNKNOWN, "name", number)
    if hit[0].kind is ActorKind.PERSON:
        return _as_speaker(*hit, number, cast)
    return Speaker(MentionId(hit[1].id), written, hit[1].country, role_of(hit[0]), "name", number)


def _is_another(subject: Subject, written: str, found: Found) -> bool:
    """Tell whether a noun phrase only speaks of an actor that stands in it: "Lorne's aides", "a spokesman for the minister"."""
    behind = _BEHIND.search(written)
    if behind is not None and found.start >= subject.start + behind.start():
        return True
    return found.kind is ActorKind.PERSON and found.end + 2 < subject.end


def _meant(number: int, start: int, end: int, *, cast: Cast) -> Speaker | None:
    """Return whom a pronoun means, where it is an actor mention that points at another."""
    hit = cast.at(number, start, end)
    if hit is None or hit[1].alias_of is None:
        return None
    introduced = cast.by_id.get(hit[1].alias_of)
    if introduced is None:
        return None
    speaker = _as_speaker(*introduced, number, cast)
    return speaker._replace(actor=MentionId(hit[1].id))


def _is_outlet(written: str) -> bool:
    """Tell whether a name is one of those who publish: by the whole name, or by how it ends ("the Lorsk Times")."""
    lower = written.lower()
    words = lower.split()
    return lower in roles().outlets or (
        len(words) > 1
        and (
            words[-1] in roles().outlet_last
            or words[-2] == "news"
            or (words[0] in roles().outlet_last and words[1] == "of")
        )
    )


def role_of(found: Found) -> Role:
    """Return the kind of voice an actor is by its own kind."""
    if found.key.endswith(".MEDIA"):
        return Role.MEDIA
    if found.key.endswith(".MILITARY"):
        return Role.MILITARY
    return found.voice if found.voice is not Role.UNKNOWN else _BY_KIND.get(found.kind, Role.UNKNOWN)


def _side(cast: Cast, number: int, start: int, end: int) -> str:
    """Return the country that the words about a speaker name first, empty when they name none."""
    return next((row.country for _, row in cast.within(number, start, end) if row.country), "")


def for_pronoun(pronoun: str, number: int, start: int, *, cast: Cast, last: Sequence[Speaker]) -> Speaker | None:
    """Return whom "he", "they" or "it" points back at.

    Passage by passage backwards: whoever spoke in it comes first, then whoever its last sentences name first. In an earlier
    passage only a name that opens a sentence counts, and names within quotation marks never do.
    """
    wanted = {"he": _SINGLE, "she": _SINGLE, "it": _BODIES}.get(pronoun, _PLURAL)
    for at in range(number, max(-1, number - 3), -1):
        for speaker in reversed(last[-6:]):
            if speaker.passage == at and _fits(pronoun, speaker, cast):
                return speaker
        named = _named_before(at, start if at == number else len(cast.masked[at]), wanted, cast=cast)
        if named is not None and (at == number or _opens(named[0], cast.masked[at])):
            return _as_speaker(*named, number, cast)
    for at in range(number - 1, max(-1, number - 3), -1):
        for found, row in reversed(cast.by_passage[at]):
            if found.kind in wanted:
                return _as_speaker(found, row, number, cast)
    return None


def _opens(found: Found, masked: str) -> bool:
    """Tell whether a name opens its sentence, with at most a title of two words before it."""
    before = re.split(r"[.!?:]\s", masked[max(0, found.start - 40) : found.start])[-1]
    return len(before.split()) <= 2 and (before.strip() == "" or before.lstrip()[0].isupper())


def _fits(pronoun: str, speaker: Speaker, cast: Cast) -> bool:
    """Tell whether a pronoun may stand for a speaker."""
    hit = cast.by_id.get(speaker.actor) if speaker.actor else None
    kind = hit[0].kind if hit else ActorKind.UNKNOWN
    head = speaker.name.split()[-1].lower()
    is_body = head in roles().organ or head not in roles().person
    if pronoun in {"he", "she"}:
        noun = head in roles().person and head not in roles().organ and not head.endswith("s")
        return noun if speaker.manner == "noun" else kind in {ActorKind.PERSON, ActorKind.UNKNOWN}
    if pronoun == "it":
        return is_body and not head.endswith("s") if speaker.manner == "noun" else kind is not ActorKind.PERSON
    return speaker.manner == "noun" or kind is not ActorKind.PERSON


def _named_before(
    number: int, start: int, wanted: frozenset[ActorKind], *, cast: Cast
) -> tuple[Found, ActorMention] | None:
    """Return the first fitting name of the nearest sentence before some place in a passage."""
    masked = cast.masked[number]
    chosen: tuple[Found, ActorMention] | None = None
    for found, row in reversed(cast.by_passage[number]):
        if found.end > start or found.kind not in wanted or masked[found.start] == "_":
            continue
        if chosen is not None and re.search(r"[.!?]\W", masked[found.end : chosen[0].start]):
            break
        chosen = (found, row)
    return chosen


def _as_speaker(found: Found, row: ActorMention, number: int, cast: Cast) -> Speaker:
    """Return a named actor as a speaker, a person under the full name."""
    name = found.name
    if found.kind is ActorKind.PERSON:
        whole = whole_name(name_words(name), cast.persons)
        name = " ".join(whole.words) if whole else name
    return Speaker(MentionId(row.id), name, row.country, role_of(found), "name", number)


_SINGLE = frozenset({ActorKind.PERSON})
_BODIES = frozenset(
    {ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE}
)
_PLURAL = frozenset({ActorKind.PEOPLE, ActorKind.ARMED_GROUP, ActorKind.BODY})


def voice_of(speaker: Speaker, cue: Cue | None, passage: Passage) -> Voice:
    """Return the hop of a voice chain that a speaker makes."""
    return Voice(
        speaker=speaker.actor,
        name=speaker.name,
        role=speaker.role,
        side=speaker.side,
        cue=passage.span(cue.start, cue.end) if cue else None,
        strength=cue.attribution.strength if cue else Strength.SAID,
    )


def hidden_voice(cue: Cue, passage: Passage) -> Voice:
    """Return the hop of somebody whom the words hide: "reportedly", "is said to"."""
    return Voice(role=Role.UNNAMED, cue=passage.span(cue.start, cue.end), strength=cue.attribution.strength)


def row_of(cast: Cast, speaker: Speaker) -> ActorMention | None:
    """Return the actor mention of a speaker."""
    hit = cast.by_id.get(speaker.actor) if speaker.actor else None
    return hit[1] if hit else None
