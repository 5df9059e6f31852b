"""One part after another, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rapportage.engine.stage import Stage

Name = TypeVar("Name")

Lines = tuple[bytes, ...]


def run_serial(
    stage: Stage, batches: Iterable[tuple[Name, Lines]], *, processes: int = 1
) -> Iterator[tuple[Name, Lines, str]]:
    """Yield name, lines made and error of each batch, in order; ``processes`` is there for its sibling's sake."""
    del processes
    for name, lines in batches:
        made, error = attempt(stage, lines)
        yield name, made, error


def attempt(stage: Stage, lines: Lines) -> tuple[Lines, str]:
    """Return what a stage makes of lines, or nothing and the reason."""
    try:
        return tuple(stage.run(lines)), ""
    except Exception as error:
        return (), f"{type(error).__name__}: {error}"
