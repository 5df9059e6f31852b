"""``make accuracy``: every appraisal, its interval, goal and floor; floors rise by themselves and never fall."""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pkgutil import iter_modules

from corpus import ROOT, shared

import rapportage.appraisal
from rapportage.appraisal.score import Score

FLOORS = ROOT / "accuracy" / "floors.json"
TABLE = ROOT / "docs" / "scores.md"
SLACK = 0.002
"""A floor is set this far below the score that raised it: scores are exact, but libraries differ in the last digit."""

LESS_IS_BETTER = ("false_repairs", "_in_10k_words", "load_s", "resident_mb")
NO_FLOOR = ("_per_s", *LESS_IS_BETTER)
"""Speeds depend on the machine; they are shown, and `make race` compares them."""


def appraise_all(only: str) -> list[Score]:
    """Return every score of every appraisal whose module's name holds ``only``; those that time something run alone, the others two at once."""
    names = sorted(module.name for module in iter_modules(rapportage.appraisal.__path__) if only in module.name)
    apart = [name for name in names if name in TIMED]
    found = {name: appraise_one(name) for name in apart}
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        rest = [name for name in names if name not in TIMED]
        found.update(zip(rest, pool.map(appraise_one, rest), strict=True))
    return [score for name in names for score in found[name]]


def appraise_one(name: str) -> list[Score]:
    """Return the scores of one appraisal; none where its data are not here."""
    loaded = import_module(f"rapportage.appraisal.{name}")
    if not hasattr(loaded, "appraise"):
        return []
    began = time.monotonic()
    scores: list[Score] = []
    try:
        scores = list(loaded.appraise(shared()))
    except FileNotFoundError as error:
        print(f"{name}: not measured, {error.filename or error} is not here", file=sys.stderr)
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return scores


TIMED = ("lines", "pace", "pages", "syntax")
"""Appraisals with a row that depends on how busy the machine is."""


def judge(scores: list[Score]) -> int:
    """Print the table, raise floors, return how many scores fell below theirs."""
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.is_file() else {}
    fallen = 0
    for score in scores:
        floor = floors.get(score.name)
        mark = ""
        if floor is not None and score.value < floor:
            fallen += 1
            mark = f"  BELOW ITS FLOOR {floor}"
        goal = f"goal {score.goal}" if score.goal is not None else ""
        print(
            f"{score.name:38} {score.value:10.4f}  [{score.low:.3f}, {score.high:.3f}]  n={score.n:<6} {goal:10} {score.beside}{mark}"
        )
        if score.held and not score.name.endswith(NO_FLOOR):
            floors[score.name] = max(floor or 0.0, round(score.value - SLACK, 4))
    FLOORS.parent.mkdir(exist_ok=True)
    FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n")
    return fallen


def write_table(scores: list[Score]) -> None:
    """Write docs/scores.md."""
    lines = [
        "# Scores", "",
        "Written by `make accuracy WRITE=1`; each row is an appraisal in `src/rapportage/appraisal`, run on the evaluation",
        "sets, which are not part of this repository. The interval is a 95 % bootstrap over documents. A score that misses its",
        "goal says so here. Records judged by hand, one by one: [recording-precision.md](recording-precision.md).", "",
        "| score | value | 95 % | n | goal | met | beside |", "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for score in scores:
        less = score.name.endswith(LESS_IS_BETTER)
        met = (
            ""
            if score.goal is None
            else "yes"
            if (score.value <= score.goal if less else score.value >= score.goal)
            else "**no**"
        )
        goal = "" if score.goal is None else f"{score.goal:g}"
        lines.append(
            f"| {score.name} | {score.value:.4g} | {score.low:.3g} to {score.high:.3g} | {score.n} | {goal} | {met} | {score.beside} |"
        )
    TABLE.write_text("\n".join(lines) + "\n")


def main() -> None:
    """Run the scorecard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only appraisals whose file name holds this")
    parser.add_argument("--write", action="store_true", help="write docs/scores.md")
    asked = parser.parse_args()
    if not shared().is_dir():
        print(
            f"the evaluation sets are not at {shared()} (RAPPORTAGE_SHARED); only what needs none is measured",
            file=sys.stderr,
        )
    scores = appraise_all(asked.only)
    fallen = judge(scores)
    if asked.write:
        write_table(scores)
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
