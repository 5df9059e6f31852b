"""``rapportage relate``."""

from __future__ import annotations

from datetime import date

import click

from rapportage.cli.options import as_of_option, counted, day_of, json_option, ledger_option, opened, say, table


@click.command()
@as_of_option
@json_option
@ledger_option
def command(as_of: date | None, as_json: bool, ledger_path: str) -> None:
    """Say what became of every promise by a day: pending, or past due with nothing in the ledger that tells.

    Series, ladder, reciprocity and trust need events, which this version does not record yet.
    """
    import msgspec

    from rapportage.export.wording import when_words
    from rapportage.relating.outcomes import find_outcomes
    from rapportage.schema.matters import Commitment

    day = day_of(as_of)
    with opened(ledger_path, command="relate") as ledger:
        promises = list(ledger.rows(Commitment))
    outcomes = find_outcomes(promises, day)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(outcomes), indent=1).decode())
        return
    by_id = {promise.id: promise for promise in promises}
    lines = []
    for outcome in outcomes:
        promise = by_id[outcome.commitment]
        due = f"{promise.due_kind.value} {when_words(promise.due)}" if promise.due else "-"
        by = ", ".join(promise.by) or "-"
        lines.append([promise.id, by, promise.deed, due, outcome.standing.value, outcome.reason])
    if lines:
        click.echo(table(lines, ["id", "by", "deed", "due", "standing", "why"]))
    say(f"{counted(len(lines), 'promise')}, judged as of {day.isoformat()}")
