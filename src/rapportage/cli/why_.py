"""``rapportage why ID``."""

from __future__ import annotations

from typing import Any

import click

from rapportage.cli.options import json_option, ledger_option, opened, tell


@click.command()
@click.argument("row_id", metavar="ID")
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=0),
    default=12,
    show_default=True,
    help="Rows shown of what it rests on.",
)
@json_option
@ledger_option
def command(row_id: str, most: int, as_json: bool, ledger_path: str) -> None:
    """Show the row ID (or its beginning) and what it rests on, down to characters someone can read."""
    import msgspec

    if not row_id.strip():
        message = "an empty ID; rapportage list KIND shows ids"
        raise click.UsageError(message)
    with opened(ledger_path, command="why") as ledger:
        chain = chain_of(ledger, row_id)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(chain), indent=1).decode())
        return
    for link in chain[: most + 1]:
        show(link)
    if len(chain) > most + 1:
        click.echo(f"... and {len(chain) - most - 1} more rows (--most {len(chain)})")


def chain_of(ledger: Any, row_id: str) -> list[dict[str, Any]]:  # noqa: ANN401 - a Ledger, imported late
    """Return the links from a row down to characters, as JSON values.

    Raises:
        UnknownId: Nothing, or more than one row, answers to the id.
    """
    import msgspec

    from rapportage.errors import UnknownId
    from rapportage.ledger.why import why

    try:
        reasons = why(ledger, row_id)
    except UnknownId:
        part = part_named(ledger, row_id)
        if part is None:
            raise
        return [part]
    made = []
    for reason in reasons:
        row = msgspec.to_builtins(reason.row)
        for long in ("text", "blocks", "issues", "damages", "holes", "repeats", "passages", "evidence"):
            row.pop(long, None)
        made.append(
            {
                "depth": reason.depth, "field": reason.field, "kind": type(reason.row).__name__, "row": row,
                "rule": reason.rule, "voice": list(reason.voice), "places": [place._asdict() for place in reason.places],
            }
        )  # fmt: skip
    return made


def part_named(ledger: Any, row_id: str) -> dict[str, Any] | None:  # noqa: ANN401 - a Ledger, imported late
    """Return a block, repeat, hole or damage by its id: a part of a report, which no table of the ledger holds."""
    from rapportage.errors import UnknownId
    from rapportage.export.rows import parts_of
    from rapportage.ledger.why import around
    from rapportage.schema.report import Report

    found = [
        (report, file, row)
        for report in ledger.rows(Report)
        for file, row in parts_of(report)
        if row["id"].startswith(row_id)
    ]
    if not found:
        return None
    if len(found) > 1:
        names = ", ".join(row["id"] for _, _, row in found[:8]) + (", ..." if len(found) > 8 else "")
        message = f"{row_id!r} may be any of {names}; give more of it"
        raise UnknownId(message)
    [(report, file, row)] = found
    span = report.span(row["span"]["start"], row["span"]["end"])
    before, after = around(report.text, span)
    place = {
        "field": "span", "report": report.id, "address": report.address, "path": ledger.payload_of(report.id).path,
        "sha256": report.sha256, "start": span.start, "end": span.end, "before": before,
        "excerpt": row["excerpt"], "after": after,
    }  # fmt: skip
    return {
        "depth": 0, "field": "", "kind": file[:-1], "row": row, "rule": row.get("rule", ""), "voice": [],
        "places": [place],
    }  # fmt: skip


def show(link: dict[str, Any]) -> None:
    """Print one link: the row's fields that are not empty, then its characters in their line."""
    indent = "  " * link["depth"]
    by = f" ({link['field']})" if link["field"] else ""
    tell(f"{indent}{link['row']['id']}  {link['kind']}{by}")
    for name, value in link["row"].items():
        if name not in {"id", "span", "voice", "rule", "excerpt"} and value not in ("", None, [], {}, ()):
            tell(f"{indent}    {name}: {brief_value(value)}")
    if link["rule"]:
        tell(f"{indent}    rule: {link['rule']}")
    if link["kind"].endswith("Mention"):
        tell(f"{indent}    vouched for by: {' > '.join(link['voice']) or 'the outlet itself'}")
    for place in link["places"][:4]:
        line = " ".join(f"{place['before']}[[{place['excerpt']}]]{place['after']}".split())
        where = f"{place['path'] or place['address']} {place['start']}-{place['end']}  sha256 {place['sha256'][:16]}"
        field = "" if place["field"] == "span" else f"{place['field']}: "
        tell(f"{indent}    {field}{line}\n{indent}      {where}")


def brief_value(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return a field's value in a line of at most 160 characters, spans as their offsets."""
    if isinstance(value, dict):
        if set(value) == {"report", "start", "end"}:
            return f"{value['start']}-{value['end']}"
        value = ", ".join(f"{k} {brief_value(v)}" for k, v in value.items() if v not in ("", None, [], {}))
    elif isinstance(value, list | tuple):
        value = "; ".join(brief_value(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= 160 else text[:159] + "…"
