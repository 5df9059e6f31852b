"""Which rows a ``list`` command means."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

import click

from rapportage.cli.listing import LISTINGS, rows_for
from rapportage.cli.options import counted, table
from rapportage.export.rows import Plain, flat
from rapportage.ledger.ledger import Ledger
from rapportage.schema.matters import Disagreement


def kind_named(word: str) -> str:
    """Return the listing a word means.

    Raises:
        click.UsageError: There is none; it names the nearest.
    """
    if word in LISTINGS:
        return word
    near = difflib.get_close_matches(word, LISTINGS, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    message = f"no kind {word!r}.{hint} Kinds: {', '.join(LISTINGS)}"
    raise click.UsageError(message)


def print_counts(ledger: Ledger, *, as_json: bool) -> None:
    """Print how many rows each kind has."""
    counts = {
        name: ledger.count(listing.kind) if listing.kind else len(rows_for(ledger, name))
        for name, listing in LISTINGS.items()
    }
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(counts).decode())
        return
    click.echo(table([[name, str(n), LISTINGS[name].about] for name, n in counts.items()], ["kind", "rows", "what"]))


def choose(
    rows: Sequence[Plain],
    *,
    report: str,
    about: str,
    wheres: Sequence[str],
    names: Mapping[str, str],
    sure: float = 0.0,
) -> list[Plain]:
    """Return the rows that every filter lets through.

    Raises:
        click.UsageError: ``--where`` lacks its sign, or ``--sure`` is asked of rows that have no confidence.
    """
    if sure and rows and "confidence" not in rows[0]:
        message = "--sure asks for a confidence, which these rows do not have; leave it out"
        raise click.UsageError(message)
    wanted = [where.partition("=") for where in wheres]
    for field, mark, _ in wanted:
        if not mark:
            message = f"--where takes FIELD=VALUE, found {field!r}"
            raise click.UsageError(message)
    made = [row for row in rows if report in _report_of(row, names)] if report else list(rows)
    if about:
        words = about.casefold().split()
        made = [row for row in made if all(word in _words(row) for word in words)]
    if sure:
        made = [row for row in made if row["confidence"] >= sure]
    for field, _, value in wanted:
        made = [row for row in made if _holds(row, field, value)]
    return made


def comparisons(ledger: Ledger, rows: Sequence[Plain]) -> list[str]:
    """Return a line for each comparison of figures among the rows: the accounts, and how many works hold each."""
    shown = {row["id"] for row in rows}
    made = []
    for gap in ledger.rows(Disagreement):
        if any(shown.intersection(side.evidence) for side in gap.sides):
            sides = (f"{side.account} ({counted(len(side.holders), 'work')})" for side in gap.sides)
            made.append(f"{gap.verdict.value}: {gap.topic}: {' against '.join(sides)}  {gap.id}")
    return made


def _report_of(row: Plain, names: Mapping[str, str]) -> str:
    span = row.get("span") or {}
    ids = [span.get("report"), row.get("report"), row.get("copy"), row.get("original"), row.get("id")]
    return " ".join([str(row.get("address") or ""), *(names.get(one, "") for one in ids if isinstance(one, str))])


def _words(row: Plain) -> str:
    return " ".join(str(value) for key, value in flat(row).items() if key not in {"text", "article"}).casefold()


def _holds(row: Plain, field: str, value: str) -> bool:
    known: Mapping[str, Any] = flat(row)
    if field not in known:
        message = f"no field {field!r} here; fields: {', '.join(known)}"
        raise click.UsageError(message)
    return str(known[field]).casefold() == value.casefold()
