"""How often who did what to whom is found: our own sentences of every construction, each act right as a whole or wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.frame_gold import Act, Example, Filler, Place, read_examples
from rapportage.appraisal.score import Score
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.clauses import find_frames
from rapportage.syntax.frames import Frame
from rapportage.syntax.opening import open_backbone

SCORED = ("agent", "patient", "recipient", "addressee", "message", "attribute")
"""Roles that must be right; what an act is about, where, when and with what is left out."""

SETS = {"dev": "frames_dev.txt", "check": "frames_check.txt"}
GOAL = 0.95
SPEECH = {"say_before": 0.95, "say_after": 0.95, "addressee": 0.95, "message": 0.93}
"""Rows of the table of speech and their goals."""

ROUNDS = 1000
"""Bootstrap draws: the ends of the interval are then steady to half a point."""

Span = tuple[int, int]


class Said(NamedTuple):
    """A frame of ours by its characters.

    Attributes:
        predicate: The predicate word's.
        roles: The heads' of each role.
        negated: Whether it is negated.
        modal: Its modal word.
    """

    predicate: Span
    roles: Mapping[str, tuple[Span, ...]]
    negated: bool
    modal: str


class Verdict(NamedTuple):
    """What became of an act.

    Attributes:
        act: The act, None where we found one that is none.
        found: Whether a frame stands at its predicate.
        right: Whether one there is right as a whole.
        said: The frames there.
        speech: Of each row of the table of speech that it belongs to, whether it is right.
    """

    act: Act | None
    found: bool
    right: bool
    said: tuple[Said, ...]
    speech: Mapping[str, bool]


class Judged(NamedTuple):
    """A sentence with what became of its acts, and how many frames of ours are not in the gold."""

    example: Example
    verdicts: tuple[Verdict, ...]
    unlisted: int


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 (one signature for all appraisals)
    """Return the share of acts that are right and the table of speech, on the sentences for development and for checking."""
    backbone = open_backbone()
    rows: list[Score] = []
    for name, file in SETS.items():
        judged = judge_all(read_examples(file), backbone)
        acts = [[verdict.right for verdict in one.verdicts] for one in judged]
        found = sum(verdict.found for one in judged for verdict in one.verdicts if verdict.act)
        of_all = sum(verdict.act is not None for one in judged for verdict in one.verdicts)
        beside = f"found {found / of_all:.3f}; {sum(one.unlisted for one in judged)} frames beyond the gold"
        rows.append(_score(f"syntax.frames_{name}", acts, goal=GOAL, beside=beside))
        for row, goal in SPEECH.items():
            hits = [[verdict.speech[row] for verdict in one.verdicts if row in verdict.speech] for one in judged]
            rows.append(_score(f"syntax.{row}_{name}", hits, goal=goal, beside="our own sentences"))
    return tuple(rows)


def judge_all(examples: Iterable[Example], backbone: Backbone) -> tuple[Judged, ...]:
    """Return what becomes of the sentences, each analysed by itself."""
    found = ((example, backbone.analyze(example.text)) for example in examples)
    return tuple(judge(example, said_in(analysis, find_frames(analysis))) for example, analysis in found)


def by_construction(judged: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """Return of each construction how many acts are right, and of how many, in the order of the names."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in judged:
        for construction in one.example.constructions:
            counts[construction][0] += sum(verdict.right for verdict in one.verdicts)
            counts[construction][1] += len(one.verdicts)
    return {name: (right, of_all) for name, (right, of_all) in sorted(counts.items())}


def said_in(analysis: Analysis, frames: Iterable[Frame]) -> tuple[Said, ...]:
    """Return frames by their characters."""

    def span(word: int) -> Span:
        return int(analysis.start[word]), int(analysis.end[word])

    return tuple(
        Said(
            span(frame.predicate),
            {role: tuple(map(span, frame.fillers(role))) for role in SCORED},
            frame.negated,
            frame.modal,
        )
        for frame in frames
    )


