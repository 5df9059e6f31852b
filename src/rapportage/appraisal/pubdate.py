"""How often the day a page was published is found to the day, beside htmldate on the same pages."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from htmldate import find_date

from rapportage.appraisal.score import Score
from rapportage.reading.decode import decode
from rapportage.reading.read import read
from rapportage.schema.report import Medium, Payload

GOAL = 0.90
"""What the project asks for; htmldate's extensive search has .903 on all thousand pages (published)."""

ROUNDS = 1000
"""Bootstrap draws: the ends of the interval are then steady to half a point."""


class DatedPage(NamedTuple):
    """A page, where it lay, and the day it was published by its makers' reading."""

    body: bytes
    url: str
    day: str


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the share of pages dated to the day, and the precision over pages answered; nothing where the set is absent."""
    path = shared / "eval" / "pubdate" / "pages.jsonl.xz"
    if not path.is_file():
        return ()
    pages = tuple(dated_pages(path))
    found = [published_day(page) for page in pages]
    right = [day == page.day for day, page in zip(found, pages, strict=True)]
    answered = [hit for hit, day in zip(right, found, strict=True) if day]
    theirs = sum(_day_by_htmldate(page) == page.day for page in pages) / len(pages)
    beside = f"htmldate extensive on these pages {theirs:.3f}, on all thousand .903 (published)"
    return (
        Score("reading.pubdate_exact", share(right), *interval(right), len(right), GOAL, beside),
        Score(
            "reading.pubdate_precision", share(answered), *interval(answered), len(answered), None, "of pages answered"
        ),
    )


def dated_pages(path: Path) -> Iterator[DatedPage]:
    """Yield the pages of the set."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            page = record["input"]
            yield DatedPage(page["html_latin1"].encode("latin-1"), page["url"], record["gold"]["date"])


def published_day(page: DatedPage) -> str:
    """Return the day READ names, empty where it names none or only an interval."""
    when = read(Payload(body=page.body, address=page.url, medium=Medium.HTML)).dated.when
    return when.first.isoformat() if when is not None and when.first == when.last else ""


def _day_by_htmldate(page: DatedPage) -> str:
    """Return the day htmldate names for the page as decoded here."""
    text = decode(page.body, charset="", medium=Medium.HTML).text
    try:
        return find_date(text, extensive_search=True, original_date=True, url=page.url) or ""
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""


def share(hits: Sequence[bool]) -> float:
    """Return the share of hits."""
    return sum(hits) / len(hits) if hits else 0.0


def interval(hits: Sequence[bool]) -> tuple[float, float]:
    """Return the ends of a 95 % bootstrap interval of the share."""
    if not hits:
        return 0.0, 0.0
    chance = random.Random(1)  # noqa: S311 - no secret
    draws = sorted(share(chance.choices(hits, k=len(hits))) for _ in range(ROUNDS))
    return draws[int(0.025 * ROUNDS)], draws[int(0.975 * ROUNDS) - 1]
