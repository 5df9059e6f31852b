"""How many marked pairs of news sentences are found from the raw sentence: who, to whom, and which type of act."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.recording.record import record
from rapportage.schema.mentions import ActorMention, EventMention, Participant, Record
from rapportage.schema.report import Block, Dated, FactBasis, Report, Use
from rapportage.schema.span import Span

_DRAWS = 200
_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The set has one type for both."""
Range = tuple[int, int]
Actors = Mapping[str, ActorMention]


class Counts(NamedTuple):
    """Of one sentence: whether its pair was found, whether with the right type, how many events with two sides we gave."""

    pair: int
    root: int
    ours: int


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the recall of marked pairs, and an F1 that counts every other event against us, on the half for checking.

    The set marks one pair a sentence, so that precision, and with it F1, is a lower bound.
    """
    path = shared / "eval" / "plv_relation" / "relation.jsonl.xz"
    if not path.exists():
        return ()
    rows = [judge(row) for row in pair_rows(path, "check")]
    made = (("pair_recall", pair_recall, None, "sides only"), ("pair_root_recall", root_recall, None, "sides and type"))
    scores = [_score(rows, *each) for each in made]
    bound = _score(rows, "pair_root_f1", root_f1, 0.7, "lower bound: one pair a sentence is marked")
    return (*scores, bound._replace(held=False))  # it falls with every true event that the set does not mark


def _score(rows: list[Counts], name: str, figure: Any, goal: float | None, beside: str) -> Score:  # noqa: ANN401 - a function of rows
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(figure(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    return Score(f"recording.event_{name}", figure(rows), low, high, len(rows), goal, beside)


def pair_rows(path: Path, half: str) -> Iterator[dict[str, Any]]:
    """Yield the sentences of a half, "dev" or "check", by the hash of their ids."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            is_dev = sha256(row["id"].encode()).digest()[-1] % 2 == 0
            if is_dev == (half == "dev"):
                yield row


def read_sentence(text: str) -> Record:
    """Return the record of a sentence as a report of its own, of unknown date."""
    blocks = (Block(start=0, end=len(text), use=Use.BODY),)
    dated = Dated(when=None, basis=FactBasis.UNKNOWN)
    return record(Report(id="report:one", text=text, address="one.txt", sha256="0", blocks=blocks, dated=dated))


def judge(row: dict[str, Any]) -> Counts:
    """Return the counts of one sentence."""
    given = row["input"]
    found = read_sentence(given["text"])
    events = found.events
    two_sided = [event for event in events if event.recipients or len(event.initiators) > 1]
    spans = given["source_span"], given["target_span"]
    if None in spans:
        return Counts(0, 0, len(two_sided))
    actors = {actor.id: actor for actor in found.actors}
    paired = [event for event in events if has_pair(event, *spans, actors)]
    right = any(_ROOT.get(event.type.value, event.type.value) == row["gold"]["root"] for event in paired)
    return Counts(int(bool(paired)), int(right), len(two_sided))


def has_pair(event: EventMention, doer: Range, other: Range, actors: Actors) -> bool:
    """Tell whether an event has one side in each of two ranges, in that direction; of a mutual act either way."""
    if _touch(event.initiators, doer, actors) and _touch(event.recipients, other, actors):
        return True
    return not event.recipients and _touch(event.initiators, doer, actors) and _touch(event.initiators, other, actors)


def _touch(sides: Iterable[Participant], within: Range, actors: Actors) -> bool:
    return any(span.start < within[1] and within[0] < span.end for side in sides for span in _spans(side, actors))


def _spans(side: Participant, actors: Actors) -> Iterator[Span]:
    """Yield where a side stands: its words, and the name that they mean ("it", "the group")."""
    if side.span is not None:
        yield side.span
    row = actors.get(side.actor or "")
    whole = actors.get(row.alias_of or "") if row is not None else None
    if whole is not None:
        yield whole.span


def pair_recall(rows: list[Counts]) -> float:
    """Return the share of pairs found."""
    return sum(row.pair for row in rows) / len(rows)


def root_recall(rows: list[Counts]) -> float:
    """Return the share of pairs found with their type."""
    return sum(row.root for row in rows) / len(rows)


def root_f1(rows: list[Counts]) -> float:
    """Return the F1 of pairs with their type, every other event with two sides counted against us.

    >>> root_f1([Counts(1, 1, 2), Counts(0, 0, 0)])
    0.5
    """
    return 2 * sum(row.root for row in rows) / (len(rows) + sum(row.ours for row in rows))
