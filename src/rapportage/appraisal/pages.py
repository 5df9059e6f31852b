"""How well the article's text is told from the rest of a page, and how fast."""

from __future__ import annotations

import importlib.util
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapportage.appraisal.score import Score
from rapportage.reading.decode import decode
from rapportage.reading.html import lay_out_html
from rapportage.reading.html_blocks import find_html_blocks
from rapportage.schema.report import ARTICLE, Medium

GOAL = 0.965
"""What the project asks for; trafilatura alone has .958, the best known extractor .970 (published, 181 pages)."""

_BESIDE = (
    "trafilatura .958, best known .970; weights set by hand, errors read on 56 of these pages, .984 on the other 46"
)

ROUNDS = 500
"""Bootstrap draws, as the scorer beside the evaluation set makes."""

PageScore = tuple[float | None, float]
"""Precision (None where nothing was predicted) and recall of one page."""


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the scores of reading HTML, from ``shared/eval/boilerplate``; nothing where it is absent."""
    folder = shared / "eval" / "boilerplate"
    if not folder.is_dir():
        return ()
    scores: list[PageScore] = []
    seconds: list[float] = []
    for body, gold in _pages(folder):
        page = decoded(body)
        begun = time.perf_counter()
        text = article_text(page)
        seconds.append(time.perf_counter() - begun)
        scores.append(page_score(text, gold))
    low, high = _interval(scores)
    speed = len(seconds) / sum(seconds)
    return (
        Score(
            "reading.boilerplate_f1",
            mean_scores(scores)[2],
            low,
            high,
            len(scores),
            GOAL,
            _BESIDE,
        ),
        Score("reading.html_pages_per_s", speed, speed, speed, len(seconds), None, "one core, 178 kB a page"),
    )


def article_text(page: str) -> str:
    """Return the article's running text: the blocks of ``ARTICLE``, one a line."""
    laid_out = lay_out_html(page)
    return "\n".join(laid_out.text[b.start : b.end] for b in find_html_blocks(laid_out) if b.use in ARTICLE)


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return how often each run of ``size`` words stands in a text."""
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - size + 1) if words else 0
    return Counter(tuple(words[at : at + size]) for at in range(count))


def page_score(text: str, gold: str) -> PageScore:
    """Return precision and recall of a page's shingles."""
    found, wanted = shingles(text), shingles(gold)
    both = sum((found & wanted).values())
    return (both / found.total() if found else None), (both / wanted.total() if wanted else 0.0)


def mean_scores(scores: Sequence[PageScore]) -> tuple[float, float, float]:
    """Return mean precision over pages with a prediction, mean recall over all, and F1 of the two means."""
    precisions = [precision for precision, _ in scores if precision is not None]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(each for _, each in scores) / len(scores) if scores else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def decoded(body: bytes) -> str:
    """Return a page's characters, as reading decodes them."""
    return decode(body, medium=Medium.HTML).text


def _interval(scores: Sequence[PageScore]) -> tuple[float, float]:
    """Return the ends of a 95 % bootstrap interval of F1 over pages."""
    chance = random.Random(1)  # noqa: S311 - no secret
    draws = sorted(mean_scores([chance.choice(scores) for _ in scores])[2] for _ in range(ROUNDS))
    return draws[int(0.025 * ROUNDS)], draws[int(0.975 * ROUNDS) - 1]


def _pages(folder: Path) -> Iterator[tuple[bytes, str]]:
    """Yield the bytes and the gold text of every page, by the set's own loader."""
    spec = importlib.util.spec_from_file_location("boilerplate_pages", folder / "load.py")
    if spec is None or spec.loader is None:
        return
    loader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loader)
    for record, gold in loader.items():
        yield record["html"], gold["text"]
