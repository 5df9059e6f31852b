"""How well tolls are read: killed and injured per report, against a registry's record and as stated; numbers that are none."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.recording.sums import add_up
from rapportage.schema.report import Hint, Payload

LABELS = Path(__file__).parents[3] / "accuracy" / "labels" / "gva_stated.json"
_SHORTEST = 40
"""Reports of fewer words are left out, as the set's scorer does."""
_SHARE = 150
"""Of 256: how many of the incidents whose errors nobody read are judged, so that it takes less than a minute."""
_DRAWS = 200
_FLOORS = {"killed": 0.644, "injured": 0.470}
_GOALS = {"killed": 0.85, "injured": 0.80}


class Right(NamedTuple):
    """How many reports of one incident had the registry's figure, and of how many; and so of those labelled as stated."""

    killed: int
    injured: int
    n: int
    killed_stated: int = 0
    injured_stated: int = 0
    n_stated: int = 0


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the shares of reports whose figures are exactly the registry's, or as stated, and of decoys without a toll."""
    stated = {row["doc_id"]: row for row in json.loads(LABELS.read_text("utf-8"))["labels"]} if LABELS.exists() else {}
    path = shared / "eval" / "gva_incidents" / "incidents.jsonl.xz"
    rows = [_judge(row, stated) for row in _rows(path) if _is_drawn(row, stated)] if path.exists() else []
    drawn = [row for row in rows if row.n]
    labelled = [row for row in rows if row.n_stated]
    scores = [_score(drawn, harm) for harm in ("killed", "injured")] if drawn else []
    if labelled:
        scores += [_score_stated(labelled, harm) for harm in ("killed", "injured")]
    return (*scores, _decoys())


def is_unread(ident: str) -> bool:
    """Tell whether an incident or a sentence is of the half whose errors nobody read."""
    return sha256(ident.encode()).digest()[0] % 2 == 1


def _is_drawn(row: dict[str, Any], stated: dict[str, Any]) -> bool:
    """Tell whether an incident is judged: it is of the sample, or one of its reports is labelled."""
    is_sampled = is_unread(row["id"]) and sha256(row["id"].encode()).digest()[1] < _SHARE
    return is_sampled or any(page["doc_id"] in stated for page in row["input"]["reports"])


def _interval(rows: Sequence[Right], share: Callable[[Sequence[Right]], float]) -> tuple[float, float]:
    """Return a 95 % interval from incidents drawn again and again."""
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(share(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS))
    return draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]


def _score(rows: list[Right], harm: str) -> Score:
    """Return the share of reports with the registry's figure."""

    def share(drawn: Sequence[Right]) -> float:
        right = sum(row.killed if harm == "killed" else row.injured for row in drawn)
        return right / sum(row.n for row in drawn)

    beside = f"first number {_FLOORS[harm]}"
    n = sum(row.n for row in rows)
    return Score(f"recording.gva_{harm}_report", share(rows), *_interval(rows, share), n, _GOALS[harm], beside)


def _score_stated(rows: list[Right], harm: str) -> Score:
    """Return the share of labelled reports whose figure is the one the report states."""

    def share(drawn: Sequence[Right]) -> float:
        right = sum(row.killed_stated if harm == "killed" else row.injured_stated for row in drawn)
        return right / sum(row.n_stated for row in drawn)

    beside = "registry's own figure .88" if harm == "killed" else "registry's own figure .83"
    n = sum(row.n_stated for row in rows)
    return Score(f"recording.gva_{harm}_stated", share(rows), *_interval(rows, share), n, None, beside)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _judge(row: dict[str, Any], stated: dict[str, Any]) -> Right:
    """Return how many reports of an incident were read right."""
    gold = row["gold"]
    right = Right(0, 0, 0)
    is_sampled = is_unread(row["id"]) and sha256(row["id"].encode()).digest()[1] < _SHARE
    for page in row["input"]["reports"]:
        label = stated.get(page["doc_id"])
        if len((page["text"] or "").split()) < _SHORTEST or not (is_sampled or label):
            continue
        hints = (Hint(name="title", value=page["title"] or ""), Hint(name="published", value=page["dct"] or ""))
        body = f"{page['title'] or ''}\n\n{page['text']}".encode()
        report = read(Payload(body=body, address=page["doc_id"], hints=hints))
        found = add_up(record(report).tolls, text=report.text)
        killed, injured = found.killed.number, found.injured.number
        if is_sampled:
            hits = right.killed + (killed == gold["killed"]), right.injured + (injured == gold["injured"])
            right = right._replace(killed=hits[0], injured=hits[1], n=right.n + 1)
        if label is not None:
            right = right._replace(
                killed_stated=right.killed_stated + (killed == label["killed"]),
                injured_stated=right.injured_stated + (injured == label["injured"]),
                n_stated=right.n_stated + 1,
            )
    return right


def _decoys() -> Score:
    """Return the share of made-up sentences with numbers that are no tolls from which none is read; of the unread half."""
    text = files("rapportage.appraisal").joinpath("data/toll_decoys.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("%")]
    clean = [
        not record(read(Payload(body=line.encode(), address=line[:40]))).tolls for line in lines if is_unread(line)
    ]
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(sum(chance.choices(clean, k=len(clean))) / len(clean) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    return Score(
        "recording.toll_decoys", sum(clean) / len(clean), low, high, len(clean), None, "sentences that yield no toll"
    )
