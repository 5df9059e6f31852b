"""How well commitments are read: promises, agreements, offers, invitations, schedules, demands and threats in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.events import read_line
from rapportage.appraisal.score import Score
from rapportage.schema.codes import Undertaking
from rapportage.schema.mentions import CommitmentMention

_DRAWS = 400


class Line(NamedTuple):
    """One expected commitment: its kind, a word of those bound, a word of the deed, its due day, PLOVER's type; empty where not asked."""

    kind: Undertaking
    by: str
    deed: str
    due: str
    expected: str


class Counts(NamedTuple):
    """Of one sentence and kind: found with the right kind and deed, with who and due day right too, given, expected."""

    found: int
    whole: int
    ours: int
    gold: int


def lines(half: str) -> list[tuple[str, list[Line]]]:
    """Return the sentences with their commitments: half "dev" or "check"."""
    found: list[tuple[str, list[Line]]] = []
    for row in files("rapportage.appraisal").joinpath(f"data/commitments_{half}.txt").read_text("utf-8").splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        if not row.startswith(">"):
            found.append((row.strip(), []))
            continue
        kind, by, deed, due, expected = (
            part.strip().replace("-", "") if part.strip() == "-" else part.strip() for part in row[1:].split("|")
        )
        found[-1][1].append(Line(Undertaking(kind), by.lower(), deed.lower(), due, expected))
    return found


def count(text: str, wanted: Sequence[Line]) -> dict[str, Counts]:
    """Return the counts of one sentence by kind, and under "all"."""
    free = list(read_line(text).commitments)
    rows: list[tuple[str, bool, bool]] = []
    given = [row.kind for row in free]
    for line in wanted:
        row = next((each for each in free if each.kind is line.kind and line.deed in each.deed.of(text).lower()), None)
        if row is not None:
            free.remove(row)
        rows.append((line.kind.value, row is not None, row is not None and _is_whole(line, row)))
    found = {}
    for kind in ("all", *(each.value for each in Undertaking)):
        here = [row for row in rows if kind in {"all", row[0]}]
        ours = sum(kind in {"all", each.value} for each in given)
        if here or ours:
            found[kind] = Counts(sum(row[1] for row in here), sum(row[2] for row in here), ours, len(here))
    return found


def _is_whole(line: Line, row: CommitmentMention) -> bool:
    due = row.due.first.isoformat() if row.due else ""
    who = " ".join(row.by_names).lower()
    type_right = not line.expected or (row.expected is not None and row.expected.value == line.expected)
    return (line.by in who if line.by else True) and (not line.due or due == line.due) and type_right


def precision(rows: Sequence[Counts]) -> float:
    """Return the share of what we give that is expected."""
    ours = sum(row.ours for row in rows)
    return sum(row.found for row in rows) / ours if ours else 0.0


def recall(rows: Sequence[Counts]) -> float:
    """Return the share of what is expected that we give."""
    gold = sum(row.gold for row in rows)
    return sum(row.found for row in rows) / gold if gold else 0.0


def whole(rows: Sequence[Counts]) -> float:
    """Return the share of what we find that has who, due day and type right too."""
    found = sum(row.found for row in rows)
    return sum(row.whole for row in rows) / found if found else 0.0


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 - one signature for all appraisals
    """Return precision and recall of commitments, all and by kind, and how many of those found are right whole."""
    sheets = [count(text, wanted) for text, wanted in lines("check")]
    return tuple(_scores(sheets))


def _scores(sheets: Sequence[dict[str, Counts]]) -> Iterator[Score]:
    for kind in ("all", *(each.value for each in Undertaking)):
        rows = [sheet[kind] for sheet in sheets if kind in sheet]
        size = sum(row.gold for row in rows)
        held = kind == "all"
        for name, measure in (("precision", precision), ("recall", recall)):
            low, high = _interval(rows, measure)
            yield Score(
                f"recording.commitment_{name}.{kind}", measure(rows), low, high, size, None, "own sentences", held
            )
        if held:
            low, high = _interval(rows, whole)
            yield Score(
                "recording.commitment_whole",
                whole(rows),
                low,
                high,
                size,
                None,
                "who, due day and type right, of those found",
            )


def _interval(rows: Sequence[Counts], measure: Callable[[Sequence[Counts]], float]) -> tuple[float, float]:
    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = (
        sorted(measure(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS))
        if rows and callable(measure)
        else [0.0] * _DRAWS
    )
    return draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
