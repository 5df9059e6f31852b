"""``make race REF=main``: this state and another timed interleaved, since two separate runs prove nothing."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import ROOT, write_corpus
from worktree import environment, state_of

STEPS = {"read": ["read"], "record": ["record"]}


def seconds(tree: Path, words: list[str], places: list[str]) -> float:
    """Return the CPU seconds one run of a command takes, children included."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "rapportage", *words, *places],
        env=environment(tree),
        stdout=subprocess.DEVNULL,
        check=False,
    )
    after = os.times()
    if done.returncode:
        sys.exit(f"{words} failed in {tree}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the median CPU seconds of both states a step, and the median of their paired ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ref", default="main")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--articles", type=int, default=100)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, state_of(asked.ref) as old_tree:
        places = write_corpus(Path(folder), articles=asked.articles)
        for step, words in STEPS.items():
            old, new = [], []
            for turn in range(asked.rounds + 1):
                pair = [(old, old_tree), (new, ROOT)]
                for times, tree in pair if turn % 2 else reversed(pair):
                    times.append(seconds(tree, words, places))
            old, new = old[1:], new[1:]  # the first round warms caches
            ratios = sorted(b / a for a, b in zip(old, new, strict=True))
            print(
                f"{step:8} {asked.ref}: {statistics.median(old):.2f} s   here: {statistics.median(new):.2f} s   "
                f"ratio {statistics.median(ratios):.3f} ({ratios[0]:.3f} to {ratios[-1]:.3f}, {asked.rounds} pairs)"
            )


if __name__ == "__main__":
    main()
