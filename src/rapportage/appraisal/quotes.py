"""How well direct speech is found: words in quotation marks that annotators called attributed, against ours."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.codes import Form
from rapportage.schema.mentions import Record
from rapportage.schema.report import Payload

_MARKED = re.compile('["“”]')
_DRAWS = 200
Ranges = list[tuple[int, int]]


class Counts(NamedTuple):
    """Of one article: contents found, contents we gave, contents annotated."""

    hit: int
    ours: int
    gold: int


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return F1 of quoted contents that overlap one to one, on the development articles of PolNeAR."""
    rows = [_judge(row) for row in _rows(shared / "eval" / "polnear" / "dev.jsonl.xz")]
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(f1(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    return (Score("recording.quote_content_f1", f1(rows), low, high, len(rows), None, "quoted contents only"),)


def f1(rows: list[Counts]) -> float:
    """Return the F1 of counts taken together.

    >>> f1([Counts(hit=2, ours=4, gold=2), Counts(hit=0, ours=0, gold=2)])
    0.5
    """
    hit, ours, gold = (sum(column) for column in zip(*rows, strict=True))
    return 2 * hit / (ours + gold) if ours + gold else 0.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _judge(row: dict[str, Any]) -> Counts:
    """Return the counts of one article; a statement of ours that meets only unquoted gold is left out."""
    text = row["input"]["text"]
    report = read(Payload(body=text.encode(), address=row["id"]))
    if report.text != text:  # offsets would not be theirs
        return Counts(0, 0, 0)
    ours = quoted_contents(record(report))
    contents = [
        [(low, high) for low, high in each["content"]] for each in row["gold"]["attributions"] if each["content"]
    ]
    marked = [each for each in contents if _is_marked(text, each)]
    others = [each for each in contents if not _is_marked(text, each)]
    free = list(ours)
    hit = 0
    for gold in marked:
        found = next((each for each in free if _meet(each, gold)), None)
        if found is not None:
            free.remove(found)
            hit += 1
    aside = sum(any(_meet(each, other) for other in others) for each in free)
    return Counts(hit, len(ours) - aside, len(marked))


def quoted_contents(found: Record) -> list[Ranges]:
    """Return the contents of what a record holds as quoted speech."""
    return [
        [(piece.start, piece.end) for piece in row.content]
        for row in found.statements
        if row.form is not Form.INDIRECT and row.nested_in is None and row.repeats is None
    ]


def _is_marked(text: str, ranges: Ranges) -> bool:
    """Tell whether a content has a quotation mark in it or beside it."""
    return any(_MARKED.search(text, max(0, low - 1), high + 1) for low, high in ranges)


def _meet(one: Ranges, other: Ranges) -> bool:
    """Tell whether two contents share a character."""
    return any(low < end and start < high for low, high in one for start, end in other)
