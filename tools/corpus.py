"""The texts that race, gains and profile run on: crisis news where present, else the demo's made-up reports."""

from __future__ import annotations

import json
import lzma
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared() -> Path:
    """Return the folder that holds the evaluation sets, whether it is there or not."""
    return Path(os.environ.get("RAPPORTAGE_SHARED", ROOT.parent / "shared"))


def write_corpus(folder: Path, *, articles: int = 300) -> list[str]:
    """Write the corpus to ``folder`` and return the places to name on a command line.

    Every seventh article of the crisis news set, so that its crises and outlets are all there.
    """
    packed = shared() / "eval" / "crisis_news" / "articles.jsonl.xz"
    reports = shared() / "reports"
    if not packed.is_file():
        print(f"the evaluation sets are not at {shared()}; using demo/reports", file=sys.stderr)
        return [str(ROOT / "demo" / "reports")]
    rows = []
    with lzma.open(packed, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 7 == 0 and len(rows) < articles:
                record = json.loads(line)
                news = record["input"]
                rows.append({"id": record["id"], "text": news["text"], "title": news["title"], "date": news["date"],
                             "source": news["source"], "url": news["url"]})  # fmt: skip
    path = folder / "crisis_news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return [str(path), *([str(reports)] if reports.is_dir() else [])]
