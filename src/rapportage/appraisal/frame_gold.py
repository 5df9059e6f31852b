"""The notation of ``data/frames_*.txt``: sentences with their acts, who did them, and to whom; its first lines explain it."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_JOINT = (" ", "-")
"""What may stand between two words of one name."""

_CALENDAR = frozenset((*day_name, *month_name))
"""Capitalised, but no part of the name beside them."""


class Filler(NamedTuple):
    """A word, or any of several, that heads what fills a role.

    Attributes:
        spans: Characters of every word that may be taken for the head.
        optional: Whether it may be missing.
    """

    spans: tuple[tuple[int, int], ...]
    optional: bool = False


class Place(NamedTuple):
    """A role, or any of several, and what fills it.

    Attributes:
        roles: Names of roles of which any is right.
        optional: Whether it may be left empty.
        fillers: Those that fill it.
    """

    roles: tuple[str, ...]
    optional: bool
    fillers: tuple[Filler, ...]


class Act(NamedTuple):
    """What is told at one predicate.

    Attributes:
        word: The predicate's word as written in the notation.
        predicate: Where it stands.
        places: Its roles, filled.
        negated: Whether it is said not to be so, None where both readings will do.
        modals: Modal words of which any is right; the empty word is among them where it may have none.
        passive: Whether it is a verb in the passive.
        judged: Whether it must be found.
    """

    word: str
    predicate: Filler
    places: tuple[Place, ...]
    negated: bool | None
    modals: tuple[str, ...]
    passive: bool
    judged: bool


class Example(NamedTuple):
    """A sentence with its acts.

    Attributes:
        text: The sentence.
        constructions: What it shows.
        acts: Its acts.
        no_acts: Words that look like acts and are none.
    """

    text: str
    constructions: tuple[str, ...]
    acts: tuple[Act, ...]
    no_acts: tuple[Filler, ...]


def read_examples(name: str) -> tuple[Example, ...]:
    """Return the sentences of a file in ``appraisal/data``: "frames_dev.txt" or "frames_check.txt"."""
    return tuple(parse_examples((files("rapportage.appraisal") / "data" / name).read_text("utf-8")))


def parse_examples(text: str) -> Iterator[Example]:
    r"""Yield the sentences of a text in the notation.

    Raises:
        ValueError: A line is out of place, or a word of it does not stand in the sentence once, or as often as it says.

    >>> [example] = parse_examples("# Dol did not fall.\n@ neg\n= fall: agent=Dol not")
    >>> example.acts[0].negated, example.acts[0].places[0].fillers[0].spans
    (True, ((0, 3),))
    """
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line and not line.startswith("%")]
        if not lines:
            continue
        if len(lines) < 2 or not lines[0].startswith("# ") or not lines[1].startswith("@ "):
            message = f"a sentence and its constructions belong first: {lines[0]!r}"
            raise ValueError(message)
        sentence = lines[0][2:]
        yield Example(
            sentence,
            tuple(lines[1][2:].split()),
            tuple(_act(line, sentence) for line in lines[2:] if not line.startswith("- ")),
            tuple(_filler(line[2:], sentence) for line in lines[2:] if line.startswith("- ")),
        )


def _act(line: str, sentence: str) -> Act:
    """Return the act of a line."""
    mark, word, *rest = line.split()
    if mark not in {"=", "?"} or not word.endswith(":"):
        message = f"no act: {line!r}"
        raise ValueError(message)
    places = []
    negated: bool | None = False
    modals: tuple[str, ...] = ("",)
    for each in rest:
        name, _, value = each.partition("=")
        if name in {"not", "not?"}:
            negated = True if name == "not" else None
        elif name in {"modal", "modal?"}:
            modals = (*value.replace("_", " ").split("/"), *([""] if name == "modal?" else []))
        elif name != "passive":
            fillers = tuple(_filler(part, sentence) for part in value.split(","))
            places.append(Place(tuple(name.rstrip("?").split("/")), name.endswith("?"), fillers))
    predicate = _filler(word[:-1], sentence, named=False)
    return Act(word[:-1], predicate, tuple(places), negated, modals, "passive" in rest, mark == "=")


def _filler(written: str, sentence: str, *, named: bool = True) -> Filler:
    """Return where the word, or the words, of a filler stand; of a name all its words."""
    spans = [
        span
        for word in written.removesuffix("?").split("/")
        for span in (_name(sentence, _find(word, sentence)) if named else [_find(word, sentence)])
    ]
    return Filler(tuple(spans), written.endswith("?"))


def _find(word: str, sentence: str) -> tuple[int, int]:
    """Return the characters of a word, "word#2" for its second occurrence."""
    bare, _, which = word.partition("#")
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", sentence)]
    if not found or (which and int(which) > len(found)) or (not which and len(found) > 1):
        message = f"{word!r} stands {len(found)} times in {sentence!r}"
        raise ValueError(message)
    return found[int(which or 1) - 1]


def _name(sentence: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the words of the unbroken run of capitalised words that a word belongs to, or the word alone."""
    if not sentence[span[0]].isupper():
        return [span]
    words = [match.span() for match in _WORD.finditer(sentence)]
    at = next(number for number, word in enumerate(words) if word[1] > span[0])
    low, high = at, at + 1
    while low and _is_run(sentence, words[low - 1], words[low]):
        low -= 1
    while high < len(words) and _is_run(sentence, words[high], words[high - 1]):
        high += 1
    return words[low:high]


def _is_run(sentence: str, new: tuple[int, int], known: tuple[int, int]) -> bool:
    """Tell whether a word goes on the name that its neighbour belongs to."""
    between = sentence[min(new[1], known[1]) : max(new[0], known[0])]
    word = sentence[slice(*new)]
    return between in _JOINT and word[0].isupper() and word not in _CALENDAR
