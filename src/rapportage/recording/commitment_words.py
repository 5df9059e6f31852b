"""The words of a commitment: its deed, its condition, whom it binds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.acts import acts
from rapportage.lexicon.factuality import factuality_words
from rapportage.lexicon.pledges import pledges
from rapportage.recording.antecedents import Meant, antecedent
from rapportage.recording.cast import Cast
from rapportage.recording.dues import offset_of, opens
from rapportage.recording.grammar import Grammar
from rapportage.recording.pledges import Pledged
from rapportage.recording.readings import Reading
from rapportage.recording.subjects import Subject
from rapportage.recording.timing import Anchors
from rapportage.recording.told import Told
from rapportage.schema.codes import ActorKind, Role
from rapportage.schema.ids import MentionId
from rapportage.schema.mentions import TimeMention
from rapportage.schema.report import Hole
from rapportage.schema.span import Span

_MARKS = " ,“”\"«»‘’'.;:"
_STOPPING = frozenset({"parataxis", "conj", "acl:relcl", "appos"})
_ASIDE = frozenset({"punct", "cc"})
_TAIL = re.compile(
    r"\s+(?:on|in|at|with|to|during|by|from|the|for|until|before|after|within|no later than|starting|beginning|as of)\s*$"
)
_BOTH = re.compile(r"\b(?:both|two|sides|countries|neighbou?rs|nations|ambassadors|envoys)\b", re.IGNORECASE)
_COUNTRIES = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.PEOPLE})
_NO_NAME = frozenset(
    {
        "acl:relcl",
        "acl",
        "appos",
        "parataxis",
        "punct",
        "cc",
        "conj",
        "advcl",
        "nsubj",
        "cop",
        "aux",
        "advmod",
        "mark",
        "discourse",
    }
)


class Facts(NamedTuple):
    """What a report's other rows tell of a commitment."""

    cast: Cast
    times: tuple[TimeMention, ...]
    told: Told
    holes: tuple[Hole, ...]
    published: Anchors | None


def deed_range(grammar: Grammar, pledged: Pledged) -> tuple[int, int]:
    """Return the first and last character of a deed in its passage with all that hangs on it, its due time too."""
    first, last = _extent(grammar, pledged)
    return grammar.start[first], grammar.end[last]


def deed_words(grammar: Grammar, reading: Reading, pledged: Pledged, due: TimeMention | None) -> tuple[int, int] | None:
    """Return the characters of a deed in its passage, its due time and what follows left out; None where nothing is left.

    Of a clause they begin behind the word that binds, or at the verb; of a noun they are its phrase.
    """
    start, end = deed_range(grammar, pledged)
    if due is not None and not opens(reading, due, start + 1):
        at = offset_of(reading.passage, due, (start, end))
        end = at if at > start else end
    text = reading.passage.text[start:end].partition(";")[0]
    text = _TAIL.sub("", text.rstrip(_MARKS)).rstrip(_MARKS)
    lead = len(text) - len(text.lstrip(_MARKS))
    return (start + lead, start + len(text)) if len(text) > lead else None


def _extent(grammar: Grammar, pledged: Pledged) -> tuple[int, int]:
    """Return the first and the last word of a deed."""
    deed = pledged.frame.predicate
    if not pledged.is_clause:
        inside = _phrase(grammar, deed)
        return min(inside), max(inside)
    verb = deed
    if pledged.frame.kind == "light":
        verb = next((above for above in grammar.above(deed) if grammar.upos[above] == "VERB"), deed)
    kids = grammar.children[verb]
    lead = [
        kid
        for kid in kids
        if kid < verb and grammar.deprel[kid] in {"mark", "aux", "aux:pass", "cop", "advmod", "nsubj", "nsubj:pass"}
    ]
    opening = max(
        (
            kid
            for kid in lead
            if kid == pledged.cue or grammar.deprel[kid].startswith(("mark", "nsubj")) or grammar.xpos[kid] == "MD"
        ),
        default=-1,
    )
    begin = next((kid for kid in (*lead, verb) if kid > max(opening, pledged.cue if pledged.cue < verb else -1)), verb)
    begin = next((kid for kid in lead if grammar.word(kid).lower() == "not" and kid > pledged.cue), begin)
    if grammar.word(begin).lower() in {"n't", "n’t"}:
        begin -= 1
    begin = _led(grammar, pledged, begin, lead)
    last = max(verb, deed)
    for kid in kids:
        if kid < verb:
            continue
        relation = grammar.deprel[kid]
        if relation in _STOPPING and not _is_noun_pair(grammar, kid):
            break
        if relation == "advcl" and _is_condition(grammar, kid):
            break
        if relation not in _ASIDE:
            last = max(last, _last_near(grammar, kid))
    return begin, last


