"""What a syntax analysis holds: one column per property, one row per word, every word its exact characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rapportage.syntax.hints import Hint

ROOT = -1
"""The head of a word that nothing governs."""

NAME_TYPES = ("PER", "ORG", "LOC", "NORP", "TITLE", "WEAPON", "DATE", "NUMBER", "MISC")
"""Kinds of name: person; organisation, body or armed group; place; nationality, people or creed; office before or after
a name; weapon or weapon system; calendar expression; number; any other name (works, events, products)."""


class Name(NamedTuple):
    """A name in an analysis.

    Attributes:
        first: Its first word.
        end: The word after its last.
        type: One of `NAME_TYPES`.
        confidence: Mean probability of its words' labels, 0 to 1; 1 where a rule found it.
    """

    first: int
    end: int
    type: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Analysis:
    """The words of a text with their tags, their heads and the names among them.

    Attributes:
        text: The text as given; ``text[start[i]:end[i]]`` is word i.
        start: First character of each word (int32).
        end: Character after each word (int32).
        sentence: Number of the sentence of each word, from 0, never falling (int32).
        head: Word that governs each word, counted over the whole text, `ROOT` for the head of a sentence (int32).
        upos: Universal part of speech of each word.
        xpos: Penn Treebank tag of each word.
        lemma: Dictionary form of each word.
        deprel: Universal Dependencies relation of each word to its head.
        kind: What the phrase headed by a word speaks of (person, organization, place, event, time, object, substance, animal,
            plant, abstract), empty where the word heads no such phrase or nothing tells.
        sure: Probability of the chosen head, 0 to 1 (float32).
        names: The names, in order, none overlapping another of another type than TITLE.
        joined: Words written as one, such as "don't": first word and the word after the last.
        fresh: Words that open a paragraph.
        acts: Words that may tell of an act, in order; none where the backbone reads no acts.
        act_labels: What the columns of `acts` mean: "kind", "status", "commitment".
    """

    text: str
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    sentence: NDArray[np.int32]
    head: NDArray[np.int32]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    kind: tuple[str, ...]
    sure: NDArray[np.float32]
    names: tuple[Name, ...]
    joined: tuple[tuple[int, int], ...] = ()
    fresh: tuple[int, ...] = ()
    acts: tuple[Hint, ...] = ()
    act_labels: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.upos)

    def word(self, index: int) -> str:
        """Return the characters of a word."""
        return self.text[self.start[index] : self.end[index]]

    def phrase(self, first: int, end: int) -> str:
        """Return the characters from one word up to the one before another."""
        return self.text[self.start[first] : self.end[end - 1]] if first < end else ""

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the first word of each sentence and the word after its last."""
        bounds = [0, *(np.flatnonzero(np.diff(self.sentence)) + 1).tolist(), len(self)]
        if len(self):
            yield from pairwise(bounds)
