"""Every payload in the places a user names: files, folders, patterns, standard input, addresses."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

import msgspec

from rapportage.errors import FetchError, PayloadError
from rapportage.intake.exchange import Network
from rapportage.intake.fetch import Fetcher
from rapportage.intake.options import IntakeOptions
from rapportage.reading.containers import find_members
from rapportage.reading.feeds import SUMMARY_ONLY
from rapportage.reading.flow import CHUNK, Readable, hold
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Payload

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_ZIP = b"PK"

Identity = tuple[int, int]
"""What tells two folders apart whatever they are called: device and inode."""


class Folder(NamedTuple):
    """A folder still to be walked: where it is, what it is called, and the folders it lies in."""

    path: str
    address: str
    above: frozenset[Identity]


def find_payloads(
    places: Sequence[str], options: IntakeOptions, *, stdin: BinaryIO | None = None, network: Network | None = None
) -> Iterator[Payload | Issue]:
    """Yield every payload in the places, in their order.

    A place is a file, a folder, a pattern (``news/*.html``), ``-`` for standard input, or an address. A folder's own
    files come before those of the folders in it, in the order of their names. ``stdin`` and ``network`` stand in for
    the real ones.

    Raises:
        PayloadError: A place is not there, or a pattern matches nothing; before anything is read.
        FetchError: An address is named, but ``options.fetch`` is off; before anything is read.
    """
    found = [each for place in places for each in expand(place, may_fetch=options.fetch)]
    fetcher = Fetcher(options, network or Network())
    for place in found:
        if place == "-":
            payloads = open_stdin(stdin or sys.stdin.buffer, options)
        elif is_address(place):
            payloads = fetcher.payloads(place)
        elif os.path.isdir(place):  # noqa: PTH112
            payloads = walk_folder(place, options)
        else:
            payloads = open_file(place, address=printable(Path(place).name), options=options, named=True)
        yield from follow_feeds(payloads, fetcher, options) if options.follow_feeds else payloads


def is_address(place: str) -> bool:
    """Return whether a place is an address on the network rather than a file."""
    return bool(_ADDRESS.match(place)) and not os.path.lexists(place)


def expand(place: str, *, may_fetch: bool) -> list[str]:
    """Return the places a place stands for: itself, or what its pattern matches, sorted.

    Raises:
        PayloadError: There is nothing there.
        FetchError: It is an address, and nothing may be fetched.
    """
    if place == "-" or os.path.lexists(place):
        return [place]
    if is_address(place):
        if may_fetch:
            return [place]
        message = f"{place!r} is an address, and fetching is turned off; set fetch = true under [intake]"
        raise FetchError(message)
    where = f"the current folder is {printable(os.getcwd())}"  # noqa: PTH109
    if "\0" in place or not glob.has_magic(place):
        message = f"there is no file or folder {place!r}; {where}"
        raise PayloadError(message)
    if found := sorted(glob.glob(place, recursive=True)):  # noqa: PTH207
        return found
    message = f"no file matches {place!r}; {where}"
    raise PayloadError(message)


def walk_folder(folder: str, options: IntakeOptions) -> Iterator[Payload | Issue]:
    """Yield every payload in a folder and the folders in it."""
    top = os.path.realpath(folder)
    root = printable(Path(top).name) or "folder"
    try:
        waiting = [Folder(top, root, frozenset({_identity(os.stat(top))}))]  # noqa: PTH116
    except OSError as error:
        yield remark("R150", f"cannot be opened: {error.strerror}", address=root)
        return
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here.path) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            yield remark("R150", f"cannot be opened: {error.strerror}", address=here.address)
            continue
        inside: list[Folder] = []
        for entry in entries:
            yield from _entry(entry, here, options, inside)
        waiting += reversed(inside)


def _entry(
    entry: os.DirEntry[str], here: Folder, options: IntakeOptions, inside: list[Folder]
) -> Iterator[Payload | Issue]:
    """Yield what one name in a folder holds; a folder is put with those still to be walked."""
    address = f"{here.address}/{printable(entry.name)}"
    if entry.name.startswith("."):
        yield remark("R130", "hidden, not read; name it to have it read", address=address)
        return
    try:
        state = entry.stat()
    except OSError as error:
        yield remark("R150", f"cannot be opened: {error.strerror}", address=address)
        return
    if not stat.S_ISDIR(state.st_mode):
        yield from open_file(entry.path, address=address, options=options)
    elif (identity := _identity(state)) in here.above:
        yield remark("R131", "a link back to a folder it lies in, not followed", address=address)
    else:
        inside.append(Folder(entry.path, address, here.above | {identity}))


def open_file(path: str, *, address: str, options: IntakeOptions, named: bool = False) -> Iterator[Payload | Issue]:
    """Yield every payload in one file; pipes and devices are issues and never waited for."""
    try:
        number = os.open(path, os.O_RDONLY | _NOT_BLOCKING)
    except OSError as error:
        yield remark("R150", f"cannot be opened: {error.strerror}", address=address)
        return
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        yield remark(
            "R155", "a pipe or device, not read; pass what it gives with: rapportage add - < IT", address=address
        )
        return
    with os.fdopen(number, "rb", buffering=0) as opened:
        where = printable(os.path.realpath(path))
        name = printable(Path(path).name)
        yield from find_members(hold(opened, address=address, name=name, options=options, path=where, named=named))


def open_stdin(stdin: BinaryIO, options: IntakeOptions) -> Iterator[Payload | Issue]:
    """Yield every payload in standard input, whatever it holds; an archive is put into a nameless file first."""
    head = stdin.read(len(_ZIP))
    whole = _Behind(head, stdin)
    if head != _ZIP:
        yield from find_members(hold(whole, address="stdin", name="stdin", options=options, named=True))
        return
    with TemporaryFile(buffering=0) as kept:
        while chunk := whole.read(CHUNK):
            kept.write(chunk)
        kept.seek(0)
        yield from find_members(hold(kept, address="stdin", name="stdin", options=options, named=True))


class _Behind:
    """A stream with the bytes already taken from it put back before it."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        if self._head:
            taken, self._head = self._head[: max(size, 1)], self._head[max(size, 1) :]
            return taken
        return self._rest.read(size) or b""


def follow_feeds(
    payloads: Iterator[Payload | Issue], fetcher: Fetcher, options: IntakeOptions
) -> Iterator[Payload | Issue]:
    """Yield payloads, and for a feed's entry with a summary only, the page behind its link instead, where it can be had.

    What the feed says of the entry is kept as hints of the page. At most ``options.max_follow`` pages are fetched.
    """
    followed = 0
    for payload in payloads:
        link = _followed_link(payload)
        if not isinstance(payload, Payload) or not link:
            yield payload
            continue
        if followed == options.max_follow:
            message = f"more than {followed:,} links in feeds; the rest is not followed (intake.max_follow)"
            yield remark("R184", message, address=payload.address)
        followed += 1
        pages = list(fetcher.payloads(link)) if followed <= options.max_follow else []
        if not any(isinstance(page, Payload) for page in pages):
            yield payload
        for page in pages:
            if isinstance(page, Payload):
                yield msgspec.structs.replace(page, hints=(*payload.hints, *page.hints))
            else:
                yield page


def _followed_link(payload: Payload | Issue) -> str:
    """Return the link of a feed's entry that holds a summary only, empty for anything else."""
    if isinstance(payload, Issue) or all(issue.code != SUMMARY_ONLY for issue in payload.issues):
        return ""
    return next((hint.value for hint in payload.hints if hint.name == "url"), "")


def printable(name: str) -> str:
    r"""Return a file name as text: bytes of it that are no UTF-8 are written ``\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _identity(state: os.stat_result) -> Identity:
    return state.st_dev, state.st_ino
