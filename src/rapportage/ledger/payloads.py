"""Payloads: the bytes as they came, each body once, however many addresses it came from."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from rapportage.ledger.store import Store
from rapportage.schema.report import Hint, Medium, Payload

DDL = (
    "CREATE TABLE IF NOT EXISTS bodies (sha256 VARCHAR PRIMARY KEY, size BIGINT, codec VARCHAR, body BLOB)",
    "CREATE TABLE IF NOT EXISTS payloads (sha256 VARCHAR, address VARCHAR, path VARCHAR, medium VARCHAR, "
    "charset VARCHAR, hints JSON, position BIGINT, PRIMARY KEY (sha256, address))",
)
"""``position`` counts payloads in the order first seen; no clock."""

LEAST_GAIN = 0.9
"""A body is kept packed when that makes it smaller than this share; else unpacking it is all cost."""


def keep_payloads(store: Store, payloads: Iterable[Payload]) -> int:
    """Keep payloads and return how many were new; one already there by digest and address is left alone."""
    ((position,),) = store.run("SELECT coalesce(max(position), 0) FROM payloads")
    new = 0
    for payload in payloads:
        digest = sha256(payload.body).hexdigest()
        if not store.run("SELECT 1 FROM bodies WHERE sha256 = ?", [digest]):
            codec, body = _pack(payload.body)
            store.run("INSERT INTO bodies VALUES (?, ?, ?, ?)", [digest, len(payload.body), codec, body])
        row = [digest, payload.address, payload.path, payload.medium.value, payload.charset]
        hints = msgspec.json.encode(payload.hints).decode()
        sql = "INSERT OR IGNORE INTO payloads VALUES (?, ?, ?, ?, ?, ?, ?)"
        ((added,),) = store.run(sql, [*row, hints, position + 1])
        position += int(added)
        new += int(added)
    return new


def fetch_payload(store: Store, digest: str, address: str) -> Payload | None:
    """Return the payload of this digest and address, None when it was not kept."""
    found = store.run(
        "SELECT b.codec, b.body, p.path, p.medium, p.charset, p.hints FROM payloads p JOIN bodies b USING (sha256) "
        "WHERE p.sha256 = ? AND p.address = ?",
        [digest, address],
    )
    if not found:
        return None
    ((codec, body, path, medium, charset, hints),) = found
    return Payload(
        body=_unpack(codec, body),
        address=address,
        medium=Medium(medium),
        charset=charset,
        hints=msgspec.json.decode(hints, type=tuple[Hint, ...]),
        path=path,
    )


def _pack(body: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(body, 6)
    return ("zlib", packed) if len(packed) < LEAST_GAIN * len(body) else ("", body)


def _unpack(codec: str, body: bytes) -> bytes:
    return zlib.decompress(body) if codec == "zlib" else body
