"""``rapportage export FORMAT DIR``."""

from __future__ import annotations

from pathlib import Path

import click

from rapportage.cli.options import existing, json_option, ledger_option, quiet_option, table


@click.group()
def command() -> None:
    """Write the ledger's rows to files others can use."""


@command.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@json_option
@quiet_option
@ledger_option
def jsonl(folder: Path, as_json: bool, quiet: bool, ledger_path: str) -> None:
    """Write one file of JSON lines a row kind to FOLDER: rows as in schema, plus ``excerpt``."""
    from rapportage.export.jsonl import write_jsonl
    from rapportage.ledger.ledger import Ledger
    from rapportage.pipeline.gathering import MATTERS, MENTIONS
    from rapportage.schema.base import Row
    from rapportage.schema.issue import Issue
    from rapportage.schema.relation import Outcome
    from rapportage.schema.report import Report

    kinds: list[type[Row]] = [*MENTIONS.values(), *MATTERS.values(), Outcome, Issue]
    with Ledger.open(existing(ledger_path), command="export") as ledger:
        tables = [(kind, ledger.rows(kind)) for kind in kinds]
        counts = write_jsonl(folder, tables, reports=ledger.rows(Report))
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(counts).decode())
    elif not quiet:
        click.echo(table([[f"{name}.jsonl", str(n)] for name, n in counts.items()], ["file", "rows"]))
