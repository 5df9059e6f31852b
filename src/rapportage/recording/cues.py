"""Reporting clauses: the words that say that somebody says something, and who."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.speech import Speech, speech
from rapportage.recording.described import is_capital
from rapportage.recording.readings import Reading
from rapportage.recording.subjects import Subject, left_subject, right_subject
from rapportage.schema.codes import SpeechAct
from rapportage.text.tokens import Tokens

_CLOSING = frozenset("”\"»’'")
_NOT = frozenset({"not", "never", "no", "nor", "neither", "nobody", "none"})
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])


class Cue(NamedTuple):
    """A reporting word with its speaker, in characters of the masked text.

    Attributes:
        start: First character of the reporting words.
        end: One past the last.
        words: The reporting words in lower case.
        act: What is done by saying so.
        subject: Who says it, None when nobody is found.
        manner: "verb", "according", "adding".
        is_weak: Whether it counts only beside a quotation or "that".
        addressee: To whom or to which medium, as a range.
        has_that: Whether "that" follows.
        sentence: Index of the sentence it stands in.
        is_inverted: Whether the speaker follows the verb.
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
    is_inverted: bool = False


def find_cues(reading: Reading) -> Iterator[Cue]:
    """Yield the reporting clauses of a passage in order."""
    words = reading.tokens
    lexicon = speech()
    low = 0
    for number, (_, end) in enumerate(reading.sentences):
        high = low
        while high < len(words.starts) and words.starts[high] < end:
            high += 1
        yield from _in_sentence(words, low, high, number=number, lexicon=lexicon)
        low = high


def _in_sentence(words: Tokens, low: int, high: int, *, number: int, lexicon: Speech) -> Iterator[Cue]:
    """Yield the reporting clauses of one sentence."""
    floor = low  # no subject is looked for before the last cue's end
    last: Cue | None = None
    for index in range(low, high):
        word = words.lower[index]
        cue = None
        if word == "according" and index + 1 < high and words.lower[index + 1] == "to":
            found = right_subject(words, index + 2, high)
            if found:
                cue = _cue(words, index, index + 2, found, act=SpeechAct.ASSERT, manner="according", number=number)
        elif (word in lexicon.adding or word == "reporting") and index > low:
            if words.words[index - 1] not in {",", "and"}:
                subject = _attached(words, floor, index)
            else:
                subject = last.subject if last else _participle_subject(words, floor, index)
            cue = (
                _cue(words, index, index + 1, subject, act=SpeechAct.ASSERT, manner="adding", number=number)
                if subject
                else None
            )
        elif (word in lexicon.say or word in lexicon.phrase_heads) and words.words[index] == word:
            cue = _verb(words, floor, index, high, number=number, lexicon=lexicon)
        if cue is not None:
            yield cue
            last = cue
            floor = floor if cue.manner == "adding" else index + 1


def _attached(words: Tokens, low: int, index: int) -> Subject | None:
    """Return the speaker right before a participle: "with state media reporting nine deaths"."""
    subject = left_subject(words, low, index)
    if subject is None or subject.manner == "pronoun":
        return None
    opens = max((at for at in range(low, index) if words.starts[at] < subject.first), default=low)
    return subject if words.lower[opens] in {"with", "by", "as"} else None


def _participle_subject(words: Tokens, low: int, index: int) -> Subject | None:
    """Return the sentence's own subject for ", saying ...": the name or pronoun it opens with."""
    if words.words[index - 1] != ",":
        return None
    for end in range(low, min(low + 7, index)):
        nxt = words.lower[end + 1] if end + 1 < index else ""
        if is_capital(words, end) and nxt and not nxt[0].isupper() and not is_capital(words, end + 1):
            return left_subject(words, low, end + 1)
    return None


def _cue(
    words: Tokens, first: int, end: int, subject: Subject | None, *, act: SpeechAct, manner: str, number: int
) -> Cue:
    that = end < len(words.lower) and words.lower[end] == "that"
    return Cue(
        start=words.starts[first],
        end=words.ends[end - 1],
        words=" ".join(words.lower[first:end]),
        act=act,
        subject=subject,
        manner=manner,
        is_weak=False,
        addressee=None,
        has_that=that,
        sentence=number,
    )


