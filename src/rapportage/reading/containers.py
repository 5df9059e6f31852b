"""Opens a stream, whatever it holds: yields its payloads, and an issue for whatever cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.reading.archives import open_zip
from rapportage.reading.csv_rows import open_csv
from rapportage.reading.feeds import open_feed
from rapportage.reading.flow import BOMB, Holding
from rapportage.reading.json_rows import open_json
from rapportage.reading.kinds import HEAD_BYTES, Kind, find_kind, inner_name
from rapportage.reading.lines import with_lines
from rapportage.reading.mail import open_mail
from rapportage.reading.unpacked import PACKINGS, Unpacked, unpack
from rapportage.reading.warc import open_warc
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Medium, Payload

_ROWS = frozenset({"json", "csv"})


def find_members(holding: Holding) -> Iterator[Payload | Issue]:
    """Yield every text in a stream: the text itself, the members of an archive, rows, records, entries.

    Never raises on what the stream holds; what cannot be read is an issue that says what to do.
    """
    head = holding.stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    kind = find_kind(head, holding.name, named=holding.named)
    if not kind.is_read:
        yield from unread(holding, kind)
    elif kind.name in PACKINGS or kind.name == "zip":
        if holding.depth >= holding.options.max_depth:
            yield holding.issue("R160", f"{kind.name} inside {holding.depth} others; unpack the outer ones first", 0)
        else:
            yield from _unpacked(holding, kind)
    elif kind.name in {"text", "html"}:
        yield from open_text(holding, Medium.HTML if kind.name == "html" else Medium.TEXT)
    else:
        yield from _texts_inside(holding, kind, head)
        if holding.flow.trouble and kind.name != "warc":
            yield holding.issue(*holding.flow.trouble)


def _unpacked(holding: Holding, kind: Kind) -> Iterator[Payload | Issue]:
    """Yield what a packed stream or an archive holds."""
    if kind.name == "zip":
        yield from open_zip(holding, find_members)
        return
    inner = unpack(holding, PACKINGS[kind.name], name=inner_name(holding.name))
    yield from find_members(inner)
    flow = inner.flow
    if isinstance(flow, Unpacked) and flow.left_over > 0:
        yield holding.issue(
            "R169", f"{flow.left_over:,} or more bytes behind the end of the {kind.name} stream were not read"
        )


def _texts_inside(holding: Holding, kind: Kind, head: bytes) -> Iterator[Payload | Issue]:
    """Yield the texts of a table, a feed, a mail or a web archive."""
    if kind.name in _ROWS:
        lined, is_known = with_lines(holding, head)
        if kind.name == "json":
            yield from open_json(lined)
        else:
            yield from open_csv(lined, charset="utf-8" if is_known else holding.charset)
    elif kind.name == "mail":
        yield from open_mail(holding, find_members)
    elif kind.name == "feed":
        yield from open_feed(holding)
    else:
        yield from open_warc(holding, find_members)


def unread(holding: Holding, kind: Kind) -> Iterator[Issue]:
    """Yield the issue of a kind that cannot be read."""
    if holding.flow.trouble:
        yield holding.issue(*holding.flow.trouble)
    elif kind.name == "empty file":
        yield holding.issue("R152", f"the file is empty; {kind.advice}", 0)
    else:
        yield holding.issue("R153", f"{kind.name}: not read; {kind.advice}", 0)


def open_text(holding: Holding, medium: Medium) -> Iterator[Payload | Issue]:
    """Yield the whole stream as one payload."""
    most = holding.options.max_payload_bytes
    body = holding.stream.read(most + 1)
    if len(body) > most:
        message = f"longer than {most:,} bytes, no single report is; left out (intake.max_payload_bytes)"
        yield holding.issue("R154", message, most)
        return
    trouble = holding.flow.trouble
    if trouble and trouble.code == BOMB:
        yield holding.issue(*trouble)
        return
    issues = (remark(trouble.code, trouble.message, address=holding.address, byte=trouble.byte),) if trouble else ()
    yield Payload(
        body=body,
        address=holding.address,
        medium=medium,
        charset=holding.charset,
        hints=holding.hints,
        path=holding.path,
        issues=issues,
    )
