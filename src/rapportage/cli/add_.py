"""``rapportage add PATH...``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rapportage.cli.options import config_option, json_option, ledger_option, quiet_option


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", multiple=True, metavar="FILE=DATE", help="When a report was published (YYYY-MM-DD).")
@click.option("--outlet", multiple=True, metavar="FILE=NAME", help="Which outlet published a report.")
@click.option("--map", "mapping", default="", metavar="text=FIELD,...", help="Which fields of a table hold what.")
@click.option("--follow-feeds", is_flag=True, help="Fetch the pages that a feed links to.")
@click.option(
    "--processes", metavar="N", type=click.IntRange(min=0), default=None, help="Processes [one a core for long runs]."
)
@json_option
@quiet_option
@ledger_option
@config_option
def command(
    places: tuple[str, ...],
    published: tuple[str, ...],
    outlet: tuple[str, ...],
    mapping: str,
    follow_feeds: bool,
    processes: int | None,
    as_json: bool,
    quiet: bool,
    ledger_path: str,
    config_path: Path | None,
) -> None:
    """Read, record, reconcile and relate everything at PATH: files, folders, archives, tables, feeds, - or an address.

    What the ledger has already is left alone; a run that was stopped goes on where it was. PATH may be an http(s)
    address; nothing else is ever fetched.
    """
    from rapportage.cli.adding import changed, print_added, rule, warn_of_strangers
    from rapportage.cli.progress import Progress
    from rapportage.config import load
    from rapportage.intake.walk import expand
    from rapportage.ledger.ledger import Ledger
    from rapportage.pipeline.adding import add

    config = changed(load(config_path), mapping=mapping, follow_feeds=follow_feeds, processes=processes)
    for place in places:
        expand(place, may_fetch=config.intake.fetch)  # a place that is not there makes no ledger
    with Ledger.open(ledger_path, command="add") as ledger:
        rule(ledger, published=published, outlet=outlet)
        with Progress(quiet=quiet or as_json) as progress:
            added = add(ledger, places, config=config, watch=progress.watch)
        warn_of_strangers(ledger, published=published, outlet=outlet)
        problems = print_added(ledger, added, as_json=as_json, quiet=quiet, ledger_path=ledger_path)
    sys.exit(3 if problems else 0)