def judge(example: Example, ours: Sequence[Said]) -> Judged:
    """Return what becomes of a sentence's acts; a frame with anyone in it where there is no act counts as a wrong one."""
    verdicts = [_verdict(act, _at(act.predicate, ours)) for act in example.acts if act.judged]
    for word in example.no_acts:
        wrong = tuple(said for said in _at(word, ours) if any(said.roles.values()))
        verdicts.append(Verdict(None, bool(wrong), not wrong, wrong, {}))
    known = [*(act.predicate for act in example.acts), *example.no_acts]
    unlisted = sum(not any(_meets(said.predicate, word) for word in known) for said in ours)
    return Judged(example, tuple(verdicts), unlisted)


def _verdict(act: Act, there: tuple[Said, ...]) -> Verdict:
    """Return what becomes of an act, given the frames at its predicate."""
    return Verdict(act, bool(there), any(_is_right(act, said) for said in there), there, _speech(act, there))


def _is_right(act: Act, said: Said) -> bool:
    """Tell whether a frame is an act: modal word, negation and the fillers of every role."""
    if said.modal not in act.modals or (act.negated is not None and said.negated != act.negated):
        return False
    return any(_fills(chosen, said) for chosen in product(*map(_choices, act.places)))


def _choices(place: Place) -> list[tuple[str, tuple[Filler, ...]]]:
    """Return the ways to fill a place: its roles, and none where it may be left empty."""
    return [*((role, place.fillers) for role in place.roles), *([("", ())] if place.optional else [])]


def _fills(chosen: tuple[tuple[str, tuple[Filler, ...]], ...], said: Said) -> bool:
    """Tell whether a frame has these fillers in these roles and no others."""
    wanted: defaultdict[str, list[Filler]] = defaultdict(list)
    for role, fillers in chosen:
        wanted[role].extend(fillers)
    return all(_are(wanted.get(role, ()), said.roles.get(role, ())) for role in SCORED)


def _are(wanted: Sequence[Filler], heads: Sequence[Span]) -> bool:
    """Tell whether heads are those wanted, each once."""
    left = list(heads)
    for filler in sorted(wanted, key=lambda each: each.optional):
        hit = next((head for head in left if _meets(head, filler)), None)
        if hit is not None:
            left.remove(hit)
        elif not filler.optional:
            return False
    return not left


def _at(word: Filler, ours: Sequence[Said]) -> tuple[Said, ...]:
    return tuple(said for said in ours if _meets(said.predicate, word))


def _meets(span: Span, word: Filler) -> bool:
    return any(span[0] < end and start < span[1] for start, end in word.spans)


def _speech(act: Act, there: tuple[Said, ...]) -> dict[str, bool]:
    """Return the rows of the table of speech that an act belongs to, and whether each is right.

    Speech is an act with a message that it must have. Its speaker stands before or after an active verb; the agent of
    a passive is in neither row. An addressee counts wherever it must be one.
    """
    rows: dict[str, bool] = {}
    sole = {place.roles[0]: place for place in act.places if len(place.roles) == 1 and not place.optional}
    if "message" in sole:
        rows["message"] = _has(sole["message"], there)
    if "message" in sole and "agent" in sole and not act.passive:
        is_before = sole["agent"].fillers[0].spans[0] < act.predicate.spans[0]
        rows["say_before" if is_before else "say_after"] = _has(sole["agent"], there)
    if "addressee" in sole:
        rows["addressee"] = _has(sole["addressee"], there)
    return rows


def _has(place: Place, there: tuple[Said, ...]) -> bool:
    return any(_are(place.fillers, said.roles[place.roles[0]]) for said in there)


def _score(name: str, hits: list[list[bool]], *, goal: float, beside: str) -> Score:
    """Return the share of hits with its interval over sentences drawn again."""
    rows = [row for row in hits if row]
    chance = Random(1)  # noqa: S311 (an interval, no secret)
    draws = sorted(_share(chance.choices(rows, k=len(rows))) for _ in range(ROUNDS if rows else 1))
    low, high = draws[int(0.025 * len(draws))], draws[max(0, int(0.975 * len(draws)) - 1)]
    return Score(name, _share(rows), low, high, sum(map(len, rows)), goal, beside)


def _share(rows: Sequence[Sequence[bool]]) -> float:
    of_all = sum(map(len, rows))
    return sum(map(sum, rows)) / of_all if of_all else 0.0
