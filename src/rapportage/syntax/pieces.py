"""Word pieces, word shapes and lemma scripts: what the model sees of a word, and how it spells out a lemma.

Training reads this file as it stands, so that the model is asked what it was taught; nothing but the standard library here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

UNKNOWN, OPENING, CLOSING = 100, 101, 102
"""Numbers of [UNK], [CLS] and [SEP] in every BERT vocabulary."""

MOST_PIECES = 8
"""A word's first eight pieces tell its kind; the rest of an address or a code would only fill the window."""

SHAPES = 20
"""Ten shapes, each with a space before it or without."""

_LONGEST_PART = 100
"""BERT's own limit: a longer run of letters is unknown."""

_MOST_CHARACTERS = 1000
"""Characters of a word that are looked at: eight pieces need far fewer."""

_MOST_CACHED = 200_000
"""Words remembered, some 30 MB; a year of one newsroom's reports has fewer."""


class Pieces:
    """Pieces of words, uncased, each word's remembered.

    Attributes:
        vocab: Number of each piece.
    """

    def __init__(self, vocab: Sequence[str]) -> None:
        """Take the pieces in the order of their numbers."""
        self.vocab = {piece: number for number, piece in enumerate(vocab)}
        self._known: dict[str, tuple[int, ...]] = {}

    def ids(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, one to eight; `UNKNOWN` for what the vocabulary cannot spell."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(word[:_MOST_CHARACTERS])
            if len(word) <= _LONGEST_PART:
                if len(self._known) >= _MOST_CACHED:
                    self._known.clear()
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for part in _parts(word):
            numbers.extend(self._longest_first(part))
            if len(numbers) >= MOST_PIECES:
                break
        return tuple(numbers[:MOST_PIECES]) or (UNKNOWN,)

    def _longest_first(self, part: str) -> list[int]:
        """Return the pieces of a part, the longest that fits first; one `UNKNOWN` where a stretch fits none."""
        if len(part) > _LONGEST_PART:
            return [UNKNOWN]
        numbers: list[int] = []
        begin = 0
        while begin < len(part):
            lead = "##" if begin else ""
            for end in range(len(part), begin, -1):
                number = self.vocab.get(lead + part[begin:end])
                if number is not None:
                    numbers.append(number)
                    begin = end
                    break
            else:
                return [UNKNOWN]
        return numbers


def _parts(word: str) -> list[str]:
    """Return a word without case and accents, cut before and after each mark of punctuation."""
    parts: list[str] = []
    current = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn":
            continue
        is_mark = kind[0] == "P" or ("!" <= letter <= "~" and not letter.isalnum())
        if is_mark or kind[0] in "CZ":
            if current:
                parts.append(current)
                current = ""
            if is_mark:
                parts.append(letter)
        else:
            current += letter
    if current:
        parts.append(current)
    return parts


def shape_of(word: str, *, spaced: bool) -> int:
    """Return the shape of a word, 2 to 19: what the uncased pieces hide of it, and whether a space stands before it."""
    return _shape(word) * 2 + (0 if spaced else 1)


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word[:1].isupper():
        if len(word) == 1:
            return 4
        if word.isupper():
            return 3
        if word[1:].islower():
            return 2
    elif word.isupper():
        return 3
    if word.isdigit():
        return 6
    if any(map(str.isdigit, word)):
        return 7
    if any(map(str.isalpha, word)):
        return 5
    return 8 if all(unicodedata.category(letter)[0] == "P" for letter in word) else 9


def script_of(form: str, lemma: str) -> str:
    """Return how a lemma is made of a form: "case|letters off the end|letters put on".

    >>> script_of("Bombings", "bombing"), script_of("went", "go"), script_of("Paris", "Paris")
    ('L|1|', 'C|4|go', 'K|0|')
    """
    for case, cased in (("L", form.lower()), ("K", form), ("C", form[:1].upper() + form[1:].lower())):
        same = 0
        while same < min(len(cased), len(lemma)) and cased[same] == lemma[same]:
            same += 1
        if same > 0 or case == "C":
            return f"{case}|{len(cased) - same}|{lemma[same:]}"
    return f"L|{len(form)}|{lemma}"


def apply_script(form: str, script: str) -> str:
    """Return the lemma that a script makes of a form; the form in small letters where the script does not fit it.

    >>> apply_script("Shellings", "L|1|"), apply_script("as", "L|5|x")
    ('shelling', 'as')
    """
    if script == "_":
        return form.lower()
    case, off, on = script.split("|", 2)
    cased = form.lower() if case == "L" else form if case == "K" else form[:1].upper() + form[1:].lower()
    keep = len(cased) - int(off)
    return cased[:keep] + on if keep >= 0 else form.lower()
