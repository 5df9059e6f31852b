"""Which words in quotation marks are speech, and which reporting clause they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.recording.cues import Cue
from rapportage.recording.readings import Reading
from rapportage.text.marks import Quoted

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NAMING = re.compile(r"(?:called|calls|calling|dubbed|termed|labell?ed|described(?: \w+)* as|describing(?: \w+)* as|as(?: an?| the)?|"
                     r"is|was|were|are|be|been|said|says|saying|word|words|phrase|term) $")  # fmt: skip
_CITED = re.compile(r"\s?\((?P<who>[A-Z][\w.]*(?: [A-Z][\w.]*){0,4}),? [^()]{0,30}\d{4}\)")
_OTHER_CLAUSE = re.compile(r";|, (?:but|and|while|though|although|yet)\b")
_SIGNED = re.compile(r"\s?[―—–-]{1,2}\s?(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?:, [^.!?“”\"]{1,60})?\.?\s*$")

# A name and a colon right before a quotation, within a paragraph: "... - Ada Lorne: “We went home.”"
_HANDED = re.compile(r"(?:^|[-–—.!?\])] ?)(?P<who>[A-Z][\w.'’-]*(?: (?:and )?[A-Z][\w.'’-]*){1,4}):\s?$")
# The same at the end of a clause that reports nothing: "it did not surprise the scholar Ada Lorne: “They do.”"
_TRAILED = re.compile(r"(?<=[a-z] )(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}):\s?$")


class Linked(NamedTuple):
    """Quotations of one sentence that belong together, and their reporting clause.

    Attributes:
        quotes: The quotations, in order.
        cue: The clause, None where the sentence has none.
        sentence: Index of the sentence.
        opens: Whether the first quotation opens its sentence.
        cited: The range of a name in brackets after the last one, None where there is none.
    """

    quotes: tuple[Quoted, ...]
    cue: Cue | None
    sentence: int
    opens: bool
    cited: tuple[int, int] | None = None


def link(reading: Reading, cues: Sequence[Cue]) -> list[Linked]:
    """Return the spoken quotations of a passage, grouped by the clause that reports them.

    Args:
        reading: The passage.
        cues: Its reporting clauses outside quotation marks, in order.
    """
    linked: list[Linked] = []
    outer = [each for each in reading.quoted if each.depth == 0]
    by_sentence: dict[int, list[Cue]] = {}
    for cue in cues:
        by_sentence.setdefault(cue.sentence, []).append(cue)
    at = 0
    for number, (start, end) in enumerate(reading.sentences):
        while at < len(outer) and outer[at].start < start:
            at += 1
        here = []
        while at < len(outer) and outer[at].start < end:
            here.append(outer[at])
            at += 1
        if here:
            near = [*by_sentence.get(number, []), *_hanging(by_sentence.get(number + 1, []))]
            linked.extend(_in_sentence(reading, here, near, number=number))
    return linked


def _hanging(cues: list[Cue]) -> list[Cue]:
    """Return the first clause of a sentence where it reports nothing of its own: "“Is it over?” Ada Lorne asked."."""
    return [cue for cue in cues[:1] if cue.subject is not None and cue.manner == "verb" and not _says_on(cue)]


def _says_on(cue: Cue) -> bool:
    """Tell whether a clause reports words that follow it."""
    return any(low > cue.end for low, _ in cue.words_said)


def _in_sentence(reading: Reading, quotes: list[Quoted], cues: list[Cue], *, number: int) -> list[Linked]:
    """Return the groups of one sentence, scare quotes and titles left out."""
    start = reading.sentences[number][0]
    groups: list[Linked] = []
    for quote in quotes:
        low = max(0, quote.start - 80)
        handed = _HANDED.search(reading.masked[low : quote.start])
        cue = _choose(reading, quote, cues) if handed is None else None
        if cue is None and handed is None:
            handed = _TRAILED.search(reading.masked[low : quote.start])
        opens = quote.start - start <= 1 or handed is not None
        cited = _CITED.match(reading.masked, quote.end) or _SIGNED.match(reading.masked, quote.end)
        if not _is_speech(reading, quote, cue, opens=opens, is_cited=cited is not None):
            continue
        where = cited.span("who") if cited else None
        if handed is not None:
            where = (low + handed.start("who"), low + handed.end("who"))
        last = groups[-1] if groups else None
        if last and last.cue is not None and cue is last.cue and _continues(reading, last, quote):
            groups[-1] = last._replace(quotes=(*last.quotes, quote))
        else:
            groups.append(Linked((quote,), cue, number, opens, where))
    return groups


def _choose(reading: Reading, quote: Quoted, cues: list[Cue]) -> Cue | None:
    """Return the clause a quotation belongs to: the one right after it, the one whose words hold it, the last before, the next."""
    text = reading.masked
    spoken = [cue for cue in cues if cue.attribution.manner == "speech" and cue.manner in {"verb", "according", "view"}]
    after = [cue for cue in spoken if cue.start >= quote.end]
    if after and after[0].subject is not None and after[0].subject.last > quote.end:
        cue = after[0]
        first = min(cue.start, cue.subject.first if cue.subject else cue.start)
        if not text[quote.end : max(first, quote.end)].strip(" ,—–-"):
            return cue
    leading = [cue for cue in spoken if cue.manner == "verb" and _leads(reading, cue, quote)]
    if leading:
        return leading[-1]
    holders = [cue for cue in cues if cue.manner != "adverb" and _holds(cue, quote)]
    if holders:
        return min(holders, key=lambda cue: (cue.attribution.manner != "speech", _length(cue)))
    before = [
        cue for cue in spoken
        if cue.end <= quote.start and not (cue.subject and cue.subject.start > quote.start) and not _is_complete(cue, quote)
    ]  # fmt: skip
    if before:
        reaching = [
            cue for cue in before if not cue.words_said or max(high for _, high in cue.words_said) >= quote.start - 3
        ]
        return next((cue for cue in reversed(reaching) if cue.subject is not None), (reaching or before)[-1])
    after = [cue for cue in after if cue.sentence == cues[0].sentence]
    if not after or _OTHER_CLAUSE.search(text, quote.end, after[0].start) or not text[quote.end :].strip():
        return None
    return after[0] if not after[0].words_said else None


def _leads(reading: Reading, cue: Cue, quote: Quoted) -> bool:
    """Tell whether a verb stands right before a quotation that is a sentence of its own: "she declares, “We went home.”"."""
    is_before = cue.subject is None or cue.subject.start < cue.start
    between = reading.masked[cue.end : quote.start].strip()
    return is_before and cue.end <= quote.start and between in {",", ":"} and reading.passage.text[quote.low].isupper()


def _holds(cue: Cue, quote: Quoted) -> bool:
    """Tell whether a quotation stands among the words that a clause reports."""
    return any(low < quote.high and quote.low < high for low, high in cue.words_said)


def _length(cue: Cue) -> int:
    return sum(high - low for low, high in cue.words_said)


def _is_complete(cue: Cue, quote: Quoted) -> bool:
    """Tell whether a clause has said all it has to say before a quotation begins."""
    last = max((cue.end, cue.subject.last if cue.subject else 0, *(high for _, high in cue.words_said)))
    return bool(cue.words_said) and last < quote.start - 60


def _continues(reading: Reading, last: Linked, quote: Quoted) -> bool:
    """Tell whether a quotation goes on with the one before: no sentence ends between them."""
    between = reading.masked[last.quotes[-1].end : quote.start]
    return not re.search(r"[.!?]\s", between)


def _is_speech(reading: Reading, quote: Quoted, cue: Cue | None, *, opens: bool, is_cited: bool) -> bool:
    """Tell whether words in marks are said by somebody rather than named, doubted or borrowed."""
    text = reading.passage.text
    words = _WORD.findall(text[quote.low : quote.high])
    if not words:
        return False
    ends = text[quote.high - 1] in ".,!?…" or text[quote.end : quote.end + 1] == ","
    beside = cue is not None and _is_beside(reading, quote, cue)
    titled = len(words) <= 8 and all(word[0].isupper() or word in {"of", "the", "and", "for", "al"} for word in words)
    if titled and not (beside and (ends or len(words) == 1)) and not (len(words) == 1 and cue is not None and ends):
        return False  # a title, an operation, a body
    if cue is None:
        return is_cited or not quote.is_closed or len(words) >= 6 or (opens and len(words) >= 2 and ends)
    if cue.attribution.manner != "speech" and len(words) <= 2 and not beside:
        return False
    if len(words) <= 2 and not beside:
        return not _is_attributive(text, quote)
    return True


def _is_beside(reading: Reading, quote: Quoted, cue: Cue) -> bool:
    """Tell whether the reporting words stand directly before or after the quotation."""
    text = reading.masked
    first = min(cue.start, cue.subject.first) if cue.subject else cue.start
    if cue.start >= quote.end:
        return not text[quote.end : max(first, quote.end)].strip(" ,—–-")
    between = text[cue.end : quote.start]
    return not between.strip(" ,:—–-") or bool(_NAMING.search(text[max(cue.start, quote.start - 40) : quote.start]))


def _is_attributive(text: str, quote: Quoted) -> bool:
    """Tell whether quoted words stand before a noun as its adjective: a “precise” strike."""
    after = text[quote.end : quote.end + 24]
    follows = re.match(r" ([a-z][\w-]*)", after)
    return bool(follows and follows[1] not in listed("function"))
