"""People's decisions: an append-only file of JSON lines beside the ledger, on disk before anyone is told so.

It is kept apart from the ledger, so that a ledger can be thrown away and made anew from the same decisions.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from rapportage.errors import LedgerError
from rapportage.schema.issue import Issue, remark
from rapportage.schema.judgement import Judgement


def journal_path(ledger: Path) -> Path:
    """Return where the decisions on a ledger lie."""
    return ledger.with_name(ledger.name + ".judgements.jsonl")


class Journal:
    """The decisions on one ledger; of a ledger in memory, in memory."""

    def __init__(self, ledger: Path | None) -> None:
        self.path = journal_path(ledger) if ledger else None
        self._unwritten: list[Judgement] = []

    def append(self, judgement: Judgement) -> None:
        """Write one decision; when this returns, it outlives a power cut.

        Raises:
            LedgerError: The file cannot be written.
        """
        if self.path is None:
            self._unwritten.append(judgement)
            return
        try:
            is_new = not self.path.exists()
            with self.path.open("ab+") as file:
                if file.tell() and not _ends_in_newline(self.path):
                    file.write(b"\n")  # after a torn line, so that it spoils no other
                file.write(msgspec.json.encode(judgement) + b"\n")
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                _sync_folder(self.path.parent)
        except OSError as error:
            message = f"cannot write {self.path}: {error.strerror or error}; the decision is not kept; make room and decide again"
            raise LedgerError(message) from error

    def history(self) -> tuple[Judgement, ...]:
        """Return every decision that can be read, in the order made, each once; undoing ones included."""
        return self._read()[0]

    def issues(self) -> tuple[Issue, ...]:
        """Return an issue (L101) for every line that cannot be read; the lines stay where they are."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[Judgement, ...], tuple[Issue, ...]]:
        if self.path is None:
            return tuple(self._unwritten), ()
        try:
            body = self.path.read_bytes()
        except FileNotFoundError:
            return (), ()
        except OSError as error:
            message = f"cannot read {self.path}: {error.strerror or error}"
            raise LedgerError(message) from error
        decode = msgspec.json.Decoder(Judgement).decode
        found: dict[str, Judgement] = {}
        issues: list[Issue] = []
        at = 0
        for line in body.splitlines(keepends=True):
            try:
                if line.strip():
                    judgement = decode(line)
                    found.setdefault(judgement.id, judgement)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                message = "a line of the journal of decisions cannot be read (torn by a crash?); it is left out"
                issues.append(remark("L101", message, address=self.path.name, byte=at))
            at += len(line)
        return tuple(found.values()), tuple(issues)


def _ends_in_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as lasting as its content; systems without folders as files need no such thing."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
