"""``make profile STEP=read``: words a second of a step, and where its time goes."""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import write_corpus

from rapportage.config import Config
from rapportage.intake.walk import find_payloads
from rapportage.reading.read import read
from rapportage.reconciling.reconcile import reconcile
from rapportage.recording.record import record
from rapportage.schema.report import Payload

SHOWN = 22


def main() -> None:
    """Print the speed of each step, then the costliest functions of the one asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", default="all", choices=["all", "read", "record", "reconcile"])
    parser.add_argument("--articles", type=int, default=200)
    asked = parser.parse_args()
    config = Config()
    with TemporaryDirectory() as folder:
        places = write_corpus(Path(folder), articles=asked.articles)
        payloads = [found for found in find_payloads(places, config.intake) if isinstance(found, Payload)]
    read(payloads[0])  # the first report loads tables
    reports = [read(payload) for payload in payloads]
    records = [record(report) for report in reports]
    words = sum(len(report.text.split()) for report in reports)
    steps: dict[str, Callable[[], object]] = {
        "read": lambda: [read(payload) for payload in payloads],
        "record": lambda: [record(report) for report in reports],
        "reconcile": lambda: reconcile(reports, records),
    }
    for name, step in steps.items():
        began = time.process_time()
        step()
        took = time.process_time() - began
        print(f"{name:10} {len(reports)} reports, {words:,} words in {took:.2f} s: {words / took:,.0f} words/s")
    for name, step in steps.items():
        if asked.step in {name, "all"}:
            profile = cProfile.Profile()
            profile.runcall(step)
            print(f"\n--- {name}")
            pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    main()
