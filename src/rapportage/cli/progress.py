"""Progress on stderr: a bar on a terminal once a step takes two seconds, nothing elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any, Self

from rapportage.cli.options import is_terminal

PATIENCE_S = 2.0
"""Seconds before a bar is shown: shorter runs need none."""


class Progress:
    """Shows how many reports a step has done, and how fast."""

    def __init__(self, *, quiet: bool) -> None:
        self._started = time.monotonic()
        self._wanted = not quiet and is_terminal()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def watch(self, step: str, done: int) -> None:
        """Take note that ``done`` reports have gone through ``step``."""
        if not self._wanted:
            return
        if self._bar is None and time.monotonic() - self._started > PATIENCE_S:
            self._start()
        if self._bar is not None:
            self._bar.update(self._task, description=step, completed=done)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,.0f} reports"))
        self._bar = Bar(*columns, TextColumn("{task.speed:.0f}/s"), TimeElapsedColumn(), console=Console(stderr=True))
        self._task = self._bar.add_task("read", total=None)
        self._bar.start()
