"""Rows as CSV (RFC 4180, UTF-8 with BOM so that spreadsheets see it, formulas neutralised)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rapportage.export.rows import Plain, columns, flat
from rapportage.text.shown import shown

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a formula begins; the wide signs are taken for the plain ones by spreadsheets set to Japanese or Chinese."""


def to_csv(rows: Sequence[Plain]) -> str:
    """Return the rows as CSV text; a cell that a spreadsheet would run as a formula gets a leading apostrophe."""
    made = [flat(row) for row in rows]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=columns(made), restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in made:
        writer.writerow({key: _safe(value) for key, value in row.items()})
    return out.getvalue()


def _safe(value: object) -> object:
    """Return a cell that is run by no spreadsheet (blanks before a formula are trimmed by some) and no terminal."""
    if not isinstance(value, str):
        return value
    value = shown(value)
    return "'" + value if value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA) else value
