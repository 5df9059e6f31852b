"""Payloads: the bytes as they came, each body once, however many addresses it came from."""

from __future__ import annotations

import zlib
from hashlib import sha256

import msgspec

from rapportage.ledger.store import Store
from rapportage.schema.issue import Issue
from rapportage.schema.report import Hint, Medium, Payload

DDL = (
    "CREATE TABLE IF NOT EXISTS bodies (sha256 VARCHAR PRIMARY KEY, size BIGINT, codec VARCHAR, body BLOB)",
    "CREATE TABLE IF NOT EXISTS payloads (report VARCHAR PRIMARY KEY, sha256 VARCHAR, address VARCHAR, path VARCHAR, "
    "medium VARCHAR, charset VARCHAR, hints JSON, issues JSON, position BIGINT)",
)
"""``position`` counts payloads in the order first seen; no clock."""

LEAST_GAIN = 0.9
"""A body is kept packed when that makes it smaller than this share; else unpacking it is all cost."""


def keep_payload(store: Store, payload: Payload, report: str) -> None:
    """Keep a payload as that of a report, in the place of what was kept for it before."""
    digest = sha256(payload.body).hexdigest()
    if not store.run("SELECT 1 FROM bodies WHERE sha256 = ?", [digest]):
        codec, body = _pack(payload.body)
        store.run("INSERT INTO bodies VALUES (?, ?, ?, ?)", [digest, len(payload.body), codec, body])
    found = store.run("SELECT position FROM payloads WHERE report = ?", [report])
    ((position,),) = found or store.run("SELECT coalesce(max(position), 0) + 1 FROM payloads")
    hints, issues = (msgspec.json.encode(rows).decode() for rows in (payload.hints, payload.issues))
    cells = [report, digest, payload.address, payload.path, payload.medium.value, payload.charset, hints, issues]
    store.run("INSERT OR REPLACE INTO payloads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*cells, position])


def fetch_payload(store: Store, report: str) -> Payload | None:
    """Return the payload of a report, None when none was kept."""
    found = store.run(
        "SELECT b.codec, b.body, p.address, p.path, p.medium, p.charset, p.hints, p.issues "
        "FROM payloads p JOIN bodies b USING (sha256) WHERE p.report = ?",
        [report],
    )
    if not found:
        return None
    ((codec, body, address, path, medium, charset, hints, issues),) = found
    return Payload(
        body=_unpack(codec, body),
        address=address,
        medium=Medium(medium),
        charset=charset,
        hints=msgspec.json.decode(hints, type=tuple[Hint, ...]),
        path=path,
        issues=msgspec.json.decode(issues, type=tuple[Issue, ...]),
    )


def _pack(body: bytes) -> tuple[str, bytes]:
    packed = zlib.compress(body, 6)
    return ("zlib", packed) if len(packed) < LEAST_GAIN * len(body) else ("", body)


def _unpack(codec: str, body: bytes) -> bytes:
    return zlib.decompress(body) if codec == "zlib" else body
