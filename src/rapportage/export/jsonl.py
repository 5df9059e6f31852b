"""One file of JSON lines a row kind: the contract that others score and build on (docs/export-jsonl.md)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from rapportage.errors import RapportageError
from rapportage.export.rows import Plain, file_name, parts_of, plain_report, plain_row
from rapportage.schema.base import Row
from rapportage.schema.report import Report

PARTS = ("blocks", "repeats", "holes", "damages")
"""Files made of a report's parts, which are no rows of their own in the ledger."""


def write_jsonl(
    folder: Path, tables: Iterable[tuple[type[Row], Iterable[Row]]], *, reports: Iterable[Report]
) -> dict[str, int]:
    """Write every row to ``folder`` and return how many lines each file has.

    A file is written whole under another name and then renamed, so that a reader never sees half of one.
    Lines stand in the order given: the ledger's (by report, place, id), the same on every machine.

    Raises:
        RapportageError: The folder cannot be written.
    """
    kept = list(reports)
    texts = {report.id: report.text for report in kept}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        counts = {"reports": _write(folder / "reports.jsonl", map(plain_report, kept))}
        for part in PARTS:
            counts[part] = _write(folder / f"{part}.jsonl", _parts(kept, part))
        for kind, rows in tables:
            counts[file_name(kind)] = _write(folder / f"{file_name(kind)}.jsonl", _rows(rows, texts))
    except OSError as error:
        message = f"cannot write to {folder}: {error.strerror or error}; name another folder"
        raise RapportageError(message) from error
    return counts


def _rows(rows: Iterable[Row], texts: Mapping[str, str]) -> Iterator[Plain]:
    return (plain_row(row, texts) for row in rows)


def _parts(reports: Iterable[Report], part: str) -> Iterator[Plain]:
    return (row for report in reports for file, row in parts_of(report) if file == part)


def _write(path: Path, rows: Iterable[Plain]) -> int:
    encoder = msgspec.json.Encoder()
    half = path.with_name(path.name + ".part")
    count = 0
    with half.open("wb") as file:
        for row in rows:
            file.write(encoder.encode(row) + b"\n")
            count += 1
    os.replace(half, path)  # noqa: PTH105 - one call, atomic on every system
    return count
