"""How well places are found and told apart: on local news full of small towns of one name (LGL) and on world news (GeoVirus).

Reports are halved by a digest of their id; weights were set on one half, all figures here are of the other. Three figures a set: of given
place names those put within 161 km of the truth (of those that get a place at all; names of inhabitants, which LGL counts as places, are
looked up as their country), names found from the bare text (F1 over exact characters), and names found and put right from the bare text.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.lexicon.gazetteer import Place, gazetteer
from rapportage.lexicon.names import names
from rapportage.lexicon.states import plural, states
from rapportage.reading.read import read
from rapportage.recording.actors import find_actors
from rapportage.recording.cast import Cast
from rapportage.recording.cues import find_cues
from rapportage.recording.grammar import Grammar, find_grammar
from rapportage.recording.locating import locate
from rapportage.recording.passages import find_passages
from rapportage.recording.place_context import dateline_spots, find_home, find_spots, spoken_of
from rapportage.recording.place_names import PlaceName, find_place_names, look_up
from rapportage.recording.places import find_places
from rapportage.recording.readings import read_passage
from rapportage.schema.report import Hint, Payload, Report
from rapportage.syntax.opening import kept_backbone

_KM = 161.0
"""A hundred miles: what the literature counts as right."""
_DRAWS = 200
_BESIDE = {
    "lgl": "best published .827 (Mordecai 3, 967 names of all halves)",
    "geovirus": "countries of the world count as points",
}


class Tally(NamedTuple):
    """One report's counts: of given names put right, put anywhere, all; of names from the bare text both, ours, theirs, put right."""

    right: int
    put: int
    given: int
    both: int
    ours: int
    theirs: int
    ended: int


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the figures for both sets, on the half that nothing was set by."""
    return tuple(
        score for part in ("lgl", "geovirus") for score in _scores(part, [*tallies(shared, part, is_check=True)])
    )


def tallies(shared: Path, part: str, *, is_check: bool) -> Iterator[Tally]:
    """Yield the counts of the reports of one half of a set."""
    with lzma.open(shared / "eval" / "geo" / f"{part}.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (sha256(row["id"].encode()).digest()[0] % 2 == 1) is is_check:
                yield _tally(row)


def _scores(part: str, rows: Sequence[Tally]) -> Iterator[Score]:
    """Yield the figures of one set."""
    located = sum(row.put for row in rows), sum(row.given for row in rows)
    beside = f"{located[0]} of {located[1]} given names are listed; {_BESIDE[part]}"
    goal = 0.9 if part == "lgl" else None
    yield _score(f"recording.places_{part}_within_161_km", rows, (("right",), ("put",)), goal, beside)
    yield _score(f"recording.places_{part}_f1", rows, (("both", "both"), ("ours", "theirs")), None, "exact characters")
    yield _score(f"recording.places_{part}_end_to_end", rows, (("ended",), ("given",)), None, "found and within 161 km")


def _score(
    name: str, rows: Sequence[Tally], shares: tuple[tuple[str, ...], tuple[str, ...]], goal: float | None, beside: str
) -> Score:
    """Return one share with an interval from reports drawn again and again."""

    def share(drawn: Sequence[Tally]) -> float:
        above, below = (sum(getattr(row, field) for row in drawn for field in fields) for fields in shares)
        return above / below if below else 0.0

    chance = Random(0)  # noqa: S311 - resampling, no secret
    draws = sorted(share(chance.choices(rows, k=len(rows))) for _ in range(_DRAWS))
    low, high = draws[round(0.025 * _DRAWS)], draws[round(0.975 * _DRAWS) - 1]
    return Score(name, share(rows), low, high, len(rows), goal, beside)


def _tally(row: dict[str, Any]) -> Tally:
    """Return the counts of one report."""
    given = row["input"]
    hints = (("title", given["title"]), ("url", given["url"]), ("published", given["date"]))
    payload = Payload(
        body=given["text"].encode(),
        address=given["url"] or row["id"],
        hints=tuple(Hint(name=name, value=value) for name, value in hints if value),
    )
    report = read(payload)
    readings = [read_passage(passage) for passage in find_passages(report)]
    grammar = find_grammar([reading.passage for reading in readings], kept_backbone())
    cast = find_actors(readings, find_cues(readings, grammar), index=names(), grammar=grammar)
    gold = row["gold"]["toponyms"]
    found = _from_text(grammar, cast, report, gold)
    told = _of_given(grammar, cast, report, gold)
    return Tally(*told, *found)


def _from_text(grammar: Grammar, cast: Cast, report: Report, gold: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Return how many names are found exactly, how many of ours and of theirs there are, and how many are found and put right."""
    rows = find_places(grammar, cast, report)
    ours = {(row.span.start, row.span.end) for row in rows}
    both = sum((each["start"], each["end"]) in ours for each in gold)
    ended = 0
    for each in gold:
        over = [row for row in rows if row.span.start < each["end"] and each["start"] < row.span.end]
        ended += bool(over) and _is_right(gazetteer().entry(over[0].key), each)
    return both, len(rows), len(gold), ended


