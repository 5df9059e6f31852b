"""How well acts between given parties are typed: the development half of the PLOVER relation sentences, in the roots of their time."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.recording.coding import Coding, code
from rapportage.recording.coding_pairs import code_pair
from rapportage.recording.grammar import Grammar, find_grammar
from rapportage.recording.passages import Passage
from rapportage.schema.codes import EventType
from rapportage.schema.report import Use
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import kept_backbone
from rapportage.text.view import View

_DRAWS = 200
_GOALS = {"root": 0.85, "quad": 0.90}
_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""The quarter of each of the fifteen roots; one root, YIELD, stands for RETREAT and CONCEDE."""
_TAKING = frozenset({"seize", "occupy", "take", "capture", "retake", "recapture", "blockade", "siege", "besiege"})
"""Taking ground and blockades were ASSAULT in the table that the sentences were labelled by; now they are COERCE."""
_RAZING = frozenset({"demolish", "bulldoze", "raze", "damage", "demolition"})
"""Damage to property was COERCE there; now it is ASSAULT/destroy."""


class Pair(NamedTuple):
    """A sentence with its parties: the words of both as ranges of characters, and the root."""

    key: str
    text: str
    first: tuple[int, int] | None
    second: tuple[int, int] | None
    root: str


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return macro-F1 over roots and over quarters, on the half that errors were read of and on the half that nobody looked at."""
    backbone = kept_backbone("builtin")
    rows = [(pair, root_of(pair, backbone)) for pair in pairs(shared / "eval" / "plv_relation" / "relation.jsonl.xz")]
    read = [(pair.root, ours) for pair, ours in rows if is_read(pair.key)]
    unread = [(pair.root, ours) for pair, ours in rows if not is_read(pair.key)]
    note = "given pairs; published zero-shot entailment .82 root, .89 quad on the other half of the set"
    return (
        *_own("acts_own.txt", "recording.acts_own", backbone, "errors of these were read"),
        *_own("acts_check.txt", "recording.acts_check", backbone, "tried once, never used to mend the rules"),
        *_scores("recording.coding", read, f"{note}; errors of these were read"),
        *_scores("recording.coding_unread", unread, f"{note}; errors of these were never looked at"),
    )


def pairs(path: Path) -> Iterator[Pair]:
    """Yield the sentences of the set."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            given = row["input"]
            spans = [tuple(span) if span else None for span in (given["source_span"], given["target_span"])]
            yield Pair(row["id"], given["text"], spans[0], spans[1], row["gold"]["root"])


class Told(NamedTuple):
    """A sentence of our own: type and mode, empty for no act or no mode; one word of each of those who act."""

    type: str
    mode: str
    initiators: frozenset[str]
    text: str


def pairs_own(name: str = "acts_own.txt") -> Iterator[Told]:
    """Yield our own sentences; the head of their file explains its lines."""
    for line in files("rapportage.appraisal").joinpath("data", name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, sides, text = (part.strip() for part in line.split(" | "))
            type_, _, mode = kind.partition("/")
            acting = sides.partition(">")[0].strip()
            who = frozenset() if acting == "-" else frozenset(acting.split("+"))
            yield Told("" if type_ == "-" else type_, mode, who, text)


def _own(name: str, called: str, backbone: Backbone, note: str) -> Iterator[Score]:
    """Yield how many of our own sentences have their type, and of those how many their mode and who acts."""
    judged = [_judge(row, backbone) for row in pairs_own(name)]
    for index, kind in enumerate(("type", "mode", "initiators")):
        row = [each[index] for each in judged if each[index] is not None]
        chance = Random(0)  # noqa: S311 - resampling, no secret
        draws = sorted(sum(map(bool, chance.choices(row, k=len(row)))) / len(row) for _ in range(_DRAWS))
        low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
        yield Score(
            f"{called}_{kind}", sum(map(bool, row)) / len(row), low, high, len(row), None, f"our own sentences; {note}"
        )


def _judge(row: Told, backbone: Backbone) -> tuple[bool, bool | None, bool | None]:
    """Return whether a sentence has its type, its mode and who acts; None where that is not asked."""
    grammar = _grammar(row.text, backbone)
    found = [coding for frame in grammar.frames if (coding := code(grammar, frame)) is not None]
    first = next((coding for coding in found if coding.type.value == row.type), None)
    if first is None:
        return not row.type and not found, None, None
    words = {grammar.word(each) for word in first.initiators for each in (word, *grammar.subtree(word))}
    told = all(any(word[:5].lower() == name[:5].lower() for word in words) for name in row.initiators)
    return True, row.mode in first.modes if row.mode else None, told and bool(row.initiators) == bool(words)


def _grammar(text: str, backbone: Backbone) -> Grammar:
    passage = Passage("report:pair", 0, View.of(text), text, Use.BODY)  # type: ignore[arg-type]
    return find_grammar([passage], backbone)


def is_read(key: str) -> bool:
    """Tell whether a sentence is of the half whose errors were read."""
    return int(sha256(key.encode()).hexdigest(), 16) % 2 == 0


def root_of(pair: Pair, backbone: Backbone) -> str:
    """Return the root that our reading of a sentence comes to, empty where we read no act."""
    grammar = _grammar(pair.text, backbone)
    first, second = (tuple(grammar.within(0, *span)) if span is not None else () for span in (pair.first, pair.second))
    coding = code_pair(grammar, first, second)
    return "" if coding is None else older_root(grammar, coding)


def older_root(grammar: Grammar, coding: Coding) -> str:
    """Return a type as the root of the version that the sentences were labelled by (openeventdata/PLOVER, CAMEO2PLOVER)."""
    verb = grammar.lemma[coding.first]
    if coding.type in {EventType.CONCEDE, EventType.RETREAT}:
        return "AGREE" if coding.shift == "intend" else "YIELD"
    if coding.type is EventType.SANCTION and "convict" in coding.modes:
        return "ACCUSE"
    if coding.type is EventType.COERCE and ("cyber" in coding.modes or verb in _TAKING):
        return "ASSAULT"
    if coding.type is EventType.ASSAULT and verb in _RAZING:
        return "COERCE"
    return str(coding.type.value)


def _scores(name: str, rows: Sequence[tuple[str, str]], note: str) -> Iterator[Score]:
    chance = Random(0)  # noqa: S311 - resampling, no secret
    samples = [chance.choices(rows, k=len(rows)) for _ in range(_DRAWS)]
    for kind in ("root", "quad"):
        told = [_told(row, kind) for row in rows]
        draws = sorted(macro_f1([_told(row, kind) for row in sample]) for sample in samples)
        low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
        yield Score(f"{name}_{kind}_f1", macro_f1(told), low, high, len(rows), _GOALS[kind], note)


def _told(row: tuple[str, str], kind: str) -> tuple[str, str]:
    if kind == "root":
        return row
    return str(_QUADS[row[0]]), str(_QUADS.get(row[1], ""))


def macro_f1(rows: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the labels that the gold has; rows are gold and ours.

    >>> macro_f1([("AID", "AID"), ("AGREE", "AID")])
    0.3333333333333333
    """
    gold, ours = Counter(row[0] for row in rows), Counter(row[1] for row in rows)
    hits = Counter(one for one, other in rows if one == other)
    return sum(2 * hits[label] / (gold[label] + ours[label]) for label in gold) / len(gold) if gold else 0.0
