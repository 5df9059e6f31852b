"""Casualty figures: how many were harmed, how, who they were, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.harms import harms
from rapportage.lexicon.names import Index
from rapportage.recording.actors import Cast
from rapportage.recording.harming import Claim, Frames, Hit, find_hits
from rapportage.recording.numerals import Phrase, find_phrases
from rapportage.recording.passages import Passage
from rapportage.recording.places import is_inside
from rapportage.recording.readings import Reading
from rapportage.recording.told import Told
from rapportage.schema.codes import ActorKind, Harm, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, TimeMention, TimeType, TollMention
from rapportage.schema.span import Span
from rapportage.schema.when import When
from rapportage.text.sentences import find_sentences
from rapportage.text.tokens import Tokens, tokens

_WITHOUT_TRIGGER = frozenset({"lives", "casualties", "hospital", "hospitals"})
_ANY = re.compile(r"[a-z]+", re.IGNORECASE)
_DENIED = frozenset(["denied", "denies", "denying"])
_IF = frozenset({"if", "unless", "would", "should"})
_ACTS = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE})


class Context(NamedTuple):
    """What a report's other rows tell of a figure."""

    cast: Cast
    names: Index
    told: Told
    times: tuple[TimeMention, ...]


def find_tolls(readings: Sequence[Reading], context: Context) -> Iterator[TollMention]:
    """Yield the casualty figures of a report in text order; what a page says twice counts once."""
    lexicon = harms()
    for number, reading in enumerate(readings):
        passage = reading.passage
        if passage.repeats is not None:
            continue
        for start, end in find_sentences(passage.text):
            heads = {word[0].lower() for word in _ANY.finditer(passage.text, start, end)}
            if heads.isdisjoint(lexicon.triggers) and heads.isdisjoint(_WITHOUT_TRIGGER):
                continue
            words = tokens(passage.text, start, end)
            yield from _in_sentence(passage, number, words, context=context)


def _in_sentence(passage: Passage, number: int, words: Tokens, *, context: Context) -> Iterator[TollMention]:
    """Yield the figures of one sentence."""
    high = len(words.words)
    hits = find_hits(words, 0, high)
    phrases = find_phrases(passage.text, words, 0, high, index=context.names)
    if not phrases:
        return
    claims = Frames(words, 0, high, phrases=phrases, hits=hits).solve()
    ids: dict[int, MentionId] = {}
    for claim in claims:
        phrase = phrases[claim.phrase]
        first = min(words.starts[phrase.first], words.starts[claim.hit.first] if claim.hit else 10**9)
        last = max(words.ends[phrase.last], words.ends[claim.hit.last] if claim.hit else 0)
        span = passage.span(first, last)
        rule = f"tolls.{claim.rule}/1"
        ident = MentionId(mint("toll_mention", span.report, span.start, span.end, phrase.start, claim.harm.value, rule))
        ids[claim.phrase] = ident
        toll = _row(passage, number, words, claim, phrase, ident=ident, span=span, context=context)
        whole = ids.get(claim.part_of) if claim.part_of is not None else None
        yield _with(toll, part_of=whole) if whole else toll
        if claim.rule == "none":
            other = MentionId(mint("toll_mention", span.report, span.start, span.end, phrase.start, "injured", rule))
            yield _with(toll, id=other, harm=Harm.INJURED)


def _with(toll: TollMention, **changes: object) -> TollMention:
    """Return the toll with some fields changed."""
    kept = {name: getattr(toll, name) for name in toll.__struct_fields__}
    return TollMention(**{**kept, **changes})


def _row(
    passage: Passage,
    number: int,
    words: Tokens,
    claim: Claim,
    phrase: Phrase,
    *,
    ident: MentionId,
    span: Span,
    context: Context,
) -> TollMention:
    """Return the row of one figure."""
    counted = passage.span(phrase.start, phrase.end)
    voice = context.told.voice_at(counted)
    status, cue = _status(words, claim.hit, phrase)
    if status is Status.ASSERTED and voice:
        status = Status.CLAIMED
    population, people = _population(passage.text, phrase, context.names)
    named, where = _beside(passage, number, words, phrase, context=context)
    when = _when(passage, words, context.times)
    blanks = [Blank(field="event", reason="events are not recorded yet")]
    if not named:
        blanks.append(Blank(field="actor", reason="the sentence names none"))
    if when is None:
        blanks.append(Blank(field="when", reason="the sentence gives no single resolved time"))
    return TollMention(
        id=ident,
        span=span,
        rule=f"tolls.{claim.rule}/1",
        confidence=round(claim.confidence, 3),
        voice=voice,
        status=status,
        status_cue=passage.span(words.starts[cue], words.ends[cue]) if cue is not None else None,
        harm=claim.harm,
        count=phrase.amount,
        number=counted,
        population=population,
        population_span=passage.span(*people) if people else None,
        actor=named,
        where=where,
        when=when,
        is_cumulative=claim.is_cumulative,
        blanks=tuple(blanks),
    )


