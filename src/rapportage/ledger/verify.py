"""Checking a ledger: every span reads back, every payload is what it was, every id leads somewhere."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from rapportage.errors import UnknownId
from rapportage.ledger.ledger import Ledger
from rapportage.ledger.pointing import ids_of, spans_of
from rapportage.ledger.tables import KINDS, table_name
from rapportage.schema.base import Row
from rapportage.schema.report import Report

MOST = 1000
"""Mismatches told one by one; a ledger with more is broken in one way, a thousand times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was checked, how many of each, and what does not hold.

    Attributes:
        checked: Rows, spans, ids and payloads looked at.
        failed: How many mismatches there are in all.
        mismatches: The first of them, one sentence each.
    """

    checked: Mapping[str, int]
    failed: int
    mismatches: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.failed == 0


def verify(ledger: Ledger) -> Verdict:
    """Return whether a ledger holds together: nothing is changed, nothing read but the ledger."""
    checked: Counter[str] = Counter(rows=0, spans=0, ids=0, payloads=0)
    mismatches: list[str] = []
    failed = 0
    for wrong in _all_mismatches(ledger, checked):
        failed += 1
        if failed <= MOST:
            mismatches.append(wrong)
    return Verdict(checked=dict(checked), failed=failed, mismatches=tuple(mismatches))


def _all_mismatches(ledger: Ledger, checked: Counter[str]) -> Iterator[str]:
    lengths: dict[str, int] = {}
    for report in ledger.rows(Report):
        lengths[report.id] = len(report.text)
        yield from _payload_mismatches(ledger, report, checked)
        yield from _block_mismatches(report, checked)
    homes: dict[str, str] = dict.fromkeys(ledger.report_ids(), "payloads")
    for kind in KINDS:
        for (row_id,) in ledger.store.stream(f'SELECT id FROM "{table_name(kind)}" ORDER BY id'):  # noqa: S608
            home = homes.get(row_id)
            if home not in {None, "payloads"}:
                yield f"{row_id}: stands in {home} and in {table_name(kind)}"
            homes[row_id] = table_name(kind)
    for kind in KINDS:
        for row in ledger.rows(kind):
            checked["rows"] += 1
            yield from _row_mismatches(row, lengths, homes, checked)


def _payload_mismatches(ledger: Ledger, report: Report, checked: Counter[str]) -> Iterator[str]:
    checked["payloads"] += 1
    try:
        payload = ledger.payload_of(report.id)
    except UnknownId:
        yield f"{report.id}: its payload is not kept ({report.address})"
        return
    except zlib.error as error:
        yield f"{report.id}: its payload cannot be unpacked: {error} ({report.address})"
        return
    digest = sha256(payload.body).hexdigest()
    if digest != report.sha256:
        yield f"{report.id}: its payload's digest is {digest}, the report says {report.sha256} ({report.address})"


def _block_mismatches(report: Report, checked: Counter[str]) -> Iterator[str]:
    last = 0
    for block in report.blocks:
        checked["spans"] += 1
        if not last <= block.start < block.end <= len(report.text):
            yield f"{report.id}: block {block.start}-{block.end} does not follow {last} in a text of {len(report.text)}"
        last = block.end
    for hole in report.holes:
        if not 0 <= hole.at <= len(report.text):
            yield f"{report.id}: a hole at {hole.at} in a text of {len(report.text)}"


def _row_mismatches(
    row: Row, lengths: Mapping[str, int], homes: Mapping[str, str], checked: Counter[str]
) -> Iterator[str]:
    for field, span in spans_of(row):
        checked["spans"] += 1
        length = lengths.get(span.report)
        if length is None:
            yield f"{row.id}: {field} points into {span.report}, which is not here"
        elif not 0 <= span.start < span.end <= length:
            yield f"{row.id}: {field} {span.start}-{span.end} lies outside the text of {span.report} ({length} characters)"
    for field, other in ids_of(row):
        checked["ids"] += 1
        if other not in homes:
            yield f"{row.id}: {field} names {other}, which is not here"
