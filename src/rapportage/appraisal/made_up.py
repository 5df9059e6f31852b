"""How much of what is known to be true of made-up reports is found, from bytes to disagreements."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from rapportage.appraisal.score import Score
from rapportage.lexicon.names import ExtraActor
from rapportage.reading.container_options import ContainerOptions
from rapportage.reading.containers import find_members
from rapportage.reading.flow import hold
from rapportage.reading.read import read
from rapportage.reconciling.reconcile import reconcile
from rapportage.reconciling.works import work_of_report
from rapportage.recording.options import RecordingOptions
from rapportage.recording.record import record
from rapportage.schema.codes import ActorKind
from rapportage.schema.matters import Reconciliation, Verdict
from rapportage.schema.mentions import Record, TollMention
from rapportage.schema.report import MINED, Payload, Report

TOOL = Path(__file__).parents[3] / "tools" / "new_report.py"
"""Writes reports of an invented world with known truth."""

SEEDS = (11, 12, 13, 14)
FURNITURE = frozenset({"promo", "navigation", "bio", "credit", "byline"})
_CLASHES = frozenset({Verdict.CONTRADICT, Verdict.UPDATE})


class Known(NamedTuple):
    """One made-up report as read and recorded, and what is true of it."""

    report: Report
    record: Record
    truth: dict[str, Any]


class Tally(NamedTuple):
    """How many there are, how many of them were found."""

    found: int
    of_all: int


def appraise(shared: Path) -> tuple[Score, ...]:  # noqa: ARG001 (one signature for all appraisals)
    """Return the scores on a few generated worlds, 24 reports each."""
    tallies: defaultdict[str, list[Tally]] = defaultdict(list)
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            made = ["--seed", str(seed), "--reports", "24", "--incidents", "4", "--out", folder]
            subprocess.run([sys.executable, str(TOOL), *made], check=True, capture_output=True)  # noqa: S603
            for name, tally in measure(Path(folder)).items():
                tallies[name].append(tally)
    return tuple(_score(name, rows) for name, rows in sorted(tallies.items()))


def measure(folder: Path) -> dict[str, Tally]:
    """Return the tallies on one folder of made-up reports with ``truth.json`` and ``actors.toml`` beside them."""
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    known = list(_read(folder, truth))
    together = reconcile([one.report for one in known], [one.record for one in known])
    matched = {toll.id: fact for one in known for toll, fact in _matched_tolls(one)}
    return {
        **_copies(known, together),
        **_clashes(truth, together, matched),
        **_tolls(known, matched),
        **_statements(known),
        **_furniture(known),
    }


def _read(folder: Path, truth: dict[str, Any]) -> Iterator[Known]:
    """Yield every report of the folder that the truth speaks of."""
    actors = tomllib.loads((folder / "actors.toml").read_text("utf-8"))["actor"]
    extra = tuple(
        ExtraActor(
            name=a["name"],
            code=a["code"],
            kind=ActorKind(a["kind"]),
            demonyms=tuple(a["demonyms"]),
            aliases=tuple(a["aliases"]),
            capital=a["capital"],
        )
        for a in actors
    )
    rows = {row["address"]: row for row in truth["reports"]}
    for file in sorted((folder / "reports").iterdir()):
        opened = hold(BytesIO(file.read_bytes()), address=file.name, name=file.name, options=ContainerOptions())
        for payload in find_members(opened):
            if isinstance(payload, Payload) and payload.address in rows:
                report = read(payload)
                yield Known(report, record(report, RecordingOptions(extra_actors=extra)), rows[payload.address])


def _copies(known: list[Known], together: Reconciliation) -> dict[str, Tally]:
    works = work_of_report(together.works)
    both = said = true = 0
    for one, other in combinations(known, 2):
        is_said = works[one.report.id] == works[other.report.id]
        is_true = one.truth["work"] == other.truth["work"]
        both += is_said and is_true
        said += is_said
        true += is_true
    return {"copy_precision": Tally(both, said), "copy_recall": Tally(both, true)}


def _clashes(truth: dict[str, Any], together: Reconciliation, matched: dict[str, dict[str, Any]]) -> dict[str, Tally]:
    """Return how many true clashes are called so, and how many of those called so are true ones."""
    true = {(harm["event"], harm["harm"]) for harm in truth["harms"] if harm["verdict"] == "contradict"}
    hit: set[tuple[str, str]] = set()
    right = said = 0
    for clash in together.disagreements:
        if clash.verdict not in _CLASHES:
            continue
        said += 1
        facts = [matched[toll] for side in clash.sides for toll in side.evidence if toll in matched]
        events = {(fact["words"][4], fact["words"][0]) for fact in facts}
        if len(events) == 1 and events <= true:
            right += 1
            hit |= events
    return {"clash_precision": Tally(right, said), "clash_recall": Tally(len(hit), len(true))}


def _tolls(known: list[Known], matched: dict[str, dict[str, Any]]) -> dict[str, Tally]:
    said = [toll for one in known for toll in one.record.tolls]
    facts = [fact for one in known for fact in _facts(one, "toll", "part")]
    right = sum(toll.id in matched for toll in said)
    found = {id(fact) for fact in matched.values()}
    hit = sum(id(fact) in found for fact in facts)
    return {"toll_precision": Tally(right, len(said)), "toll_recall": Tally(hit, len(facts))}


def _matched_tolls(one: Known) -> Iterator[tuple[TollMention, dict[str, Any]]]:
    """Yield the tolls that say what a mark says where the mark stands."""
    for fact in _facts(one, "toll", "part"):
        start, end = fact["at"]
        harm, low, high = fact["words"][:3]
        for toll in one.record.tolls:
            is_there = toll.number.start < end and start < toll.number.end
            bounds = (toll.count.low, toll.count.high)
            if is_there and toll.harm.value == harm and bounds == (int(low), None if high == "-" else int(high)):
                yield toll, fact


def _statements(known: list[Known]) -> dict[str, Tally]:
    """Return how many quotations are found, and how many with their speaker."""
    found = with_speaker = of_all = 0
    for one in known:
        for fact in _facts(one, "quote"):
            start, end = fact["at"]
            of_all += 1
            rows = [
                row
                for row in one.record.statements
                if any(span.start < end and start < span.end for span in row.content)
            ]
            found += bool(rows)
            surname = fact["words"][0].rpartition("_")[2]
            with_speaker += any(surname in row.speaker_name for row in rows)
    return {"quote_recall": Tally(found, of_all), "speaker_recall": Tally(with_speaker, of_all)}


def _furniture(known: list[Known]) -> dict[str, Tally]:
    """Return how many blocks of furniture are set aside, and how many blocks of article are kept."""
    aside = furniture = kept = article = 0
    for one in known:
        for block, place in zip(one.truth["blocks"], _places(one), strict=True):
            if place is None or block["use"] == "dateline":
                continue
            middle = (place[0] + place[1]) // 2
            is_mined = any(b.start <= middle < b.end and b.use in MINED for b in one.report.blocks)
            if block["use"] in FURNITURE:
                furniture += 1
                aside += not is_mined
            elif block["use"] in {"body", "caption", "standfirst"}:
                article += 1
                kept += is_mined
    return {"furniture_aside": Tally(aside, furniture), "article_kept": Tally(kept, article)}


def _facts(one: Known, *kinds: str) -> list[dict[str, Any]]:
    """Return the marks of some kinds, each with its place in the report's text under "at"."""
    if "placed" not in one.truth:
        places = _places(one)
        placed = []
        for fact in one.truth["facts"]:
            place = places[fact["block"]]
            if place is not None:
                placed.append(
                    {**fact, "at": (place[0] + fact["start"], place[0] + max(fact["end"], fact["start"] + 1))}
                )
        one.truth["placed"] = placed
    return [fact for fact in one.truth["placed"] if fact["kind"] in kinds]


def _places(one: Known) -> list[tuple[int, int] | None]:
    """Return where each block of the truth stands in the report's text, in order."""
    places: list[tuple[int, int] | None] = []
    at = 0
    for block in one.truth["blocks"]:
        pattern = r"\s+".join(re.escape(word) for word in block["text"].split())
        found = re.compile(pattern).search(one.report.text, at) if pattern else None
        places.append(found.span() if found else None)
        at = found.end() if found else at
    return places


def _score(name: str, rows: list[Tally]) -> Score:
    """Return a score over the worlds; its interval is the least and the most of one world."""
    found, of_all = sum(row.found for row in rows), sum(row.of_all for row in rows)
    shares = sorted(row.found / row.of_all for row in rows if row.of_all) or [1.0]
    value = found / of_all if of_all else 1.0
    return Score(f"made_up.{name}", value, shares[0], shares[-1], of_all, None, "least and most of four worlds")
