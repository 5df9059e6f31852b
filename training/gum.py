"""Names and kinds out of GUM's entity layer: every mention has a type, and those headed by a proper noun are names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from training.lists import words_of
from training.sentences import Sentence

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": "DATE"}
MONTHS = re.compile(
    r"^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|^[12]\d\d\d(s|['’]s)?$"
)
"""A time mention with such a word is a date for sure; one without ("that night") may be one."""
LONGEST_DATE = 8
"""Words; longer time mentions hold a clause ("the day on which ...")."""
PROPER = ("NNP", "NNPS")
BEFORE = ("-", "of", "and", "for", "&", "'s", "’s", "al")
AFTER = ("of", "-", "the", "and", "for", "&", "al", "de", "'s", "’s")
"""Small words within a name, before its head and after it."""
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"(\([^()]+\)?)|(\d+\))")
"""A bracket that opens a mention, closed or not, or the number of one that closes here."""


class Mention(NamedTuple):
    """A mention of GUM: words of the document from first to end, its type."""

    first: int
    end: int
    type: str


def read_gum(lines: list[str], sentences: list[Sentence]) -> None:
    """Give the sentences of one document their names and kinds, in place."""
    bounds, start = [], 0
    for sentence in sentences:
        bounds.append((start, start + len(sentence.words)))
        start += len(sentence.words)
    at = 0
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(_mentions(lines), key=lambda each: (each.first, -each.end)):
        while at < len(bounds) - 1 and mention.first >= bounds[at][1]:
            at += 1
        low, high = bounds[at]
        if mention.end <= high:
            by_sentence[at].append(Mention(mention.first - low, mention.end - low, mention.type))
    for i, sentence in enumerate(sentences):
        _label(sentence, by_sentence[i])


def _mentions(lines: Iterable[str]) -> list[Mention]:
    """Return the mentions of a document, those of several words where they close."""
    found: list[Mention] = []
    standing: dict[str, list[tuple[int, str]]] = defaultdict(list)
    n = 0
    for line in lines:
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        layer = _ENTITY.search(columns[9])
        for opening, closing in _BRACKET.findall(layer.group(1)) if layer else ():
            if opening:
                number, kind = opening.strip("()").split("-")[:2]
                if opening.endswith(")"):
                    found.append(Mention(n, n + 1, kind))
                else:
                    standing[number].append((n, kind))
            elif standing[closing[:-1]]:
                first, kind = standing[closing[:-1]].pop()
                found.append(Mention(first, n + 1, kind))
        n += 1
    return found


def _label(sentence: Sentence, mentions: list[Mention]) -> None:
    """Write the names and kinds of a sentence, longer mentions first."""
    n = len(sentence.words)
    kinds, names = [""] * n, [""] * n
    for mention in sorted(mentions, key=lambda each: each.first - each.end):
        head = _head(sentence, mention)
        if not kinds[head]:
            kinds[head] = mention.type
        if mention.type == "time":
            _date(sentence, mention, names)
        elif sentence.xpos[head] in PROPER:
            first, end = _first_of_name(sentence, mention, head), _end_of_name(sentence, mention, head)
            if not any(names[first:end]):
                names[first:end] = labels_of(end - first, _types(sentence, mention, head))
    for i in range(n):
        if not names[i]:
            names[i] = (
                "O~TITLE~WEAPON~MISC" if sentence.xpos[i] not in PROPER and not _is_adjective(sentence, i) else "*"
            )
    call_titles(sentence, names)
    sentence.kinds, sentence.names = kinds, names


def labels_of(length: int, types: Iterable[str]) -> list[str]:
    """Return the labels of a name that may be of several types, "O" among them if it may be none.

    >>> labels_of(2, ("DATE", "O"))
    ['B-DATE~O', 'I-DATE~O']
    """
    return ["~".join(each if each == "O" else f"{'I' if i else 'B'}-{each}" for each in types) for i in range(length)]


def call_titles(sentence: Sentence, names: list[str]) -> None:
    """Call a capitalised description before a name ("Prime Minister X") a title, with the capitalised words that belong to it."""
    for i, rel in enumerate(sentence.rels):
        head = sentence.heads[i] - 1
        if rel != "nmod:desc" or head < i or not sentence.words[i][:1].isupper():
            continue
        first = i
        while (
            first > 0
            and sentence.heads[first - 1] - 1 == i
            and sentence.words[first - 1][:1].isupper()
            and names[first - 1][:1] in "O*"
        ):
            first -= 1
        is_address = sentence.words[i].rstrip(".") in ("Mr", "Mrs", "Ms", "Miss")
        names[first : i + 1] = labels_of(i + 1 - first, ("TITLE", "O") if is_address else ("TITLE",))


def _is_adjective(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is a capitalised adjective inside a sentence: a nationality, most often."""
    return i > 0 and sentence.words[i][:1].isupper() and sentence.xpos[i] in ("JJ", "NN", "NNS", "CD", "FW")


