"""The pages of a web archive (WARC), record by record.

Written here rather than taken from a library: the two readers there are end without a word where a file is cut,
print to standard error, unpack without limit, and lose every record behind a damaged one (docs/decisions).
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.reading.flow import CHUNK, Holding, Opener, hold_bytes
from rapportage.reading.http_body import Answer, Body, fields, find_answer, find_body, without_chunks
from rapportage.reading.kinds import find_kind
from rapportage.reading.unpacked import Unpacked
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Medium, Payload

_HEADER_BYTES = 256 * 1024
"""Longest record header read: a target address, the longest thing in one, rarely passes 8 kB."""

_PAGES = {"text/html": Medium.HTML, "application/xhtml+xml": Medium.HTML, "text/plain": Medium.TEXT}
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_UNCLEAR = frozenset({"", "application/octet-stream", "text/xml", "application/xml", "unknown/unknown"})
_ABOUT_THE_CRAWL = frozenset({"warcinfo", "request", "metadata"})


class Record(NamedTuple):
    """A record: its kind, the address it was got from, its headers, its block, and where it begins.

    ``missing`` is how many bytes of the block are not there.
    """

    kind: str
    uri: str
    headers: dict[str, str]
    block: bytes
    byte: int
    missing: int = 0


def open_warc(holding: Holding, opener: Opener) -> Iterator[Payload | Issue]:
    """Yield the pages of a web archive, and an issue for every record that is damaged, cut or a mere pointer.

    Images, scripts, failed requests and the like are counted in one issue at the end. ``opener`` opens feeds.
    """
    left_out: Counter[str] = Counter()
    records = Records(holding)
    for record in records.each():
        if isinstance(record, Issue):
            yield record
        else:
            yield from _opened(record, holding, opener, left_out)
    if left_out:
        counts = ", ".join(
            f"{count:,} {what}" for what, count in sorted(left_out.items(), key=lambda each: (-each[1], each[0]))
        )
        yield holding.issue("R135", f"records that are no pages, left out: {counts[:2000]}")


class Records:
    """Reads the records of a WARC, and goes on behind damage."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._stream = holding.stream
        self._at = 0

    def each(self) -> Iterator[Record | Issue]:
        """Yield every record, and an issue wherever the file is not as it should be."""
        while True:
            yield from self._run()
            flow = self._holding.flow
            if not flow.trouble or not isinstance(flow, Unpacked):
                return
            yield self._holding.issue(*flow.trouble)
            if flow.trouble.code != "R158" or not flow.resume():
                return
            self._at = flow.position  # what the buffer held was read to its end before

    def _run(self) -> Iterator[Record | Issue]:
        is_lost = False
        while line := self._line():
            if not line.strip():
                continue
            start = self._byte(self._at - len(line))
            if not line.startswith(b"WARC/"):
                if not is_lost:
                    yield self._holding.issue("R176", "no record begins here; looked for the next one", start)
                is_lost = True
                while not line.endswith(b"\n") and (line := self._line()):
                    pass
                continue
            is_lost = False
            yield from self._record(start)

    def _record(self, start: int) -> Iterator[Record | Issue]:
        headers = self._headers()
        uri = headers.get("warc-target-uri", "").strip("<>")
        kind = headers.get("warc-type", "").lower()
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdecimal()) or len(length) > 15:
            yield self._holding.issue("R176", f"a record without a length ({uri[:200] or kind or 'no address'})", start)
            return
        most = self._holding.options.max_payload_bytes
        if int(length) > most + _HEADER_BYTES:
            skipped = self._skip(int(length))
            message = f"a record of {int(length):,} bytes ({uri[:200]}); left out (intake.max_payload_bytes)"
            yield self._holding.issue("R154", message, start)
            if skipped < int(length):
                yield self._holding.issue("R177", f"the file ends inside this record ({uri[:200]})", start)
            return
        block = self._stream.read(int(length))
        self._at += len(block)
        missing = int(length) - len(block)
        if missing:
            message = (
                f"the file ends inside this record ({uri[:200]}): {len(block):,} of {int(length):,} bytes are there"
            )
            yield self._holding.issue("R177", message, start)
        yield Record(kind, uri, headers, block, start, missing)

    def _line(self) -> bytes:
        line = self._stream.readline(CHUNK)
        self._at += len(line)
        return line

    def _headers(self) -> dict[str, str]:
        lines: list[str] = []
        size = 0
        while size < _HEADER_BYTES and (line := self._line()).strip():
            size += len(line)
            lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
        return fields(lines)

    def _skip(self, length: int) -> int:
        left = length
        while left and (chunk := self._stream.read(min(left, CHUNK))):
            left -= len(chunk)
        self._at += length - left
        return length - left

    def _byte(self, position: int) -> int:
        flow = self._holding.flow
        return flow.raw_at(position) if isinstance(flow, Unpacked) else position


