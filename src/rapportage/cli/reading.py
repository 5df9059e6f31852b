"""What ``read`` and ``record`` share: payloads one by one, no ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapportage.cli.options import say
from rapportage.config import Config, load
from rapportage.intake.walk import find_payloads
from rapportage.reading.read import read
from rapportage.schema.issue import Issue
from rapportage.schema.report import Report


def reports_at(places: tuple[str, ...], config_path: Path | None) -> Iterator[tuple[Report, Config]]:
    """Yield the report of each payload, saying on stderr what could not be read."""
    config = load(config_path)
    for found in find_payloads(places, config.intake):
        if isinstance(found, Issue):
            say(f"{found.code} {found.address}: {found.message}")
        else:
            yield read(found, config.reading), config
