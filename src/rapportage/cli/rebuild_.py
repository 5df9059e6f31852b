"""``rapportage rebuild``."""

from __future__ import annotations

from pathlib import Path

import click

from rapportage.cli.options import config_option, counted, existing, ledger_option, quiet_option


@click.command()
@quiet_option
@ledger_option
@config_option
def command(quiet: bool, ledger_path: str, config_path: Path | None) -> None:
    """Read, record and reconcile every payload the ledger keeps again, under the decisions that hold."""
    from rapportage.cli.progress import Progress
    from rapportage.config import load
    from rapportage.ledger.ledger import Ledger
    from rapportage.pipeline.adding import refresh

    with Ledger.open(existing(ledger_path), command="rebuild") as ledger, Progress(quiet=quiet) as progress:
        added = refresh(ledger, config=load(config_path), watch=progress.watch, everything=True)
        digest = ledger.content_hash()
    if not quiet:
        click.echo(f"{counted(added.again, 'report')} read again; content {digest}")