def _is_right(place: Place | None, gold: dict[str, Any]) -> bool:
    """Tell whether a place is where a name lies in truth."""
    return place is not None and gold["lat"] is not None and km(place, (gold["lat"], gold["lon"])) <= _KM


def km(place: Place, point: tuple[float, float]) -> float:
    """Return kilometres over the globe."""
    one, other = radians(place.latitude), radians(point[0])
    half = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians(point[1] - place.longitude) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def _of_given(grammar: Grammar, cast: Cast, report: Report, gold: list[dict[str, Any]]) -> tuple[int, int, int]:
    """Return how many given names with coordinates are put right, are put anywhere, and are given. Other names are hints."""
    listed = gazetteer()
    rows = list(_given(grammar, gold))
    used = {word for name, _ in rows for word in range(name.first, name.end)}
    hints = [
        row._replace(is_hint=True)
        for row in find_place_names(grammar, listed)
        if not used.intersection(range(row.first, row.end))
    ]
    every = sorted([*rows, *((row, None) for row in hints)], key=lambda pair: pair[0].first)
    filed, home = dateline_spots(report, listed), find_home(report, listed)
    spots = find_spots(grammar, cast, [name for name, _ in every])
    where = locate([*filed, *spots], spoken_of(grammar, cast, home), home=home.places, home_name=home.name)
    right = put = 0
    for (_, each), located in zip(every, where[len(filed) :], strict=True):
        if each is not None and each["lat"] is not None and located.place is not None:
            put += 1
            right += _is_right(located.place, each)
    return right, put, sum(each["lat"] is not None for each in gold)


def _given(grammar: Grammar, gold: list[dict[str, Any]]) -> Iterator[tuple[PlaceName, dict[str, Any] | None]]:
    """Yield the given names as words of the grammar, each with the truth."""
    spans = [grammar.span(word, word + 1) for word in range(len(grammar))]
    done = -1
    for each in sorted(gold, key=lambda row: int(row["start"])):
        words = [word for word, span in enumerate(spans) if span.start < each["end"] and each["start"] < span.end]
        if words and words[0] > done:
            name, places = look_up(each["phrase"])
            code = _inhabitants().get(each["phrase"], "") if not places else ""
            country = gazetteer().entry(code) if code else None
            done = words[-1]
            yield PlaceName(words[0], done + 1, name, (country,) if country else places), each


@cache
def _inhabitants() -> dict[str, str]:
    """Return the country of each name for inhabitants and of each adjective."""
    found: dict[str, str] = {}
    for state in states().values():
        for word in (*state.demonyms, *state.people, *map(plural, state.demonyms)):
            found.setdefault(word, state.code)
    return found
