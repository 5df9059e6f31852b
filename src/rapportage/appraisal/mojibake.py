"""How much mojibake is repaired, and how many clean lines are damaged by repairing."""

from __future__ import annotations

import json
import lzma
import random
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from rapportage.appraisal.score import Score
from rapportage.reading.mojibake import find_damages, mended
from rapportage.schema.ids import ReportId

_REPORT = ReportId("report:appraisal")
_PARTS = ("in_the_wild", "synthetic", "negative")
"""known_failures is left out: what ftfy itself cannot, by its authors' count."""


def appraise(shared: Path) -> tuple[Score, ...]:
    """Return the share of repairable cases repaired to the letter, and the false repairs on clean lines.

    A case counts when the mended view says exactly what the case's ``gold.text`` says: the encoding
    repaired and nothing else, no quotation mark straightened and no entity resolved.

    Args:
        shared: The folder that holds ``eval/mojibake``; without it only the clean lines are counted.
    """
    return (*_repaired(shared / "eval" / "mojibake"), _false_repairs())


def _repaired(folder: Path) -> Iterator[Score]:
    if not folder.is_dir():
        return
    right = [repaired(given) == wanted for part in _PARTS for given, wanted in _cases(folder / f"{part}.jsonl.xz")]
    low, high = _interval(right)
    beside = "ftfy, whole text: 1.0 of its own cases; one re-decode .42"
    yield Score("reading.mojibake_repaired", sum(right) / len(right), low, high, len(right), goal=1.0, beside=beside)


def repaired(text: str) -> str:
    """Return a text as its mended view reads.

    >>> repaired("“cafÃ©”")
    '“café”'
    """
    return mended(text, find_damages(text, report=_REPORT)).text


def _cases(file: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["input"]["text"], row["gold"]["text"]


def _interval(right: list[bool]) -> tuple[float, float]:
    """Return a 95 % bootstrap interval of the share."""
    chance = random.Random(0)  # noqa: S311  (no secret)
    shares = sorted(sum(chance.choices(right, k=len(right))) / len(right) for _ in range(1_000))
    return shares[25], shares[974]


def _false_repairs() -> Score:
    lines = clean_lines()
    found = sum(bool(find_damages(line, report=_REPORT)) for line in lines)
    beside = "lines of our own in 36 languages, in six shapes; ftfy.fix_encoding alone: see docs/decisions"
    return Score("reading.mojibake_false_repairs", found, found, found, len(lines), goal=0.0, beside=beside)


@cache
def clean_lines() -> tuple[str, ...]:
    """Return over 1,000 undamaged lines: every sentence of ``data/clean_lines.toml`` in six shapes.

    As written; in capitals; quoted; before an ellipsis and after a dash; next to a number and a sign; and
    with no-break spaces for its spaces.
    """
    table = tomllib.loads(files("rapportage.appraisal").joinpath("data/clean_lines.toml").read_text("utf-8"))
    return tuple(shape for row in table.values() for line in row["lines"] for shape in _shapes(line, row["quotes"]))


def _shapes(line: str, quotes: str) -> tuple[str, ...]:
    opening, closing = (quotes[:2], quotes[-2:]) if len(quotes) > 2 else (quotes[0], quotes[-1])
    bare = line.rstrip(".…?!。")
    return (
        line,
        line.upper(),
        f"{opening}{bare}{closing}, 5×20 m²",
        f"– {bare}… (2030—2031)",
        f"3 £ {bare}® 10 °C",
        line.replace(" ", "\xa0"),
    )
