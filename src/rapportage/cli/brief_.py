"""``rapportage brief``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rapportage.cli.options import as_of_option, day_of, json_option, ledger_option, opened, quiet_option, say


@click.command()
@click.option("--html", "as_html", is_flag=True, help="One self-contained HTML page instead of Markdown.")
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file instead of the screen."
)
@as_of_option
@json_option
@quiet_option
@ledger_option
def command(as_html: bool, out: Path | None, as_of: date | None, as_json: bool, quiet: bool, ledger_path: str) -> None:
    """Write the brief: in dispute, updated, agreed, one account only, promises, voices, gaps - every sentence footnoted."""
    from rapportage.export.brief import find_brief
    from rapportage.export.brief_forms import to_html, to_json, to_markdown
    from rapportage.pipeline.gathering import reconciliation_of, records_of
    from rapportage.relating.outcomes import find_outcomes
    from rapportage.schema.report import Report

    day = day_of(as_of)
    with opened(ledger_path, command="brief") as ledger:
        reports = list(ledger.rows(Report))
        records = records_of(ledger, reports)
        together = reconciliation_of(ledger)
    outcomes = find_outcomes(together.commitments, day)
    brief = find_brief(reports, records, together, outcomes=outcomes, as_of=day)
    words = to_json(brief) if as_json else to_html(brief) if as_html else to_markdown(brief)
    if out is None:
        click.echo(words, nl=False)
        return
    try:
        out.write_text(words, encoding="utf-8")
    except OSError as error:
        from rapportage.errors import RapportageError

        message = f"cannot write {out}: {error.strerror}; name another file with --out"
        raise RapportageError(message) from error
    if not quiet:
        say(f"wrote {out}")