def _types(sentence: Sentence, mention: Mention, head: int) -> tuple[str, ...]:
    """Return the types that a name may have for us; GUM has neither peoples nor titles nor weapons."""
    is_people = mention.type in ("person", "organization", "abstract") and mention.end - mention.first < 3
    if sentence.xpos[head] == "NNPS" and is_people:
        return ("NORP", TYPES.get(mention.type, "MISC"))
    if mention.type == "person" and sentence.words[head].lower() in words_of("offices"):
        return ("TITLE", "O")
    return (TYPES[mention.type],) if mention.type in TYPES else ("MISC", "WEAPON", "NORP")


def _head(sentence: Sentence, mention: Mention) -> int:
    """Return the first word of a mention that hangs on a word outside it."""
    for i in range(mention.first, mention.end):
        if not mention.first <= sentence.heads[i] - 1 < mention.end:
            return i
    return mention.first


def _date(sentence: Sentence, mention: Mention, names: list[str]) -> None:
    """Label a time mention, without the small words that open it."""
    first, end = mention.first, mention.end
    is_dated = any(MONTHS.match(word) for word in sentence.words[first:end])
    while first < end and sentence.upos[first] in ("DET", "ADP", "PUNCT", "PRON"):
        first += 1
    while first < end and sentence.upos[end - 1] == "PUNCT":
        end -= 1
    if not any(names[first:end]) and end - first <= LONGEST_DATE:
        names[first:end] = labels_of(end - first, ("DATE",) if is_dated else ("DATE", "O"))


def _first_of_name(sentence: Sentence, mention: Mention, head: int) -> int:
    """Return where the name around a head begins: proper nouns and what joins them, without titles and articles."""
    first = head
    for i in range(head - 1, mention.first - 1, -1):
        word, is_large = sentence.words[i], sentence.words[i][:1].isupper()
        is_description = sentence.rels[i] == "nmod:desc"
        if sentence.xpos[i] in PROPER and not (is_description and mention.type == "person"):
            first = i
        elif word == "," or is_description or not (is_large or word in BEFORE):
            break
        elif is_large and sentence.upos[i] not in ("DET", "ADP", "PRON"):
            first = i
    return first


def _end_of_name(sentence: Sentence, mention: Mention, head: int) -> int:
    """Return where the name around a head ends."""
    end = head + 1
    for i in range(head + 1, mention.end):
        word, hangs = sentence.words[i], sentence.heads[i] - 1 == head
        is_large = word[:1].isupper() and sentence.upos[i] in ("ADJ", "NOUN", "NUM")
        if sentence.xpos[i] in PROPER or is_large or (word.isdigit() and hangs):
            end = i + 1
        elif (
            word not in AFTER or (mention.type == "person" and word in ("of", "and", "for")) or (word == "'s" and hangs)
        ):
            break
    return end
