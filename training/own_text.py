"""Text of our own with names in brackets: ``[ORG Nahar TV] said ...``."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from rapportage.syntax.words import split_words
from training.gum import labels_of
from training.sentences import Sentence, bare

NAME = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


def read_own(folder: Path) -> list[Sentence]:
    """Return the sentences of every ``sentences_*.txt`` of a folder; lines that start with # are remarks."""
    found = []
    for path in sorted(folder.glob("sentences_*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        found += [labelled(line.strip(), origin="own") for line in lines if line.strip() and not line.startswith("#")]
    return found


def labelled(line: str, *, origin: str) -> Sentence:
    """Return a line in brackets as a sentence with names, without a tree.

    >>> labelled("[PER Ilva Dane] left [LOC Velm].", origin="own").names
    ['B-PER', 'I-PER', 'O', 'B-LOC', 'O']
    """
    text, brackets, at = "", list[tuple[int, int, str]](), 0
    for match in NAME.finditer(line):
        text += line[at : match.start()]
        brackets.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        at = match.end()
    text += line[at:]
    spans = split_words(text)
    names = ["O"] * len(spans)
    for low, high, kind in brackets:
        inside = [i for i, (start, end) in enumerate(spans) if start < high and low < end]
        for i, label in zip(inside, labels_of(len(inside), (kind,)), strict=True):
            names[i] = label
    follows = [before[1] < after[0] for before, after in pairwise(spans)]
    return bare([text[start:end] for start, end in spans], names, [*follows, True][: len(spans)], origin=origin)
