"""``rapportage read PATH...``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rapportage.cli.options import config_option, json_option, tell
from rapportage.text.shown import shown


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH...")
@click.option("--article", is_flag=True, help="Print the article's text, furniture left out.")
@json_option
@config_option
def command(places: tuple[str, ...], article: bool, as_json: bool, config_path: Path | None) -> None:
    """Show what reading makes of the payloads at PATH (- is stdin): one line each, or reports as JSON lines."""
    import msgspec

    from rapportage.cli.adding import report_line
    from rapportage.cli.reading import reports_at
    from rapportage.export.rows import article as article_of
    from rapportage.export.rows import plain_report

    for report, _ in reports_at(places, config_path):
        if as_json:
            click.echo(msgspec.json.encode(plain_report(report)).decode())
        elif article:
            words = article_of(report)
            click.echo(shown(words) if sys.stdout.isatty() else words)
        else:
            tell(report_line(report, {report.id: report.address}))
