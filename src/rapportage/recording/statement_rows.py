"""The rows that statements become: with the chain of their voices, what they stand in, and when they were said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rapportage.lexicon.attributing import attributing
from rapportage.recording.actors import Cast
from rapportage.recording.attribution import is_voice
from rapportage.recording.cues import Cue
from rapportage.recording.grammar import Grammar
from rapportage.recording.passages import Passage
from rapportage.recording.readings import Reading
from rapportage.recording.speakers import find_subject
from rapportage.recording.voices import Speaker, hidden_voice, settle, voice_of
from rapportage.schema.codes import Form, SpeechAct, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, StatementMention, TimeMention, Voice
from rapportage.schema.span import Span
from rapportage.schema.when import When
from rapportage.text.marks import Quoted

NO_CLAUSE = Blank(field="speaker", reason="no reporting clause stands near")
NOT_FOUND = Blank(field="speaker", reason="the reporting clause names nobody the report tells of")
_HIDDEN = Blank(field="speaker", reason="the words do not tell who says so")
_INNER = Blank(field="speaker", reason="words within another's words: imagined or passed on")
_CONFIDENCE = {
    "statements.attitude/1": 0.6,
    "statements.stance/1": 0.5,
    "statements.regard/1": 0.7,
    "statements.evidence/1": 0.6,
    "statements.nested/1": 0.6,
    "statements.turn/1": 0.6,
}
_HOLDING_NOTHING = frozenset({"statements.stance/1", "statements.regard/1", "statements.echo/1"})
_BY_FORM = {Form.DIRECT: 0.9, Form.FRAGMENT: 0.85, Form.MIXED: 0.85, Form.INDIRECT: 0.85}
_DEEPEST = 60
"""Pieces of content before a clause that are looked at for the one that holds it."""
_PASSING = frozenset({"cite", "quote", "carry", "release", "publish", "issue", "obtain", "see", "broadcast", "air"})
_CITING = frozenset({"cite", "quote"})


class Announced(NamedTuple):
    """The clause that ends the passage before with a colon, as spans of the report."""

    cue: Span
    voiced: Cue


class Draft(NamedTuple):
    """A statement before it becomes a row: offsets in the passage's text."""

    pieces: tuple[tuple[int, int], ...]
    form: Form
    cue: Cue | None
    speaker: Speaker | None
    start: int
    end: int
    rule: str
    blank: Blank | None
    inner: tuple[Quoted, ...] = ()
    announced: Announced | None = None


class Telling(NamedTuple):
    """What statements are told with: the words of the report, its actors, its times by where they start."""

    grammar: Grammar
    cast: Cast
    times: Sequence[TimeMention] = ()


def find_rows(
    reading: Reading, number: int, drafts: Sequence[Draft], *, telling: Telling
) -> Iterator[StatementMention]:
    """Yield the rows of a passage's drafts, each with its outer voices, then rows for words quoted within a quotation."""
    passage = reading.passage
    cited = _cited_for(drafts)
    of_others = {id(citing) for group in cited.values() for citing in group}
    hops = [_hops(reading, number, draft, cited.get(at, ()), telling=telling) for at, draft in enumerate(drafts)]
    ids = [_ident(passage, draft) for draft in drafts]
    outer = _outer(drafts)
    is_row = [
        id(draft) not in of_others and (outer[at] is None or not _adds_nothing(draft))
        for at, draft in enumerate(drafts)
    ]  # what is no row is a hop of another statement, or no claim of its own
    told: set[MentionId] = set()
    for at, draft in enumerate(drafts):
        if not is_row[at] or ids[at] in told:
            continue
        told.add(ids[at])
        voice = _chained(at, hops, outer)
        above = _nearest_row(outer, at, is_row)
        nested_in = ids[above] if above is not None else None
        yield _row(passage, draft, ids[at], voice=voice, nested_in=nested_in, telling=telling)
        for quote in draft.inner:
            if len(passage.text[quote.low : quote.high].split()) >= 4:
                yield _inner(passage, quote, ids[at])


def _nearest_row(outer: Sequence[int | None], at: int, is_row: Sequence[bool]) -> int | None:
    """Return the innermost statement around a draft that is a row, None where there is none."""
    above, seen = outer[at], {at}
    while above is not None and not is_row[above] and above not in seen:
        seen.add(above)
        above = outer[above]
    return above if above is not None and is_row[above] and above not in seen else None


