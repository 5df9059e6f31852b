"""The rows of JSON: one a line, the elements of an array, or the longest list in an object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from rapportage.reading.feeds import open_json_feed
from rapportage.reading.flow import CHUNK, Holding
from rapportage.reading.kinds import ending
from rapportage.reading.lines import Line, find_lines
from rapportage.reading.rows import Row, Rows
from rapportage.schema.issue import Issue
from rapportage.schema.report import Payload
from rapportage.text.shown import whole_value

_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[\[\]{},]', re.DOTALL)
_LINE_ENDINGS = frozenset({"jsonl", "ndjson", "jsonlines", "jl"})


def open_json(holding: Holding) -> Iterator[Payload | Issue]:
    """Yield a payload for every row of JSON that holds a text: lines, an array, or a list inside an object."""
    head = holding.stream.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    rows = Rows(holding)
    if head.startswith(b"["):
        yield from _array(holding, rows)
    else:
        yield from _objects(holding, rows)
    yield from rows.rest()


class Parsed(NamedTuple):
    """What JSON text holds, why it holds nothing, and whether half characters in it were replaced."""

    value: object
    why: str = ""
    was_halved: bool = False


def parse(text: bytes) -> Parsed:
    """Return the value JSON text holds and why it holds none; leniently where strictness would lose a row.

    >>> parse(b'{"a": 1').why, parse(b'{"a": 1}').value
    ('Input data was truncated', {'a': 1})
    """
    try:
        return Parsed(msgspec.json.decode(text))
    except RecursionError:
        return Parsed(None, "it is nested too deep")
    except ValueError as error:
        why = str(error)
    try:  # msgspec refuses NaN, lone surrogates and control characters in strings, which real files hold
        value, was_halved = whole_value(json.loads(text.decode("utf-8", "replace"), strict=False))
    except RecursionError:
        return Parsed(None, "it is nested too deep")
    except ValueError:
        return Parsed(None, why)
    return Parsed(value, "", was_halved)


def _objects(holding: Holding, rows: Rows) -> Iterator[Payload | Issue]:
    """Yield from one JSON value a line, or from one object over all lines."""
    lines = (line for line in find_lines(holding) if line.is_cut or line.text.strip())
    first = next(lines, None)
    if first is None:
        yield holding.issue("R152", "the file holds nothing but blanks", 0)
        return
    parsed = parse(first.text)
    value, why = parsed.value, parsed.why
    if (why and ending(holding.name) not in _LINE_ENDINGS) or first.text.strip() == b"{":
        yield from _document(holding, rows, first.text)
        return
    second = next(lines, None)
    if second is None and isinstance(value, dict):
        yield from in_object(value, rows, holding, was_halved=parsed.was_halved)
        return
    yield from _line(first, rows, holding)
    if second:
        yield from _line(second, rows, holding)
    for line in lines:
        yield from _line(line, rows, holding)


def _line(line: Line, rows: Rows, holding: Holding) -> Iterator[Payload | Issue]:
    if line.is_cut:
        message = f"line {line.number} is longer than {holding.options.max_payload_bytes:,} bytes and was left out"
        yield from rows.broken("R172", message, byte=line.byte)
        return
    yield from _row(parse(line.text), rows, number=line.number, byte=line.byte, word="line")


def _row(parsed: Parsed, rows: Rows, *, number: int, byte: int, word: str) -> Iterator[Payload | Issue]:
    value = parsed.value
    fields = {"text": value} if isinstance(value, str) and not parsed.why else value
    if isinstance(fields, dict):
        yield from rows.payloads(Row(fields, number, byte, word=word, was_halved=parsed.was_halved))
        return
    told = parsed.why or f"it holds a {type(value).__name__}, not an object with fields"
    yield from rows.broken("R173", f"{word} {number} is no JSON row: {told}", byte=byte)


def _document(holding: Holding, rows: Rows, first: bytes) -> Iterator[Payload | Issue]:
    """Yield from an object that takes more than one line, which has to lie in memory whole."""
    most = holding.options.max_payload_bytes
    text = first + holding.stream.read(max(most + 1 - len(first), 1))
    if len(text) > most:
        message = f"one JSON object of more than {most:,} bytes; save its rows one a line, as .jsonl"
        yield holding.issue("R154", message, most)
        return
    parsed = parse(text)
    if isinstance(parsed.value, dict):
        yield from in_object(parsed.value, rows, holding, was_halved=parsed.was_halved)
    else:
        yield holding.issue("R173", f"no JSON: {parsed.why}", 0)


def in_object(
    value: dict[str, object], rows: Rows, holding: Holding, *, was_halved: bool = False
) -> Iterator[Payload | Issue]:
    """Yield from an object: the row it is, or the longest list of rows it holds at most two levels down."""
    if "jsonfeed.org/version" in str(value.get("version", ""))[:100]:
        yield from open_json_feed(value, holding)
        return
    inner = [each for each in value.values() if isinstance(each, dict)]
    lists: list[list[object]] = [
        each for part in (value, *inner) for each in part.values() if isinstance(each, list) and _is_table(each)
    ]
    wraps_one = sum(rows.has_text(each) for each in inner) == 1 and not lists
    if rows.has_text(value) or wraps_one or not (lists or inner):
        yield from rows.payloads(Row(value, 1, 0, word="row", was_halved=was_halved))
    elif lists:
        longest = max(lists, key=len)
        for number, row in enumerate(longest, 1):
            yield from _row(Parsed(row, "", was_halved), rows, number=number, byte=0, word="row")
    else:
        for number, (key, row) in enumerate(value.items(), 1):
            if isinstance(row, dict):
                yield from rows.payloads(Row({"id": key, **row}, number, 0, word="row", was_halved=was_halved))


def _is_table(value: list[object]) -> bool:
    return any(isinstance(row, dict) for row in value)


def _array(holding: Holding, rows: Rows) -> Iterator[Payload | Issue]:
    """Yield from the elements of an array, each in memory alone."""
    elements = Elements(holding)
    for number, (byte, text) in enumerate(elements.each(), 1):
        yield from _row(parse(text), rows, number=number, byte=byte, word="row")
    if elements.why:
        yield holding.issue("R174", elements.why, elements.byte)


class Elements:
    """Cuts an array into the bytes of its elements as it streams; ``why`` says why it ended early."""

    def __init__(self, holding: Holding) -> None:
        self._stream = holding.stream
        self._most = holding.options.max_payload_bytes
        self._buffer = b""
        self._depth = 0
        self.byte = 0
        self.why = ""

    def each(self) -> Iterator[tuple[int, bytes]]:
        """Yield where each element begins and its bytes."""
        start = scanned = 0
        size = CHUNK
        while not self.why:
            chunk = self._stream.read(size)
            if not chunk:
                self.why = f"the array is cut at byte {self.byte + len(self._buffer):,}; the rows before it were read"
                return
            self._buffer += chunk
            cuts: list[tuple[int, int]] = []
            start, scanned, ended = self._scan(start, scanned, cuts)
            yield from ((self.byte + low, self._buffer[low:high]) for low, high in cuts)
            if ended:
                return
            size = max(CHUNK, len(self._buffer) - start)  # grows with an unfinished element: linear in its length
            self._forget(start)
            start, scanned = 0, scanned - start
            if len(self._buffer) > self._most:
                self.why = f"a row longer than {self._most:,} bytes; it and the rows after it were left out"

    def _scan(self, start: int, scanned: int, cuts: list[tuple[int, int]]) -> tuple[int, int, bool]:
        """Add the elements that end in the buffer to ``cuts``; return where to go on, and whether the array ended."""
        for token in _TOKEN.finditer(self._buffer, scanned):
            mark = token.group()
            if mark.startswith(b'"'):
                if not token.group(1):
                    return start, token.start(), False
            elif mark in b"[{":
                self._depth += 1
                start = token.end() if self._depth == 1 else start
            else:
                self._depth -= mark in b"]}"
                if self._depth == 0 or (self._depth == 1 and mark == b","):
                    if self._buffer[start : token.start()].strip():
                        cuts.append((start, token.start()))
                    start = token.end()
                    if self._depth == 0:
                        return start, start, True
        return start, len(self._buffer), False

    def _forget(self, count: int) -> None:
        self._buffer = self._buffer[count:]
        self.byte += count
