"""The ledger: rows, payloads and marks in one file, owned by one process at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from rapportage.errors import LedgerError, UnknownId
from rapportage.ledger.journal import Journal
from rapportage.ledger.lock import owning
from rapportage.ledger.migrate import create, is_current, make_file, migrate
from rapportage.ledger.payloads import describe_payloads, fetch_payload
from rapportage.ledger.queries import clauses_for
from rapportage.ledger.rows import Waiting, select_rows
from rapportage.ledger.store import Store
from rapportage.ledger.tables import KINDS, MENTIONS, table_of, tables
from rapportage.schema.base import Row
from rapportage.schema.ids import ReportId
from rapportage.schema.issue import Issue
from rapportage.schema.judgement import Judgement
from rapportage.schema.report import Payload, Report

Kind = TypeVar("Kind", bound=Row)

CANDIDATES = 8
"""How many ids are named when one does not suffice: a screenful."""


@contextmanager
def _opened(path: Path | None, *, is_reading: bool) -> Iterator[Store]:
    store = Store(path, is_reading=is_reading)
    try:
        yield store
    finally:
        store.close()


class Ledger:
    """Rows at rest. Putting the same row twice keeps one; every change is whole or does not happen.

    Open it with ``Ledger.open`` and use it as a context manager:

    >>> from rapportage.schema.report import Report
    >>> with Ledger.open(":memory:") as ledger:
    ...     ledger.count(Report)
    0
    """

    def __init__(self, store: Store, closing: ExitStack) -> None:
        self._own = store
        self._closing = closing
        self._waiting = Waiting(store)
        self._depth = 0
        self._journal = Journal(store.path)

    @classmethod
    def open(cls, path: str | Path, *, command: str = "", wait_s: float = 2.0, is_reading: bool = False) -> Ledger:
        """Return the ledger at ``path``, made when there is none; ``:memory:`` keeps nothing.

        Args:
            path: The file.
            command: What this process does, for those who find the ledger in use.
            wait_s: How long to wait for another owner.
            is_reading: Change nothing, and let others read at the same time; the file must be there.

        Raises:
            LedgerBusy: Another process owns it.
            LedgerError: It cannot be opened, or was written by a newer rapportage.
        """
        place = None if str(path) == ":memory:" else Path(path).absolute()
        if place and is_reading and not place.exists():
            message = f"there is no ledger at {path}; make one with: rapportage add PATH"
            raise LedgerError(message)
        with ExitStack() as closing:
            if place and not is_reading:
                closing.enter_context(owning(place, command=command, wait_s=wait_s))
                make_file(place)
            store = closing.enter_context(_opened(place, is_reading=is_reading))
            if place is None:
                create(store)
            elif not is_current(store):
                closing.close()
                return cls._carried_over(place, command=command, wait_s=wait_s, is_reading=is_reading)
            return cls(store, closing.pop_all())

    @classmethod
    def _carried_over(cls, place: Path, *, command: str, wait_s: float, is_reading: bool) -> Ledger:
        """Return an older ledger, written anew as today's."""
        with owning(place, command=command, wait_s=wait_s):
            migrate(place)
        return cls.open(place, command=command, wait_s=wait_s, is_reading=is_reading)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go. Closing twice is closing once."""
        self._closing.close()

    @property
    def path(self) -> Path | None:
        """Where the file lies, None for memory."""
        return self._own.path

    @property
    def store(self) -> Store:
        """The connection, for the other files of this shelf, with all rows put so far in their tables."""
        self._waiting.flush()
        return self._own

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of a block or nothing of it; transactions within it are part of it."""
        self._depth += 1
        try:
            with self._own.transaction():
                yield
                if self._depth == 1:
                    self._waiting.flush()
        except BaseException:
            self._waiting.clear()
            raise
        finally:
            self._depth -= 1

    # rows

    def put(self, rows: Iterable[Row]) -> None:
        """Keep rows, of any kinds; one already there by id is left alone."""
        with self.transaction():
            self._waiting.add(rows)

    def replace(self, kinds: Iterable[type[Row]], rows: Iterable[Row]) -> None:
        """Drop every row of these kinds and keep ``rows`` instead, in one transaction."""
        with self.transaction():
            for kind in kinds:
                self.store.run(f'DELETE FROM "{table_of(kind).name}"')  # noqa: S608 - names come from the shapes
            self._waiting.add(rows)

    def drop_report(self, *report_ids: str) -> None:
        """Drop reports with all they say: the reports, their mentions, their issues; the payloads stay.

        What is said of a report that is not here, neither as a row nor as a payload, is not looked for.
        """
        if not self._waiting.reports.isdisjoint(report_ids):
            self._waiting.flush()
        known = "SELECT report FROM payloads WHERE report = ? UNION ALL SELECT id FROM reports WHERE id = ?"
        here = [report for report in report_ids if self._own.run(known, [report, report])]
        if not here:
            return  # the common case, a report not seen before, must not cost nine deletes
        with self.transaction():
            for kind in MENTIONS:
                self._drop(kind, "list_contains(?::VARCHAR[], span.report)", here)
            self._drop(Issue, "list_contains(?::VARCHAR[], report)", here)
            self._drop(Report, "list_contains(?::VARCHAR[], id)", here)

    def drop_issues(self, prefix: str) -> None:
        """Drop the issues whose code begins so: ``R3`` for those of reconciling."""
        self._drop(Issue, "starts_with(code, ?)", prefix)

    def drop_rows(self, kind: type[Row], row_ids: Iterable[str]) -> None:
        """Drop the rows of a kind with these ids; ids without a row are passed over."""
        self._drop(kind, "list_contains(?::VARCHAR[], id)", list(row_ids))

    def _drop(self, kind: type[Row], condition: str, parameter: object) -> None:
        self.store.run(f'DELETE FROM "{table_of(kind).name}" WHERE {condition}', [parameter])  # noqa: S608

    def rows(
        self, kind: type[Kind], *, where: Mapping[str, object] | None = None, limit: int | None = None
    ) -> Iterator[Kind]:
        """Yield the rows of a kind by report address, place in the text and id.

        ``where`` maps fields to values (``{"status": "claimed", "report": id}``, dots lead into a field);
        a field that holds several values matches by any of them.

        Raises:
            LedgerError: The kind has no such field.
        """
        clauses, parameters = clauses_for(kind, where=where or {}, limit=limit)
        return select_rows(self.store, kind, clauses=clauses, parameters=parameters)

    def count(self, kind: type[Row], *, where: Mapping[str, object] | None = None) -> int:
        """Return how many rows of a kind there are."""
        clauses, parameters = clauses_for(kind, where=where or {}, is_ordered=False)
        ((count,),) = self.store.run(f'SELECT count(*) FROM "{table_of(kind).name}" AS t {clauses}', parameters)  # noqa: S608
        return int(count)

    def kinds(self) -> tuple[type[Row], ...]:
        """Return the kinds that have rows, in the order of the stairs."""
        return tuple(kind for kind in KINDS if self.store.run(f'SELECT 1 FROM "{table_of(kind).name}" LIMIT 1'))  # noqa: S608

    def find(self, id_or_prefix: str) -> Row:
        """Return the one row whose id this is or begins with; the part before the colon may be left out.

        Raises:
            UnknownId: No row answers to it, or more than one; the message names candidates.
        """
        for row in self.rows_of_ids([id_or_prefix]).values():
            return row
        found = self._ids("starts_with(id, ?)", id_or_prefix)
        found = found or self._ids("starts_with(split_part(id, ':', 2), ?)", id_or_prefix)
        if not id_or_prefix or not found:
            message = f"no row answers to {id_or_prefix!r}; rapportage list KIND shows ids"
            raise UnknownId(message)
        if len(found) > 1:
            named = ", ".join(row_id for _, row_id in found[:CANDIDATES]) + (", ..." if len(found) > CANDIDATES else "")
            message = f"{id_or_prefix!r} may be any of {named}; give more of it"
            raise UnknownId(message)
        ((_, row_id),) = found
        return self.rows_of_ids([row_id])[row_id]

    def rows_of_ids(self, row_ids: Iterable[str]) -> dict[str, Row]:
        """Return the rows with these ids, of whatever kind, by id; ids without a row are left out."""
        wanted = list(row_ids)
        found: dict[str, Row] = {}
        for kind in KINDS:
            clauses = "WHERE t.id IN (SELECT unnest(?::VARCHAR[])) ORDER BY t.id"
            rows = select_rows(self.store, kind, clauses=clauses, parameters=[wanted])
            found.update((row.id, row) for row in rows)
        return found

    def _ids(self, condition: str, wanted: str) -> list[tuple[type[Row], str]]:
        found: list[tuple[type[Row], str]] = []
        for table in tables():
            sql = f'SELECT id FROM "{table.name}" WHERE {condition} ORDER BY id LIMIT {CANDIDATES + 1}'  # noqa: S608
            found += [(table.kind, row_id) for (row_id,) in self.store.run(sql, [wanted])]
        return found

    def has_reports(self, report_ids: Iterable[str]) -> frozenset[ReportId]:
        """Return which of these reports are here."""
        found = self.store.run("SELECT id FROM reports WHERE list_contains(?::VARCHAR[], id)", [list(report_ids)])
        return frozenset(ReportId(row_id) for (row_id,) in found)

    def report_ids(self) -> tuple[ReportId, ...]:
        """Return the ids of the reports whose payloads are kept, in the order first seen."""
        found = self.store.run("SELECT report FROM payloads ORDER BY position")
        return tuple(ReportId(report) for (report,) in found)

    # payloads

    def keep(self, payload: Payload, report: str) -> None:
        """Keep the payload a report is read from, in the place of what was kept for it before; each body once."""
        with self.transaction():
            self._waiting.keep(payload, report)

    def payload_of(self, report: str) -> Payload:
        """Return the payload a report is read from.

        Raises:
            UnknownId: None was kept for it.
        """
        payload = fetch_payload(self.store, report)
        if payload is None:
            message = f"no payload is kept for {report!r}; add its report again"
            raise UnknownId(message)
        return payload

    def described(self) -> Iterator[tuple[ReportId, Payload]]:
        """Yield the id of each report and its payload with an empty body, in the order first seen."""
        return ((ReportId(report), payload) for report, payload in describe_payloads(self.store))

    # marks and notes

    def mark(self, part: str, stage: str) -> None:
        """Remember that a part (or a report) went through a stage; a later one takes the place of an earlier."""
        with self.transaction():
            self._waiting.mark(part, stage)

    def is_marked(self, part: str, stage: str) -> bool:
        """Tell whether a part went through this stage last."""
        return bool(self.store.run("SELECT 1 FROM parts WHERE part = ? AND stage = ?", [part, stage]))

    def marks(self) -> dict[str, str]:
        """Return the last stage of every part."""
        return dict(self.store.run("SELECT part, stage FROM parts ORDER BY part"))

    def note(self, key: str, value: str) -> None:
        """Remember one small fact about the ledger; a later one of the same name takes its place."""
        with self.transaction():
            self._waiting.note(key, value)

    def noted(self, key: str) -> str | None:
        """Return what was noted under a name, None when nothing was."""
        found = self.store.run("SELECT value FROM notes WHERE key = ?", [key])
        return str(found[0][0]) if found else None

    # decisions

    def judge(self, judgement: Judgement) -> None:
        """Write a person's decision into the journal beside the ledger; it is on disk when this returns."""
        self._journal.append(judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every decision in the order made, undone ones and the undoing ones included."""
        return self._journal.history()

    def content_hash(self) -> str:
        """Return a digest of every row: the same for the same rows, in whatever order and file they came."""
        digest = sha256()
        for table in sorted(tables(), key=lambda table: table.name):
            for row in select_rows(self.store, table.kind):
                digest.update(f"{table.name}\x1f{row.id}\x1f".encode() + msgspec.json.encode(row) + b"\n")
        return digest.hexdigest()
