"""Reported speech: what was said, by whom, in whose words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapportage.recording.actors import Cast
from rapportage.recording.cues import Cue
from rapportage.recording.passages import Passage
from rapportage.recording.quotations import Linked, link
from rapportage.recording.readings import Reading
from rapportage.recording.voices import Speaker, settle, voice_of
from rapportage.schema.codes import Form, Role, SpeechAct, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, StatementMention
from rapportage.schema.report import Use
from rapportage.schema.span import Span
from rapportage.text.marks import Quoted

_NO_CLAUSE = Blank(field="speaker", reason="no reporting clause stands near")
_NOT_FOUND = Blank(field="speaker", reason="the reporting clause names nobody the report tells of")
_INNER = Blank(field="speaker", reason="words within another's words: imagined or passed on")
_ASIDE = frozenset({Use.CAPTION, Use.PULL_QUOTE, Use.TEASER})
_STRIP = " ,;:—–-\"“”«»‘’'"
_LEAD = re.compile(r"[\s,;:—–-]*(?:that\b\s*)?")
# Between a reporting word and "that": when, where and to whom it was said; without "that" only when.
_TO_THAT = re.compile(
    r"[\s,]*(?:(?:late|early|later|earlier|again|also|on|in|at|during|to|via|before|after|last|this|yesterday|today|publicly|"
    r"repeatedly|[A-Z][a-z]{2,6}day)\b)[^;:.“”\"]{0,90}?,?\s(?:that)\b\s*(?=\S)"
)
_DAY_FIRST = re.compile(
    r"[\s,]*(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|yesterday|"
    r"today|(?:last|this|earlier this) (?:week|month|year))\b,?\s+(?=\S)"
)
_CLAUSE = re.compile(
    r"\b(?:there|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|should|must|does|did|do|it|he|she|they|we|"
    r"not|no|[a-z]+n['’]t)\b"
)
_CREDIT = re.compile(r"[\s,]*(?:responsibility|credit|victory)\b[^,]*")
_CONFIDENCE = {Form.DIRECT: 0.9, Form.FRAGMENT: 0.85, Form.MIXED: 0.85, Form.INDIRECT: 0.7}


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


class _Memory:
    """Who spoke last, while a report is read from top to bottom."""

    def __init__(self) -> None:
        self.speakers: list[Speaker] = []
        self.passage = -2
        self.is_open = False  # the last passage's quotation never closed
        self.announces = False  # the last passage ended with a colon

    @property
    def last(self) -> Speaker | None:
        """The one who spoke last."""
        return self.speakers[-1] if self.speakers else None

    def keep(self, speaker: Speaker, number: int) -> None:
        """Remember who speaks in a passage."""
        self.speakers.append(speaker)
        self.passage = number


def find_statements(
    readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], *, cast: Cast, indirect: bool = True
) -> Iterator[StatementMention]:
    """Yield what the report says others said, in text order; words that a page says twice only once."""
    memory = _Memory()
    told: list[StatementMention] = []
    at = -1  # the running text apart from captions and boxes
    later: list[tuple[int, Reading]] = []
    for number, reading in enumerate(readings):
        if reading.passage.repeats is not None:
            later.append((number, reading))
            continue
        if reading.passage.use in _ASIDE:
            rows = _in_passage(number, -9, reading, cues[number], cast=cast, memory=_Memory(), indirect=indirect)
        else:
            at += 1
            rows = _in_passage(number, at, reading, cues[number], cast=cast, memory=memory, indirect=indirect)
        for row in rows:
            told.append(row)
            yield row
    for _, reading in later:
        if reading.passage.use is Use.PULL_QUOTE:
            yield from _repeated(reading.passage, told)


def _repeated(passage: Passage, told: list[StatementMention]) -> Iterator[StatementMention]:
    """Yield the statement a pull quote makes again, tied to the first."""
    if passage.repeats is None:
        return
    first = passage.repeats.first
    hits = [row for row in told if any(each.start < first.end and first.start < each.end for each in row.content)]
    if not hits:
        return
    row = hits[0]
    low = next((at for at, char in enumerate(passage.text) if char not in _STRIP), 0)
    high = len(passage.text.rstrip(_STRIP))
    if low < high:
        span = passage.span(low, high)
        yield StatementMention(
            id=mint("statement_mention", span.report, span.start, span.end, "statements.repeat/1"),
            span=span, rule="statements.repeat/1", confidence=0.9, voice=row.voice, status=Status.CLAIMED, content=(span,),
            form=row.form, speaker=row.speaker, speaker_name=row.speaker_name, is_former=row.is_former, act=row.act,
            repeats=MentionId(row.id),
        )  # fmt: skip


def _in_passage(
    number: int, at: int, reading: Reading, cues: Sequence[Cue], *, cast: Cast, memory: _Memory, indirect: bool
) -> Iterator[StatementMention]:
    """Yield the statements of one passage and remember who spoke."""
    linked = link(reading, cues)
    goes_on = memory.is_open and memory.passage == at - 1
    drafts: list[Draft] = []
    settled: dict[int, Speaker] = {}
    groups = iter(linked)
    group = next(groups, None)
    quoting = {id(each.cue) for each in linked if each.cue}
    by_sentence: dict[int, list[Cue]] = {}
    for cue in cues:
        by_sentence.setdefault(cue.sentence, []).append(cue)
    for sentence in range(len(reading.sentences)):
        for cue in by_sentence.get(sentence, ()):
            speaker = settle(cue, reading, number, cast=cast, last=memory.speakers)
            if speaker is None:
                continue
            settled[id(cue)] = speaker
            if not cue.is_weak or cue.has_that or id(cue) in quoting:
                memory.keep(speaker, at)
        while group is not None and group.sentence == sentence:
            drafts.append(_draft(reading, group, settled, at=at, memory=memory, goes_on=goes_on and not drafts))
            group = next(groups, None)
        for cue in by_sentence.get(sentence, ()) if indirect else ():
            if id(cue) not in quoting and id(cue) in settled:
                drafts.extend(_indirect(reading, cue, settled[id(cue)], by_sentence[sentence]))
    memory.is_open = bool(linked) and not linked[-1].quotes[-1].is_closed and memory.passage == at
    memory.announces = reading.masked.rstrip().endswith(":") and memory.passage == at
    for draft in sorted(drafts, key=lambda each: (each.start, each.end)):
        yield from _rows(reading.passage, draft)


def _draft(
    reading: Reading, group: Linked, settled: dict[int, Speaker], *, at: int, memory: _Memory, goes_on: bool
) -> Draft:
    """Return a quotation with its speaker: by its clause, else whoever is speaking."""
    speaker = settled.get(id(group.cue)) if group.cue else None
    rule, blank = "statements.clause/1", None
    if group.cue is None:
        last = memory.last
        near = last is not None and (
            memory.passage == at or (memory.passage == at - 1 and (group.opens or memory.announces))
        )
        if group.cited is not None:
            speaker = Speaker(None, reading.passage.text[slice(*group.cited)], "", Role.UNKNOWN, "name", at)
            rule = "statements.cited/1"
        elif near and (group.opens or goes_on or memory.announces):
            speaker, rule = last, "statements.running/1"
            if last is not None:
                memory.keep(last, at)
        else:
            rule, blank = "statements.unclaimed/1", _NO_CLAUSE
    elif speaker is None:
        blank = _NOT_FOUND
    form, pieces = _form(reading, group)
    start, end = group.quotes[0].start, group.quotes[-1].end
    if group.cue is not None:
        first = group.cue.subject.first if group.cue.subject else group.cue.start
        last_at = group.cue.subject.last if group.cue.subject else group.cue.end
        start, end = min(start, first, group.cue.start, pieces[0][0]), max(end, group.cue.end, last_at, pieces[-1][1])
    within = tuple(
        each for each in reading.quoted if each.depth == 1 and any(q.start < each.start < q.end for q in group.quotes)
    )
    return Draft(pieces, form, group.cue, speaker, start, end, rule, blank, within)


def _form(reading: Reading, group: Linked) -> tuple[Form, tuple[tuple[int, int], ...]]:
    """Return the form of a quotation and the ranges of its words, with the paraphrase around it where it has one."""
    text = reading.passage.text
    quotes = group.quotes
    inner = tuple((each.low, each.high) for each in quotes)
    sentence_start, sentence_end = reading.sentences[group.sentence]
    cue = group.cue
    opens = text[quotes[0].low : quotes[0].low + 1]
    if cue is None:
        return (Form.DIRECT if group.opens else Form.FRAGMENT), inner
    if cue.start >= quotes[-1].end:  # what was said stands before
        low, high = sentence_start, quotes[-1].end
    elif cue.end <= quotes[0].start:
        low, high = cue.end, max(quotes[-1].end, min(sentence_end, quotes[-1].end))
        if cue.subject and cue.subject.start > cue.end:
            low = max(low, cue.subject.last)
        if cue.addressee:
            low = max(low, cue.addressee[1])
        low = _content_start(reading.masked, low, quotes[-1].end, cue=cue)
    else:
        return Form.DIRECT, inner
    quotes = tuple(each for each in quotes if each.low >= low) or quotes
    inner = tuple((each.low, each.high) for each in quotes)
    lead = text[low : quotes[0].start].strip(_STRIP)
    lead = re.sub(r"^(?:that|as)\b\s*(?:an?|the)?\b\s*", "", lead)
    if len(lead.split()) < 2 or (
        cue.subject and low <= cue.subject.first < quotes[0].start and cue.start >= quotes[-1].end
    ):
        whole = opens.isupper() or opens == "["
        return (
            Form.DIRECT if whole and (group.opens or len(inner) > 1 or _is_led_in(text, quotes[0])) else Form.FRAGMENT
        ), inner
    return Form.MIXED, _pieces(text, low, high, quotes)


def _is_led_in(text: str, quote: Quoted) -> bool:
    """Tell whether a quotation follows a colon or a comma: "She said: “Go.”"."""
    return text[: quote.start].rstrip()[-1:] in {":", ","} or text[quote.high - 1] in ".!?"


def _pieces(text: str, low: int, high: int, quotes: Sequence[Quoted]) -> tuple[tuple[int, int], ...]:
    """Return the ranges of ``low..high`` between and within quotation marks, trimmed, empty ones left out."""
    cuts = [low]
    for quote in quotes:
        cuts.extend((quote.start, quote.low, quote.high, quote.end))
    cuts.append(max(high, cuts[-1]))
    found = []
    for number, (first, last) in enumerate(pairwise(cuts)):
        if number % 4 == 1 or number % 4 == 3:
            continue  # the marks themselves
        trimmed = _trim(text, first, last)
        if trimmed:
            found.append(trimmed)
    return tuple(found)


def _trim(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Return a range without white space, commas and marks at its ends, and without a leading "that"."""
    lead = _LEAD.match(text, first, last)
    first = lead.end() if lead else first
    while last > first and text[last - 1] in " ,;:—–-":
        last -= 1
    return (first, last) if last > first else None


