"""How fast reports are recorded: words a second on one core."""

from __future__ import annotations

import json
import lzma
from itertools import islice
from pathlib import Path
from time import process_time

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.report import Hint, Payload

_ARTICLES = 300
_ROUNDS = 3
_GOAL = 60_000.0


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return words a second of ``record`` alone, the best of three rounds over 300 articles, slowest and best as interval."""
    path = shared / "eval" / "crisis_news" / "articles.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["input"] for line in islice(lines, _ARTICLES)]
    reports = [
        read(
            Payload(
                body=row["text"].encode(), address=str(at), hints=(Hint(name="published", value=row["date"] or ""),)
            )
        )
        for at, row in enumerate(rows)
        if row["text"]
    ]
    words = sum(len(report.text.split()) for report in reports)
    record(reports[0])
    paces = []
    for _ in range(_ROUNDS):
        begun = process_time()
        for report in reports:
            record(report)
        paces.append(words / (process_time() - begun))
    return (
        Score(
            "recording.words_per_s", max(paces), min(paces), max(paces), words, _GOAL, "one core, words in the texts"
        ),
    )
