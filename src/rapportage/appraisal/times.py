"""How well times are found and reckoned: TempEval-3's four measures on TimeBank and AQUAINT."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from rapportage.appraisal.score import Score
from rapportage.appraisal.tally import Counts, Sheet, score
from rapportage.recording.grammar import find_grammar
from rapportage.recording.passages import find_passages
from rapportage.recording.readings import read_passage
from rapportage.recording.times import find_times
from rapportage.recording.timing import Anchors
from rapportage.schema.mentions import TimeMention
from rapportage.schema.report import Block, Dated, FactBasis, Report, Use
from rapportage.schema.when import When
from rapportage.syntax.opening import kept_backbone

_PARTS = ("timebank", "aquaint")
_BESIDE = {
    "timebank": "four patterns .425; before this issue .648; best published .824 (another test half)",
    "aquaint": "four patterns .609; before this issue .756; best published .824 (another test half)",
}
_GOAL = 0.85
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_INSIDE = frozenset({"early", "late", "mid", "about", "more_than", "less_than"})
"""Modifiers that TIMEX3 counts among the words of a time; "by", "since" and their like stand outside."""


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the F1 of spans, types and values; ``check`` is the half that nobody looked at, ``dev`` the one errors were read on."""
    folder = shared / "eval" / "tempeval3"
    scores: list[Score] = []
    for part in _PARTS:
        rows = list(_rows(folder / f"{part}.jsonl.xz"))
        for half in ("check", "dev"):
            sheets = [judge(row) for row in rows if half_of(row["id"]) == half]
            for measure in ("strict", "relaxed", "type", "value"):
                name = f"recording.times_{part}_{measure}_{half}"
                is_value = measure == "value"
                beside = _BESIDE[part] if is_value and half == "check" else ""
                goal = _GOAL if is_value else None
                scores.append(score(name, sheets, measure, goal=goal, beside=beside, held=half == "check"))
    return tuple(scores)


def half_of(key: str) -> str:
    """Return the half an article belongs to: by a digest of its id, so that no order and no choice of ours decides.

    >>> half_of("an-article")
    'dev'
    """
    return "check" if sha256(f"times:{key}".encode()).digest()[0] % 2 else "dev"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def judge(row: dict[str, Any]) -> Sheet:
    """Return the counts of one article: spans that are the same, that overlap, and of these the types and the values that are."""
    ours = times_of(row["input"]["text"], date.fromisoformat(row["input"]["dct"][:10]))
    gold = row["gold"]["timex"]
    pairs = _pairs([(each["start"], each["end"]) for each in gold], [_extent(each) for each in ours])
    hits = {
        "relaxed": len(pairs),
        "strict": sum((gold[one]["start"], gold[one]["end"]) == _extent(ours[two]) for one, two in pairs),
        "type": sum(gold[one]["type"] == ours[two].type.value for one, two in pairs),
        "value": sum(gold[one]["value"] == ours[two].value for one, two in pairs),
    }
    return {measure: Counts(hit, len(ours), len(gold)) for measure, hit in hits.items()}


def times_of(text: str, published: date) -> list[TimeMention]:
    """Return the times of a text whose every paragraph is running text: old newswire has headers that reading takes for furniture."""
    blocks = tuple(Block(start=each.start(), end=each.end(), use=Use.BODY) for each in _PARAGRAPH.finditer(text))
    dated = Dated(when=When.days(published, published), basis=FactBasis.GIVEN)
    report = Report(id="report:appraised", text=text, address="appraised", sha256="0", blocks=blocks, dated=dated)
    readings = [read_passage(passage) for passage in find_passages(report)]
    grammar = find_grammar([reading.passage for reading in readings], kept_backbone("builtin"))
    days = Anchors(published, published)
    return list(find_times(readings, grammar, published=days, about=days))


def _extent(row: TimeMention) -> tuple[int, int]:
    """Return the characters of a time as TIMEX3 counts them, with "late" and "more than"."""
    bound = row.modifier_span
    if bound is None or row.modifier not in _INSIDE:
        return row.span.start, row.span.end
    return min(bound.start, row.span.start), max(bound.end, row.span.end)


def _pairs(gold: Sequence[tuple[int, int]], ours: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans that overlap, one to one: those with the most characters in common first.

    >>> _pairs([(0, 4), (5, 9)], [(4, 8), (0, 3)])
    [(0, 1), (1, 0)]
    """
    found = sorted(
        (min(one[1], two[1]) <= max(one[0], two[0]), -(min(one[1], two[1]) - max(one[0], two[0])), at, to)
        for at, one in enumerate(gold)
        for to, two in enumerate(ours)
    )
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for apart, _, at, to in found:
        if apart:
            break
        if at not in taken and to not in used:
            taken.add(at)
            used.add(to)
            pairs.append((at, to))
    return sorted(pairs)