def _content_start(text: str, low: int, high: int, *, cue: Cue) -> int:
    """Return where what was said starts after a reporting word: "said in a statement on Monday that" is left out."""
    if cue.has_that:
        return low
    found = _TO_THAT.match(text, low, high)
    if found is None or _CLAUSE.search(found[0]):  # "said on Sunday there was no proof that": said from "there" on
        found = _DAY_FIRST.match(text, low, high)
    return found.end() if found else low


def _indirect(reading: Reading, cue: Cue, speaker: Speaker, cues: list[Cue]) -> Iterator[Draft]:
    """Yield speech without quotation marks: what follows "said (that)", or what stands before ", she said"."""
    if cue.is_weak and not cue.has_that:
        return
    text = reading.passage.text
    low, high = reading.sentences[cue.sentence]
    later = [each for each in cues if each.start > cue.end]
    first = cue.subject.first if cue.subject else cue.start
    last = cue.subject.last if cue.subject else cue.end
    after = (max(cue.end, last, cue.addressee[1] if cue.addressee else 0), high)
    if later:
        nxt = later[0]
        if nxt.manner == "adding":
            after = (after[0], nxt.start)
    before = (low, min(first, cue.start))
    chosen = None
    tail = text[after[0] : after[1]].strip(" .,;:”\"'")
    leads = len(text[before[0] : before[1]].split())
    ends_clause = len(tail.split()) < 4 or (text[after[0] : after[0] + 1] in ",." and leads > 4)
    if cue.manner == "according" or cue.is_inverted or (ends_clause and not cue.has_that):
        chosen = before if leads >= 3 and (ends_clause or cue.manner == "according" or cue.is_inverted) else after
    else:
        chosen = after
    if chosen is after:
        credit = _CREDIT.match(text, *after)
        chosen = (_content_start(text, *after, cue=cue), credit.end() if credit else after[1])
    piece = _trim(text, *chosen)
    if piece is None:
        return
    while piece[1] > piece[0] and text[piece[1] - 1] in ".,":
        piece = (piece[0], piece[1] - 1)
    if len(text[slice(*piece)].split()) < 3:
        return
    yield Draft(
        (piece,), Form.INDIRECT, cue, speaker, min(piece[0], first, cue.start), max(piece[1], cue.end, last),
        "statements.indirect/1", None,
    )  # fmt: skip