def _population(text: str, phrase: Phrase, index: Index) -> tuple[str, tuple[int, int] | None]:
    """Return whom a figure counts: "nine people who were not Velmarki nationals" are "non-VLM"."""
    end = phrase.people[1] if phrase.people else phrase.end
    other = _NOT_NATIONALS.match(text, end)
    names = index.get(other["nation"], ()) if other else ()
    if other and names:
        return f"non-{names[0].key}", (phrase.people[0] if phrase.people else phrase.start, other.end())
    return phrase.population, phrase.people


_NOT_NATIONALS = re.compile(
    r"(?: people| persons)?,? who (?:were|are) (?:not|n[o']n-) ?(?P<nation>[A-Z][^\W_]+)(?: nationals| citizens)?"
)


def _status(words: Tokens, hit: Hit | None, phrase: Phrase) -> tuple[Status, int | None]:
    """Return whether the words say it happened, with the token that tells otherwise."""
    first = hit.first if hit else phrase.first
    reach = 8 if hit is None or hit.trigger.manner == "ing" else 4  # "could set off a war killing thousands"
    low = max(0, min(first, phrase.first) - reach)
    before = [at for at in range(first - 1, low - 1, -1) if not phrase.first <= at <= phrase.last]
    close = True
    for at in before:
        word = words.lower[at]
        close = close and (
            word in listed("auxiliary")
            or word.endswith(("ly", "n't", "n’t"))
            or word in {"not", "never", "do", "did", "does", "any"}
        )
        if close and (word in {"not", "never"} or word.endswith(("n't", "n’t"))):
            return (Status.ASSERTED, None) if phrase.amount.high == 0 else (Status.NEGATED, at)
        if word in _DENIED:
            return Status.DENIED, at
        if word in listed("possible"):
            return Status.POSSIBLE, at
        if word in listed("planned"):
            return Status.PLANNED, at
        if word in _IF:
            return Status.CONDITIONAL, at
    return Status.ASSERTED, None


def _beside(
    passage: Passage, number: int, words: Tokens, phrase: Phrase, *, context: Context
) -> tuple[tuple[str, ...], str]:
    """Return the actors a sentence names, and the state inside which it places the harm."""
    named: list[str] = []
    where = ""
    for found, row in context.cast.within(number, words.starts[0], words.ends[-1]):
        if (found.start < phrase.end and phrase.start < found.end) or (
            phrase.people and phrase.people[0] <= found.start < phrase.people[1]
        ):
            continue
        if found.kind is ActorKind.STATE and (
            is_inside(passage.text, found.start) or _owns_place(passage.text, found.start, found.end)
        ):
            where = where or row.country
        elif found.kind in _ACTS and row.key and row.key not in named and not row.key.endswith(".MEDIA"):
            named.append(row.key)
    return tuple(named), where


_OWN_PLACE = re.compile(
    r"(?:'s|’s) (?:[\w’'-]+ ){0,4}(?:province|region|district|city|town|village|border|territory|soil|capital)\b"
)


def _owns_place(text: str, start: int, end: int) -> bool:
    """Tell whether a state's name owns the place of the sentence: "in Velmark's Ardal province"."""
    return bool(_OWN_PLACE.match(text, end)) and bool(
        re.search(r"\b(?:in|at|inside|into|near)(?: \w+ in)? $", text[max(0, start - 16) : start])
    )


def _when(passage: Passage, words: Tokens, times: tuple[TimeMention, ...]) -> When | None:
    """Return the time of the sentence where it gives exactly one that is resolved and no bound."""
    span = passage.span(words.starts[0], words.ends[-1])
    first = bisect_left(times, span.start, key=lambda row: row.span.start)
    here = []
    for row in times[first : first + 40]:
        if row.span.start >= span.end:
            break
        if row.type in {TimeType.DATE, TimeType.TIME} and not row.value.endswith("_REF"):  # "now", "recent"
            here.append(row)
    resolved = [row for row in here if row.when is not None and row.modifier in {"", "early", "late", "about"}]
    return resolved[0].when if len(here) == 1 and resolved else None