def _refused(words: Tokens, low: int, index: int) -> bool:
    """Tell whether a reporting verb reports nothing: infinitive, denied, modal, passive."""
    before = [words.lower[at] for at in range(max(low, index - 3), index)]
    if before and (
        before[-1] in listed("modal") or before[-1] in _BE or before[-1] in {"the", "a", "an", "of", "what"}
    ):
        return True
    if any(word in _NOT or word.endswith(("n't", "n’t")) for word in before[-2:]):
        return True
    return (
        len(before) > 1
        and before[-1] in {"also", "then", "have", "be", "been", "even", "only"}
        and before[-2] in listed("modal") | _BE
    )


def _verb(words: Tokens, low: int, index: int, high: int, *, number: int, lexicon: Speech) -> Cue | None:
    """Return the cue made by the verb at ``index``, None when it reports nothing."""
    word = words.lower[index]
    pair = f"{word} {words.lower[index + 1]}" if index + 1 < high else ""
    end = index + 2 if pair in lexicon.say else index + 1
    verb = pair if pair in lexicon.say else word
    if verb not in lexicon.say or _refused(words, low, index):
        return None
    if verb in lexicon.said_nouns and end < high and words.words[end] in {",", "of", "from"}:
        return None  # "media reports, quoting officials, said"
    inverted = False
    subject = None
    before = words.words[index - 1] if index > low else ""
    if before in _CLOSING:
        subject = right_subject(words, end, high)
        inverted = subject is not None
    elif before == ",":
        subject = left_subject(words, low, index)
        if verb != "told" and (subject is None or (subject.start <= words.starts[low] and index - low > 5)):
            right = right_subject(words, end, high)
            if right is not None and _ends_clause(words, right, high) and not _holds_verb(words, end, right):
                subject, inverted = right, True
    if subject is None and not inverted:
        subject = left_subject(words, low, index)
    if subject is None:
        return None
    addressee = _addressee(words, end, high) if verb in {"told", "tells", "informed", "assured", "tell"} else None
    that_at = end
    while that_at < high and that_at < end + 8 and words.lower[that_at] != "that":
        that_at += 1
    that = that_at < high and words.lower[that_at] == "that" and (that_at == end or addressee is not None)
    return Cue(
        words.starts[index],
        words.ends[end - 1],
        verb,
        lexicon.say[verb],
        subject,
        "verb",
        verb in lexicon.weak,
        addressee,
        that,
        number,
        inverted,
    )


def _ends_clause(words: Tokens, subject: Subject, high: int) -> bool:
    """Tell whether a subject after its verb is followed by a stop."""
    for at in range(high):
        if words.starts[at] >= subject.last:
            return words.words[at] in ",.;"
    return True


def _holds_verb(words: Tokens, first: int, subject: Subject) -> bool:
    """Tell whether what follows a verb is a clause of its own ("said his government would start"), no speaker."""
    at = first
    while at < len(words.starts) and words.starts[at] < subject.last:
        if words.lower[at] in listed("modal") - {"to"} or words.lower[at] in _BE | {"had", "has", "have"}:
            return True
        at += 1
    return False


def _addressee(words: Tokens, first: int, high: int) -> tuple[int, int] | None:
    """Return whom the speaker told, as a range."""
    end = first
    while end < high and end - first < 6:
        word = words.lower[end]
        if words.words[end] in ',.;:“"”—–' or word in {
            "that",
            "in",
            "on",
            "at",
            "he",
            "she",
            "they",
            "it",
            "during",
            "by",
            "after",
        }:
            break
        if end > first and words.lower[end - 1] in {
            "us",
            "me",
            "him",
            "her",
            "them",
            "you",
            "reporters",
            "journalists",
        }:
            break
        if (
            end > first
            and is_capital(words, end - 1)
            and not is_capital(words, end)
            and word not in {"of", "the", "al"}
        ):
            break
        end += 1
    return (words.starts[first], words.ends[end - 1]) if end > first else None
