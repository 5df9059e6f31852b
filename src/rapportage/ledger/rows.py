"""Rows into tables and out again, exactly.

Into: a batch of rows goes as one list of JSON texts, which DuckDB parses into typed columns by itself.
Measured on 20,000 rows (actor mentions / event mentions, rows a second, one transaction): this 113,000 / 58,000;
a JSON lines file in between 218,000 / 84,000, but that needs room on the disk and a path free of wildcards;
the appender with nested dicts 81,000 / 18,000; ``executemany`` 1,000.

Out: DuckDB writes each row as JSON and msgspec decodes it: three times as fast as converting STRUCTs to dicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from rapportage.errors import LedgerError
from rapportage.ledger.payloads import keep_payloads
from rapportage.ledger.store import Store
from rapportage.ledger.tables import Table, table_of
from rapportage.schema.base import Row
from rapportage.schema.report import Payload, Report

Kind = TypeVar("Kind", bound=Row)

BATCH = 5000
"""Rows a statement: 1,000 cost a third more time, 20,000 gain nothing."""

BATCH_BYTES = 32 << 20
"""JSON a statement, so that a batch of long reports stays small beside a process's memory."""

_INSTANT = re.compile(r'"(start|end|at)":"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00"')
"""An instant as DuckDB writes it. Inside a string a quotation mark is escaped, so no text can look like one
unless it is the value of a text field of that name; a test says that there is no such field."""


class Waiting:
    """What was put but is not yet in its tables, so that many small puts in one transaction cost a statement a kind."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[type[Row], list[str]] = {}
        self._size = 0
        self._payloads: dict[str, Payload] = {}
        self._marks: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self.reports: set[str] = set()
        self._encode = msgspec.json.Encoder().encode

    def add(self, rows: Iterable[Row]) -> None:
        """Take rows in; they go to their tables when enough have come."""
        for row in rows:
            try:
                text = self._encode(row).decode()
            except UnicodeEncodeError as error:
                message = f"{row.id!r} holds half a character (a lone surrogate), which no file can keep"
                raise LedgerError(message) from error
            if isinstance(row, Report):
                self.reports.add(row.id)
            batch = self._texts.setdefault(type(row), [])
            batch.append(with_voids(text, table_of(type(row))))
            self._size += len(text)
            if len(batch) >= BATCH or self._size >= BATCH_BYTES:
                self.flush()

    def keep(self, payload: Payload, report: str) -> None:
        """Take a payload in."""
        self._payloads[report] = payload
        self.reports.add(report)
        self._size += len(payload.body)
        if self._size >= BATCH_BYTES:
            self.flush()

    def mark(self, part: str, stage: str) -> None:
        """Take a mark in."""
        self._marks[part] = stage

    def note(self, key: str, value: str) -> None:
        """Take a note in."""
        self._notes[key] = value

    def flush(self) -> None:
        """Put what waits into its tables."""
        texts, self._texts, self._size = self._texts, {}, 0
        self.reports.clear()
        for kind, batch in texts.items():
            insert_json(self._store, table_of(kind), batch)
        payloads, self._payloads = self._payloads, {}
        if payloads:
            keep_payloads(self._store, payloads)
        marks, self._marks = self._marks, {}
        notes, self._notes = self._notes, {}
        for table, pairs in (("parts", marks), ("notes", notes)):
            if pairs:
                sql = f"INSERT OR REPLACE INTO {table} SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])"
                self._store.run(sql, [list(pairs), list(pairs.values())])

    def clear(self) -> None:
        """Forget what waits: its transaction failed."""
        self._texts, self._size, self._payloads, self._marks, self._notes = {}, 0, {}, {}, {}
        self.reports.clear()


def insert_json(store: Store, table: Table, batch: Sequence[str]) -> None:
    """Keep rows given as JSON texts of the table's kind; one already there by id is left alone."""
    sql = (
        f'INSERT OR IGNORE INTO "{table.name}" '  # noqa: S608 - names come from the shapes
        "SELECT unnest(from_json_strict(j, ?)) FROM (SELECT unnest(?::VARCHAR[]) AS j)"
    )
    store.run(sql, [table.structure, list(batch)])


def select_rows(
    store: Store, kind: type[Kind], *, clauses: str = "ORDER BY t.id", parameters: Sequence[object] = ()
) -> Iterator[Kind]:
    """Yield the rows of a kind; ``clauses`` follow ``FROM <table> AS t``."""
    table = table_of(kind)
    decode = msgspec.json.Decoder(kind).decode
    sql = f'SELECT to_json(t) FROM "{table.name}" AS t {clauses}'  # noqa: S608
    for (text,) in store.stream(sql, parameters):
        yield decode(as_written(text, table))


def with_voids(text: str, table: Table) -> str:
    """Return a row's JSON with objects of nulls where a shape may stand and none does (see ``Table.voids``).

    Inside a string a quotation mark is escaped, so no text can look like a field.
    """
    for name, void in table.voids:
        text = text.replace(f'"{name}":null', f'"{name}":{void}')
    return text


def as_written(text: str, table: Table) -> str:
    """Return DuckDB's JSON of a row as msgspec wrote it: objects of nulls are null, instants RFC 3339."""
    for _, void in table.voids:
        text = text.replace(void, "null")
    return iso_instants(text) if table.holds_times else text


def iso_instants(text: str) -> str:
    """Return DuckDB's JSON of a row with its instants as RFC 3339 writes them."""
    return _INSTANT.sub(r'"\1":"\2T\3Z"', text)
