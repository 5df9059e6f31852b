"""One owner at a time: a lock file beside the ledger that says who owns it.

The lock is the operating system's, on the file ``<ledger>.lock``: it ends with the process that holds it,
also when that is killed, so a lock is never stale. What is written in the file is only who to blame.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from rapportage.errors import LedgerBusy, LedgerError
from rapportage.schema.base import Shape

PAUSE_S = 0.05
"""Between two tries for a lock: short against a person's patience, long against a try's cost of 20 us."""


class Owner(Shape, frozen=True, kw_only=True):
    """Who owns a ledger: process, command, and since when."""

    pid: int
    command: str = ""
    since: str = ""


def lock_path(path: Path) -> Path:
    """Return where the lock of a ledger lies."""
    return path.with_name(path.name + ".lock")


@contextmanager
def owning(path: Path, *, command: str = "", wait_s: float = 2.0) -> Iterator[None]:
    """Own the ledger at ``path`` while the block runs.

    Raises:
        LedgerBusy: Another process owned it for ``wait_s`` seconds; the message names it.
        LedgerError: The lock file cannot be written.
    """
    lock = lock_path(path)
    descriptor = _wait_for(lock, path, wait_s)
    try:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        os.ftruncate(descriptor, 0)
        os.write(descriptor, msgspec.json.encode(Owner(pid=os.getpid(), command=command, since=since)))
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()  # while it is still ours: whoever waits sees that the file was replaced and tries anew
        os.close(descriptor)


def owner_of(path: Path) -> Owner | None:
    """Return who owns the ledger at ``path`` by its lock file, None when nobody says so."""
    try:
        return msgspec.json.decode(lock_path(path).read_bytes(), type=Owner)
    except (OSError, msgspec.MsgspecError):
        return None


def busy(path: Path, owner: Owner | None) -> LedgerBusy:
    """Return the error that names the owner of a ledger."""
    who = "another process"
    if owner:
        who = f"process {owner.pid}" + (" (this very process)" if owner.pid == os.getpid() else "")
        who += f" ({owner.command})" if owner.command else ""
        who += f" since {owner.since}" if owner.since else ""
    return LedgerBusy(f"{path} is in use by {who}; wait until it ends, or name another ledger with --ledger")


def _wait_for(lock: Path, path: Path, wait_s: float) -> int:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            message = f"cannot write {lock}: {error.strerror or error}; name a ledger in another folder with --ledger"
            raise LedgerError(message) from error
        if _try_lock(descriptor) and _is_same_file(descriptor, lock):
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= deadline:
            raise busy(path, owner_of(path))
        time.sleep(PAUSE_S)


def _is_same_file(descriptor: int, lock: Path) -> bool:
    """Tell whether the file locked is still the one of that name: its last owner removes it while owning it."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except OSError:
        return False


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # far beyond what is written, which others must be able to read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
