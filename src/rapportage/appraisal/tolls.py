"""How well tolls are read: killed and injured per report, against a registry's record."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.recording.sums import add_up
from rapportage.schema.report import Hint, Payload

_SHORTEST = 40
"""Reports of fewer words are left out, as the set's scorer does."""
_DRAWS = 200
_FLOORS = {"killed": 0.644, "injured": 0.470}


class Right(NamedTuple):
    """How many reports of one incident had the registry's figure, and of how many."""

    killed: int
    injured: int
    n: int


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the share of reports whose figures for killed and injured are exactly the registry's."""
    rows = [_judge(row) for row in _rows(shared / "eval" / "gva_incidents" / "incidents.jsonl.xz")]
    rows = [row for row in rows if row.n]
    return tuple(_score(rows, harm) for harm in ("killed", "injured"))


def _score(rows: list[Right], harm: str) -> Score:
    """Return one figure with an interval from incidents drawn again and again."""

    def share(drawn: list[Right]) -> float:
        right = sum(row.killed if harm == "killed" else row.injured for row in drawn)
        return right / sum(row.n for row in drawn)

    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(share(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    floor = _FLOORS[harm]
    return Score(
        f"recording.gva_{harm}_report",
        share(rows),
        low,
        high,
        sum(row.n for row in rows),
        floor,
        f"first number {floor}",
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _judge(row: dict[str, Any]) -> Right:
    """Return how many reports of an incident were read right."""
    gold = row["gold"]
    killed = injured = n = 0
    for page in row["input"]["reports"]:
        if len((page["text"] or "").split()) < _SHORTEST:
            continue
        hints = (Hint(name="title", value=page["title"] or ""), Hint(name="published", value=page["dct"] or ""))
        body = f"{page['title'] or ''}\n\n{page['text']}".encode()
        found = add_up(record(read(Payload(body=body, address=page["doc_id"], hints=hints))).tolls)
        killed += found.killed.number == gold["killed"]
        injured += found.injured.number == gold["injured"]
        n += 1
    return Right(killed, injured, n)
