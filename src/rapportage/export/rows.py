"""Rows as plain mappings for files, tables and screens: as in schema, plus the characters they point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from rapportage.reading.mojibake import mended
from rapportage.schema.base import Row
from rapportage.schema.ids import mint
from rapportage.schema.report import ARTICLE, Report
from rapportage.schema.span import Span

Plain = dict[str, Any]
"""A row on its way out: JSON values only."""

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PLURALS = {"copy": "copies", "dating": "datings"}


def file_name(kind: type[Row]) -> str:
    """Return what a kind's file and table are called: snake case, plural.

    >>> from rapportage.schema.mentions import TollMention
    >>> from rapportage.schema.matters import Copy
    >>> file_name(TollMention), file_name(Copy)
    ('toll_mentions', 'copies')
    """
    name = _WORD.sub("_", kind.__name__).lower()
    return _PLURALS.get(name, name + "s")


def plain_row(row: Row, texts: Mapping[str, str]) -> Plain:
    """Return a row as JSON values, with ``excerpt``: the characters its span points at, empty without one.

    ``texts`` maps a report's id to its text.
    """
    made: Plain = msgspec.to_builtins(row)
    span = getattr(row, "span", None)
    made["excerpt"] = span.of(texts.get(span.report, "")) if isinstance(span, Span) else ""
    return made


def plain_report(report: Report) -> Plain:
    """Return a report as JSON values, with ``excerpt`` (its title), ``article`` (its article's text) and ``mended``.

    ``mended`` is the whole text with its damages repaired, None when nothing is damaged.

    ``article`` joins, by line breaks, the blocks whose use is body, heading, dateline, correction,
    pull quote or teaser; headline, standfirst, captions and all furniture stay out of it.
    """
    made: Plain = msgspec.to_builtins(report)
    made["excerpt"] = report.title.value
    made["article"] = article(report)
    made["mended"] = mended(report.text, report.damages).text if report.damages else None
    return made


def article(report: Report) -> str:
    """Return the running text of a report's article, blocks joined by line breaks."""
    return "\n".join(report.text[b.start : b.end] for b in report.blocks if b.use in ARTICLE)


def parts_of(report: Report) -> Iterator[tuple[str, Plain]]:
    """Yield ``(file, row)`` for each block, repeat, hole and damage, with an id minted from its place."""
    groups = (
        ("blocks", report.blocks),
        ("repeats", report.repeats),
        ("holes", report.holes),
        ("damages", report.damages),
    )
    for file, shapes in groups:
        for shape in shapes:
            made: Plain = msgspec.to_builtins(shape)
            start, end = made.pop("start", None), made.pop("end", None)
            span = made.get("span") or {"report": report.id, "start": start, "end": end}
            minted = mint(file[:-1], report.id, span["start"], span["end"], made.get("at", ""))
            yield file, {"id": minted, **made, "span": span, "excerpt": report.text[span["start"] : span["end"]]}


def flat(row: Plain) -> dict[str, str | int | float | bool]:
    """Return a row for a CSV file: nested fields joined by dots, lists as JSON, None as empty."""
    made: dict[str, str | int | float | bool] = {}
    for key, value in _walk(row, ""):
        if value is None:
            made[key] = ""
        elif isinstance(value, list):
            made[key] = msgspec.json.encode(value).decode() if value else ""
        else:
            made[key] = value
    return made


def columns(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """Return every column name of some flat rows, in the order first met."""
    return list(dict.fromkeys(key for row in rows for key in row))


def _walk(row: Plain, prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if isinstance(value, dict):
            yield from _walk(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
