"""Options that several commands share, and what they do with them."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
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
        "--ledger",
        "ledger_path",
        metavar="FILE",
        default="./rapportage.ledger",
        show_default=True,
        help="The ledger file.",
    )(command)


def config_option(command: Command) -> Command:
    """Add ``--config``."""
    return click.option(
        "--config",
        "config_path",
        metavar="FILE",
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
    return click.option(
        "--as-of", "as_of", metavar="YYYY-MM-DD", callback=_day, help="The day taken as today [today]."
    )(command)


def _day(context: click.Context, option: click.Parameter, words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        message = f"{words!r} is no day; write it as 2031-03-20"
        raise click.BadParameter(message, ctx=context, param=option) from None


def day_of(as_of: date | None) -> date:
    """Return the day an ``--as-of`` names, today without one."""
    return as_of if as_of is not None else date.today()  # noqa: DTZ011 - a user's today is local


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


def opened(ledger_path: str, *, command: str) -> Any:  # noqa: ANN401 - a Ledger, imported late
    """Return a ledger to read from: many may do so at once, and from a folder that cannot be written.

    One of an older format is brought up to date first, which needs writing.

    Raises:
        LedgerError: There is none, or it cannot be opened.
        LedgerBusy: Another process is changing it.
    """
    from rapportage.errors import LedgerBusy, LedgerError
    from rapportage.ledger.ledger import Ledger

    path = existing(ledger_path)
    try:
        return Ledger.open(path, command=command, is_reading=True)
    except LedgerBusy:
        raise
    except LedgerError:
        return Ledger.open(path, command=command)


def say(message: str) -> None:
    """Print a hint or a warning: to stderr, so that results can be piped."""
    click.echo(shown(message), err=True)


def tell(message: str) -> None:
    """Print a line of results for people; what a report's words would do to a terminal is shown, not done."""
    click.echo(shown(message))


def is_terminal() -> bool:
    """Tell whether progress may be drawn: stderr is a terminal and nobody asked for plain output."""
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def counted(number: int, noun: str) -> str:
    """Return a number and its noun.

    >>> counted(1, "report"), counted(0, "report"), counted(2, "mismatch"), counted(2, "copy")
    ('1 report', '0 reports', '2 mismatches', '2 copies')
    """
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y"):
        return f"{number} {noun[:-1]}ies"
    return f"{number} {noun}{'es' if noun.endswith('ch') else 's'}"


NARROWEST = 10
"""Characters a column keeps when a terminal is too narrow for all: a date, or a name's beginning."""

ID_DIGITS = 8
"""Digits of an id shown where a terminal is too narrow: ``why`` takes an id's beginning, and asks where two share it."""

BELOW = "    "
"""What stands before words that go on lines of their own."""


def table(rows: Sequence[Sequence[str]], head: Sequence[str], *, width: int | None = None) -> str:
    """Return rows as aligned text; a cell's line breaks become spaces.

    On a terminal, or with ``width``, lines are made to fit: ids are shortened, and where that is not enough the last
    column, which has the words, goes on lines of its own.

    >>> print(table([["a", "one"], ["bb", "two"]], ["id", "word"]))
    id  word
    a   one
    bb  two
    >>> print(table([["toll:0123456789abcdef", "killed", "four sailors dead at the landing"]], ["id", "harm", "text"], width=26))
    id             harm
        text
    toll:01234567  killed
        four sailors dead at
        the landing
    """
    if width is None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    lines = [[_cell(cell) for cell in row] for row in [head, *rows]]
    if not width or _total(_widths(lines)) <= width:
        return "\n".join(_aligned(lines, _widths(lines)))
    lines = [[_short_id(cell) for cell in line] for line in lines]
    if _total(_widths(lines)) <= width:
        return "\n".join(_aligned(lines, _widths(lines)))
    firsts = [line[:-1] for line in lines]
    made = []
    for words, line in zip(_aligned(firsts, _fitting(_widths(firsts), width)), lines, strict=True):
        made += [words, *textwrap.wrap(line[-1], max(width, 20), initial_indent=BELOW, subsequent_indent=BELOW)]
    return "\n".join(made)


def _aligned(lines: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    return [
        "  ".join(_cut(cell, most).ljust(most) for cell, most in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _fitting(widths: list[int], width: int) -> list[int]:
    """Return column widths that fit: the widest but the first, which identifies the line, gives way."""
    made = list(widths)
    while width and _total(made) > width:
        widest = max(range(1, len(made)), key=lambda i: made[i], default=0)
        if made[widest] <= NARROWEST:
            break
        made[widest] -= 1
    return made


def _short_id(cell: str) -> str:
    kind, mark, digits = cell.partition(":")
    is_id = mark and len(digits) > ID_DIGITS and digits.isalnum() and kind.replace("_", "").isalpha()
    return f"{kind}:{digits[:ID_DIGITS]}" if is_id else cell


def _cut(cell: str, most: int) -> str:
    return cell if len(cell) <= most else cell[: most - 1] + "…"


def _cell(cell: str) -> str:
    return shown(" ".join(cell.split()))