def _opened(record: Record, holding: Holding, opener: Opener, left_out: Counter[str]) -> Iterator[Payload | Issue]:
    if record.kind in _ABOUT_THE_CRAWL:
        return
    if record.kind == "revisit":
        first = record.headers.get("warc-refers-to-target-uri") or record.headers.get("warc-refers-to", "")
        told = f", stored as {first[:200]}" if first.strip("<>") != record.uri else ""
        yield remark("R136", f"the page was as at an earlier visit{told}", address=record.uri, byte=record.byte)
        return
    if record.kind not in {"response", "resource", "conversion"} or not record.uri:
        left_out[f"{record.kind or 'unnamed'} records"] += 1
        return
    if not record.uri.lower().startswith(("http://", "https://", "file:", "ftp:")):
        left_out[f"{record.uri.partition(':')[0][:20]}: records"] += 1  # dns:, urn: notes of the crawler
        return
    answer = find_answer(record.block) if record.kind == "response" else None
    if answer is None:
        answer = Answer(200, {"content-type": record.headers.get("content-type", "")}, record.block)
    yield from _page(record, answer, holding, opener, left_out)


def _page(
    record: Record, answer: Answer, holding: Holding, opener: Opener, left_out: Counter[str]
) -> Iterator[Payload | Issue]:
    if not 200 <= answer.status < 300:
        left_out[f"HTTP {answer.status}"] += 1
        return
    media_type = answer.media_type
    if media_type not in _PAGES and media_type not in _FEEDS and media_type not in _UNCLEAR:
        left_out[media_type[:60]] += 1
        return
    if record.uri.partition("?")[0].endswith("/robots.txt"):
        left_out["robots.txt"] += 1
        return
    body = find_body(answer, most=holding.options.max_payload_bytes, meter=holding.meter)
    medium, is_feed = _medium(media_type, body.text)
    if not body.text and not body.why:
        left_out["empty pages"] += 1
    elif medium is None and not is_feed:
        left_out[media_type or "without a type"] += 1
    elif is_feed:
        yield from opener(hold_bytes(body.text, holding, address=record.uri, name="feed.xml"))
    else:
        issues = tuple(_issues(record, answer, body))
        if body.text:
            yield Payload(
                body=body.text,
                address=record.uri,
                medium=medium or Medium.TEXT,
                charset=answer.charset,
                hints=holding.hints,
                path=holding.path,
                issues=issues,
            )
        else:
            yield from issues


def _medium(media_type: str, body: bytes) -> tuple[Medium | None, bool]:
    """Return what a body is by its type, by itself where the type does not say; and whether it is a feed."""
    if media_type in _FEEDS:
        return None, True
    if media_type not in _UNCLEAR:
        return _PAGES.get(media_type), False
    kind = find_kind(body[: 1 << 14], "").name
    return {"html": Medium.HTML, "text": Medium.TEXT}.get(kind), kind == "feed"


def _issues(record: Record, answer: Answer, body: Body) -> Iterator[Issue]:
    def told(code: str, message: str) -> Issue:
        return remark(code, message, address=record.uri, byte=record.byte)

    if record.missing:
        yield told("R177", f"cut: the last {record.missing:,} bytes of the record are missing")
    elif not digest_holds(record, answer):
        yield told("R178", "its bytes are not those it was archived with: the digest differs")
    if "warc-truncated" in record.headers:
        yield told("R177", f"the crawler cut it ({record.headers['warc-truncated'][:40]})")
    if body.why:
        yield told("R179", f"its body is not whole: {body.why}")


def digest_holds(record: Record, answer: Answer) -> bool:
    """Return whether a record's digests are those of its bytes; True where it has none that is known.

    Crawlers differ on whether the payload's digest is of its bytes with or without chunks: either will do.
    """
    block = record.headers.get("warc-block-digest", "")
    if block:
        return digest_is(block, (record.block,))
    return digest_is(record.headers.get("warc-payload-digest", ""), (answer.body, without_chunks(answer.body)[0]))


def digest_is(named: str, candidates: tuple[bytes, ...]) -> bool:
    """Return whether a digest, "sha1:BASE32" or in hexadecimal, is that of any of the bytes."""
    algorithm, _, said = named.partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in {"sha1", "sha256", "md5", "sha512"} or not said:
        return True
    for body in candidates:
        digest = hashlib.new(algorithm, body, usedforsecurity=False).digest()
        ways = {digest.hex(), base64.b32encode(digest).decode().rstrip("=").lower()}
        if said.strip().rstrip("=").lower() in ways:
            return True
    return False
