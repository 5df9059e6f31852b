"""How well names are found in made-up crisis news: armed groups, ministries, offices, nationalities, weapons, names of many cultures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.score import Score
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import open_backbone

TYPES = ("PER", "ORG", "LOC", "NORP", "TITLE", "WEAPON")
LOOSE = ("TITLE", "WEAPON")
"""Types whose ends nobody agrees on ("long-range missiles"): one that overlaps is right."""

GOALS = {"": 0.85, "_org": 0.75, "_per": None}
ROUNDS = 1000
"""Bootstrap draws: the ends of the interval are then steady to half a point."""

_BRACKET = re.compile(r"\[([A-Z]+) ([^\[\]]*)\]")


class Named(NamedTuple):
    """A name: its type and its characters."""

    type: str
    start: int
    end: int


class Line(NamedTuple):
    """A sentence with its names."""

    text: str
    names: tuple[Named, ...]


class Tally(NamedTuple):
    """Of one sentence and one type: names found, names we gave, names there are."""

    hit: int
    ours: int
    gold: int


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 (one signature for all appraisals)
    """Return F1 of all names, of organisations with armed groups, and of persons."""
    backbone = open_backbone()
    tallies = [tally(line.names, found_in(line.text, backbone)) for line in read_lines()]
    scores = []
    for suffix, types in (("", TYPES), ("_org", ("ORG",)), ("_per", ("PER",))):
        rows = [_sum(each[name] for name in types) for each in tallies]
        beside = "" if suffix else ", ".join(f"{name} {f1([each[name] for each in tallies]):.2f}" for name in TYPES)
        scores.append(_score(f"syntax.names_own{suffix}", rows, goal=GOALS[suffix], beside=beside))
    return tuple(scores)


def read_lines() -> tuple[Line, ...]:
    """Return the sentences of ``data/names_check.txt``."""
    return tuple(parse_lines((files("rapportage.appraisal") / "data" / "names_check.txt").read_text("utf-8")))


def parse_lines(text: str) -> Iterator[Line]:
    """Yield sentences whose names stand in brackets.

    >>> [line] = parse_lines("[PER Aru Tal] left [LOC Dol].")
    >>> line.text, line.names[1]
    ('Aru Tal left Dol.', Named(type='LOC', start=13, end=16))
    """
    for line in text.splitlines():
        if not line or line.startswith(("%", "@")):
            continue
        bare, names, last = "", [], 0
        for match in _BRACKET.finditer(line):
            bare += line[last : match.start()]
            names.append(Named(match[1], len(bare), len(bare) + len(match[2])))
            bare += match[2]
            last = match.end()
        yield Line(bare + line[last:], tuple(names))


def found_in(text: str, backbone: Backbone) -> tuple[Named, ...]:
    """Return the names that a backbone finds."""
    analysis = backbone.analyze(text)
    return tuple(
        Named(name.type, int(analysis.start[name.first]), int(analysis.end[name.end - 1])) for name in analysis.names
    )


def tally(gold: Collection[Named], ours: Collection[Named]) -> dict[str, Tally]:
    """Return the tallies of every type: a name is right with its type and both its ends, of loose types where it overlaps."""
    tallies = {}
    for name in TYPES:
        there = [each for each in gold if each.type == name]
        found = [each for each in ours if each.type == name]
        if name in LOOSE:
            hit = sum(any(_overlap(each, other) for other in found) for each in there)
            alone = sum(not any(_overlap(each, other) for other in there) for each in found)
            tallies[name] = Tally(hit, hit + alone, len(there))
        else:
            hit = sum((Counter(there) & Counter(found)).values())
            tallies[name] = Tally(hit, len(found), len(there))
    return tallies


def f1(rows: Iterable[Tally]) -> float:
    """Return the F1 of tallies taken together.

    >>> f1([Tally(hit=2, ours=4, gold=2), Tally(hit=0, ours=0, gold=2)])
    0.5
    """
    hit, ours, gold = _sum(rows)
    return 2 * hit / (ours + gold) if ours + gold else 0.0


def _overlap(one: Named, other: Named) -> bool:
    return one.start < other.end and other.start < one.end


def _sum(rows: Iterable[Tally]) -> Tally:
    kept = list(rows)
    return Tally(sum(row.hit for row in kept), sum(row.ours for row in kept), sum(row.gold for row in kept))


def _score(name: str, rows: Sequence[Tally], *, goal: float | None, beside: str) -> Score:
    """Return an F1 with its interval over sentences drawn again."""
    chance = Random(1)  # noqa: S311 (an interval, no secret)
    draws = sorted(f1(chance.choices(rows, k=len(rows))) for _ in range(ROUNDS))
    low, high = draws[int(0.025 * ROUNDS)], draws[int(0.975 * ROUNDS) - 1]
    return Score(name, f1(rows), low, high, sum(row.gold for row in rows), goal, beside)
