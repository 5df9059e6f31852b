"""Annotated sentences as the appraisals of syntax read them, and the running text they were cut from."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rapportage.syntax.analysis import ROOT

GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""Genres of GUM whose texts are free; conversation is left out, its licence being in doubt."""


class Sentence(NamedTuple):
    """A sentence as its annotators have it.

    Attributes:
        words: Its syntactic words: "don't" is two.
        lemmas: Their dictionary forms.
        upos: Their universal parts of speech.
        heads: The word that governs each, counted in the sentence from 0, `ROOT` for its head.
        relations: Their relations, subtypes included.
        spaced: Whether white space follows each.
        opens: Whether it opens a paragraph.
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    spaced: tuple[bool, ...]
    opens: bool


class Annotated(NamedTuple):
    """An annotated text: its name ("GUM_news_x"), its genre ("news", empty where the set has none), its sentences."""

    name: str
    genre: str
    sentences: tuple[Sentence, ...]


def gum(shared: Path) -> tuple[Annotated, ...]:
    """Return the development texts of GUM in its free genres."""
    found = []
    with tarfile.open(shared / "model" / "data" / "gum_open.dev.tar.xz") as packed:
        for member in sorted(packed.getmembers(), key=lambda member: member.name):
            unpacked = packed.extractfile(member)
            genre = member.name.split("_")[1] if member.name.count("_") > 1 else ""
            if unpacked is not None and genre in GENRES:
                lines = unpacked.read().decode("utf-8").split("\n")
                found += [each._replace(genre=genre) for each in read_conllu(lines)]
    return tuple(found)


def ewt(shared: Path) -> tuple[Annotated, ...]:
    """Return the development texts of EWT."""
    with lzma.open(shared / "model" / "data" / "ewt.dev.conllu.xz", "rt", encoding="utf-8") as lines:
        return tuple(read_conllu(lines))


def read_conllu(lines: Iterable[str]) -> Iterator[Annotated]:
    """Yield the texts of a CoNLL-U file; empty nodes are left out, what comes before the first ``newdoc`` has no name."""
    name, sentences = "", list[Sentence]()
    comments, rows = list[str](), list[list[str]]()
    for line in (*lines, ""):
        bare = line.rstrip("\n")
        if bare.startswith("# newdoc"):
            if sentences:
                yield Annotated(name, "", tuple(sentences))
            name, sentences = bare.partition("=")[2].strip(), []
            comments.append("newpar")
        elif bare.startswith("#"):
            comments.append(bare[1:].strip())
        elif bare:
            rows.append(bare.split("\t"))
        elif rows:
            sentences.append(_sentence(rows, opens=any(comment.startswith("newpar") for comment in comments)))
            comments, rows = [], []
    if sentences:
        yield Annotated(name, "", tuple(sentences))


def _sentence(rows: list[list[str]], *, opens: bool) -> Sentence:
    """Return a sentence from its lines; the white space after a multiword token stands on the token's own line."""
    words = [row for row in rows if row[0].isdigit()]
    spaced = ["SpaceAfter=No" not in row[9].split("|") for row in words]
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            spaced[int(first) - 1 : int(last)] = [False] * (int(last) - int(first) + 1)
            spaced[int(last) - 1] = "SpaceAfter=No" not in row[9].split("|")
    return Sentence(
        words=tuple(row[1] for row in words),
        lemmas=tuple(row[2] for row in words),
        upos=tuple(row[3] for row in words),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else ROOT for row in words),
        relations=tuple(row[7] for row in words),
        spaced=tuple(spaced),
        opens=opens,
    )


def written(sentences: Iterable[Sentence]) -> tuple[str, tuple[tuple[tuple[int, int], ...], ...]]:
    r"""Return the text that sentences were cut from, an empty line before each paragraph, and each sentence's word spans.

    >>> one = Sentence(("Rain", "fell", "."), (), (), (), (), (True, False, True), True)
    >>> written([one, one])
    ('Rain fell.\n\nRain fell.', (((0, 4), (5, 9), (9, 10)), ((12, 16), (17, 21), (21, 22))))
    """
    text, spans = "", list[tuple[tuple[int, int], ...]]()
    for sentence in sentences:
        if text and sentence.opens:
            text = text.rstrip(" ") + "\n\n"
        places, pieces, at = list[tuple[int, int]](), [text], len(text)
        for word, spaced in zip(sentence.words, sentence.spaced, strict=True):
            places.append((at, at + len(word)))
            pieces.append(word + " " * spaced)
            at += len(pieces[-1])
        text = "".join(pieces)
        spans.append(tuple(places))
    return text.rstrip(" "), tuple(spans)


def paragraphs(sentences: Iterable[Sentence]) -> tuple[tuple[Sentence, ...], ...]:
    """Return sentences paragraph by paragraph."""
    found = list[list[Sentence]]()
    for sentence in sentences:
        if sentence.opens or not found:
            found.append([])
        found[-1].append(sentence)
    return tuple(tuple(each) for each in found)
