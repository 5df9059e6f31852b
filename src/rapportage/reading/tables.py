"""The rows of JSON, JSON lines and CSV, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from rapportage.reading.flow import CHUNK, Holding
from rapportage.reading.rows import Row, Rows
from rapportage.schema.issue import Issue
from rapportage.schema.report import Payload


class Line(NamedTuple):
    """A physical line: its bytes without the end, its number from 1, where it begins, and whether it was too long."""

    text: bytes
    number: int
    byte: int
    is_cut: bool = False


def open_json_lines(holding: Holding) -> Iterator[Payload | Issue]:
    """Yield a payload for every line of JSON that holds a text."""
    rows = Rows(holding)
    for line in lines(holding):
        if not line.text.strip():
            continue
        if line.is_cut:
            message = f"line {line.number} is longer than {holding.options.max_payload_bytes:,} bytes and was left out"
            yield from rows.broken("R143", message, byte=line.byte)
            continue
        value, why = parse(line.text)
        if isinstance(value, dict):
            yield from rows.payloads(Row(value, line.number, line.byte))
        else:
            told = why or f"it holds a {type(value).__name__}, not an object with fields"
            yield from rows.broken("R144", f"line {line.number} is no JSON row: {told}", byte=line.byte)
    yield from rows.rest()


def parse(text: bytes) -> tuple[object, str]:
    """Return the value JSON text holds and why it holds none; leniently where strictness loses a row.

    >>> parse(b'{"a": NaN}')[1], parse(b'{"a": 1')[1]
    ('', 'Input data was truncated')
    """
    try:
        return msgspec.json.decode(text), ""
    except RecursionError:
        return None, "it is nested too deep"
    except ValueError as error:
        why = str(error)
    try:  # msgspec refuses NaN, lone surrogates and control characters in strings, which real files hold
        return json.loads(text.decode("utf-8", "replace"), strict=False), ""
    except RecursionError:
        return None, "it is nested too deep"
    except ValueError:
        return None, why


def lines(holding: Holding) -> Iterator[Line]:
    """Yield the lines of a stream, each in memory alone; of one that is too long, nothing but that it was."""
    most = holding.options.max_payload_bytes
    number = byte = 0
    while text := holding.stream.readline(most + 1):
        number += 1
        start, byte = byte, byte + len(text)
        is_cut = len(text) > most
        while is_cut and not text.endswith(b"\n") and (text := holding.stream.readline(CHUNK)):
            byte += len(text)
        if number == 1 and text.startswith(b"\xef\xbb\xbf"):
            text = text[3:]
        yield Line(b" " if is_cut else text.rstrip(b"\r\n"), number, start, is_cut)
