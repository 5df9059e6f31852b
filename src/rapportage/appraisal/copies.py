"""How well copies are told from reports that merely share a subject, a statement or a page template."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.reconciling.copies import find_copies
from rapportage.reconciling.options import ReconcilingOptions
from rapportage.reconciling.works import find_works, work_of_report
from rapportage.schema.report import FactBasis, Hint, Payload, Report

LABELS = Path(__file__).parents[3] / "accuracy" / "labels" / "copy_pairs.json"
"""Pairs of ids of the evaluation sets, labelled by reading; no text."""

_DRAWS = 1000


class Pair(NamedTuple):
    """Whether a pair was called one work, and whether it is."""

    said: bool
    true: bool


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return precision and recall of one-work pairs on the labelled pairs, each set reconciled as a whole."""
    labels = json.loads(LABELS.read_text("utf-8"))["pairs"]
    pairs = [
        pair
        for prefix, reports in (("gva", _gva(shared)), ("g5w", _stories(shared)))
        for pair in _judge(reports, [row for row in labels if row["one"].startswith(prefix)])
    ]
    return scores(pairs, prefix="reconciling")


def scores(pairs: list[Pair], *, prefix: str) -> tuple[Score, ...]:
    """Return precision and recall with intervals from resampled pairs."""
    found = []
    for name, beside in (("copy_precision", "template pages among the pairs"), ("copy_recall", "")):
        measure = _precision if name == "copy_precision" else _recall
        draws = sorted(measure(_resample(pairs, seed)) for seed in range(_DRAWS))
        low, high = draws[int(0.025 * _DRAWS)], draws[int(0.975 * _DRAWS)]
        goal = 0.97 if name == "copy_precision" else 0.95
        found.append(Score(f"{prefix}.{name}", measure(pairs), low, high, len(pairs), goal, beside))
    return tuple(found)


def _judge(reports: Mapping[str, Report], labels: list[dict[str, Any]]) -> Iterator[Pair]:
    everything = tuple(reports.values())
    works = work_of_report(find_works(everything, find_copies(everything, options=ReconcilingOptions())))
    for row in labels:
        one, other = reports.get(row["one"]), reports.get(row["other"])
        if one and other:
            yield Pair(works[one.id] == works[other.id], row["copy"])


def _gva(shared: Path) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for row in _rows(shared / "eval" / "gva_incidents" / "incidents.jsonl.xz"):
        for page in row["input"]["reports"]:
            if page["text"].strip():
                key = f"gva/{page['doc_id']}"
                found[key] = _report(key, page["text"], page["title"], page["dct"], page["uri"])
    return found


def _stories(shared: Path) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for row in _rows(shared / "eval" / "giveme5w1h" / "news_cluster.jsonl.xz"):
        page = row["input"]
        key = f"g5w/{row['id']}"
        found[key] = _report(key, page["text"], page["title"], page["date_publish"], page["url"])
    return found


def _report(key: str, text: str, title: str, day: str | None, url: str) -> Report:
    """Return the report read from plain text, with what its table says of it."""
    address = url.rpartition("/http")[2] if "web.archive.org" in url else url
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    hints = [Hint(name="title", value=title or ""), Hint(name="outlet", value=host, basis=FactBasis.URL)]
    if day:
        hints.append(Hint(name="published", value=date.fromisoformat(day[:10]).isoformat()))
    return read(Payload(body=text.encode("utf-8", "replace"), address=key, hints=tuple(hints)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _resample(pairs: list[Pair], seed: int) -> list[Pair]:
    return Random(seed).choices(pairs, k=len(pairs))  # noqa: S311 (an interval, no secret)


def _precision(pairs: list[Pair]) -> float:
    said = [pair.true for pair in pairs if pair.said]
    return sum(said) / len(said) if said else 1.0


def _recall(pairs: list[Pair]) -> float:
    true = [pair.said for pair in pairs if pair.true]
    return sum(true) / len(true) if true else 1.0
