"""Casualty figures: how many were harmed, how, who they were, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.factuality import factuality_words
from rapportage.lexicon.harms import harms
from rapportage.lexicon.names import Index
from rapportage.lexicon.names import Reading as Kind
from rapportage.lexicon.speech import speech
from rapportage.recording.cast import Cast
from rapportage.recording.figures import Figure, Sentence, find_figures
from rapportage.recording.grammar import Grammar
from rapportage.recording.passages import Passage
from rapportage.recording.places import is_inside
from rapportage.recording.status import Factuality, find_factuality, settled
from rapportage.recording.timing import Anchors
from rapportage.recording.told import Told
from rapportage.schema.codes import ActorKind, Status
from rapportage.schema.ids import MentionId, mint
from rapportage.schema.mentions import Blank, TimeMention, TimeType, TollMention
from rapportage.schema.span import Span
from rapportage.schema.when import Precision, When
from rapportage.text.tokens import tokens

_WITHOUT_TRIGGER = frozenset({"lives", "casualties", "hospital", "hospitals"})
_ACTS = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE})
_NO_EVENT = Blank(field="event", reason="not yet tied to an event")
_REAL = frozenset(
    {Status.ASSERTED, Status.CLAIMED, Status.BACKGROUND, Status.DENIED, Status.PLANNED, Status.THREATENED}
)
_SINGLE = frozenset({"pronoun", "definite", "bare"})
"""One whom no number counts and no name names is kept only where somebody was or is to be harmed: no "he is afraid to die"."""
_CAUSING = frozenset(
    {"lead", "cause", "result", "bring", "mean", "risk", "report", "see", "claim", "confirm", "prevent", "avoid"}
)
_SUSPECTING = frozenset({"suspect", "suspected", "accuse", "charge"})
"""Who did it is in doubt, that it was done is not: "suspected of killing three"."""
_ZERO = frozenset({Status.NEGATED, Status.DENIED, Status.CONDITIONAL, Status.ASKED})
"""What a figure of none is itself: "no one was killed" asserts that none were."""


class Context(NamedTuple):
    """What a report's other rows tell of a figure."""

    grammar: Grammar
    cast: Cast
    names: Index
    told: Told
    times: tuple[TimeMention, ...]
    published: Anchors | None = None


def find_tolls(context: Context) -> Iterator[TollMention]:
    """Yield the casualty figures of a report in text order; what a page says twice counts once."""
    grammar = context.grammar
    opening = frozenset(harms().triggers) | _WITHOUT_TRIGGER
    sentences = list(grammar.sentences())
    said = [_words(grammar, words) for words in sentences]
    for number, words in enumerate(sentences):
        passage = grammar.passages[grammar.passage[words.start]]
        if passage.repeats is not None or said[number].isdisjoint(opening):
            continue
        near = (*said[:1], *said[max(0, number - _BEFORE) : number + 2])
        sentence = Sentence(
            grammar,
            words,
            tokens(passage.text, grammar.start[words.start], grammar.end[words.stop - 1]),
            passage.text,
            context.cast,
            context.names,
            is_violent=any(not each.isdisjoint(harms().violence) for each in near),
        )
        yield from _in_sentence(passage, sentence, context)


_BEFORE = 3
"""How many sentences before one may tell that a death in it was no natural one; the first, the title, tells too."""


def _words(grammar: Grammar, words: range) -> frozenset[str]:
    """Return the words of a sentence in small letters."""
    text = grammar.passages[grammar.passage[words.start]].text
    return frozenset(_ANY.findall(text[grammar.start[words.start] : grammar.end[words.stop - 1]].lower()))


_ANY = re.compile(r"[a-z]+")


def _in_sentence(passage: Passage, sentence: Sentence, context: Context) -> Iterator[TollMention]:
    """Yield the figures of one sentence, parts tied to their wholes."""
    found = find_figures(sentence)
    ids = {each.key: _ident(passage, each) for each in reversed(found)}
    for each in found:
        if _is_the_one(sentence.text, each):
            continue
        row = _row(passage, sentence, each, ids=ids, context=context)
        if each.rule not in _SINGLE or row.status in _REAL:
            yield row


