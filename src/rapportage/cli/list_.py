"""``rapportage list KIND``."""

from __future__ import annotations

import click

from rapportage.cli.options import json_option, ledger_option, opened, say, table

SHOWN = 200
"""Lines shown on a terminal without ``--limit``: more scroll away unread."""


@click.command()
@click.argument("kind", required=False, default="")
@click.option("--report", default="", help="Only rows of reports whose address holds these words.")
@click.option("--about", default="", help="Only rows whose words hold all of these.")
@click.option("--where", "wheres", multiple=True, metavar="FIELD=VALUE", help="Only rows whose field has this value.")
@click.option(
    "--sure",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Only rows whose confidence is at least this, 0 to 1.",
)
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), default=0, help="At most so many rows [all; 200 on a terminal]."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, nothing else.")
@json_option
@ledger_option
def command(
    kind: str,
    report: str,
    about: str,
    wheres: tuple[str, ...],
    sure: float,
    limit: int,
    as_csv: bool,
    as_json: bool,
    ledger_path: str,
) -> None:
    """List rows of KIND: reports, works, copies, blocks, statements, tolls, commitments, issues ...

    Without KIND, say which kinds there are and how many rows each has.
    """
    from rapportage.cli.choosing import choose, comparisons, kind_named, print_counts
    from rapportage.cli.listing import LISTINGS, place_words, rows_for, short_names
    from rapportage.export.csv import to_csv

    name = kind_named(kind) if kind else ""
    with opened(ledger_path, command="list") as ledger:
        if not name:
            print_counts(ledger, as_json=as_json)
            return
        names = short_names(ledger)
        if name == "events":
            names |= place_words(ledger)
        rows = choose(rows_for(ledger, name), report=report, about=about, wheres=wheres, names=names, sure=sure)
        beside = comparisons(ledger, rows) if name == "tolls" else []
    found = len(rows)
    rows = rows[: limit or None]
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode())
    elif as_csv:
        click.echo(to_csv(rows), nl=False)
    else:
        shown = rows if limit else rows[:SHOWN]
        listing = LISTINGS[name]
        if shown:
            click.echo(table([listing.cells(row, names) for row in shown], listing.head))
        for line in beside:
            click.echo(line)
        say(f"{len(shown)} of {found} {name}" + (f"; all: rapportage list {name} --csv" if len(shown) < found else ""))
