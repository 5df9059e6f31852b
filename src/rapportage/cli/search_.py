"""``rapportage search WORDS``."""

from __future__ import annotations

import click

from rapportage.cli.options import counted, json_option, ledger_option, opened, say, table


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="At most so many paragraphs.",
)
@json_option
@ledger_option
def command(words: tuple[str, ...], limit: int, as_json: bool, ledger_path: str) -> None:
    """Find paragraphs that hold all WORDS, best first; words in quotation marks stand together."""
    import msgspec

    from rapportage.cli.listing import short_names
    from rapportage.ledger.search import search

    with opened(ledger_path, command="search") as ledger:
        hits = search(ledger, " ".join(words), limit=limit)
        names = short_names(ledger)
    if as_json:
        made = [{**hit._asdict(), "name": names.get(hit.report, "")} for hit in hits]
        click.echo(msgspec.json.format(msgspec.json.encode(made), indent=1).decode())
        return
    lines = [[names.get(hit.report, hit.report), f"{hit.start}-{hit.end}", hit.use, hit.snippet] for hit in hits]
    if lines:
        click.echo(table(lines, ["report", "place", "use", "words"]))
    say(counted(len(hits), "paragraph"))
