"""The ``rapportage`` command: which words there are, and what becomes of an error."""

from __future__ import annotations

import difflib
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from rapportage import __version__
from rapportage.errors import RapportageError
from rapportage.text.shown import shown

COMMANDS = {
    "read": "See what reading makes of payloads, without a ledger",
    "record": "See what recording finds in payloads, without a ledger",
    "parse": "See the grammar of texts as CoNLL-U, without a ledger",
    "reconcile": "Bring the ledger's reports together again",
    "relate": "See what became of promises by a day",
    "add": "Read, record, reconcile and relate: everything, into the ledger",
    "list": "List reports, copies, tolls, statements, promises, issues ...",
    "why": "Show the characters that a row rests on",
    "verify": "Check every span, hash and link in the ledger",
    "brief": "Write the brief, every sentence footnoted",
    "export": "Write the ledger's rows to files",
    "search": "Find paragraphs of the reports by their words",
    "history": "List people's decisions",
    "undo": "Reverse the last decision",
    "rebuild": "Read and record everything in the ledger again",
    "doctor": "Say what is installed and what could use the network",
}
"""Every command and its first line, here so that ``--help`` loads none of them."""


class Doors(click.Group):
    """Commands that load when called, listed in work order; a mistyped one is told the nearest."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever a command returns
        """Run the command; a reader that stops reading (``| head``) is no failure, which click takes it for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in work order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its file."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"rapportage.cli.{cmd_name}_")
        command = module.command
        return command if isinstance(command, click.Command) else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401
        """Return the command named first, or say which one is near."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"no command {args[0]!r}.{hint}", ctx) from error  # noqa: EM102

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rapportage")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def door(debug: bool) -> None:
    """Turn news reports of a crisis into a checked, sourced record.

    Start with: rapportage add FOLDER
    """
    if debug:
        os.environ["RAPPORTAGE_DEBUG"] = "1"


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 failed, 2 usage, 3 done with problems."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(door.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("interrupted; what was done is kept, the same command goes on from there", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("RAPPORTAGE_DEBUG"):
            raise
        click.echo(shown(told(error)), err=True)
        sys.exit(1)


def told(error: Exception) -> str:
    """Return what a user is told of an error: its own words when it is one of ours, else whose fault it is."""
    if isinstance(error, RapportageError):
        return f"rapportage: {error}"
    return (
        f"rapportage: {type(error).__name__}: {error}\n"
        "This is a fault of rapportage, not of your input. The ledger is as it was after the last part that finished.\n"
        "See the trace with: rapportage --debug ..."
    )
