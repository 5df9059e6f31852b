"""Names of the world put in place of the names in a sentence; where it has a tree, so that the tree stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from rapportage.syntax.words import split_words
from training.gum import labels_of
from training.sentences import Sentence

KEPT = 0.3
"""Share of the names of a sentence that stay when names are exchanged, so that sentences mix."""
SHORT, FAMILY = 0.85, 0.75
"""Share of persons of one word that stay of one word, and share of these that go by the family name."""
GROUPS, BODIES, SHAPES = 0.3, 0.12, 0.13
"""Shares of organisations that become an armed group, a body in the culture's language, a shape of a group; the rest are public bodies."""
INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"

Column = TypeVar("Column")


@dataclass(slots=True)
class Substitution:
    """What to draw names from.

    Attributes:
        cultures: Given and family names, patterns of whole names, places, peoples and bodies of each culture.
        bodies: Shapes of public bodies by kind, what fills them, acronyms.
        groups: Armed groups.
        shapes: Shapes of armed groups.
    """

    cultures: list[dict[str, Any]]
    bodies: dict[str, list[str]]
    groups: list[str]
    shapes: list[str]

    def exchange(self, sentence: Sentence, chance: Random) -> Sentence:
        """Return a sentence with names of one culture in place of its own."""
        if not sentence.names or not self.cultures:
            return sentence
        culture = chance.choice(self.cultures)
        for first, end, kind in reversed(names_of(sentence)):
            if chance.random() < KEPT:
                continue
            new = self._drawn(kind, sentence.words[first:end], culture, chance)
            if new and (not sentence.has_tree or _is_movable(sentence, first, end, kind=kind, new=new)):
                sentence = _put(sentence, first, end, kind=kind, new=new)
        return sentence

    def _drawn(self, kind: str, words: list[str], culture: dict[str, Any], chance: Random) -> list[str]:
        """Return the words of a new name of a type; none where such names stay as they are."""
        if kind == "PER":
            return self._person(culture, chance, short=len(words) == 1)
        if kind == "LOC" and all(word[:1].isupper() for word in words):
            return str(chance.choice(culture["places"])).split()
        if kind == "NORP" and len(words) == 1:
            singular, plural = chance.choice(culture["peoples"])
            return str(plural if words[0].endswith("s") and not words[0].endswith("ss") else singular).split()
        if kind == "ORG":
            is_acronym = len(words) == 1 and words[0].isupper()
            return [chance.choice(self.bodies["acronyms"])] if is_acronym else self._body(culture, chance).split()
        return []

    def _person(self, culture: dict[str, Any], chance: Random, *, short: bool) -> list[str]:
        if short and chance.random() < SHORT:
            return str(chance.choice(culture["family"] if chance.random() < FAMILY else culture["given"])).split()
        parts = str(chance.choice(culture["patterns"])).split()
        while parts and not _is_of_name(parts[0]):
            parts = parts[1:]
        drawn = {"G": culture["given"], "F": culture["family"]}
        named = [
            re.sub(r"\b([GF])\b", lambda match: str(chance.choice(drawn[match.group(1)])), part)
            for part in parts or ["G", "F"]
        ]
        lettered = [re.sub(r"\bI\.", lambda _: chance.choice(INITIALS) + ".", part) for part in named]
        return " ".join(lettered).split()

    def _body(self, culture: dict[str, Any], chance: Random) -> str:
        draw = chance.random()
        if draw < GROUPS:
            return _without_acronym(chance.choice(self.groups))
        if draw < GROUPS + BODIES:
            return str(chance.choice(culture["bodies"] or self.groups))
        if draw < GROUPS + BODIES + SHAPES:
            shape = chance.choice(self.shapes)
        else:
            aside = ("acronyms", "offices", "weapons")
            kinds = [kind for kind in self.bodies if not kind.startswith("filler") and kind not in aside]
            shape = chance.choice(self.bodies[chance.choice(kinds)])
        return self._filled(_without_acronym(shape), culture, chance)

    def _filled(self, shape: str, culture: dict[str, Any], chance: Random) -> str:
        """Return a shape of a body with a place, a people, a name, a number or a field of work in its braces."""
        is_ministry = any(part in shape for part in ("inistry", "epartment", "inister"))
        filler = "filler_ministry" if is_ministry else "filler_arabic" if "al-" in shape.lower() else "filler_plain"
        people = chance.choice(culture["peoples"])[0]
        drawn = {
            "PLACE": chance.choice(culture["places"]),
            "NORP": people,
            "ADJ": people,
            "GIVEN": chance.choice(culture["given"]),
            "FAMILY": chance.choice(culture["family"]),
            "N": str(chance.randint(2, 60)),
            "X": chance.choice(self.bodies[filler]),
        }
        return re.sub(r"\{(\w+)\}", lambda match: str(drawn.get(match.group(1), drawn["X"])), shape)


