"""How well it is told whether an act is said to have happened, on sentences of our own labelled twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.events import read_line
from rapportage.appraisal.score import Score
from rapportage.recording.circumstances import Circumstances
from rapportage.recording.grammar import Grammar
from rapportage.recording.passages import Passage
from rapportage.recording.status import find_factuality, settled
from rapportage.recording.timing import Anchors
from rapportage.recording.told import Told
from rapportage.schema.codes import Status
from rapportage.schema.ids import ReportId
from rapportage.schema.mentions import Record
from rapportage.schema.report import Use
from rapportage.syntax.clauses import find_frames
from rapportage.syntax.opening import kept_backbone
from rapportage.text.view import View

_DRAWS = 400
_DAY = date(2031, 3, 11)
"""The day on which the sentences are published."""
_LEAST = 5
"""Fewer mentions of a status than this give it no say in the mean: one more or less would move it by a point and more."""


class Labelled(NamedTuple):
    """One act of a text: the word that names it, which of those words if the text has several, and its status."""

    text: str
    act: str
    number: int
    status: Status


def labelled(name: str) -> list[Labelled]:
    """Return the acts of ``data/status_<name>.txt`` with their labels ("dev", "check", "check_second")."""
    text = ""
    found: list[Labelled] = []
    for row in files("rapportage.appraisal").joinpath(f"data/status_{name}.txt").read_text("utf-8").splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        if not row.startswith(">"):
            text = row.strip()
            continue
        act, status = (part.strip() for part in row[1:].split("|"))
        word, _, number = act.partition("#")
        found.append(Labelled(text, word, int(number or 1), Status(status)))
    return found


def given(rows: Sequence[Labelled]) -> list[Status]:
    """Return the status that recording gives each act."""
    kept: dict[str, tuple[Record, Grammar]] = {}
    return [_given(row, *_read(row.text, kept)) for row in rows]


def _read(text: str, kept: dict[str, tuple[Record, Grammar]]) -> tuple[Record, Grammar]:
    if text not in kept:
        backbone = kept_backbone()
        analysis = backbone.analyze(text)
        passage = Passage(ReportId("report:own"), 0, View.of(text), text, Use.BODY)
        frames = tuple(find_frames(analysis, scheme=backbone.scheme))
        kept[text] = read_line(text), Grammar([passage], analysis, frames)
    return kept[text]


def _given(row: Labelled, record: Record, grammar: Grammar) -> Status:
    """Return what the words, the voice and the date say of an act."""
    places = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(row.act)}(?!\w)", row.text)]
    start = places[row.number - 1]
    words = grammar.within(0, start, start + len(row.act))
    word = next((each for each in words if grammar.frame_at(each) is not None), words[0])
    voice = Told(record.statements).voice_at(grammar.span(word, word + 1))
    when = Circumstances(grammar, record.times, record.places).time_of([word], [word])
    published = Anchors(_DAY, _DAY)
    standing = settled(
        find_factuality(grammar, word), voiced=bool(voice), when=when.when if when else None, published=published
    )
    return standing.status


def macro_f1(pairs: Sequence[tuple[Status, Status]], *, least: int = _LEAST) -> float:
    """Return the mean F1 over the statuses of (wanted, given) pairs that are wanted at least so often.

    >>> macro_f1([(Status.DENIED, Status.DENIED), (Status.ASKED, Status.DENIED)], least=1)
    0.3333333333333333
    """
    wanted, ours = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    hits = Counter(pair[0] for pair in pairs if pair[0] is pair[1])
    scores = [2 * hits[each] / (wanted[each] + ours[each]) for each in sorted(wanted, key=str) if wanted[each] >= least]
    return sum(scores) / len(scores) if scores else 0.0


def agreement(one: Sequence[Status], other: Sequence[Status]) -> tuple[float, float]:
    """Return the share of labels that are the same, and Cohen's kappa (1960).

    >>> agreement([Status.ASKED, Status.DENIED], [Status.ASKED, Status.DENIED])
    (1.0, 1.0)
    """
    same = sum(a is b for a, b in zip(one, other, strict=True)) / len(one)
    first, second = Counter(one), Counter(other)
    chance = sum(first[each] * second[each] for each in first) / len(one) ** 2
    return same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 - one signature for all appraisals
    """Return the macro-F1 over the statuses of the half nobody tuned on, beside that of calling everything asserted."""
    rows = labelled("check")
    pairs = list(zip([row.status for row in rows], given(rows), strict=True))
    plain = macro_f1([(pair[0], Status.ASSERTED) for pair in pairs])
    same, kappa = agreement([row.status for row in rows], [row.status for row in labelled("check_second")])
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(macro_f1(chance.choices(pairs, k=len(pairs))) for _ in range(_DRAWS))
    right = sum(pair[0] is pair[1] for pair in pairs) / len(pairs)
    beside = f"always asserted {plain:.3f}; right {right:.3f}; two labellings agree on {same:.3f}, kappa {kappa:.3f}"
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    return (Score("recording.status_macro_f1", macro_f1(pairs), low, high, len(rows), 0.85, beside),)
