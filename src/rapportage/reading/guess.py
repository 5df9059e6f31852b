"""Which legacy encoding some bytes are in, when nothing says so.

charset-normalizer was tried first: on messages of GNU programs in 30 languages it named the wrong
code page for 30 % (Portuguese read as windows-1250, Thai, Korean and Japanese not known at all). What is
counted here is letters: which language's frequent letters the bytes are, under which encoding.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import NamedTuple

from rapportage.lexicon.letters import letters
from rapportage.text.encodings import decoded_as

_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 32_768
"""Bytes looked at, from the first beyond ASCII on."""

_ENOUGH = 1_000
"""Bytes beyond ASCII after which no more are looked at: texts of 600 characters were all guessed right, and cost grows with them (some 30 ms)."""

_FLOOR = math.log(0.001)
"""A letter the language does not write; a name now and then."""

_MARK = math.log(0.03)
_MARKS = frozenset("‘’“”„–—…•«»·°§©®€£\xa0")
_CONTROL = math.log(1e-6)
_ODD = -2.5
"""Added for a capital after a small letter, or a symbol between letters: damage, not spelling."""

_CAPITAL = -1.0

_BEFORE = 2.0
"""What windows-1252 has ahead, as one log chance for the whole sample: set by judgement,
large enough for two accents, small enough for five."""


class Guess(NamedTuple):
    """A guessed encoding, the chance that it is right, and what it rests on."""

    name: str
    confidence: float
    evidence: str


def guess(body: bytes) -> Guess:
    """Return the likeliest legacy encoding of bytes that are no UTF-8. Deterministic, whatever the length.

    >>> guess("Министр прибыл".encode("koi8-r")).name, guess("“No”".encode("cp1252")).name
    ('koi8-r', 'windows-1252')
    """
    first = _HIGH.search(body)
    start = max(0, first.start() - 64) if first else 0
    near = body[start : start + _SAMPLE]
    last = next(islice(_HIGH.finditer(near), _ENOUGH, None), None)
    sample = near[: last.start()] if last else near
    if found := _eastern(sample):
        return found
    return _western(sample)


def _eastern(sample: bytes) -> Guess | None:
    """Return the East Asian encoding that bytes are in, None where they are in none."""
    best, most = None, 0.7
    for name in ("euc-jp", "euc-kr", "shift_jis", "gb18030", "big5"):
        text = decoded_as(sample, name)
        wide = [character for character in text if character > "\x7f"]
        lost = wide.count("\ufffd")
        runs = len(_WIDE_RUN.findall(text))
        if len(wide) < _FEW * runs or lost > 1 + 0.01 * len(wide):
            continue
        share = _fit(name, wide)
        if share > most:
            best, most = Guess(name, round(min(0.95, share), 2), f"common characters of {name}"), share
    return best


def _fit(name: str, wide: list[str]) -> float:
    """Return the share of characters that text in an encoding is mostly made of, 0 to 1."""
    count = len(wide)
    marks = sum(character in _EASTERN_MARKS for character in wide)
    if name in ("euc-jp", "shift_jis"):
        kana = sum("\u3041" <= character <= "\u30fe" for character in wide)
        return min(1.0, (kana + marks) / count + 0.5) if kana > 0.2 * count else 0.0
    if name == "euc-kr":
        hangul = sum(character.encode("euc_kr", "replace")[0] in _HANGUL for character in wide)
        return 1.0 if hangul and hangul + marks > 0.9 * count else 0.0  # Chinese bytes: half of them
    codec, first, last = ("gb2312", 0xB0, 0xD7) if name == "gb18030" else ("big5", 0xA4, 0xC6)
    leads = [character.encode(codec, "replace")[0] for character in wide]
    return (sum(first <= lead <= last for lead in leads) + marks) / count


_HANGUL = range(0xB0, 0xC9)
"""Lead bytes of the 2,350 syllables of KS X 1001; the other 8,822 of its extension are hardly ever written."""

_WIDE_RUN = re.compile(r"[^\x00-\x7f]+")
_FEW = 1.6
"""Characters of a run on the mean: two accented letters in a row are rare, East Asian words are longer."""

_EASTERN_MARKS = frozenset("。、，．・：；？！“”‘’（）「」『』《》〈〉【】…—～　％ー")


def _western(sample: bytes) -> Guess:
    """Return the single-byte encoding whose letters are some language's most frequent ones."""
    scored: dict[str, tuple[float, str]] = {}
    shapes: dict[str, Counter[tuple[str, bool]]] = {}
    for row in letters():
        for rank, name in enumerate(row.encodings):
            if name not in shapes:
                shapes[name] = _shapes(decoded_as(sample, name))
            before = _BEFORE if name == "windows-1252" else 0.0
            score = _score(shapes[name], row.letters) - 0.02 * rank + before / (shapes[name].total() or 1)
            if name not in scored or score > scored[name][0]:
                scored[name] = (score, row.language)
    ranked = sorted(scored.items(), key=lambda entry: -entry[1][0])
    name, (score, language) = ranked[0]
    same = decoded_as(sample, name)
    other = next((row[1][0] for row in ranked[1:] if decoded_as(sample, row[0]) != same), score - 9)
    confidence = 1 / (1 + math.exp(-3 * (score - other) - 0.5))
    return Guess(name, round(min(0.95, confidence), 2), f"letters of {language}")


def _shapes(text: str) -> Counter[tuple[str, bool]]:
    """Return how often each character beyond ASCII occurs, and whether it is odd where it stands."""
    found: Counter[tuple[str, bool]] = Counter()
    for match in _BEYOND.finditer(text):
        character, at = match[0], match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if character.isalpha():
            odd = character.isupper() and before.islower()
        else:
            odd = before.isalpha() and after.isalpha() and character not in "’·\u0e31"
        found[character, odd] += 1
    return found


_BEYOND = re.compile(r"[^\x00-\x7f]")


def _score(shapes: Counter[tuple[str, bool]], alphabet: str) -> float:
    """Return the mean log chance of the characters in a language."""
    chances = _chances(alphabet)
    total = sum(shapes.values())
    return sum(count * _chance(character, chances, odd=odd) for (character, odd), count in shapes.items()) / (
        total or 1
    )


def _chance(character: str, chances: dict[str, float], *, odd: bool) -> float:
    strange = _ODD if odd else 0.0
    if character in chances:
        return chances[character] + strange
    if character in _MARKS:
        return _MARK + strange
    small = character.lower()
    if small in chances:
        return chances[small] + _CAPITAL + strange
    if character < "\xa0" or character == "\ufffd":
        return _CONTROL
    return _FLOOR + strange


@cache
def _chances(alphabet: str) -> dict[str, float]:
    """Return log chances of the letters of an alphabet by rank, falling as they do in alphabets: slowly."""
    weights = [1 / (rank + 4) for rank in range(len(alphabet))]
    whole = sum(weights)
    return {letter: math.log(weight / whole) for letter, weight in zip(alphabet, weights, strict=True)}
