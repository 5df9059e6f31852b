"""How fast reports are read and recorded: words a second on one core, with syntax and without."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from time import process_time

from rapportage.appraisal.score import Score
from rapportage.reading.read import read
from rapportage.recording.record import record
from rapportage.schema.report import Hint, Payload
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import kept_backbone

_ARTICLES = 60
_ROUNDS = 2
_GOAL = 3_000.0
"""Words a second a core: the issue asks for 6,000 on two."""


class Kept:
    """A backbone that analyses a text once and remembers."""

    name, scheme, digest = "kept", "ud", ""

    def __init__(self) -> None:
        self._backbone = kept_backbone()
        self._known: dict[str, Analysis] = {}

    def analyze(self, text: str) -> Analysis:
        """Return the analysis of a text."""
        if text not in self._known:
            self._known[text] = self._backbone.analyze(text)
        return self._known[text]

    def analyze_words(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        """Return the analysis of words given sentence by sentence."""
        return self._backbone.analyze_words(sentences)


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return words a second of reading, syntax and recording, and of recording alone, the best of two rounds over 60 articles."""
    path = shared / "eval" / "crisis_news" / "articles.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["input"] for line in islice(lines, _ARTICLES)]
    payloads = [
        Payload(body=row["text"].encode(), address=str(at), hints=(Hint(name="published", value=row["date"] or ""),))
        for at, row in enumerate(rows)
        if row["text"]
    ]
    reports = [read(payload) for payload in payloads]
    words = sum(len(report.text.split()) for report in reports)
    record(reports[0])
    whole = _paces(words, lambda: [record(read(payload)) for payload in payloads])
    kept: Backbone = Kept()
    for report in reports:
        record(report, backbone=kept)
    alone = _paces(words, lambda: [record(report, backbone=kept) for report in reports])
    return (
        Score(
            "recording.words_per_s",
            max(whole),
            min(whole),
            max(whole),
            words,
            _GOAL,
            "one core: reading, syntax, recording",
        ),
        Score("recording.alone_words_per_s", max(alone), min(alone), max(alone), words, None, "one core, syntax known"),
    )


def _paces(words: int, work: Callable[[], object]) -> list[float]:
    """Return words a second of each round."""
    paces = []
    for _ in range(_ROUNDS):
        begun = process_time()
        work()
        paces.append(words / (process_time() - begun))
    return paces