def _is_the_one(text: str, figure: Figure) -> bool:
    """Tell whether "one" only points: "wounded 26 people, and the one surgeon worked through the night"."""
    start, end = figure.number
    return text[start:end].lower() == "one" and text[max(0, start - 4) : start].lower() == "the "


def _ident(passage: Passage, figure: Figure) -> MentionId:
    span = passage.span(*figure.reach)
    number = passage.span(*figure.number)
    return MentionId(
        mint("toll_mention", span.report, span.start, span.end, number.start, figure.harm.value, _rule(figure))
    )


def _rule(figure: Figure) -> str:
    return f"tolls.{figure.rule}/2"


def _row(
    passage: Passage,
    sentence: Sentence,
    figure: Figure,
    *,
    ids: dict[tuple[str, int], MentionId],
    context: Context,
) -> TollMention:
    """Return the row of one figure."""
    counted = passage.span(*figure.number)
    voice = context.told.voice_at(counted)
    here = _times(passage, sentence, context.times)
    when, as_of = _when(sentence, figure, here, passage=passage), _as_of(sentence, here, passage, context.published)
    factuality = _factuality(context.grammar, figure)
    factuality = settled(factuality, voiced=bool(voice), when=when, published=context.published)
    population, people = _population(passage.text, figure, context.names)
    named, where = _beside(passage, sentence, figure, context=context)
    is_total = figure.is_cumulative or _is_total(sentence, as_of=as_of)
    return TollMention(
        id=_ident(passage, figure),
        span=passage.span(*figure.reach),
        rule=_rule(figure),
        confidence=round(figure.sure, 3),
        voice=voice,
        status=factuality.status,
        status_cue=_cue(context.grammar, factuality),
        harm=figure.harm,
        count=figure.amount,
        number=counted,
        population=population,
        population_span=passage.span(*people) if people else None,
        part_of=ids.get(figure.whole) if figure.whole else None,
        actor=named,
        where=where,
        when=when,
        as_of=as_of,
        is_cumulative=is_total,
        is_increment=not is_total and _is_more(sentence, figure),
        blanks=tuple(_blanks(named, when=when, where=where, voiced=bool(voice))),
    )


def _blanks(named: tuple[str, ...], *, when: When | None, where: str, voiced: bool) -> Iterator[Blank]:
    """Yield a reason for each field that a reader would ask about."""
    yield _NO_EVENT
    if not named:
        yield Blank(field="actor", reason="the sentence names none")
    if when is None:
        yield Blank(field="when", reason="the sentence gives no single resolved time")
    if not where:
        yield Blank(field="where", reason="the sentence places it in no state")
    if not voiced:
        yield Blank(field="voice", reason="the outlet says it itself")


def _factuality(grammar: Grammar, figure: Figure) -> Factuality:
    """Return whether the words say that it happened; that none were harmed is asserted by saying no."""
    if figure.is_earlier:
        return Factuality(Status.BACKGROUND)
    node = figure.node
    over = grammar.head[node]
    if grammar.upos[node] == "NOUN" and over >= 0 and grammar.lemma[over] in _CAUSING:
        node = over  # "could lead to the deaths of nine"
    factuality = find_factuality(grammar, node)
    if figure.amount.high == 0:
        return _of_none(grammar, figure, factuality)
    if factuality.status is Status.ASSERTED or factuality.first < 0:
        return factuality
    lemma = grammar.lemma[factuality.first]
    if factuality.status is Status.POSSIBLE and lemma in _SUSPECTING:
        return Factuality(Status.ASSERTED)
    if grammar.upos[node] == "NOUN" and factuality.first != over and grammar.head[factuality.first] not in {node, over}:
        return Factuality(Status.ASSERTED)  # "refused to hear a recording of the murder"
    return factuality


