"""What ``read`` and ``record`` share: payloads one by one, no ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from rapportage.cli.adding import is_problem
from rapportage.cli.options import say
from rapportage.config import Config, load
from rapportage.intake.walk import find_payloads
from rapportage.reading.read import read
from rapportage.schema.issue import Issue
from rapportage.schema.report import Report


def reports_at(places: tuple[str, ...], config_path: Path | None) -> Iterator[tuple[Report, Config]]:
    """Yield the report of each payload, saying on stderr what could not be read.

    Raises:
        click.exceptions.Exit: At the end, with 3, when something could not be read.
    """
    config, problems = load(config_path), 0
    for found in find_payloads(places, config.intake):
        if isinstance(found, Issue):
            say(f"{found.code} {found.address}: {found.message}")
            problems += is_problem(found.code)
        else:
            yield read(found, config.reading), config
    if problems:
        raise click.exceptions.Exit(3)
