"""``rapportage verify``."""

from __future__ import annotations

import sys

import click

from rapportage.cli.options import counted, json_option, ledger_option, opened, quiet_option, tell


@click.command()
@json_option
@quiet_option
@ledger_option
def command(as_json: bool, quiet: bool, ledger_path: str) -> None:
    """Check that every span reads back, every payload has its hash and every id of evidence exists; exit 1 if not."""
    import msgspec

    from rapportage.ledger.verify import verify

    with opened(ledger_path, command="verify") as ledger:
        verdict = verify(ledger)
        digest = ledger.content_hash()
    if as_json:
        made = {
            "checked": dict(verdict.checked),
            "failed": verdict.failed,
            "mismatches": list(verdict.mismatches),
            "content_hash": digest,
        }
        click.echo(msgspec.json.format(msgspec.json.encode(made), indent=1).decode())
    elif not quiet or verdict.mismatches:
        click.echo(", ".join(f"{n} {name}" for name, n in verdict.checked.items()) + " checked")
        for mismatch in verdict.mismatches[:50]:
            tell(f"mismatch: {mismatch}")
        click.echo(f"{counted(verdict.failed, 'mismatch')}; content {digest}")
    sys.exit(0 if verdict else 1)