def _is_of_name(part: str) -> bool:
    """Tell whether a part of a pattern belongs to the name; what stands before is a form of address, a title to us."""
    return part in ("Abu", "U", "Al") or part.startswith(("I.", "G", "F"))


def _without_acronym(name: str) -> str:
    return re.sub(r"\s*\(.*", "", name)


def names_of(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return the names that have one type, or NORP before others: first word, end, type."""
    found, i, names = [], 0, sentence.names or []
    while i < len(names):
        kinds = [part[2:] for part in names[i].split("~") if part.startswith("B-")]
        if len(kinds) == 1 or kinds[:1] == ["NORP"]:
            end = i + 1
            while end < len(names) and names[end].startswith("I-"):
                end += 1
            found.append((i, end, kinds[0]))
            i = end
        else:
            i += 1
    return found


def _is_movable(sentence: Sentence, first: int, end: int, *, kind: str, new: list[str]) -> bool:
    """Tell whether a name can be exchanged under a tree: plain words, governed from outside by one of them."""
    words = sentence.words[first:end]
    if not all(word.isalpha() and word[:1].isupper() for word in [*words, *new]):
        return False
    if kind == "PER":
        heads = _heads_within(sentence, first, end)
        return len(heads) == 1 and all(sentence.rels[i] == "flat" for i in range(first, end) if i not in heads)
    return len(words) == len(new) and (len(new) == 1 or kind == "LOC") and sentence.upos[first] == "PROPN"


def _heads_within(sentence: Sentence, first: int, end: int) -> list[int]:
    """Return the words of a stretch that hang on words outside it."""
    return [i for i in range(first, end) if not first <= sentence.heads[i] - 1 < end]


def _put(sentence: Sentence, first: int, end: int, *, kind: str, new: list[str]) -> Sentence:
    """Return a sentence with new words for a name, its tree and labels grown or shrunk to fit."""
    if not sentence.has_tree:
        return _put_without_tree(sentence, first, end, kind=kind, text=" ".join(new))
    named = replace(
        sentence,
        words=_spliced(sentence.words, first, end, new),
        lemmas=_spliced(sentence.lemmas, first, end, new),
        names=_spliced(sentence.names or [], first, end, labels_of(len(new), (kind,))),
    )
    return named if len(new) == end - first else _regrown(named, first, end, length=len(new))


def _spliced(column: list[Column], first: int, end: int, filling: list[Column]) -> list[Column]:
    return [*column[:first], *filling, *column[end:]]


def _put_without_tree(sentence: Sentence, first: int, end: int, *, kind: str, text: str) -> Sentence:
    spans = split_words(text)
    n = len(spans)
    space = [text[stop : stop + 1] in ("", " ") for _, stop in spans]
    space[-1:] = sentence.space[end - 1 : end]
    blank = [""] * n
    return replace(
        sentence,
        words=_spliced(sentence.words, first, end, [text[start:stop] for start, stop in spans]),
        upos=_spliced(sentence.upos, first, end, blank),
        xpos=_spliced(sentence.xpos, first, end, blank),
        heads=_spliced(sentence.heads, first, end, [0] * n),
        rels=_spliced(sentence.rels, first, end, blank),
        lemmas=_spliced(sentence.lemmas, first, end, blank),
        space=_spliced(sentence.space, first, end, space),
        names=_spliced(sentence.names or [], first, end, labels_of(n, (kind,))),
        kinds=None,
    )


def _regrown(sentence: Sentence, first: int, end: int, *, length: int) -> Sentence:
    """Return a sentence whose words are new with the other columns grown to them: the name's first word heads it, the others are flat."""
    head = _heads_within(sentence, first, end)[0]
    heads = [_moved(each, first, end, length=length) for each in sentence.heads]
    rest = length - 1
    kinds = sentence.kinds
    return replace(
        sentence,
        upos=_spliced(sentence.upos, first, end, ["PROPN"] * length),
        xpos=_spliced(sentence.xpos, first, end, ["NNP"] * length),
        heads=_spliced(heads, first, end, [heads[head], *[first + 1] * rest]),
        rels=_spliced(sentence.rels, first, end, [sentence.rels[head], *["flat"] * rest]),
        space=_spliced(sentence.space, first, end, [*[True] * rest, sentence.space[end - 1]]),
        kinds=None if kinds is None else _spliced(kinds, first, end, [kinds[head], *[""] * rest]),
    )


def _moved(head: int, first: int, end: int, *, length: int) -> int:
    """Return the number of a head, from 1, after the words from first to end became so many."""
    if head <= first:
        return head
    return first + 1 if head <= end else head + length - (end - first)


def read_substitution(folder: Path) -> Substitution:
    """Return what the lists of a folder hold: names.toml, bodies.toml, groups.toml."""
    groups = _table(folder / "groups.toml")
    shapes = groups.pop("shapes")["patterns"]
    return Substitution(
        list(_table(folder / "names.toml").values()),
        _table(folder / "bodies.toml"),
        [name for each in groups.values() for name in each["names"]],
        shapes,
    )


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