def _rows(passage: Passage, draft: Draft) -> Iterator[StatementMention]:
    """Yield the row of a draft, then rows for the words quoted within it."""
    span = passage.span(draft.start, draft.end)
    content = tuple(passage.span(low, high) for low, high in draft.pieces)
    speaker, cue = draft.speaker, draft.cue
    subject = cue.subject if cue else None
    role = subject.role if subject and subject.manner == "name" else None
    ident = MentionId(mint("statement_mention", span.report, span.start, span.end, content[0].start, draft.rule))
    yield StatementMention(
        id=ident,
        span=span,
        rule=draft.rule,
        confidence=_CONFIDENCE[draft.form] * (0.5 if speaker is None else 0.9 if cue is None else 1.0),
        voice=(voice_of(speaker, cue, passage),) if speaker else (),
        status=Status.CLAIMED,
        content=content,
        form=draft.form,
        speaker=speaker.actor if speaker else None,
        speaker_name=speaker.name if speaker else "",
        role=passage.span(*role) if role and role[1] > role[0] else None,
        is_former=subject.is_former if subject else False,
        cue=passage.span(cue.start, cue.end) if cue else None,
        addressee=_addressee(passage, cue),
        act=cue.act if cue else SpeechAct.UNKNOWN,
        blanks=(draft.blank,) if draft.blank else (),
    )
    for quote in draft.inner:
        if len(passage.text[quote.low : quote.high].split()) >= 4:
            yield _inner(passage, quote, ident)


def _addressee(passage: Passage, cue: Cue | None) -> Span | None:
    """Return the words that name whom the speaker told."""
    return passage.span(*cue.addressee) if cue and cue.addressee else None


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