def _led(grammar: Grammar, pledged: Pledged, begin: int, lead: Sequence[int]) -> int:
    """Return the first word of a deed that takes its subject in: what is to begin, what is to be done to what."""
    thing = event_of(grammar, pledged)
    if thing >= 0:
        begin = min(begin, *_phrase(grammar, thing))
    if pledged.frame.voice == "passive":  # "agreed that patrols should be strengthened": the deed is the patrols'
        after = [kid for kid in lead if grammar.deprel[kid] == "nsubj:pass" and kid > pledged.cue]
        begin = min([begin, *(each for kid in after for each in grammar.subtree(kid))])
    return begin


def event_of(grammar: Grammar, pledged: Pledged) -> int:
    """Return the act whose course a deed is, -1 where it is none: of "exercises are due to begin" the exercises."""
    frame = pledged.frame
    if frame.lemma not in pledges().course or len(pledged.by) != 1:
        return -1
    doer = pledged.by[0]
    return (
        doer if grammar.lemma[doer] in acts().nouns and grammar.upos[doer] == "NOUN" and doer < frame.predicate else -1
    )


def _is_noun_pair(grammar: Grammar, word: int) -> bool:
    """Tell whether a joined verb has no subject of its own: "stop shelling and withdraw" is one deed's clause."""
    return (
        False
        if grammar.deprel[word] != "conj"
        else not any(grammar.deprel[kid].startswith(("nsubj", "cc")) for kid in grammar.children[word])
    )


def _last_near(grammar: Grammar, word: int) -> int:
    """Return the last word below a word, clauses that tell of something else left out."""
    last = word
    for kid in grammar.children[word]:
        if kid > word and grammar.deprel[kid] not in {"parataxis", "punct", "advcl"}:
            last = max(last, _last_near(grammar, kid))
    return last


def _phrase(grammar: Grammar, noun: int) -> list[int]:
    """Return the words of a noun phrase."""
    words = [noun]
    for kid in grammar.children[noun]:
        if grammar.deprel[kid] not in {
            "case",
            "punct",
            "parataxis",
            "acl:relcl",
            "appos",
            "cc",
            "conj",
            "cop",
            "nsubj",
            "aux",
        }:
            words.extend(each for each in (kid, _last_near(grammar, kid)) if abs(each - noun) < 25)
            words.extend(each for each in grammar.subtree(kid) if each < noun)
    return words


def _is_condition(grammar: Grammar, clause: int) -> bool:
    return any(
        grammar.deprel[kid] == "mark" and grammar.word(kid).lower() in factuality_words().condition
        for kid in grammar.children[clause]
    )


def condition_of(grammar: Grammar, pledged: Pledged) -> Span | None:
    """Return the words of the condition that a deed hangs on, None where it hangs on none."""
    for word in (pledged.frame.predicate, pledged.cue, grammar.head[pledged.frame.predicate]):
        if word < 0:
            continue
        for kid in grammar.children[word]:
            if grammar.deprel[kid] == "advcl" and _is_condition(grammar, kid):
                inside = [each for each in grammar.subtree(kid) if grammar.passage[each] == grammar.passage[word]]
                while len(inside) > 1 and grammar.upos[inside[-1]] == "PUNCT":
                    inside.pop()
                return grammar.span(inside[0], inside[-1] + 1)
    return None


