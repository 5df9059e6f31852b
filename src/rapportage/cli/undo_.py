"""``rapportage undo``."""

from __future__ import annotations

from pathlib import Path

import click

from rapportage.cli.options import config_option, counted, existing, ledger_option, tell


@click.command()
@ledger_option
@config_option
def command(ledger_path: str, config_path: Path | None) -> None:
    """Reverse the last decision that still holds, and read again what it touched."""
    import getpass
    from datetime import UTC, datetime

    from rapportage.config import load
    from rapportage.ledger.ledger import Ledger
    from rapportage.pipeline.adding import refresh
    from rapportage.pipeline.rulings import standing
    from rapportage.schema.ids import mint
    from rapportage.schema.judgement import Judgement, Ruling

    with Ledger.open(existing(ledger_path), command="undo") as ledger:
        holding = standing(ledger.judgements())
        if not holding:
            click.echo("no decision to undo")
            return
        last, now = holding[-1], datetime.now(UTC)
        minted = mint("judgement", "undo", last.id, now.isoformat())
        ledger.judge(Judgement(id=minted, ruling=Ruling.UNDO, about=(last.id,), by=getpass.getuser(), at=now))
        added = refresh(ledger, config=load(config_path), watch=lambda step, done: None)
    tell(
        f"undone: {last.ruling.value} {', '.join(last.about)} = {last.value}; {counted(added.again, 'report')} read again"
    )
