"""How well furniture is told from article in plain text, line by line, and how fast plain text is read."""

from __future__ import annotations

import json
import lzma
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from rapportage.appraisal.score import Score
from rapportage.reading.holes import find_holes
from rapportage.reading.plain import lay_out_plain
from rapportage.reading.plain_blocks import find_plain_blocks
from rapportage.reading.repeats import find_repeats
from rapportage.schema.ids import ReportId
from rapportage.schema.report import FURNITURE
from rapportage.text.view import View

LABELS = Path(__file__).parents[3] / "accuracy" / "labels"
"""Lines labelled by reading, by the page's id and the line's number; no text."""

PRECISION_GOAL, RECALL_GOAL, SPEED_GOAL = 0.95, 0.90, 1.0

_SETS = {"gva": "gva_incidents/incidents.jsonl.xz", "crisis": "crisis_news/articles.jsonl.xz"}
_ROUNDS = 1000
_TIMED = 300
"""Articles timed: 1.8 MB, about a second."""


class PageCount(NamedTuple):
    """Lines of one page called furniture rightly, wrongly, and overlooked."""

    right: int
    wrong: int
    missed: int


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return precision and recall of furniture lines on the check half of both sets, together and apart, and speed.

    Nothing where the evaluation sets are absent.
    """
    if not all((shared / "eval" / path).is_file() for path in _SETS.values()):
        return ()
    texts = {name: dict(_texts(shared, name)) for name in _SETS}
    check = {name: list(counts(name, texts[name], part="check")) for name in _SETS}
    tuned = [page for name in _SETS for page in counts(name, texts[name], part="dev")]
    both = [page for pages in check.values() for page in pages]
    beside = f"on the half tuned on {_precision(tuned):.3f}, {_recall(tuned):.3f}"
    found = list(_scores("", both, beside))
    for name, pages in check.items():
        found += _scores(f"_{name}", pages, "")
    speed = megabytes_per_second(list(texts["crisis"].values())[:_TIMED])
    found.append(
        Score(
            "reading.plain_mb_per_s",
            speed,
            speed,
            speed,
            _TIMED,
            SPEED_GOAL,
            "layout, blocks, repeats, holes; one core",
        )
    )
    return tuple(found)


def counts(name: str, texts: dict[str, str], *, part: str) -> Iterator[PageCount]:
    """Yield the counts of every labelled page of one half of a set."""
    pages = json.loads((LABELS / f"{name}_lines.json").read_text("utf-8"))["pages"]
    for key, label in pages.items():
        if label["part"] == part and key in texts:
            yield count_page(texts[key], furniture=set(label["furniture"]), skip=set(label["skip"]))


def count_page(text: str, *, furniture: set[int], skip: set[int]) -> PageCount:
    """Return the counts of one page; a line is called furniture when most of its characters are."""
    page = lay_out_plain(text)
    blocks = [block for block in find_plain_blocks(page) if block.use in FURNITURE]
    right = wrong = missed = at = 0
    for number, piece in enumerate(page.pieces):
        while at < len(blocks) and blocks[at].end <= piece.start:
            at += 1
        covered, by = 0, at
        while by < len(blocks) and blocks[by].start < piece.end:
            covered += min(blocks[by].end, piece.end) - max(blocks[by].start, piece.start)
            by += 1
        if number in skip:
            continue
        said, true = 2 * covered > piece.end - piece.start, number in furniture
        right, wrong, missed = right + (said and true), wrong + (said and not true), missed + (true and not said)
    return PageCount(right, wrong, missed)


def megabytes_per_second(texts: Sequence[str]) -> float:
    """Return how fast plain texts pass through layout, blocks, repeats and holes, in bytes of UTF-8, on one core."""
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    begun = time.process_time()
    for text in texts:
        view = View.of(text)
        blocks = find_plain_blocks(lay_out_plain(text))
        find_repeats(view, blocks, report=ReportId("timed"))
        find_holes(view, blocks, report=ReportId("timed"))
    return size / 1e6 / (time.process_time() - begun)


def _scores(suffix: str, pages: list[PageCount], beside: str) -> Iterator[Score]:
    """Yield precision and recall with intervals over pages drawn again."""
    n = sum(page.right + page.missed for page in pages)
    for what, measure, goal in (("precision", _precision, PRECISION_GOAL), ("recall", _recall, RECALL_GOAL)):
        drawn = sorted(
            measure(Random(seed).choices(pages, k=len(pages)))  # noqa: S311 (an interval, no secret)
            for seed in range(_ROUNDS)
        )
        low, high = drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS)]
        yield Score(f"reading.plain_furniture_{what}{suffix}", measure(pages), low, high, n, goal, beside)


def _precision(pages: Sequence[PageCount]) -> float:
    said = sum(page.right + page.wrong for page in pages)
    return sum(page.right for page in pages) / said if said else 1.0


def _recall(pages: Sequence[PageCount]) -> float:
    true = sum(page.right + page.missed for page in pages)
    return sum(page.right for page in pages) / true if true else 1.0


def _texts(shared: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield id and text of every page of a set."""
    with lzma.open(shared / "eval" / _SETS[name], "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if name == "crisis":
                yield row["id"], row["input"]["text"]
            else:
                yield from ((page["doc_id"], page["text"]) for page in row["input"]["reports"])
