"""Write made-up reports about a crisis between invented states, with known truth.

python tools/new_report.py --seed 7 --reports 12 --incidents 3 --out DIR     reports of a new world
python tools/new_report.py --drafts demo/drafts --out demo                   the demo's, from their drafts

DIR/reports holds the reports (.txt, .html, .eml, .jsonl), DIR/truth.json what is true of them, and DIR/actors.toml
the invented actors. The same seed writes the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from making.corpus import Troubles, make_corpus
from making.drafts import load
from making.pages import write

SWITCHES = ("copies", "furniture", "mojibake", "holes", "clashes", "pull_quotes", "teasers")


def main(arguments: list[str] | None = None) -> None:
    """Write the reports the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=Path, help="make the pages of these drafts instead of new ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=12)
    parser.add_argument("--incidents", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], choices=SWITCHES, help="troubles to leave out")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    if chosen.drafts:
        drafts = load(chosen.drafts)
    else:
        troubles = Troubles(**{switch: switch not in chosen.without for switch in SWITCHES})
        world, drafts = make_corpus(chosen.seed, reports=chosen.reports, incidents=chosen.incidents, troubles=troubles)
    truth = write(drafts, chosen.out / "reports")
    (chosen.out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if not chosen.drafts:
        (chosen.out / "actors.toml").write_text(world.actors(), "utf-8")
    print(f"{len(drafts)} reports in {chosen.out / 'reports'}, truth in {chosen.out / 'truth.json'}")


if __name__ == "__main__":
    main()