def _of_none(grammar: Grammar, figure: Figure, factuality: Factuality) -> Factuality:
    """Return the factuality of a figure of none: asserted, unless it is said of what is to come."""
    frame = grammar.frame_at(figure.node)
    status = factuality_words().modal.get(frame.modal) if frame is not None else None
    if status is not None:
        return Factuality(status)
    return Factuality(Status.ASSERTED) if factuality.status in _ZERO else factuality


def _cue(grammar: Grammar, factuality: Factuality) -> Span | None:
    """Return the words that give a status, None for plain assertion."""
    if factuality.first < 0 or factuality.end <= factuality.first:
        return None
    return grammar.span(factuality.first, factuality.end)


def _is_more(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether a figure adds to an earlier one: "three more died", "another two", "a further nine"."""
    start, end = figure.number
    end = max(end, figure.people[1] if figure.people else end)
    before, after = sentence.text[max(0, start - 14) : end].lower(), sentence.text[figure.number[1] : end + 16].lower()
    return bool(_MORE_BEFORE.search(before)) or bool(_MORE_AFTER.match(after))


_MORE_BEFORE = re.compile(r"\b(?:another|further|additional)\b")
_MORE_AFTER = re.compile(r"(?: [a-z]+)? (?:more|additional)\b(?! than)")


def _is_total(sentence: Sentence, *, as_of: When | None) -> bool:
    """Tell whether a sentence gives a running total: "so far", "since May", "bringing the number to 12"."""
    words = sentence.tokens.lower
    if as_of is not None:
        return True
    return any(
        tuple(words[at : at + len(phrase)]) == phrase
        for at, word in enumerate(words)
        for phrase in _TOTALS.get(word, ())
    )


_TOTALS: dict[str, tuple[tuple[str, ...], ...]] = {
    "so": (("so", "far"),),
    "to": (("to", "date"),),
    "bringing": (("bringing", "the"),),
    "brings": (("brings", "the"),),
    "brought": (("brought", "the", "total"), ("brought", "the", "number"), ("brought", "the", "toll")),
    "since": (("since",),),
}


def _times(passage: Passage, sentence: Sentence, times: tuple[TimeMention, ...]) -> list[TimeMention]:
    """Return the dates and times of a sentence."""
    span = passage.span(sentence.tokens.starts[0], sentence.tokens.ends[-1])
    first = bisect_left(times, span.start, key=lambda row: row.span.start)
    here = []
    for row in times[first : first + 40]:
        if row.span.start >= span.end:
            break
        if row.type in {TimeType.DATE, TimeType.TIME}:
            here.append(row)
    return here


def _when(sentence: Sentence, figure: Figure, here: list[TimeMention], *, passage: Passage) -> When | None:
    """Return when the harm was done: the one time of the sentence, of several the one that hangs on the word of harm or on what governs it, else the only day.

    The day on which somebody said so is not the harm's: "Officials said on Monday that nine had died".
    """
    grammar = sentence.grammar
    offset = passage.span(0, 1).start
    number = grammar.passage[sentence.words.start]
    held: list[tuple[TimeMention, int]] = []
    for row in here:
        words = grammar.within(number, row.span.start - offset, row.span.end - offset)
        over = next((up for up in grammar.above(words[0]) if up not in words), -1) if words else -1
        if not _is_bound(row) and (over == figure.node or not _is_saying(grammar, over)):
            held.append((row, over))
    above = {figure.node, *grammar.above(figure.node)}
    days = [each for each in held if each[0].when is not None and each[0].when.precision is Precision.DAY] or held
    own = [row for row, over in days if len(days) == 1 or over in above]
    return own[0].when if len(own) == 1 and own[0].modifier in {"", "early", "late", "about"} else None


def _is_saying(grammar: Grammar, word: int) -> bool:
    """Tell whether a word is one of saying: "said", "statement", "according"."""
    return word >= 0 and (grammar.word(word).lower() in speech().say or grammar.lemma[word] in _SPOKEN)


_SPOKEN = frozenset({"statement", "report", "accord", "interview", "briefing", "conference", "tweet", "tell", "say"})


def _is_bound(row: TimeMention) -> bool:
    return row.modifier in {"by", "since", "as_of"}


def _as_of(sentence: Sentence, here: list[TimeMention], passage: Passage, published: Anchors | None) -> When | None:
    """Return up to when the figures of a sentence count: "as of Monday", "so far" (the day of publication)."""
    text = sentence.text
    offset = passage.span(0, 1).start
    for row in here:
        if row.when is not None and _AS_OF.search(text[max(0, row.span.start - offset - 16) : row.span.start - offset]):
            return row.when
    if published is not None and _SO_FAR.search(text, sentence.tokens.starts[0], sentence.tokens.ends[-1]):
        return When.days(published.first, published.last)
    return None


_AS_OF = re.compile(r"\b(?:as of|up to|until|as at) (?:late |early )?$", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so far|to date)\b", re.IGNORECASE)


def _population(text: str, figure: Figure, index: Index) -> tuple[str, tuple[int, int] | None]:
    """Return whom a figure counts: "nine people who were not Velmarki nationals" are "non-VLM"."""
    end = figure.people[1] if figure.people else figure.number[1]
    other = _NOT_NATIONALS.match(text, end)
    nation = (
        next((name.key for name in index.get(other["nation"], ()) if name.reading in _NATIONS), "") if other else ""
    )
    if other and nation:
        return f"non-{nation}", (figure.people[0] if figure.people else figure.number[0], other.end())
    return figure.population, figure.people


_NATIONS = frozenset({Kind.PEOPLE, Kind.ADJECTIVE})
_NOT_NATIONALS = re.compile(
    r"(?: people| persons)?,? who (?:were|are) (?:not|n[o']n-) ?(?P<nation>[A-Z][^\W_]+)(?: nationals| citizens)?"
)


def _beside(passage: Passage, sentence: Sentence, figure: Figure, *, context: Context) -> tuple[tuple[str, ...], str]:
    """Return the actors a sentence names, and the state inside which it places the harm."""
    named: list[str] = []
    where = ""
    number = context.grammar.passage[sentence.words.start]
    people = figure.people or figure.number
    for found, row in context.cast.within(number, sentence.tokens.starts[0], sentence.tokens.ends[-1]):
        if (found.start < figure.number[1] and figure.number[0] < found.end) or people[0] <= found.start < people[1]:
            continue
        if _speaks(context.grammar, number, found.start, found.end):
            continue
        if found.kind is ActorKind.STATE and (
            is_inside(passage.text, found.start) or _owns_place(passage.text, found.start, found.end)
        ):
            where = where or row.country
        elif found.kind in _ACTS and row.key and row.key not in named and not row.key.endswith(".MEDIA"):
            named.append(row.key)
    return tuple(named), where


def _speaks(grammar: Grammar, number: int, start: int, end: int) -> bool:
    """Tell whether some words name, or belong to, who says so: "the Velmarki ministry said"."""
    words = grammar.within(number, start, end)
    for word in words[:1]:
        below = word
        for over in grammar.above(word):
            if _is_saying(grammar, over):
                return grammar.deprel[below].split(":")[0] in {"nsubj", "obl", "nmod"}
            if grammar.upos[over] not in {"NOUN", "PROPN", "ADJ", "NUM"}:
                return False
            below = over
    return False


_OWN_PLACE = re.compile(
    r"(?:'s|’s) (?:[\w’'-]+ ){0,4}(?:province|region|district|city|town|village|border|territory|soil|capital)\b"
)


def _owns_place(text: str, start: int, end: int) -> bool:
    """Tell whether a state's name owns the place of the sentence: "in Velmark's Ardal province"."""
    return bool(_OWN_PLACE.match(text, end)) and bool(
        re.search(r"\b(?:in|at|inside|into|near)(?: \w+ in)? $", text[max(0, start - 16) : start])
    )
