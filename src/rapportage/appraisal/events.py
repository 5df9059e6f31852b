"""How well acts are read: who did what to whom in sentences of our own, and from raw sentences whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.own_world import OWN_WORLD
from rapportage.appraisal.score import Score
from rapportage.recording.record import record
from rapportage.schema.mentions import ActorMention, EventMention, Participant, Record
from rapportage.schema.report import Block, Dated, FactBasis, Report, Use
from rapportage.schema.when import When

_DRAWS = 400
_DAY = date(2031, 3, 11)


_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types that one side may do with the other or both together: "A signed a pact with B" is either."""


class Line(NamedTuple):
    """One expected event: its sentence, type ("A or B" where the codebook leaves both open), mode, sides, status (empty: not asked for)."""

    text: str
    type: str
    mode: str
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str = ""


class Counts(NamedTuple):
    """Of one sentence: events right in type and sides, events right in type and one side, events we gave, events expected."""

    whole: int
    typed: int
    ours: int
    gold: int


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 (one signature for all appraisals)
    """Return the share of role-reversing sentences read right, and F1 of events from raw sentences, on the check halves."""
    roles = [float(is_right(line, read_line(line.text))) for line in role_lines("check")]
    sentences = [count_sentence(text, lines) for text, lines in sentence_lines("check")]
    low, high = _interval_of_share(roles)
    scores = [
        Score(
            "recording.event_roles", sum(roles) / len(roles), low, high, len(roles), 0.95, "type and both sides right"
        )
    ]
    for name, beside in (("whole", "type, initiators and recipients right"), ("typed", "type and one side right")):
        low, high = _interval(sentences, name)
        scores.append(Score(f"recording.event_{name}_f1", f1(sentences, name), low, high, len(sentences), None, beside))
    return tuple(scores)


def role_lines(half: str) -> list[Line]:
    """Return the sentences that turn roles round: half "dev" or "check"."""
    lines = []
    for row in _rows(f"events_roles_{half}.txt"):
        kind, doers, others, text = (part.strip() for part in row.split("|", 3))
        lines.append(Line(text, kind, "", _parties(doers), _parties(others)))
    return lines


def sentence_lines(half: str) -> list[tuple[str, list[Line]]]:
    """Return the sentences with all their events: half "dev" or "check"."""
    found: list[tuple[str, list[Line]]] = []
    for row in _rows(f"events_{half}.txt"):
        if not row.startswith(">"):
            found.append((row, []))
            continue
        act, doers, others, status = (part.strip() for part in row[1:].split("|"))
        kind, _, mode = act.partition("/")
        text, lines = found[-1]
        lines.append(Line(text, kind, mode, _parties(doers), _parties(others), status))
    return found


def _rows(name: str) -> Iterator[str]:
    text = files("rapportage.appraisal").joinpath(f"data/{name}").read_text("utf-8")
    yield from (row.strip() for row in text.splitlines() if row.strip() and not row.startswith("#"))


def _parties(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip() != "-")


def read_line(text: str) -> Record:
    """Return the record of one sentence as a report of its own."""
    return record(
        Report(
            id="report:own",
            text=text,
            address="own.txt",
            sha256="0",
            blocks=(Block(start=0, end=len(text), use=Use.BODY),),
            dated=Dated(when=When.days(_DAY, _DAY), basis=FactBasis.GIVEN),
        ),
        OWN_WORLD,
    )


def is_right(line: Line, found: Record) -> bool:
    """Tell whether some event has the type and exactly the sides expected."""
    actors = {row.id: row for row in found.actors}
    return any(_is_whole(line, event, actors) for event in found.events)


def _is_whole(line: Line, event: EventMention, actors: dict[str, ActorMention]) -> bool:
    if event.type.value not in line.type.split(" or "):
        return False
    if line.type in _MUTUAL and len(line.initiators) > 1 and not line.recipients:
        return _fits(line.initiators, (*event.initiators, *event.recipients), actors)
    return _fits(line.initiators, event.initiators, actors) and _fits(line.recipients, event.recipients, actors)


def _is_typed(line: Line, event: EventMention, actors: dict[str, ActorMention]) -> bool:
    return event.type.value in line.type.split(" or ") and (
        _fits(line.initiators, event.initiators, actors) or _fits(line.recipients, event.recipients, actors)
    )


def _fits(wanted: Sequence[str], sides: Sequence[Participant], actors: dict[str, ActorMention]) -> bool:
    """Tell whether every side is one that is wanted and every wanted one is there."""
    return all(any(_is(name, side, actors) for side in sides) for name in wanted) and all(
        any(_is(name, side, actors) for name in wanted) for side in sides
    )


def _is(name: str, side: Participant, actors: dict[str, ActorMention]) -> bool:
    """Tell whether a side is the state or group of a code, or has a word in its name."""
    row = actors.get(side.actor or "")
    if row is not None and name in {row.country, row.key, row.key.partition(".")[0]}:
        return True
    return name.islower() and name in side.name.lower()


def count_sentence(text: str, lines: Sequence[Line]) -> Counts:
    """Return the counts of one sentence, each event matched once."""
    found = read_line(text)
    actors = {row.id: row for row in found.actors}
    free, typed = list(found.events), list(found.events)
    whole = half = 0
    for line in lines:
        event = next((each for each in free if _is_whole(line, each, actors)), None)
        if event is not None:
            free.remove(event)
            whole += 1
        event = next((each for each in typed if _is_typed(line, each, actors)), None)
        if event is not None:
            typed.remove(event)
            half += 1
    return Counts(whole, half, len(found.events), len(lines))


def f1(rows: Sequence[Counts], name: str) -> float:
    """Return the F1 of sentences taken together.

    >>> f1([Counts(whole=2, typed=2, ours=4, gold=2), Counts(whole=0, typed=1, ours=0, gold=2)], "whole")
    0.5
    """
    hits = sum(getattr(row, name) for row in rows)
    given, wanted = sum(row.ours for row in rows), sum(row.gold for row in rows)
    return 2 * hits / (given + wanted) if given + wanted else 0.0


def _interval(rows: Sequence[Counts], name: str) -> tuple[float, float]:
    chance = Random(0)  # noqa: S311 - resampling, no secret
    return _middle([f1(chance.choices(rows, k=len(rows)), name) for _ in range(_DRAWS)])


def _interval_of_share(rows: Sequence[float]) -> tuple[float, float]:
    chance = Random(0)  # noqa: S311 - resampling, no secret
    return _middle([sum(chance.choices(rows, k=len(rows))) / len(rows) for _ in range(_DRAWS)])


def _middle(draws: list[float]) -> tuple[float, float]:
    """Return the ends of the middle 95 % of some figures."""
    ordered = sorted(draws)
    return ordered[round(0.025 * _DRAWS)], ordered[round(0.975 * _DRAWS) - 1]
