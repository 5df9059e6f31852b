"""Which reports are here, and under what reading each was made: what the pipeline asks before it works."""

from __future__ import annotations

from rapportage.ledger.ledger import Ledger
from rapportage.schema.ids import ReportId

_PREFIX = "read:"


def report_ids(ledger: Ledger) -> tuple[ReportId, ...]:
    """Return the ids of all reports, in order."""
    return tuple(ReportId(row_id) for (row_id,) in ledger.store.run("SELECT id FROM reports ORDER BY id"))


def reading_keys(ledger: Ledger) -> dict[str, str]:
    """Return, for each report, the key it was read under (version, settings, decisions)."""
    found = ledger.store.run("SELECT key, value FROM notes WHERE starts_with(key, ?)", [_PREFIX])
    return {str(key)[len(_PREFIX) :]: str(value) for key, value in found}


def set_reading_key(ledger: Ledger, report: ReportId, key: str) -> None:
    """Remember the key that a report was read under."""
    ledger.note(_PREFIX + report, key)


def drop_issues(ledger: Ledger, prefix: str) -> None:
    """Drop the issues whose code begins so ("R3" are reconciling's)."""
    ledger.store.run("DELETE FROM issues WHERE starts_with(code, ?)", [prefix])
