"""``rapportage record PATH...``."""

from __future__ import annotations

from pathlib import Path

import click

from rapportage.cli.options import config_option, json_option


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH...")
@json_option
@config_option
def command(places: tuple[str, ...], as_json: bool, config_path: Path | None) -> None:
    """Print what recording finds in the payloads at PATH (- is stdin): mentions as JSON lines with the list each belongs to (``table``).

    --json changes nothing: lines of JSON are what it prints.
    """
    import msgspec

    from rapportage.cli.reading import reports_at
    from rapportage.export.rows import plain_row
    from rapportage.pipeline.gathering import MENTIONS
    from rapportage.recording.record import record

    for report, config in reports_at(places, config_path):
        found = record(report, config.recording)
        for name in MENTIONS:
            for mention in getattr(found, name):
                row = {"table": name, "address": report.address, **plain_row(mention, {report.id: report.text})}
                click.echo(msgspec.json.encode(row).decode())
