"""Payloads: the bytes as they came, each body once, however many addresses it came from."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec

from rapportage.ledger.store import Store
from rapportage.schema.issue import Issue
from rapportage.schema.report import Hint, Medium, Payload

_COLUMNS = {
    "report": "VARCHAR", "sha256": "VARCHAR", "address": "VARCHAR", "path": "VARCHAR", "medium": "VARCHAR",
    "charset": "VARCHAR", "hints": "VARCHAR", "issues": "VARCHAR", "position": "BIGINT",
}  # fmt: skip
"""``hints`` and ``issues`` are JSON; ``position`` counts payloads in the order first seen, no clock."""

_STRUCTURE = msgspec.json.encode(_COLUMNS).decode()

DDL = (
    "CREATE TABLE IF NOT EXISTS bodies (sha256 VARCHAR PRIMARY KEY, size BIGINT, codec VARCHAR, body BLOB)",
    f"CREATE TABLE IF NOT EXISTS payloads ({', '.join(f'{n} {t}' for n, t in _COLUMNS.items())}, PRIMARY KEY (report))",
)

LEAST_GAIN = 0.9
"""A body is kept packed when that makes it smaller than this share; else unpacking it is all cost."""


def keep_payloads(store: Store, payloads: Mapping[str, Payload]) -> None:
    """Keep payloads by the report they are of, each in the place of what was kept for it before.

    Bodies and descriptions go as lists, a statement each: 32 payloads cost as much as two.
    """
    digests = {report: sha256(payload.body).hexdigest() for report, payload in payloads.items()}
    bodies = {digests[report]: payload.body for report, payload in payloads.items()}
    known = store.run("SELECT sha256 FROM bodies WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))", [list(bodies)])
    for (digest,) in known:
        del bodies[digest]
    packed = [_pack(body) for body in bodies.values()]
    sizes = [len(body) for body in bodies.values()]
    store.run(
        "INSERT INTO bodies SELECT unnest(?::VARCHAR[]), unnest(?::BIGINT[]), unnest(?::VARCHAR[]), unnest(?::BLOB[])",
        [list(bodies), sizes, [codec for codec, _ in packed], [body for _, body in packed]],
    )
    found = store.run(
        "SELECT report, position FROM payloads WHERE report IN (SELECT unnest(?::VARCHAR[]))", [list(payloads)]
    )
    positions: dict[str, int] = dict(found)
    ((last,),) = store.run("SELECT coalesce(max(position), 0) FROM payloads")
    rows = []
    for report, payload in payloads.items():
        if report not in positions:
            last += 1
        rows.append(_described(payload, report=report, sha256=digests[report], position=positions.get(report) or last))
    store.run(
        "INSERT OR REPLACE INTO payloads SELECT unnest(from_json_strict(j, ?)) FROM (SELECT unnest(?::VARCHAR[]) AS j)",
        [_STRUCTURE, rows],
    )


def _described(payload: Payload, *, report: str, sha256: str, position: int) -> str:
    cells = {
        "report": report, "sha256": sha256, "address": payload.address, "path": payload.path,
        "medium": payload.medium, "charset": payload.charset, "hints": msgspec.json.encode(payload.hints).decode(),
        "issues": msgspec.json.encode(payload.issues).decode(), "position": position,
    }  # fmt: skip
    return msgspec.json.encode(cells).decode()


def fetch_payload(store: Store, report: str) -> Payload | None:
    """Return the payload of a report, None when none was kept."""
    found = store.run(
        "SELECT b.codec, b.body, p.address, p.path, p.medium, p.charset, p.hints, p.issues "
        "FROM payloads p JOIN bodies b USING (sha256) WHERE p.report = ?",
        [report],
    )
    if not found:
        return None
    ((codec, body, *described),) = found
    return _payload(_unpack(codec, body), described)


def describe_payloads(store: Store) -> Iterator[tuple[str, Payload]]:
    """Yield every report's id and its payload with an empty body, in the order first seen.

    One question for all: 5,000 payloads take 0.1 s, where fetching each with its body takes 4.2 s.
    """
    sql = "SELECT report, address, path, medium, charset, hints, issues FROM payloads ORDER BY position"
    for report, *described in store.stream(sql):
        yield str(report), _payload(b"", described)


def _payload(body: bytes, described: Sequence[str]) -> Payload:
    address, path, medium, charset, hints, issues = described
    return Payload(
        body=body,
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
