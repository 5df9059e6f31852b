"""Stages for tests; workers import them by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapportage.engine.stage import Run, Stage


def stage_of(run: Run, version: str = "1") -> Stage:
    return Stage(name="test", version=version, run=run)


def backwards(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line[::-1]


def fussy(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line == b"bad":
            message = "made up"
            raise ValueError(message)
        yield line


def deadly(lines: Iterable[bytes]) -> Iterator[bytes]:
    """End the worker at some lines: always, or only the first time."""
    for line in lines:
        if line == b"deadly":
            os._exit(7)
        if line.startswith(b"once "):
            mark = Path(os.fsdecode(line[5:]))
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        yield line


def slow(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Write down who works, and take long."""
    for line in lines:
        with Path(os.fsdecode(line)).open("a") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(60)
        yield line


def who(lines: Iterable[bytes]) -> Iterator[bytes]:
    for _ in lines:
        yield str(os.getpid()).encode()


def silent(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Make nothing of most lines and much of some."""
    for line in lines:
        if line.endswith(b"7"):
            yield line
            yield line * 100_000
