"""Reported speech: what was said, by whom, in whose words; and what somebody is said to think or want."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rapportage.lexicon.attributing import attributing
from rapportage.recording.actors import Cast
from rapportage.recording.contents import STRIP, find_contents, reported_contents
from rapportage.recording.cues import Cue
from rapportage.recording.quotations import Linked, link
from rapportage.recording.readings import Reading
from rapportage.recording.signatures import Sheet, find_signatures
from rapportage.recording.statement_rows import NO_CLAUSE, NOT_FOUND, Announced, Draft, Telling, find_rows
from rapportage.recording.turns import find_turn
from rapportage.recording.voices import Speaker, named_speaker, settle
from rapportage.schema.codes import Form, SpeechAct, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import StatementMention
from rapportage.schema.report import Use

_ASIDE = frozenset({Use.CAPTION, Use.PULL_QUOTE, Use.TEASER})
_RULES = {"speech": "statements.indirect/2", "attitude": "statements.attitude/1", "stance": "statements.stance/1",
          "evidence": "statements.evidence/1"}  # fmt: skip
_LEAD = re.compile(r",?\s(?:(?:in|on|at|to|of|by|from) )?(?:which|that|whom|where|who)?\s$")
_MOST = 40
"""Quotations of one sentence that are compared with each clause: no sentence of news has more, a broken page may have thousands."""

_OPENING = frozenset('“"«„')
_REGARDING = frozenset({SpeechAct.ACCUSE, SpeechAct.EVALUATE, SpeechAct.DENY, SpeechAct.REGRET, SpeechAct.DEMAND})


class _Memory:
    """Who spoke last, while a report is read from top to bottom."""

    def __init__(self) -> None:
        self.speakers: list[Speaker] = []
        self.passage = -2
        self.is_open = False  # the last passage's quotation never closed
        self.announces = False  # the last passage ended with a colon
        self.announced: Announced | None = None  # the clause before that colon

    @property
    def last(self) -> Speaker | None:
        """The one who spoke last."""
        return self.speakers[-1] if self.speakers else None

    def keep(self, speaker: Speaker, number: int) -> None:
        """Remember who speaks in a passage."""
        self.speakers.append(speaker)
        self.passage = number

    def close(self, reading: Reading, linked: Sequence[Linked], number: int, cues: Sequence[Cue]) -> None:
        """Remember how a passage ends: within a quotation, or with a colon and the clause before it."""
        self.is_open = bool(linked) and not linked[-1].quotes[-1].is_closed and self.passage == number
        self.announces = reading.masked.rstrip().endswith(":") and self.passage == number
        last = [cue for cue in cues if cue.subject is not None and cue.sentence == len(reading.sentences) - 1]
        self.announced = None
        if self.announces and last:
            self.announced = Announced(reading.passage.span(last[-1].start, last[-1].end), last[-1])


def find_statements(
    readings: Sequence[Reading], cues: Sequence[Sequence[Cue]], telling: Telling, *, indirect: bool = True
) -> Iterator[StatementMention]:
    """Yield what the report says others said, think or want, in text order; words that a page says twice only once."""
    memory = _Memory()
    told: list[StatementMention] = []
    at = -1  # the running text apart from captions and boxes
    later: list[Reading] = []
    sheets: list[Sheet] = []
    for number, reading in enumerate(readings):
        if reading.passage.repeats is not None:
            later.append(reading)
            continue
        if reading.passage.use in _ASIDE:
            drafts = _in_passage(number, -9, reading, cues[number], cast=telling.cast, memory=_Memory())
        else:
            at += 1
            drafts = _in_passage(number, at, reading, cues[number], cast=telling.cast, memory=memory)
        sheets.append(Sheet(number, reading, drafts))
    for number, reading, drafts in find_signatures(sheets, telling.cast):
        kept = drafts if indirect else [draft for draft in drafts if draft.form is not Form.INDIRECT]
        for row in find_rows(reading, number, kept, telling=telling):
            told.append(row)
            yield row
    for reading in later:
        if reading.passage.use is Use.PULL_QUOTE:
            yield from _repeated(reading, told)


def _repeated(reading: Reading, told: list[StatementMention]) -> Iterator[StatementMention]:
    """Yield the statement a pull quote makes again, tied to the first."""
    passage = reading.passage
    if passage.repeats is None:
        return
    first = passage.repeats.first
    hits = [row for row in told if any(each.start < first.end and first.start < each.end for each in row.content)]
    hits.sort(key=lambda row: row.form is Form.INDIRECT or row.nested_in is not None)
    if not hits:
        return
    row = hits[0]
    low = next((at for at, char in enumerate(passage.text) if char not in STRIP), 0)
    high = len(passage.text.rstrip(STRIP))
    if low < high:
        span = passage.span(low, high)
        yield StatementMention(
            id=mint("statement_mention", span.report, span.start, span.end, "statements.repeat/1"),
            span=span, rule="statements.repeat/1", confidence=0.9, voice=row.voice, status=Status.CLAIMED, content=(span,),
            form=row.form, speaker=row.speaker, speaker_name=row.speaker_name, is_former=row.is_former, act=row.act,
            repeats=MentionId(row.id),
        )  # fmt: skip


class _Speakers:
    """Who speaks in the clauses of a passage, settled once each, in the order of reading."""

    def __init__(self, reading: Reading, number: int, at: int, *, cast: Cast, memory: _Memory) -> None:
        self._where = (reading, number, at)
        self._cast = cast
        self._memory = memory
        self._settled: dict[int, Speaker | None] = {}
        self.quoting: frozenset[int] = frozenset()
        self.quoting_sentences: frozenset[int] = frozenset()

    def of(self, cue: Cue | None) -> Speaker | None:
        """Return who speaks in a clause, and remember it where words are said there."""
        if cue is None or id(cue) in self._settled:
            return self._settled.get(id(cue))
        reading, number, at = self._where
        speaker = self._settled[id(cue)] = settle(cue, reading, number, cast=self._cast, last=self._memory.speakers)
        quotes = id(cue) in self.quoting
        hands_on = cue.sentence == len(reading.sentences) - 1 and reading.masked.rstrip().endswith(":")
        hands_on = hands_on or (not cue.words_said and _ends_before_quote(reading, cue))
        if not quotes and cue.sentence in self.quoting_sentences:
            return speaker  # who speaks in an aside beside a quotation does not go on
        said = (
            ((cue.words_said and cue.attribution.has_clause) or hands_on)
            and cue.attribution.manner == "speech"
            and cue.manner != "noun"
        )
        if quotes and speaker is None:
            self._memory.passage = -2  # somebody spoke whom nobody names: nobody goes on
        elif speaker is not None and (said or quotes):
            self._memory.keep(speaker, at)
        return speaker


def _ends_before_quote(reading: Reading, cue: Cue) -> bool:
    """Tell whether a clause ends its sentence right before a quotation: "Lorne agreed. “...”"."""
    rest = reading.masked[cue.end : cue.end + 4].lstrip()
    return rest.startswith(".") and rest[1:].lstrip()[:1] in _OPENING


def _in_passage(
    number: int, at: int, reading: Reading, cues: Sequence[Cue], *, cast: Cast, memory: _Memory
) -> list[Draft]:
    """Return the statements of one passage and remember who spoke."""
    inside = _quoted_cues(reading, cues)
    outside = [cue for cue in cues if id(cue) not in inside]
    linked = link(reading, outside)
    goes_on = memory.is_open and memory.passage == at - 1
    speakers = _Speakers(reading, number, at, cast=cast, memory=memory)
    speakers.quoting = frozenset(id(each.cue) for each in linked if each.cue)
    speakers.quoting_sentences = frozenset(each.cue.sentence for each in linked if each.cue)
    drafts: list[Draft] = []
    by_sentence: dict[int, tuple[list[Cue], list[Linked]]] = {}
    for cue in outside:
        by_sentence.setdefault(cue.sentence, ([], []))[0].append(cue)
    for group in linked:
        by_sentence.setdefault(group.sentence, ([], []))[1].append(group)
    for _, (mine, groups) in sorted(by_sentence.items()):
        for cue in mine:
            speakers.of(cue)
        for group in groups:
            speaker = speakers.of(group.cue)
            opens = goes_on and not drafts
            drafts.append(
                _quotation(reading, group, speaker, at=at, number=number, cast=cast, memory=memory, goes_on=opens)
            )
        for cue in mine:
            if id(cue) not in speakers.quoting and not _only_leads(cue):
                drafts.extend(_reported(reading, _cut(reading, cue, groups), speakers.of(cue), rule=_rule(cue)))
    for cue in (cue for cue in cues if id(cue) in inside):
        speaker = settle(cue, reading, number, cast=cast, last=())
        drafts.extend(_reported(reading, cue, speaker, rule="statements.nested/1"))
    memory.close(reading, linked, at, outside)
    return sorted(_with_turn(reading, drafts, number=number, cast=cast), key=lambda each: (each.start, -each.end))


def _with_turn(reading: Reading, drafts: list[Draft], *, number: int, cast: Cast) -> list[Draft]:
    """Return drafts, and the words given by a name and a colon instead of quotations that nobody claims."""
    turn = find_turn(reading, drafts, number=number, cast=cast)
    return drafts if turn is None else [turn, *(draft for draft in drafts if draft.cue is not None)]


def _rule(cue: Cue) -> str:
    """Return the rule for words without quotation marks: what is praised, blamed or spoken about is not said to be so."""
    found = cue.attribution
    if found.is_echo:
        return "statements.echo/1"
    if found.manner != "speech" or found.has_clause:
        return _RULES[found.manner]
    if found.form == "noun":
        return "statements.regard/1"
    topical = attributing().topical
    regards = found.act in _REGARDING or found.lemma in topical or len(found.content) < 2
    leads = set(cue.words.split()[1:]) - {"of", "out"}  # the prepositions of what is spoken about
    return "statements.regard/1" if regards or leads else _RULES["speech"]


def _cut(reading: Reading, cue: Cue, groups: Sequence[Linked]) -> Cue:
    """Return a clause without the quotation of another clause that the tree put among its words, where it reports no clause itself."""
    if (cue.attribution.has_clause and cue.attribution.manner == "speech") or len(groups) > _MOST:
        return cue
    others = [group.cue for group in groups if group.cue is not None and group.cue is not cue]
    firsts = [min(other.start, other.subject.first if other.subject else other.start) for other in others]
    said = []
    for low, high in cue.words_said:
        last = min((first for first in firsts if low < first < high), default=high)
        lead = _LEAD.search(reading.passage.text, low, last) if last < high else None
        said.append((low, lead.start() if lead else last))
    return cue._replace(words_said=tuple(said)) if tuple(said) != cue.words_said else cue


def _only_leads(cue: Cue) -> bool:
    """Tell whether a verb of no speech reports by a quotation alone: "she gloated: “...”"."""
    found = cue.attribution
    return found.form == "verb" and found.manner == "speech" and not attributing().manner(found.lemma)


def _quoted_cues(reading: Reading, cues: Sequence[Cue]) -> frozenset[int]:
    """Return the clauses that stand within quotation marks, by their identity."""
    outer = sorted((each.low, each.high) for each in reading.quoted if not each.depth)
    found = set()
    for cue in cues if outer else ():
        at = bisect_right(outer, (cue.start, 10**12)) - 1
        if at >= 0 and cue.start < outer[at][1]:
            found.add(id(cue))
    return frozenset(found)


def _quotation(
    reading: Reading,
    group: Linked,
    speaker: Speaker | None,
    *,
    at: int,
    number: int,
    cast: Cast,
    memory: _Memory,
    goes_on: bool,
) -> Draft:
    """Return a quotation with its speaker: by its clause, else whoever is speaking."""
    rule, blank, announced = "statements.clause/2", None, None
    if group.cue is None:
        last = memory.last
        near = last is not None and (
            memory.passage == at or (memory.passage == at - 1 and (group.opens or memory.announces))
        )
        if group.cited is not None:
            written = reading.passage.text[slice(*group.cited)]
            speaker = named_speaker(written, group.cited, number, cast=cast)._replace(passage=at)
            rule = "statements.cited/1"
        elif near and (group.opens or goes_on or memory.announces):
            speaker, rule = last, "statements.running/1"
            if memory.announced is not None and memory.passage == at - 1:
                rule, announced = "statements.announced/1", memory.announced
            if last is not None:
                memory.keep(last, at)
        else:
            rule, blank = "statements.unclaimed/1", NO_CLAUSE
    elif speaker is None:
        blank = NOT_FOUND
    form, pieces = find_contents(reading, group)
    start, end = group.quotes[0].start, group.quotes[-1].end
    inner = tuple(
        each for each in reading.quoted if each.depth == 1 and any(q.start < each.start < q.end for q in group.quotes)
    )
    return _with_clause(Draft(pieces, form, group.cue, speaker, start, end, rule, blank, inner, announced))


def _with_clause(draft: Draft) -> Draft:
    """Return a draft whose span takes in its clause and its speaker."""
    cue = draft.cue
    if cue is None:
        return draft
    first = cue.subject.first if cue.subject else cue.start
    last = cue.subject.last if cue.subject else cue.end
    start = min(draft.start, first, cue.start, draft.pieces[0][0])
    return draft._replace(start=start, end=max(draft.end, cue.end, last, draft.pieces[-1][1]))


def _reported(reading: Reading, cue: Cue, speaker: Speaker | None, *, rule: str) -> Iterator[Draft]:
    """Yield speech or thought without quotation marks."""
    pieces = reported_contents(reading, cue)
    if not pieces:
        return
    blank = None
    if speaker is None:
        blank = NOT_FOUND
    yield _with_clause(Draft(pieces, Form.INDIRECT, cue, speaker, pieces[0][0], pieces[-1][1], rule, blank))