def _adds_nothing(draft: Draft) -> bool:
    """Tell whether words within another's words are no claim of their own."""
    cue = draft.cue
    hides = cue is not None and cue.subject is None and not cue.attribution.has_clause
    return draft.rule in _HOLDING_NOTHING or hides


def _chained(at: int, hops: Sequence[tuple[Voice, ...]], outer: Sequence[int | None]) -> tuple[Voice, ...]:
    """Return the voices of a draft behind those it stands in; who quotes himself is one voice."""
    voice = hops[at]
    above = outer[at]
    for _ in range(3):  # deeper nesting does not occur in news
        if above is None:
            break
        before = hops[above]
        if before and voice and before[-1].name and before[-1].name == voice[0].name:
            voice = voice[1:]
        voice = (*before, *voice)
        above = outer[above]
    return voice


def _ident(passage: Passage, draft: Draft) -> MentionId:
    span = passage.span(draft.start, draft.end)
    first = passage.span(*draft.pieces[0])
    cue = draft.cue.start if draft.cue else -1
    return MentionId(mint("statement_mention", span.report, span.start, span.end, first.start, cue, draft.rule))


def _outer(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the smallest other one whose content holds its clause, None where the outlet reports it."""
    pieces = sorted(
        (low, high, at)
        for at, draft in enumerate(drafts)
        if draft.rule not in _HOLDING_NOTHING
        for low, high in draft.pieces
    )
    starts = [low for low, _, _ in pieces]
    reach = list(accumulate((high for _, high, _ in pieces), max))
    found: list[int | None] = []
    for number, draft in enumerate(drafts):
        best, size = None, 10**9
        cue = draft.cue
        last = bisect_right(starts, cue.start) if cue is not None else 0
        for at in range(last - 1, max(-1, last - 1 - _DEEPEST), -1):
            if cue is None or reach[at] < cue.end:
                break
            _, high, other = pieces[at]
            each = drafts[other]
            length = sum(end - start for start, end in each.pieces)
            is_outer = high >= cue.end and each.cue is not cue and other != number and not _holds(draft, each)
            if is_outer and length < size:
                best, size = other, length
        found.append(best)
    return found


def _holds(draft: Draft, other: Draft) -> bool:
    """Tell whether a draft's content holds the clause of another: then that is no outer one."""
    cue = other.cue
    return cue is not None and any(low <= cue.start and cue.end <= high for low, high in draft.pieces)


def _is_citing(cue: Cue) -> bool:
    return cue.attribution.lemma in _CITING and cue.manner == "verb" and cue.words.endswith("ing")


def _cited_for(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """Return by number the statements whose speaker cites somebody for them, with the citing clauses: "state television, citing officials, said"."""
    speakers: dict[int, int] = {}
    for at, draft in enumerate(drafts):
        cue = draft.cue
        if (
            cue is not None
            and cue.attribution.speaker >= 0
            and cue.attribution.manner != "stance"
            and not _is_citing(cue)
        ):
            speakers.setdefault(cue.attribution.speaker, at)
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue is not None and _is_citing(draft.cue) and draft.cue.attribution.speaker in speakers:
            found.setdefault(speakers[draft.cue.attribution.speaker], []).append(draft)
    return found


def _hops(
    reading: Reading, number: int, draft: Draft, citing: Sequence[Draft], *, telling: Telling
) -> tuple[Voice, ...]:
    """Return the voices that a draft adds to the chain: its speaker, then whom that one cites."""
    cue = draft.cue
    if draft.speaker is None:
        hides = cue is not None and (cue.subject is None)
        return (hidden_voice(cue, reading.passage),) if hides and cue is not None else ()
    voice = voice_of(draft.speaker, cue, reading.passage)
    if draft.announced is not None:
        strength = draft.announced.voiced.attribution.strength
        voice = Voice(
            speaker=voice.speaker,
            name=voice.name,
            role=voice.role,
            side=voice.side,
            cue=draft.announced.cue,
            strength=strength,
        )
    if cue is None:
        return (voice,)
    cited = [_cited(reading, number, other.cue, telling=telling) for other in citing if other.cue is not None]
    before = _passed_on(reading, number, cue, telling=telling)
    return tuple(each for each in (before, voice, *cited) if each is not None)


def _passed_on(reading: Reading, number: int, cue: Cue, *, telling: Telling) -> Voice | None:
    """Return who passes on what speaks: the ministry of "reports cited by the ministry", "a statement issued by the ministry"."""
    grammar, speaker = telling.grammar, cue.attribution.speaker
    for kid in grammar.children[speaker] if speaker >= 0 else ():
        frame = grammar.frame_at(kid) if grammar.deprel[kid] == "acl" and grammar.lemma[kid] in _PASSING else None
        for part in frame.parts if frame is not None else ():
            subject = (
                find_subject(grammar, part.words, part.head) if part.role == "agent" and part.marker == "by" else None
            )
            if subject is None:
                continue
            passing = cue._replace(subject=subject, start=grammar.start[kid], end=grammar.end[kid])
            found = settle(passing, reading, number, cast=telling.cast, last=())
            return voice_of(found, passing, reading.passage) if found is not None else None
    return None


def _cited(reading: Reading, number: int, cue: Cue, *, telling: Telling) -> Voice | None:
    """Return the voice that is cited."""
    grammar = telling.grammar
    heads = [word for word in cue.attribution.content if grammar.head[word] == cue.attribution.word]
    if not heads:
        return None
    subject = find_subject(grammar, cue.attribution.content, heads[0])
    if subject is None or not is_voice(grammar, heads[0], attributing()):
        return None
    speaker = settle(cue._replace(subject=subject), reading, number, cast=telling.cast, last=())
    return voice_of(speaker, cue, reading.passage) if speaker is not None else None


def _row(
    passage: Passage,
    draft: Draft,
    ident: MentionId,
    *,
    voice: tuple[Voice, ...],
    nested_in: MentionId | None,
    telling: Telling,
) -> StatementMention:
    """Return the row of a draft."""
    speaker, cue = draft.speaker, draft.cue
    subject = cue.subject if cue else None
    role = subject.role if subject and subject.manner == "name" else None
    confidence = _CONFIDENCE.get(draft.rule, _BY_FORM[draft.form])
    blank = _HIDDEN if draft.blank is NOT_FOUND and cue is not None and cue.subject is None else draft.blank
    is_negated = cue is not None and cue.attribution.is_negated and cue.manner == "verb"
    return StatementMention(
        id=ident,
        span=passage.span(draft.start, draft.end),
        rule=draft.rule,
        confidence=round(confidence * (0.5 if speaker is None else 0.9 if cue is None else 1.0), 3),
        voice=voice,
        status=Status.NEGATED if is_negated else Status.CLAIMED,
        status_cue=passage.span(cue.start, cue.end) if is_negated and cue is not None else None,
        content=tuple(passage.span(low, high) for low, high in draft.pieces),
        form=draft.form,
        speaker=speaker.actor if speaker else None,
        speaker_name=speaker.name if speaker else "",
        role=passage.span(*role) if role and role[1] > role[0] else None,
        affiliation=_span(passage, subject.affiliation) if subject else None,
        is_former=subject.is_former if subject else False,
        cue=passage.span(cue.start, cue.end) if cue else draft.announced.cue if draft.announced else None,
        addressee=_span(passage, cue.addressee) if cue else None,
        act=cue.act if cue else draft.announced.voiced.act if draft.announced else SpeechAct.UNKNOWN,
        said=_said(cue, telling=telling) if cue else None,
        nested_in=nested_in,
        blanks=(blank,) if blank else (),
    )


def _span(passage: Passage, characters: tuple[int, int] | None) -> Span | None:
    return passage.span(*characters) if characters else None


def _said(cue: Cue, *, telling: Telling) -> When | None:
    """Return when it was said, where the clause says so beside its verb."""
    grammar, times, found = telling.grammar, telling.times, cue.attribution
    if found.form != "verb" or not times:
        return None
    taken = {*found.content, *found.holder, *found.addressee}
    for kid in grammar.children[found.word]:
        if kid in taken or not grammar.deprel[kid].startswith(("obl", "advmod", "nmod")):
            continue
        words = [word for word in grammar.subtree(kid) if word not in taken]
        span = grammar.span(words[0], words[-1] + 1)
        at = bisect_left(times, span.start, key=lambda time: time.span.start)
        if at < len(times) and times[at].span.end <= span.end and times[at].when is not None:
            return times[at].when
    return None


def _inner(passage: Passage, quote: Quoted, outer: MentionId) -> StatementMention:
    """Return words quoted within a quotation: kept, but nobody's statement."""
    span = passage.span(quote.low, quote.high)
    return StatementMention(
        id=mint("statement_mention", span.report, span.start, span.end, "statements.inner/1"),
        span=span,
        rule="statements.inner/1",
        confidence=0.6,
        status=Status.CLAIMED,
        content=(span,),
        form=Form.DIRECT,
        nested_in=outer,
        blanks=(_INNER,),
    )
