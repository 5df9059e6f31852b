"""CSV that spreadsheets read and do not run."""

from __future__ import annotations

import csv
import io

from rapportage.export.csv import to_csv


def test_cells_that_a_spreadsheet_would_run_are_neutralised() -> None:
    rows = list(csv.reader(io.StringIO(to_csv([{"a": "=1+1", "b": "@x", "c": "plain", "d": -3}]))))
    assert rows == [["a", "b", "c", "d"], ["'=1+1", "'@x", "plain", "-3"]]


def test_nested_fields_are_joined_and_lists_are_json() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv([{"span": {"start": 1, "end": 2}, "l": [1, 2], "n": None}]))))
    assert rows == [{"span.start": "1", "span.end": "2", "l": "[1,2]", "n": ""}]


def test_line_breaks_and_quotes_survive() -> None:
    text = 'He said "no",\nthen left'
    assert next(csv.DictReader(io.StringIO(to_csv([{"t": text}]))))["t"] == text


def test_formulas_behind_blanks_or_in_wide_letters_are_neutralised_and_escapes_shown() -> None:
    cells = [" =1+1", "\n=1", "＝1+1", "a\x1b[2Jb", " plain"]
    (row,) = list(csv.reader(io.StringIO(to_csv([dict(zip("abcde", cells, strict=True))]))))[1:]
    assert row == ["' =1+1", "'\n=1", "'＝1+1", "a␛[2Jb", " plain"]
