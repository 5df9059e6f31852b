"""Reporting clauses of a report, passage by passage: the words that say that somebody says something, and who."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.speech import speech
from rapportage.recording.attribution import Attribution
from rapportage.recording.attributions import find_attributions
from rapportage.recording.grammar import Grammar
from rapportage.recording.readings import Reading
from rapportage.recording.speakers import find_subject
from rapportage.recording.subjects import Subject, left_subject, right_subject
from rapportage.schema.codes import Role, SpeechAct
from rapportage.text.tokens import Tokens

_TO = frozenset({"to", "with"})
_LONGEST = 6
"""Words of a speaker between a verb and a stop: what is longer is a clause."""
_CLOSING = ("”", '"', "»", "’", "'", "“")
_OPENING = frozenset("“\"«‘'„")
_ON = frozenset({"in", "on", "at", "via", "through", "during", "over"})


class Cue(NamedTuple):
    """A reporting word with its speaker, in characters of its passage.

    Attributes:
        start: First character of the reporting words.
        end: One past the last.
        words: The reporting words in lower case.
        act: What is done by saying so.
        subject: Who says it, None when nobody is found.
        manner: "verb", "according", "noun", "adjective", "view", "adverb".
        is_weak: Whether it counts only beside a quotation or with words that it reports.
        addressee: To whom or to which medium, as a range.
        has_that: Whether a clause follows, or other words that it reports.
        sentence: Index of the sentence of the reading it stands in.
        is_inverted: Whether the speaker follows the verb.
        words_said: What it reports as far as grammar tells, as ranges; empty where only a quotation can tell.
        attribution: The reporting word with its places, as words.
    """

    start: int
    end: int
    words: str
    act: SpeechAct
    subject: Subject | None
    manner: str
    is_weak: bool
    addressee: tuple[int, int] | None
    has_that: bool
    sentence: int
    is_inverted: bool
    words_said: tuple[tuple[int, int], ...]
    attribution: Attribution


def find_cues(readings: Sequence[Reading], grammar: Grammar) -> tuple[tuple[Cue, ...], ...]:
    """Return the reporting clauses of each passage in order; those within quotation marks are nested in what is quoted."""
    quoted = find_quoted_words(readings, grammar)
    found: list[list[Cue]] = [[] for _ in readings]
    for attribution in find_attributions(grammar, quoted):
        number = grammar.passage[attribution.word]
        found[number].append(_cue(readings[number], grammar, attribution))
    return tuple(tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))) for cues in found)


def find_quoted_words(readings: Sequence[Reading], grammar: Grammar) -> list[bool]:
    """Return of each word whether it stands within quotation marks."""
    quoted = [False] * len(grammar)
    for number, reading in enumerate(readings):
        for each in reading.quoted:
            if not each.depth:
                for word in grammar.within(number, each.low, each.high):
                    quoted[word] = True
    return quoted


def _cue(reading: Reading, grammar: Grammar, found: Attribution) -> Cue:
    """Return an attribution as a clause of its passage."""
    first = last = found.word
    here = grammar.words_of(grammar.passage[found.word])
    while first - 1 in found.cue and first - 1 in here:
        first -= 1
    while last + 1 in found.cue and last + 1 in here:
        last += 1
    start, end = grammar.start[first], grammar.end[last]
    subject = find_subject(grammar, found.holder, found.speaker) if found.speaker in here else None
    if subject is None and found.form == "verb" and found.manner == "speech" and "_" in reading.masked:
        subject = _by_order(reading, start, end)
    sentence = max(0, bisect_right(reading.sentences, (start, 10**12)) - 1)
    return Cue(
        start,
        end,
        reading.passage.text[start:end].lower(),
        found.act,
        subject,
        found.form,
        found.manner != "speech" or not found.content,
        _addressee(grammar, found),
        bool(found.content),
        sentence,
        subject is not None and subject.start > start and found.form == "verb",
        tuple(ranges(grammar, found.content)),
        found,
    )


def _by_order(reading: Reading, start: int, end: int) -> Subject | None:
    """Return who speaks by the order of words, for a verb beside a quotation whose speaker the tree has lost."""
    low, high = reading.sentences[max(0, bisect_right(reading.sentences, (start, 10**12)) - 1)]
    words, text = reading.tokens, reading.masked
    first, last = bisect_left(words.starts, low), bisect_left(words.starts, high)
    verb, after = bisect_left(words.starts, start), bisect_left(words.starts, end)
    before = text[low:start].rstrip()
    if before.endswith(_CLOSING) and before.rstrip("".join(_CLOSING) + ".,!?").endswith("_"):
        return right_subject(words, after, last) or _up_to_stop(words, after, last)
    if text[end : end + 3].lstrip(" ,:")[:1] in _OPENING:
        return left_subject(words, first, verb)
    return None


def _up_to_stop(words: Tokens, first: int, high: int) -> Subject | None:
    """Return the words from a verb up to the next stop, for a speaker of no known kind: "said the 46-year-old"."""
    end = first
    while end < high and words.words[end][0].isalnum():
        end += 1
    if not 0 < end - first <= _LONGEST or words.lower[first] in {"that", "in", "on", "at", "to"}:
        return None
    start, stop = words.starts[first], words.ends[end - 1]
    return Subject(start, stop, "noun", (start, stop), is_former=False, kind=Role.UNKNOWN, first=start, last=stop)


def ranges(grammar: Grammar, words: Sequence[int]) -> list[tuple[int, int]]:
    """Return words as ranges of characters, one for each run; nothing but marks stands between the words of a run."""
    found: list[tuple[int, int]] = []
    last = -2
    for word in words:
        if found and all(grammar.upos[between] == "PUNCT" for between in range(last + 1, word)):
            found[-1] = (found[-1][0], grammar.end[word])
        else:
            found.append((grammar.start[word], grammar.end[word]))
        last = word
    return found


def _addressee(grammar: Grammar, found: Attribution) -> tuple[int, int] | None:
    """Return to whom it is said, else the medium in which: "told the Post", "said in a statement"."""
    if found.addressee:
        return grammar.start[found.addressee[0]], grammar.end[found.addressee[-1]]
    if found.form != "verb":
        return None
    for kid in grammar.children[found.word]:
        if not grammar.deprel[kid].startswith("obl") or kid in found.content or kid in found.holder:
            continue
        marks = {grammar.lemma[each] for each in grammar.children[kid] if grammar.deprel[each] == "case"}
        is_medium = grammar.lemma[kid].lower() in speech().said_nouns and marks & _ON
        if is_medium or (marks & _TO and grammar.kind[kid] in {"person", "organization"}):
            words = [
                word for word in grammar.subtree(kid)
                if grammar.deprel[word] not in {"case", "punct"} or grammar.head[word] != kid
            ]  # fmt: skip
            words = [
                word
                for word in words
                if word <= kid or grammar.head[word] != kid or not grammar.deprel[word].startswith("acl")
            ]
            if words:
                return grammar.start[words[0]], grammar.end[max(word for word in words)]
    return None
