"""``make gains REF=main``: what a change finds and loses against another state, excerpt by excerpt."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import ROOT, write_corpus
from worktree import environment, state_of

KEYS = ("value", "key", "speaker_name", "form", "harm", "population", "status", "due_kind", "by_names", "count")
"""Fields whose change counts as a loss and a gain."""


def found(tree: Path, places: list[str]) -> dict[tuple[str, ...], str]:
    """Return every mention as (address, kind, start, end, fields) with its excerpt."""
    done = subprocess.run(
        [sys.executable, "-m", "rapportage", "record", *places],
        env=environment(tree),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"record failed in {tree}: {done.stderr[-2000:]}")
    made = {}
    for line in done.stdout.splitlines():
        row = json.loads(line)
        fields = json.dumps({key: row[key] for key in KEYS if key in row}, sort_keys=True)
        made[
            row["address"], row.get("table", row["kind"]), str(row["span"]["start"]), str(row["span"]["end"]), fields
        ] = row["excerpt"]
    return made


def main() -> None:
    """Print gains and losses by kind, then each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ref", default="main")
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--most", type=int, default=60, help="excerpts shown a side")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, state_of(asked.ref) as old_tree:
        places = write_corpus(Path(folder), articles=asked.articles)
        old, new = found(old_tree, places), found(ROOT, places)
    gained, lost = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    print(f"{len(new)} mentions, {len(old)} at {asked.ref}: {len(gained)} gained, {len(lost)} lost")
    for mark, keys, rows in (("+", gained, new), ("-", lost, old)):
        for kind, count in sorted(Counter(key[1] for key in keys).items()):
            print(f"{mark}{count:6} {kind}")
        for key in keys[: asked.most]:
            print(f"{mark} {key[0]} {key[2]}-{key[3]} {key[1]} {key[4]}\n    {' '.join(rows[key].split())[:160]}")


if __name__ == "__main__":
    main()
