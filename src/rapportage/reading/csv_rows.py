"""The rows of comma-, tab-, semicolon- or bar-separated tables.

The csv module is not used: it works on decoded text, so that bytes and byte positions are lost; its limit on a
field's length can only be changed for the whole program; and one stray quotation mark makes it swallow the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.columns import column_names
from rapportage.reading.flow import Holding
from rapportage.reading.kinds import HEAD_BYTES, ending
from rapportage.reading.lines import Line, find_lines
from rapportage.reading.rows import Row, Rows, usual_names
from rapportage.schema.issue import Issue
from rapportage.schema.report import Payload

DELIMITERS = (b",", b"\t", b";", b"|")
_MAX_OPEN = 100
"""Quotation marks that may be tried to the end of the table before all are read as letters: keeps it linear."""

_BY_ENDING = {"tsv": b"\t", "tab": b"\t", "psv": b"|"}


class Record(NamedTuple):
    """The values of one row, the line and byte it begins at, and whether its quotation mark is never closed."""

    values: list[bytes]
    line: int
    byte: int
    is_open: bool = False
    is_cut: bool = False


def open_csv(holding: Holding, *, charset: str = "") -> Iterator[Payload | Issue]:
    """Yield a payload for every row that holds a text; ``charset`` where the table's encoding is known."""
    head = holding.stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    delimiter = find_delimiter(head.split(b"\n", 1)[0], ending(holding.name))
    records = find_records(find_lines(holding), delimiter, most=holding.options.max_payload_bytes)
    first = next(records, None)
    if first is None:
        return
    header = [_name(value) for value in first.values]
    rows = Rows(holding)
    if not holding.options.columns and not _has_text_column(header):
        message = (
            f"no column of {', '.join(header)[:500]!r} is known to hold the text; name it with --map text=COLUMN "
            "(the first row must name the columns)"
        )
        yield holding.issue("R175", message, 0)
        return
    for record in records:
        yield from _row(record, header, rows, charset=charset)
    yield from rows.rest()


def _row(record: Record, header: list[str], rows: Rows, *, charset: str) -> Iterator[Payload | Issue]:
    if record.is_cut:
        yield from rows.broken("R172", f"line {record.line} is too long and was left out", byte=record.byte)
        return
    if record.is_open:
        message = f"line {record.line} opens a quotation mark that is never closed; it was read as a letter"
        yield from rows.broken("R134", message, byte=record.byte)
    if len(record.values) > len(header):
        message = (
            f"line {record.line} has {len(record.values)} values for {len(header)} columns; its text may be cut at a "
            "delimiter that was not quoted"
        )
        yield from rows.broken("R133", message, byte=record.byte)
    encoding = charset or "latin-1"
    fields: dict[str, object] = {
        name: value.decode(encoding, "replace") for name, value in zip(header, record.values, strict=False)
    }
    if any(record.values):
        yield from rows.payloads(Row(fields, record.line, record.byte, charset=charset))


def find_delimiter(header: bytes, end: str) -> bytes:
    r"""Return what separates the columns: what makes the most known names of them, then the most columns.

    >>> find_delimiter(b"title;text;date, time", "csv"), find_delimiter(b"a,b", "tsv")
    (b';', b'\t')
    """
    usual = {name for names in column_names().values() for name in names}

    def worth(delimiter: bytes) -> tuple[int, bool, int]:
        names = usual_names({_name(name.strip(b'"')): "" for name in header.rstrip(b"\r\n").split(delimiter)})
        return sum(name in usual for name in names), _BY_ENDING.get(end, b",") == delimiter, len(names)

    if end in _BY_ENDING and _BY_ENDING[end] in header:
        return _BY_ENDING[end]
    if end in _BY_ENDING and not any(mark in header for mark in DELIMITERS):
        return _BY_ENDING[end]
    return max(DELIMITERS, key=worth)


def find_records(lines: Iterator[Line], delimiter: bytes, *, most: int) -> Iterator[Record]:
    """Yield the rows of a table; a quoted value may run over lines, up to ``most`` bytes."""
    waiting: list[Line] = []
    opened = 0
    while line := waiting.pop() if waiting else next(lines, None):
        if line.is_cut:
            yield Record([], line.number, line.byte, is_cut=True)
            continue
        if b'"' not in line.text or opened > _MAX_OPEN:
            yield Record(line.text.rstrip(b"\r\n").split(delimiter), line.number, line.byte)
            continue
        joined = _Joined(line, lines, waiting, most=most)
        values = joined.values(delimiter)
        if values is None:
            opened += 1
            waiting += reversed(joined.more)
            yield Record(line.text.rstrip(b"\r\n").split(delimiter), line.number, line.byte, is_open=True)
        else:
            yield Record(values, line.number, line.byte)


class _Joined:
    """A row that may run over several lines: joined as long as a quotation mark stands open."""

    def __init__(self, line: Line, lines: Iterator[Line], waiting: list[Line], *, most: int) -> None:
        self._text = line.text
        self._lines = lines
        self._waiting = waiting
        self._size = len(line.text)
        self._most = most
        self.more: list[Line] = []

    def values(self, delimiter: bytes) -> list[bytes] | None:
        """Return the values of the row; None where a quotation mark is never closed."""
        found: list[bytes] = []
        at = 0
        while True:
            if self._text[at : at + 1] == b'"':
                quoted, at = self._quoted(at + 1)
                if quoted is None:
                    return None
            else:
                quoted = b""
            end = self._text.find(delimiter, at)
            if end < 0:
                return [*found, quoted + self._text[at:].rstrip(b"\r\n")]
            found.append(quoted + self._text[at:end])
            at = end + len(delimiter)

    def _quoted(self, at: int) -> tuple[bytes | None, int]:
        """Return what stands in quotation marks from ``at``, and where they close; None when they never do."""
        parts: list[bytes] = []
        while True:
            close = self._text.find(b'"', at)
            if close < 0:
                parts.append(self._text[at:])
                if not self._next():
                    return None, at
                at = 0
            elif self._text[close + 1 : close + 2] == b'"':
                parts.append(self._text[at : close + 1])
                at = close + 2
            else:
                parts.append(self._text[at:close])
                return b"".join(parts), close + 1

    def _next(self) -> bool:
        """Go on to the next line; return whether there is one that still fits."""
        line = self._waiting.pop() if self._waiting else next(self._lines, None)
        if line is None:
            return False
        self.more.append(line)
        self._size += len(line.text)
        if line.is_cut or self._size > self._most:
            return False
        self._text = line.text
        return True


def _name(value: bytes) -> str:
    return value.decode("utf-8", "replace").strip()


def _has_text_column(header: list[str]) -> bool:
    usual = {*column_names()["text"], *column_names()["html"]}
    return any(name in usual for name in usual_names(dict.fromkeys(header, "")))
