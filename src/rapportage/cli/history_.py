"""``rapportage history``."""

from __future__ import annotations

import click

from rapportage.cli.options import counted, json_option, ledger_option, opened, say, table


@click.command()
@json_option
@ledger_option
def command(as_json: bool, ledger_path: str) -> None:
    """List people's decisions, oldest first; undone ones are marked."""
    import msgspec

    from rapportage.pipeline.rulings import standing

    with opened(ledger_path, command="history") as ledger:
        all_of_them = ledger.judgements()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(all_of_them), indent=1).decode())
        return
    holds = {judgement.id for judgement in standing(all_of_them)}
    lines = [
        [
            j.id,
            j.ruling.value,
            ", ".join(j.about),
            j.value,
            j.by,
            f"{j.at:%Y-%m-%d %H:%M}",
            "" if j.id in holds else "undone",
        ]
        for j in all_of_them
        if j.ruling.value != "undo"
    ]
    if lines:
        click.echo(table(lines, ["id", "ruling", "about", "value", "by", "when", ""]))
    say(counted(len(lines), "decision"))
