"""How well police actions are told sentence by sentence in a month of one newspaper (lower-cased, badly split sentences)."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.recording.record import record
from rapportage.schema.codes import EventType, Harm, Status
from rapportage.schema.mentions import EventMention, Record
from rapportage.schema.report import Block, Dated, FactBasis, Report, Use

LABELS = ("KILL", "ARREST", "FORCE", "ANY_ACTION")
_GOALS = {"KILL": 0.80, "ARREST": 0.85}
_KEYWORDS = {"KILL": 0.575, "ARREST": 0.651, "FORCE": 0.648, "ANY_ACTION": 0.654}
"""F1 of hand-made keywords on the half of the set that we have."""
_HAPPENED = frozenset({Status.ASSERTED, Status.CLAIMED, Status.BACKGROUND, Status.GENERIC, Status.DENIED})
_FORCES = frozenset({"COP", "MIL"})
_DRAWS = 200
_LEAST_HELD = 30
"""A label of fewer sentences is shown and held to no floor."""
_SAMPLE = 2
"""One document in two is read: some 130,000 words, half of them for checking, which take half a minute."""
_KILLS = ("kill", "shot dead", "gunned down", "dead", "death", "died", "succumb", "encounter")


class Counts(NamedTuple):
    """Of one sentence: labels right, given, expected, each as a tuple in the order of `LABELS`."""

    hit: tuple[int, ...]
    ours: tuple[int, ...]
    gold: tuple[int, ...]


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the F1 of each label over sentences, on the documents for checking."""
    path = shared / "eval" / "india_police_events" / "documents.jsonl.xz"
    if not path.exists():
        return ()
    rows = [count for row in police_rows(path, "check") for count in judge(row)]
    return tuple(_score(rows, at) for at in range(len(LABELS)))


def _score(rows: list[Counts], at: int) -> Score:
    chance = Random(0)  # noqa: S311 - resampling, no secret
    rare = [row for row in rows if row.ours[at] or row.gold[at]]  # the others change no F1
    draws = sorted(f1(chance.choices(rare, k=len(rare)), at) for _ in range(_DRAWS)) if rare else [0.0] * _DRAWS
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    name = LABELS[at]
    beside = f"keywords {_KEYWORDS[name]}"
    is_held = sum(row.gold[at] for row in rows) >= _LEAST_HELD
    return Score(
        f"recording.police_{name.lower()}_f1", f1(rows, at), low, high, len(rows), _GOALS.get(name), beside, is_held
    )


def f1(rows: Sequence[Counts], at: int) -> float:
    """Return the F1 of one label.

    >>> f1([Counts((1,), (1,), (1,)), Counts((0,), (0,), (2,))], 0)
    0.5
    """
    hits, given, wanted = (sum(getattr(row, name)[at] for row in rows) for name in ("hit", "ours", "gold"))
    return 2 * hits / (given + wanted) if given + wanted else 0.0


def police_rows(path: Path, half: str) -> Iterator[dict[str, Any]]:
    """Yield a sample of the documents of a half, "dev" or "check", by the hash of their ids."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            mark = sha256(row["id"].encode()).digest()
            if mark[0] % _SAMPLE == 0 and (mark[-1] % 2 == 0) == (half == "dev"):
                yield row


def read_sentences(sentences: Sequence[str]) -> tuple[Record, tuple[int, ...]]:
    """Return the record of a document whose sentences are given, and where each starts."""
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence) + 1
    blocks = tuple(
        Block(start=start, end=start + len(sentence), use=Use.BODY)
        for start, sentence in zip(starts, sentences, strict=True)
        if sentence.strip()
    )
    dated = Dated(when=None, basis=FactBasis.UNKNOWN)
    report = Report(
        id="report:one", text="\n".join(sentences), address="one.txt", sha256="0", blocks=blocks, dated=dated
    )
    return record(report), tuple(starts)


def judge(row: dict[str, Any]) -> list[Counts]:
    """Return the counts of each sentence of a document."""
    sentences = [text.replace("\n", " ") for _, text in row["input"]["sentences"]]
    numbers = [str(number) for number, _ in row["input"]["sentences"]]
    found, starts = read_sentences(sentences)
    counts = []
    for number, text, start in zip(numbers, sentences, starts, strict=True):
        ours = labels_of(found, start, start + len(text), text)
        gold = set(row["gold"]["sentences"].get(number, ()))
        pairs = [(int(label in ours), int(label in gold)) for label in LABELS]
        counts.append(Counts(tuple(a & b for a, b in pairs), tuple(a for a, _ in pairs), tuple(b for _, b in pairs)))
    return counts


def labels_of(found: Record, start: int, end: int, text: str) -> set[str]:
    """Return the labels of the events of one sentence: what police or soldiers did; an arrest by nobody named is theirs."""
    labels: set[str] = set()
    for event in found.events:
        if not start <= event.trigger.start < end or event.status not in _HAPPENED:
            continue
        forces = any(side.sector in _FORCES for side in event.initiators)
        if event.type is EventType.COERCE and "arrest" in event.modes and (forces or not event.initiators):
            labels |= {"ARREST", "ANY_ACTION"}
        if forces:
            labels.add("ANY_ACTION")
            if event.type is EventType.ASSAULT:
                labels.add("FORCE")
                if _kills(found, event, text):
                    labels.add("KILL")
    return labels


def _kills(found: Record, event: EventMention, text: str) -> bool:
    """Tell whether an assault killed: its words say so, or the sentence counts dead."""
    inside = [
        toll for toll in found.tolls if toll.harm is Harm.KILLED and abs(toll.span.start - event.span.start) < len(text)
    ]
    return bool(inside) or any(word in text.lower() for word in _KILLS)