def phrase_of(grammar: Grammar, heads: Sequence[int], cast: Cast) -> tuple[str, tuple[int, int] | None]:
    """Return how those that some head words speak of are named, and their characters; a pronoun is named as whom it stands for."""
    if not heads:
        return "", None
    if len(heads) == 1 and grammar.upos[heads[0]] == "PRON":
        hit = cast.of_word(grammar, heads[0])
        word = heads[0]
        return (hit[0].name if hit else grammar.word(word)), (grammar.start[word], grammar.end[word])
    heads = [subject_of(grammar, head) for head in heads]
    number = grammar.passage[heads[0]]
    inside = sorted({each for head in heads if grammar.passage[head] == number for each in _named(grammar, head)})
    start, end = grammar.start[inside[0]], grammar.end[inside[-1]]
    return grammar.passages[number].text[start:end], (start, end)


def subject_of(grammar: Grammar, word: int) -> int:
    """Return whom a noun is said of: of "China was the first country to offer talks" China; else the word."""
    kids = grammar.children[word]
    if any(grammar.deprel[kid] == "cop" for kid in kids):
        return next((kid for kid in kids if grammar.deprel[kid].startswith("nsubj")), word)
    return word


def _named(grammar: Grammar, head: int) -> list[int]:
    """Return the words of a name or description, without clauses and asides."""
    words = [head]
    for kid in grammar.children[head]:
        if grammar.deprel[kid] not in _NO_NAME and not (
            grammar.deprel[kid] == "case" and grammar.word(kid) not in {"'s", "’s"}
        ):
            words.extend(_named(grammar, kid) if kid < head else _named_after(grammar, kid))
    return words


def _named_after(grammar: Grammar, word: int) -> list[int]:
    words = [word]
    for kid in grammar.children[word]:
        if grammar.upos[kid] in {"VERB", "AUX"}:
            continue
        if grammar.deprel[kid] not in _NO_NAME or grammar.deprel[kid] in {"cc", "conj"}:
            words.extend(_named_after(grammar, kid))
    return words


def named_at(grammar: Grammar, heads: Sequence[int], cast: Cast, number: int) -> list[MentionId]:
    """Return the actors that some head words speak of, each once; "both countries" are the two named last before."""
    found: dict[MentionId, None] = {}
    for head in heads:
        hit = cast.of_word(grammar, subject_of(grammar, head))
        if hit is not None and (hit[1].kind is not ActorKind.UNKNOWN or hit[1].key):
            found.update((MentionId(row.id), None) for _, row in cast.several(hit))
    if found or not heads:
        return list(found)
    name, where = phrase_of(grammar, heads, cast)
    return pair_of(cast, number, where[0], name) if where else []


def meant(grammar: Grammar, reading: Reading, heads: Sequence[int], facts: Facts) -> Meant | None:
    """Return whom a lone pronoun stands for where the report's actors do not tell, None where it is unsure or no pronoun."""
    if len(heads) != 1 or grammar.upos[heads[0]] != "PRON" or facts.cast.of_word(grammar, heads[0]) is not None:
        return None
    start, end = grammar.start[heads[0]], grammar.end[heads[0]]
    subject = Subject(start, end, "pronoun", role=None, is_former=False, kind=Role.UNKNOWN, first=start, last=end)
    return antecedent(reading, grammar.passage[heads[0]], subject, cast=facts.cast, told=facts.told)


def pair_of(cast: Cast, number: int, at: int, name: str) -> list[MentionId]:
    """Return the two states that "both countries" or "the ambassadors" stand for: the two named last before; else nobody."""
    if not _BOTH.search(name):
        return []
    found: dict[str, MentionId] = {}
    for passage in range(number, max(-1, number - 3), -1):
        for each, row in reversed(cast.by_passage[passage]):
            if passage == number and each.end > at:
                continue
            if row.country and each.kind in _COUNTRIES:
                found.setdefault(row.country, MentionId(row.id))
            if len(found) == 2:
                return sorted(found.values(), key=lambda ident: cast.by_id[ident][1].span.start)
    return []
