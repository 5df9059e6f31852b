"""How well lost link texts are noticed: made-up sentences with a link taken out, and whole articles."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.score import Score
from rapportage.reading.holes import find_holes
from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.schema.ids import ReportId
from rapportage.schema.report import Block, Hole, Use
from rapportage.text.view import View

SENTENCES = Path(__file__).parents[3] / "accuracy" / "holes" / "sentences.txt"
"""Our own sentences, the link's text between braces."""

_LINK = re.compile(r"\s?\{[^}]*\}\s?")
_NEAR = 2
"""Characters by which the place may be missed: the blanks around it."""

_ROUNDS = 1000
_ARTICLES = 300


class Torn(NamedTuple):
    """A sentence with its link's text taken out, where it was, and the sentence whole."""

    text: str
    at: int
    whole: str


class Judged(NamedTuple):
    """Whether the hole of a sentence was found, and how many were found where none is."""

    found: bool
    wrong: int


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return precision and recall on torn sentences, and finds per 10,000 words of whole articles where these are."""
    torn = list(sentences())
    judged = [judge(row) for row in torn[1::2]]
    tuned = [judge(row) for row in torn[::2]]
    scores = [
        _score(
            "reading.holes_precision", judged, precision=True, beside=f"on the half tuned on {_precision(tuned):.3f}"
        ),
        _score("reading.holes_recall", judged, precision=False, beside=f"on the half tuned on {_recall(tuned):.3f}"),
    ]
    path = shared / "eval" / "crisis_news" / "articles.jsonl.xz"
    if path.is_file():
        per_10k, words = finds_in_articles(path)
        beside = "whole articles; lower is better"
        scores.append(Score("reading.holes_in_10k_words", per_10k, per_10k, per_10k, words, None, beside))
    return tuple(scores)


def sentences() -> Iterator[Torn]:
    """Yield every made-up sentence torn."""
    for line in SENTENCES.read_text("utf-8").splitlines():
        link = None if line.startswith("#") else _LINK.search(line)
        if link:
            head, tail = line[: link.start()], line[link.end() :]
            yield Torn(f"{head} {tail}".lstrip(), len(head) + 1 if head else 0, line.replace("{", "").replace("}", ""))


def judge(row: Torn) -> Judged:
    """Return whether the hole of a torn sentence is found, and what else is."""
    places = [hole.at for hole in _holes(row.text)]
    right = [at for at in places if abs(at - row.at) <= _NEAR]
    return Judged(bool(right), len(places) - len(right) + len(_holes(row.whole)))


def finds_in_articles(path: Path) -> tuple[float, int]:
    """Return holes found per 10,000 words of articles that were not tuned on, and how many words were read."""
    words = found = read = 0
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if read < _ARTICLES and int(sha256(row["id"].encode()).hexdigest(), 16) % 2 == 0:
                text = row["input"]["text"]
                words += len(text.split())
                found += len(
                    find_holes(View.of(text), find_plain_blocks(lay_out_plain(text)), report=ReportId("whole"))
                )
                read += 1
    return (found / words * 10_000 if words else 0.0), words


def _holes(text: str) -> tuple[Hole, ...]:
    body = (Block(start=0, end=len(text), use=Use.BODY),)
    return find_holes(View.of(text), body, report=ReportId("torn"))


def _score(name: str, judged: list[Judged], *, precision: bool, beside: str) -> Score:
    """Return one score with its interval over sentences drawn again."""
    measure = _precision if precision else _recall
    drawn = sorted(
        measure(Random(seed).choices(judged, k=len(judged)))  # noqa: S311 (an interval, no secret)
        for seed in range(_ROUNDS)
    )
    low, high = drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS)]
    return Score(name, measure(judged), low, high, len(judged), None, beside)


def _precision(judged: list[Judged]) -> float:
    right = sum(row.found for row in judged)
    said = right + sum(row.wrong for row in judged)
    return right / said if said else 1.0


def _recall(judged: list[Judged]) -> float:
    return sum(row.found for row in judged) / len(judged)
