"""The later stairs over a whole ledger: reconcile and relate, done again only when their input changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b

import msgspec

from rapportage.config import Config
from rapportage.ledger.ledger import Ledger
from rapportage.pipeline.stages import version
from rapportage.reconciling import reconcile as reconciling
from rapportage.reconciling.reconcile import reconcile
from rapportage.relating.outcomes import find_outcomes
from rapportage.schema.base import Row
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue
from rapportage.schema.matters import (
    Actor,
    Commitment,
    Copy,
    Dating,
    Disagreement,
    Event,
    Reconciliation,
    Statement,
    Toll,
    Work,
)
from rapportage.schema.mentions import (
    ActorMention,
    CommitmentMention,
    EventMention,
    Mention,
    PlaceMention,
    Record,
    RelationMention,
    StatementMention,
    TimeMention,
    TollMention,
)
from rapportage.schema.relation import Outcome
from rapportage.schema.report import Report

MENTIONS: dict[str, type[Mention]] = {
    "times": TimeMention,
    "places": PlaceMention,
    "actors": ActorMention,
    "statements": StatementMention,
    "events": EventMention,
    "tolls": TollMention,
    "commitments": CommitmentMention,
    "relations": RelationMention,
}
"""The fields of a Record and the kind each holds."""

MATTERS: dict[str, type[Row]] = {
    "copies": Copy,
    "works": Work,
    "datings": Dating,
    "actors": Actor,
    "events": Event,
    "tolls": Toll,
    "statements": Statement,
    "commitments": Commitment,
    "disagreements": Disagreement,
}
"""The fields of a Reconciliation and the kind each holds."""

_KEY = "reconciled"


def records_of(ledger: Ledger, reports: Iterable[Report]) -> tuple[Record, ...]:
    """Return the record of each report, in the order of the reports."""
    found: dict[str, dict[str, list[Mention]]] = {}
    for name, kind in MENTIONS.items():
        for mention in ledger.rows(kind):
            found.setdefault(mention.span.report, {}).setdefault(name, []).append(mention)
    return tuple(record_of(report, found.get(report.id, {})) for report in reports)


def record_of(report: Report, found: dict[str, list[Mention]]) -> Record:
    """Return one report's record from its mentions."""
    fields = {name: tuple(sorted(rows, key=_place)) for name, rows in found.items()}
    return Record(report=ReportId(report.id), **fields)  # type: ignore[arg-type]


def reconciliation_of(ledger: Ledger) -> Reconciliation:
    """Return what the ledger keeps of the last reconciling."""
    fields = {name: tuple(ledger.rows(kind)) for name, kind in MATTERS.items()}
    return Reconciliation(**fields)  # type: ignore[arg-type]


def gather(ledger: Ledger, config: Config, *, force: bool = False) -> bool:
    """Reconcile and relate the whole ledger in one transaction; return False when nothing had changed."""
    reports = sorted(ledger.rows(Report), key=lambda report: report.id)
    key = _digest(reports, config)
    if not force and ledger.noted(_KEY) == key:
        return False
    records = records_of(ledger, reports)
    together = reconcile(reports, records, config.reconciling)
    outcomes = find_outcomes(together.commitments, latest_day(reports, together)) if reports else ()
    rows: list[Row] = [row for name in MATTERS for row in getattr(together, name)]
    with ledger.transaction():
        ledger.replace([*MATTERS.values(), Outcome], [*rows, *outcomes])
        _replace_issues(ledger, together.issues)
        ledger.note(_KEY, key)
    return True


def latest_day(reports: Iterable[Report], together: Reconciliation) -> date:
    """Return the last day any report of the ledger is known to have been published by; promises are judged on it."""
    days = [report.dated.when.last for report in reports if report.dated.when is not None]
    days += [dating.when.last for dating in together.datings]
    return max(days, default=date(1970, 1, 1))


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.id


def _digest(reports: list[Report], config: Config) -> str:
    """Return a digest of all that reconciling looks at: reports as read, its version, its settings."""
    state = blake2b(digest_size=16)
    state.update(f"{reconciling.VERSION} {version(config)}".encode())
    state.update(msgspec.json.encode(config.reconciling, order="deterministic"))
    for report in reports:
        state.update(report.id.encode())
        state.update(msgspec.json.encode((report.dated, report.outlet, report.blocks, report.repeats)))
    return state.hexdigest()


def _replace_issues(ledger: Ledger, issues: Iterable[Issue]) -> None:
    """Leave the issues of reading and recording, put reconciling's (R3xx) anew."""
    ledger.drop_issues("R3")
    ledger.put(list(issues))
