"""What a set's labels leave open, narrowed to the words for which it is a question.

EWT calls no weapon a name, GUM no nationality; a word that they leave unlabelled may be one. Were every word left so free, the model could
call any word a weapon at no cost, and did. So a label stays open only for words of the kind.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from training.lists import words_of
from training.sentences import Sentence

CALENDAR = re.compile(
    r"(?i)^((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun)[a-z]*\.?|[12]\d\d\d(s|['’]s)?|'\d\ds?|\d{1,2}(st|nd|rd|th)?"
    r"|today|yesterday|tomorrow|tonight|day|week|weekend|month|year|decade|century|summer|winter|spring|autumn|fall|morning|evening|night|afternoon"
    r"|days|weeks|months|years|decades|centuries|last|next|this|past|early|late|mid|ago|earlier|later|christmas|easter|ramadan|eid|eve)$"
)
"""Words that can be part of a date."""


@cache
def offices() -> frozenset[str]:
    """Return the words that occur in the offices of our own lists, in small letters."""
    table = tomllib.loads((Path(__file__).parent / "own" / "bodies.toml").read_text(encoding="utf-8"))
    words = {word.lower() for office in table["offices"] for word in office.split()}
    return frozenset(words - words_of("no_offices"))


def settled(sentence: Sentence) -> Sentence:
    """Return a sentence whose unlabelled words stay open only to what they could be."""
    if sentence.names is None:
        return sentence
    return replace(sentence, names=[_settled(sentence, i, label) for i, label in enumerate(sentence.names)])


def _settled(sentence: Sentence, at: int, label: str) -> str:
    if not label.startswith("O~"):
        return label
    kept = [kind for kind in label.split("~")[1:] if _may_be(sentence, at, kind.removeprefix("B-").removeprefix("I-"))]
    return "~".join(["O", *kept])


def _may_be(sentence: Sentence, at: int, kind: str) -> bool:
    """Tell whether a word could belong to a name of a type."""
    word = sentence.words[at]
    is_large = word[:1].isupper()
    if kind == "TITLE":
        return word.lower() in offices()
    if kind == "WEAPON":  # "Su-25", "S-300": a capital and a digit
        return word.lower() in words_of("weapons") or (is_large and any(letter.isdigit() for letter in word))
    if kind == "DATE":
        return bool(CALENDAR.match(word))
    if kind == "MISC":
        return is_large and (sentence.upos[at] == "PROPN" if sentence.has_tree else at > 0)
    return True
