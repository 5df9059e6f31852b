"""Every payload in the places a user names: files, folders, patterns, standard input, addresses."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from rapportage.errors import PayloadError
from rapportage.intake.options import IntakeOptions
from rapportage.reading.containers import find_members
from rapportage.reading.flow import hold
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Payload


def find_payloads(
    places: Sequence[str], options: IntakeOptions, *, stdin: BinaryIO | None = None
) -> Iterator[Payload | Issue]:
    """Yield every payload in the places, in their order.

    A folder's own files come before those of the folders in it, in the order of their names.
    A place is a file, a folder, a pattern (``news/*.html``), ``-`` for standard input, or an address.
    ``stdin`` stands in for standard input.

    Raises:
        PayloadError: A place is not there, or a pattern matches nothing; before anything is read.
    """
    for place in [found for named in places for found in expand(named)]:
        if place == "-":
            yield from open_stdin(stdin or sys.stdin.buffer, options)
        elif os.path.isdir(place):  # noqa: PTH112
            yield from walk_folder(Path(place), options)
        else:
            yield from open_file(place, address=printable(Path(place).name), options=options, named=True)


def expand(place: str) -> list[str]:
    """Return the places a place stands for: itself, or what its pattern matches, sorted.

    Raises:
        PayloadError: There is nothing there.
    """
    if place == "-" or os.path.lexists(place):
        return [place]
    if glob.has_magic(place):
        if found := sorted(glob.glob(place, recursive=True)):  # noqa: PTH207
            return found
        message = f"no file matches {place!r}; the current folder is {printable(os.getcwd())}"  # noqa: PTH109
        raise PayloadError(message)
    message = f"there is no file or folder {place!r}; the current folder is {printable(os.getcwd())}"  # noqa: PTH109
    raise PayloadError(message)


def walk_folder(folder: Path, options: IntakeOptions) -> Iterator[Payload | Issue]:
    """Yield every payload in a folder and the folders in it."""
    top = folder.resolve()
    root = printable(top.name) or "folder"
    waiting = [(os.fspath(top), root, frozenset({_identity(os.stat(top))}))]  # noqa: PTH116
    while waiting:
        path, address, above = waiting.pop()
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield remark("R120", f"cannot be opened: {error.strerror}", address=address)
            continue
        folders = []
        for entry in entries:
            name = f"{address}/{printable(entry.name)}"
            if entry.name.startswith("."):
                yield remark("R125", "hidden, not read; name it to have it read", address=name)
                continue
            try:
                state = entry.stat()
            except OSError as error:
                yield remark("R120", f"cannot be opened: {error.strerror}", address=name)
                continue
            if not stat.S_ISDIR(state.st_mode):
                yield from open_file(entry.path, address=name, options=options)
            elif _identity(state) in above:
                yield remark("R126", "a link back to a folder above it, not followed", address=name)
            else:
                folders.append((entry.path, name, above | {_identity(state)}))
        waiting += reversed(folders)


def open_file(path: str, *, address: str, options: IntakeOptions, named: bool = False) -> Iterator[Payload | Issue]:
    """Yield every payload in one file; pipes and devices are issues and never waited for."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        yield remark("R120", f"cannot be opened: {error.strerror}", address=address)
        return
    with os.fdopen(number, "rb", buffering=0) as opened:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            yield remark(
                "R127", "a pipe or device, not read; pass its output with: rapportage add - < FILE", address=address
            )
            return
        where = printable(os.path.realpath(path))
        yield from find_members(
            hold(opened, address=address, name=printable(Path(path).name), options=options, path=where, named=named)
        )


def open_stdin(stdin: BinaryIO, options: IntakeOptions) -> Iterator[Payload | Issue]:
    """Yield every payload in standard input, whatever it holds."""
    yield from find_members(hold(stdin, address="stdin", name="stdin", options=options, named=True))


def printable(name: str) -> str:
    r"""Return a file name as text: bytes of it that are no UTF-8 are written ``\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _identity(state: os.stat_result) -> tuple[int, int]:
    return state.st_dev, state.st_ino
