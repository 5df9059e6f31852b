"""Opens a stream, whatever it holds: yields its payloads, and an issue for whatever cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.reading.flow import Holding
from rapportage.reading.kinds import HEAD_BYTES, Kind, find_kind
from rapportage.reading.tables import open_json_lines
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Medium, Payload


def find_members(holding: Holding) -> Iterator[Payload | Issue]:
    """Yield every text in a stream: the text itself, the members of an archive, rows, records, entries.

    Never raises on what the stream holds; what cannot be read is an issue that says what to do.
    """
    head = holding.stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    kind = find_kind(head, holding.name, named=holding.named)
    if not kind.is_read:
        yield from unread(holding, kind)
        return
    opener = {"json": open_json_lines}.get(kind.name)
    if opener:
        yield from opener(holding)
        if holding.flow.trouble:
            yield holding.issue(*holding.flow.trouble)
        return
    yield from open_text(holding, Medium.HTML if kind.name == "html" else Medium.TEXT)


def unread(holding: Holding, kind: Kind) -> Iterator[Issue]:
    """Yield the issue of a kind that cannot be read."""
    if holding.flow.trouble:
        yield holding.issue(*holding.flow.trouble)
    elif kind.name == "empty file":
        yield holding.issue("R122", f"the file is empty; {kind.advice}", 0)
    else:
        yield holding.issue("R123", f"{kind.name}: not read; {kind.advice}", 0)


def open_text(holding: Holding, medium: Medium) -> Iterator[Payload | Issue]:
    """Yield the whole stream as one payload."""
    most = holding.options.max_payload_bytes
    body = holding.stream.read(most + 1)
    if len(body) > most:
        yield holding.issue(
            "R124", f"longer than {most:,} bytes, no single report is; left out (intake.max_payload_bytes)", most
        )
        return
    trouble = holding.flow.trouble
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
