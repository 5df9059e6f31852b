"""The DuckDB file itself: opening it, transactions, and its errors in plain words."""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from rapportage.errors import LedgerError
from rapportage.ledger.lock import Owner, busy, owner_of

STORAGE = "v1.4.0"
"""The file format: the oldest that DuckDB still maintains, so that 1.4, 1.5 and 2.0 open the file, from R too."""

BLOCK_BYTES = 65536
"""Of the file, for want of 16 to 256 kB: the five reports take 3.0 MB (at DuckDB's own 262144: 11 MB, at 16384: 1.2),
1,920 reports with 154,000 mentions 37 MB (42 and 51), written with 5 % more time than at 262144 (20 % at 16384)."""

_HOLDER = re.compile(r"held in (?P<command>.*?) \(PID (?P<pid>\d+)\)")

Cells = tuple[Any, ...]


class Store:
    """A connection to one ledger file (or to memory) that speaks SQL and raises only ``LedgerError``."""

    def __init__(self, path: Path | None, *, is_reading: bool = False, threads: int = 0, memory: str = "") -> None:
        self.path = path
        self.name = str(path) if path else ":memory:"
        self._depth = 0
        self._has_failed = False
        scratch = f"{path}.tmp" if path else str(Path(tempfile.gettempdir()) / "rapportage-ledger.tmp")
        config: dict[str, Any] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": scratch,
        }
        if threads:
            config["threads"] = threads
        if memory:
            config["memory_limit"] = memory
        with self._plainly():
            self._db = duckdb.connect(":memory:", config=config)
            try:
                self._attach(is_reading=is_reading)
            except duckdb.Error:
                self._db.close()
                raise

    def _attach(self, *, is_reading: bool) -> None:
        place = self.name.replace("'", "''")
        option = "READ_ONLY" if is_reading else "READ_WRITE"
        if not (self.path and self.path.exists()):
            option = (
                f"STORAGE_VERSION '{STORAGE}', BLOCK_SIZE {BLOCK_BYTES}"  # a file that is there keeps the format it has
            )
        self._db.execute("SET TimeZone = 'UTC'")
        self._db.execute("SET enable_progress_bar = false")
        self._db.execute("SET python_enable_replacements = false")  # a table's name never means a Python variable
        self._db.execute(f"ATTACH '{place}' AS ledger (TYPE duckdb, {option})")
        self._db.execute("USE ledger")
        self._db.execute("SET enable_external_access = false")

    def run(self, sql: str, parameters: Sequence[object] = ()) -> list[Cells]:
        """Run one statement and return all it yields."""
        with self._plainly():
            return self._db.execute(sql, list(parameters)).fetchall()

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Cells]:
        """Yield what a query yields, a batch at a time; other statements may run in between."""
        with self._plainly():
            # DuckDB keeps the rows in its own memory: a cursor would lose them at the next statement
            cells = self._db.sql(sql, params=list(parameters)).iter_rows()
        while True:
            with self._plainly():
                row = next(cells, None)
            if row is None:
                return
            yield row

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of a block or nothing of it. A transaction within a transaction is part of it and fails it."""
        if self._depth == 0:
            self.run("BEGIN TRANSACTION")
            self._has_failed = False
        self._depth += 1
        try:
            yield
        except BaseException:
            self._has_failed = True
            raise
        finally:
            self._depth -= 1
            if self._depth == 0 and self._has_failed:
                self._roll_back()
        if self._depth == 0:
            if self._has_failed:
                message = f"{self.name}: a part of this change failed, so nothing of it was made"
                raise LedgerError(message)
            self.run("COMMIT")

    def _roll_back(self) -> None:
        with contextlib.suppress(
            duckdb.Error
        ):  # a failed statement may have ended it; its own error is the one to show
            self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Write what is in the log to the file, and let it go."""
        with self._plainly():
            self._db.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            raise self._in_words(error) from error
        except RuntimeError as error:
            if "interrupted" not in str(error).lower():
                raise
            raise KeyboardInterrupt from error  # what DuckDB makes of Ctrl-C during a query
        except UnicodeEncodeError as error:
            message = f"{self.name} keeps text only; a row holds half a character (a lone surrogate): {error.reason}"
            raise LedgerError(message) from error

    def _in_words(self, error: duckdb.Error) -> LedgerError:
        words = str(error).strip().splitlines()[0]
        held = _HOLDER.search(words)
        if held and self.path:
            owner = owner_of(self.path)
            holder = Owner(pid=int(held["pid"]), command=held["command"])
            return busy(self.path, owner if owner and owner.pid == holder.pid else holder)
        for sign, advice in _ADVICE:
            if sign in words:
                return LedgerError(f"{self.name}: {advice} ({words})")
        return LedgerError(f"{self.name}: {words}")


_ADVICE = (
    (
        "does not match",
        "the log beside it (.wal) is another ledger's, or this file was restored; move the log away",
    ),
    ("not a valid DuckDB database", "this file is no ledger; name another file with --ledger"),
    ("Is a directory", "this is a folder; name a file with --ledger"),
    ("already attached", "this process has the ledger open already"),
    (
        "Could not read enough bytes",
        "the file is cut short; restore a copy, or add the reports anew to another --ledger",
    ),
    ("No space left", "the disk is full; nothing was changed; make room and run the same command again"),
    (
        "Could not write",
        "the disk is full or the file may not be written; nothing was changed; make room and run again",
    ),
    ("Permission denied", "may not be opened; check its permissions, or name another file with --ledger"),
    ("Read-only file system", "lies on a disk that cannot be written; name another file with --ledger"),
    ("No such file or directory", "its folder does not exist; make it, or name another file with --ledger"),
    ("Cannot open database", "there is no ledger yet; make one with: rapportage add PATH"),
    ("Corrupt", "the file is damaged; restore a copy, or add the reports anew to another --ledger"),
)
