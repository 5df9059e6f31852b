"""``rapportage export FORMAT DIR``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rapportage.cli.options import json_option, ledger_option, opened, quiet_option, table


class Formats(click.Group):
    """The formats; one that is not there is told those that are."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401 - click's own
        """Return the format named first."""
        if args[0] not in self.commands:
            message = f"no format {args[0]!r}; formats: {', '.join(self.commands)} (rapportage export jsonl FOLDER)"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Formats, subcommand_metavar="jsonl FOLDER")
def command() -> None:
    """Write the ledger's rows to files others can use: jsonl, one file of JSON lines a kind of row."""


@command.command(short_help="Write one file of JSON lines a kind of row.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@json_option
@quiet_option
@ledger_option
def jsonl(folder: Path, as_json: bool, quiet: bool, ledger_path: str) -> None:
    """Write one file of JSON lines a kind of row to FOLDER; docs/export-jsonl.md says what the fields mean."""
    from rapportage.export.jsonl import write_jsonl
    from rapportage.pipeline.gathering import MATTERS, MENTIONS
    from rapportage.schema.base import Row
    from rapportage.schema.issue import Issue
    from rapportage.schema.relation import Outcome
    from rapportage.schema.report import Report

    kinds: list[type[Row]] = [*MENTIONS.values(), *MATTERS.values(), Outcome, Issue]
    with opened(ledger_path, command="export") as ledger:
        tables = [(kind, ledger.rows(kind)) for kind in kinds]
        counts = write_jsonl(folder, tables, reports=ledger.rows(Report))
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(counts).decode())
    elif not quiet:
        click.echo(table([[f"{name}.jsonl", str(n)] for name, n in counts.items()], ["file", "rows"]))
