"""``rapportage reconcile``."""

from __future__ import annotations

from pathlib import Path

import click

from rapportage.cli.options import config_option, counted, existing, json_option, ledger_option, quiet_option


@click.command()
@click.option("--force", is_flag=True, help="Even when nothing has changed.")
@json_option
@quiet_option
@ledger_option
@config_option
def command(force: bool, as_json: bool, quiet: bool, ledger_path: str, config_path: Path | None) -> None:
    """Bring the ledger's reports together: copies, works, figures, promises, disagreements."""
    from rapportage.config import load
    from rapportage.ledger.ledger import Ledger
    from rapportage.pipeline.gathering import gather
    from rapportage.schema.matters import Copy, Disagreement, Work

    with Ledger.open(existing(ledger_path), command="reconcile") as ledger:
        done = gather(ledger, load(config_path), force=force)
        counts = ledger.count(Work), ledger.count(Copy), ledger.count(Disagreement)
    if as_json:
        import msgspec

        made = dict(zip(("works", "copies", "disagreements"), counts, strict=True))
        click.echo(msgspec.json.encode({"done": done, **made}).decode())
    elif not quiet:
        words = ", ".join(map(counted, counts, ("work", "copy", "comparison")))
        click.echo(words if done else "nothing to do")
