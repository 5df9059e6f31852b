"""How well actors are told: names, short forms, descriptions, pronouns, metonyms and offices in texts of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.score import Score
from rapportage.lexicon.names import ExtraActor
from rapportage.recording.options import RecordingOptions
from rapportage.recording.record import record
from rapportage.schema.codes import ActorKind
from rapportage.schema.mentions import ActorMention, Record
from rapportage.schema.report import Block, Report, Use

_MENTION = re.compile(r"\[(?P<words>[^\]|]+)\|(?P<labels>[^\]]*)\]")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_DRAWS = 400
_STATES = (
    ExtraActor(name="Velmark", code="VLM", demonyms=("Velmarki",), capital="Lorsk"),
    ExtraActor(name="Ostravia", code="OST", demonyms=("Ostravian",), capital="Tarn"),
    ExtraActor(name="Kareland", code="KRL", demonyms=("Kareli",), capital="Ostin"),
    ExtraActor(name="Red Dawn Army", code="RDA", kind=ActorKind.ARMED_GROUP, country="OST"),
)
_LINKS = frozenset({"short", "last", "desc", "pron"})


class Label(NamedTuple):
    """What a mention at ``start..end`` of a text must be: the kind of label and what it names."""

    start: int
    end: int
    kind: str
    named: str


class Judged(NamedTuple):
    """A label with what came of it; ``wrong`` where something was said that is not so, and not only nothing."""

    label: Label
    right: bool
    wrong: bool


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 - the texts come with the package
    """Return the share of labels met on the check half, all, by kind, and how often a link made is the right one."""
    texts = [judged(line) for line in lines("check")]
    yield_of: tuple[tuple[str, Callable[[Judged], bool]], ...] = (
        ("labels", _every),
        ("links", lambda each: each.label.kind in _LINKS and bool(each.label.named)),
        ("metonyms", lambda each: each.label.kind in {"metonym", "place"}),
        ("offices", lambda each: each.label.kind in {"office", "former", "from"}),
    )
    rows = [_score(f"recording.actors_{name}", texts, wanted) for name, wanted in yield_of]
    made = [
        [each for each in text if each.label.kind in _LINKS | {"open"} and (each.right or each.wrong)] for text in texts
    ]
    made = [[each for each in text if each.label.kind != "open" or each.wrong] for text in made]
    rows.append(_score("recording.actors_link_precision", made, _every))
    return tuple(rows)


def _score(name: str, texts: list[list[Judged]], wanted: Callable[[Judged], bool]) -> Score:
    """Return the share of right labels of some kind, with an interval over texts."""
    kept = [found for text in texts if (found := [each.right for each in text if wanted(each)])]
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(_share(chance.choices(kept, k=len(kept))) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    return Score(name, _share(kept), low, high, sum(map(len, kept)), None, "texts of our own, not tuned on")


def _every(each: Judged) -> bool:
    return bool(each.label.kind)


def _share(kept: list[list[bool]]) -> float:
    every = [right for text in kept for right in text]
    return sum(every) / len(every) if every else 0.0


@cache
def lines(half: str) -> tuple[str, ...]:
    """Return the texts of a half, "dev" or "check", with their labels in them."""
    written = files("rapportage.appraisal").joinpath(f"data/actors_{half}.txt").read_text("utf-8")
    return tuple(line for line in written.splitlines() if line and not line.startswith("#"))


def unlabelled(line: str) -> tuple[str, tuple[Label, ...]]:
    """Return a text without its labels, and the labels.

    >>> unlabelled("[It|pron OST] left.")
    ('It left.', (Label(start=0, end=2, kind='pron', named='OST'),))
    """
    text, labels, done = "", list[Label](), 0
    for found in _MENTION.finditer(line):
        text += line[done : found.start()]
        start = len(text)
        text += found["words"]
        for label in found["labels"].split(";"):
            kind, _, named = label.strip().partition(" ")
            labels.append(Label(start, len(text), kind, named))
        done = found.end()
    return text + line[done:], tuple(labels)


def judged(line: str) -> list[Judged]:
    """Return the labels of a text with what recording made of them."""
    text, labels = unlabelled(line)
    report = Report(id="report:made", text=text, address="made.txt", sha256="0",
                    blocks=(Block(start=0, end=len(text), use=Use.BODY),))  # fmt: skip
    found = record(report, RecordingOptions(extra_actors=_STATES))
    return [_judge(label, found, text) for label in labels]


def _judge(label: Label, found: Record, text: str) -> Judged:
    """Return whether a label is met."""
    by_id = {row.id: row for row in found.actors}
    row = max(
        (row for row in found.actors if row.span.start < label.end and label.start < row.span.end),
        key=lambda row: (
            min(label.end, row.span.end) - max(label.start, row.span.start),
            -row.span.end + row.span.start,
        ),
        default=None,
    )
    if row is None:
        return Judged(label, label.kind in {"open", "place"}, wrong=False)
    root = row
    while root.alias_of in by_id:
        root = by_id[root.alias_of]
    if label.kind in _LINKS and label.named:
        right = label.named in {row.key, root.key, root.name} and (root is not row or bool(row.key))
        return Judged(label, right, wrong=not right and (root is not row or bool(row.key)))
    if label.kind == "open":
        return Judged(label, root is row, wrong=root is not row)
    same = [each for each in found.actors if _root(each, by_id).name == root.name]
    met = _is_met(label, row, same, text)
    return Judged(label, met, wrong=not met)


def _root(row: ActorMention, by_id: dict[str, ActorMention]) -> ActorMention:
    while row.alias_of in by_id:
        row = by_id[row.alias_of]
    return row


def _is_met(label: Label, row: ActorMention, same: list[ActorMention], text: str) -> bool:
    """Tell whether the mention at a label is what it says; ``same`` are all mentions of that actor."""
    match label.kind:
        case "desc":
            return row.alias_of is None
        case "place":
            return row.kind not in {ActorKind.STATE, ActorKind.BODY}
        case "metonym" | "state" | "adj":
            return row.kind is ActorKind.STATE and row.key == label.named
        case "people" | "body":
            return row.kind.value == label.kind and row.key == label.named
        case "new":
            return row.kind.value == label.named and not row.key and row.alias_of is None
        case "office" | "former":
            stated = _ARTICLE.sub("", row.office.of(text)) if row.office else ""
            return stated == _ARTICLE.sub("", label.named) and row.is_former == (label.kind == "former")
        case "from":
            return row.country == label.named
        case "called":
            word, by = label.named.rsplit(" ", 1)
            return any(word == each.word and by == _coded(each.by_name) for row in same for each in row.designations)
        case _:
            return any(label.named == each.parent for each in same)


def _coded(name: str) -> str:
    """Return the code of a state of these texts, the name where it is none."""
    return next((state.code for state in _STATES if name in {state.name, *state.demonyms, state.capital}), name)


def failures(half: str) -> Iterator[str]:
    """Yield each label of a half that is not met, with its text, for those who mend rules."""
    for line in lines(half):
        for each in judged(line):
            if not each.right:
                text = unlabelled(line)[0]
                words = text[each.label.start : each.label.end]
                yield f"{'WRONG' if each.wrong else 'none '} {words!r} {each.label.kind} {each.label.named} | {text}"
