"""Options that several commands share, and what they do with them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from rapportage.text.shown import shown

Command = TypeVar("Command", bound=Callable[..., Any])


def ledger_option(command: Command) -> Command:
    """Add ``--ledger``."""
    return click.option(
        "--ledger", "ledger_path", default="./rapportage.ledger", show_default=True, help="The ledger file."
    )(command)


def config_option(command: Command) -> Command:
    """Add ``--config``."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        help="Settings [./rapportage.toml, if there is one].",
    )(command)


def json_option(command: Command) -> Command:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, nothing else.")(command)


def quiet_option(command: Command) -> Command:
    """Add ``--quiet``."""
    return click.option("--quiet", is_flag=True, help="Print nothing on success.")(command)


def as_of_option(command: Command) -> Command:
    """Add ``--as-of``."""
    return click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="The day taken as today [today].")(
        command
    )


def day_of(as_of: Any) -> date:  # noqa: ANN401
    """Return the day an ``--as-of`` names, today without one."""
    return as_of.date() if as_of is not None else date.today()  # noqa: DTZ011 - a user's today is local


def existing(ledger_path: str) -> str:
    """Return the path of a ledger that must be there.

    Raises:
        LedgerError: There is none.
    """
    from rapportage.errors import LedgerError

    if not Path(ledger_path).exists():
        message = f"there is no ledger at {ledger_path}; make one with: rapportage add FOLDER --ledger {ledger_path}"
        raise LedgerError(message)
    return ledger_path


def say(message: str) -> None:
    """Print a hint or a warning: to stderr, so that results can be piped."""
    click.echo(shown(message), err=True)


def tell(message: str) -> None:
    """Print a line of results for people; what a report's words would do to a terminal is shown, not done."""
    click.echo(shown(message))


def is_terminal() -> bool:
    """Tell whether progress may be drawn: stderr is a terminal and nobody asked for plain output."""
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def table(rows: Sequence[Sequence[str]], head: Sequence[str]) -> str:
    """Return rows as aligned text; a cell's line breaks become spaces.

    >>> print(table([["a", "one"], ["bb", "two"]], ["id", "word"]))
    id  word
    a   one
    bb  two
    """
    lines = [[_cell(cell) for cell in row] for row in [head, *rows]]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head) - 1)] if lines else []
    made = []
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line[:-1], widths, strict=True)]
        made.append("  ".join([*cells, line[-1]]).rstrip())
    return "\n".join(made)


def _cell(cell: str) -> str:
    return shown(" ".join(cell.split()))
