"""A training sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

CLITIC = re.compile(r"^(n['’]t|['’](s|re|ve|ll|d|m|S))$")
BEFORE_TIGHT, AFTER_TIGHT = ",.;:!?)]%’'", "([$"
"""Marks that stand without a space before them, and after them, where a set tells words only."""


@dataclass(slots=True)
class Sentence:
    """One sentence as the trainer takes it; a column that a set does not have is empty or None.

    Attributes:
        words: The words.
        upos: Universal tags.
        xpos: Penn tags.
        heads: Head of each word, from 1, 0 for the root.
        rels: Relations.
        lemmas: Lemmas.
        space: Whether a space follows each word.
        names: BIO label of each word, None where the set has no names. Where several labels may be right they are joined by "~":
            "O~B-TITLE"; a type without a side allows both; "*" allows every label.
        kinds: Kind of the phrase that each word heads, None where the set has none.
        has_tree: Whether tags and trees are there.
        new_paragraph: Whether it opens a paragraph.
        origin: Which set it comes from.
    """

    words: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    rels: list[str]
    lemmas: list[str]
    space: list[bool]
    names: list[str] | None = None
    kinds: list[str] | None = None
    has_tree: bool = True
    new_paragraph: bool = True
    origin: str = ""


def bare(words: list[str], names: list[str], space: list[bool], *, origin: str, new_paragraph: bool = True) -> Sentence:
    """Return a sentence with names and without a tree."""
    n = len(words)
    return Sentence(
        words=words,
        upos=[""] * n,
        xpos=[""] * n,
        heads=[0] * n,
        rels=[""] * n,
        lemmas=[""] * n,
        space=space,
        names=names,
        has_tree=False,
        new_paragraph=new_paragraph,
        origin=origin,
    )


def plain(words: list[str], names: list[str], *, origin: str, new_paragraph: bool = True) -> Sentence:
    """Return a sentence with names and without a tree, its spaces told by its words.

    >>> plain(["Velm", "'s", "(", "old", ")", "port", "."], ["O"] * 7, origin="made").space
    [False, True, False, False, True, False, True]
    """
    space = [not _is_tight(before, after) for before, after in pairwise(words)]
    return bare(words, names, [*space, True], origin=origin, new_paragraph=new_paragraph)


def _is_tight(before: str, after: str) -> bool:
    return after in BEFORE_TIGHT or bool(CLITIC.match(after)) or before in AFTER_TIGHT
