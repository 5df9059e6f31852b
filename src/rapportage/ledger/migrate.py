"""Ledgers of other versions: a newer one is refused, an older one is written anew and kept beside the new.

An older ledger is never altered. Its rows are read as plain mappings, led through the steps from its version to
ours, decoded as today's shapes (a field added since takes its default), and put into a new file, which then takes
the old one's name in one move; the old file stays as ``<ledger>.v<version>.bak``.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from rapportage import __version__
from rapportage.errors import LedgerError
from rapportage.ledger import payloads
from rapportage.ledger.rows import insert_json, iso_instants, with_voids
from rapportage.ledger.store import Store
from rapportage.ledger.tables import Table, kind_named, table_of, tables
from rapportage.ledger.views import view_statements

SCHEMA = 1
"""The version of the tables. Raise it when a field or a kind changes its name or its meaning, and add a step."""

Plain = dict[str, Any]
Step = Callable[[str, Plain], tuple[str, Plain] | None]

STEPS: dict[int, Step] = {0: lambda table, row: (table, row)}
"""From each older version to the next: table and row to table and row, or None for a row that has no place any
more. Version 0 had today's rows but no digest of its tables."""

_OWN_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR)",
    "CREATE TABLE IF NOT EXISTS notes (key VARCHAR PRIMARY KEY, value VARCHAR)",
    "CREATE TABLE IF NOT EXISTS parts (part VARCHAR PRIMARY KEY, stage VARCHAR)",
    *payloads.DDL,
)
_CARRIED = ("notes", "parts", "bodies", "payloads")
_BATCH = 1000


def is_current(store: Store) -> bool:
    """Tell whether a ledger has today's tables.

    Raises:
        LedgerError: The file holds something else, or was written by a newer rapportage.
    """
    if "meta" not in _table_names(store):
        message = f"{store.name} is a DuckDB file but no ledger; name another file with --ledger"
        raise LedgerError(message)
    meta = _meta(store)
    version = int(meta.get("schema", 0))
    if version > SCHEMA:
        raise _newer(store, meta, f"its tables are version {version}, this one's {SCHEMA}")
    return version == SCHEMA and meta.get("shapes") == digest()


def make_file(path: Path) -> None:
    """Make an empty ledger where there is no file or one without a byte; in one move, so that none is ever half made."""
    if path.exists() and (path.is_dir() or path.stat().st_size):
        return
    half = path.with_name(path.name + ".new")
    half.unlink(missing_ok=True)
    half.with_name(half.name + ".wal").unlink(missing_ok=True)
    store = Store(half)
    try:
        create(store)
    finally:
        store.close()
    path.with_name(path.name + ".wal").unlink(missing_ok=True)  # the log of a ledger that somebody deleted
    os.replace(half, path)  # noqa: PTH105 - one call, atomic on every system


def create(store: Store) -> None:
    """Make every table and view of an empty ledger."""
    meta = {"schema": str(SCHEMA), "rapportage": __version__, "shapes": digest()}
    with store.transaction():
        for statement in (*_OWN_TABLES, *(table.ddl for table in tables()), *view_statements()):
            store.run(statement)
        store.run("INSERT INTO meta SELECT unnest(?), unnest(?)", [list(meta), list(meta.values())])


@cache
def digest() -> str:
    """Return a digest of all tables and views as this rapportage makes them."""
    statements = (*_OWN_TABLES, *(table.ddl for table in tables()), *view_statements())
    return sha256("\n".join(statements).encode()).hexdigest()


def migrate(path: Path) -> Path:
    """Write an older ledger anew and return where the old one is kept.

    Raises:
        LedgerError: It holds what this rapportage does not know, or there is no room; the old one is as it was.
    """
    half = path.with_name(path.name + ".migrating")
    half.unlink(missing_ok=True)
    half.with_name(half.name + ".wal").unlink(missing_ok=True)
    old = Store(path)  # for writing, so that what a killed process left in the log is in the file before it is kept
    try:
        new = Store(half)
        try:
            create(new)
            _carry(old, new)
        finally:
            new.close()
        version = int(_meta(old).get("schema", 0))
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    finally:
        old.close()
    kept = _keep(path, version)
    os.replace(half, path)  # noqa: PTH105 - one call, atomic on every system
    return kept


def _carry(old: Store, new: Store) -> None:
    """Write everything in ``old`` to ``new``, led through the steps."""
    version = int(_meta(old).get("schema", 0))
    names = _table_names(old)
    with new.transaction():
        for name in names:
            if name in _CARRIED:
                _copy_table(old, new, name)
            elif name != "meta":
                for table, batch in _batches(old, name, version):
                    insert_json(new, table, batch)


def _batches(old: Store, name: str, version: int) -> Iterator[tuple[Table, list[str]]]:
    waiting: dict[Table, list[str]] = {}
    for (text,) in old.stream(f'SELECT to_json(t) FROM "{name}" AS t ORDER BY id'):  # noqa: S608
        carried = _led(name, _without_voids(msgspec.json.decode(iso_instants(text))), version)
        if carried is None:
            continue
        table, row = _known(old, *carried)
        batch = waiting.setdefault(table, [])
        batch.append(row)
        if len(batch) >= _BATCH:
            yield table, waiting.pop(table)
    yield from waiting.items()


def _led(name: str, row: Plain, version: int) -> tuple[str, Plain] | None:
    """Return a row of an older version as it is today."""
    for step in range(version, SCHEMA):
        led = STEPS[step](name, row)
        if led is None:
            return None
        name, row = led
    return name, row


def _known(old: Store, name: str, row: Plain) -> tuple[Table, str]:
    """Return a row's table and its JSON as today's shapes write it."""
    kind = kind_named(name)
    if kind is None:
        raise _newer(old, _meta(old), f"it has {name}")
    try:
        shape = msgspec.convert(row, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _newer(old, _meta(old), f"{name}: {error}") from error
    table = table_of(kind)
    return table, with_voids(msgspec.json.encode(shape).decode(), table)


def _without_voids(value: Any) -> Any:  # noqa: ANN401 - JSON of any depth
    """Return JSON with null for every object of nulls, as ``rows.as_written`` does where the shapes are known."""
    if isinstance(value, list):
        return [_without_voids(member) for member in value]
    if isinstance(value, dict):
        made = {name: _without_voids(inner) for name, inner in value.items()}
        return made if any(inner is not None for inner in made.values()) else None
    return value


def _copy_table(old: Store, new: Store, name: str) -> None:
    columns = [column for (column,) in old.run(f"SELECT column_name FROM (DESCRIBE {name})")]  # noqa: S608
    places = ", ".join("?" * len(columns))
    for cells in old.stream(f"SELECT * FROM {name} ORDER BY 1"):  # noqa: S608
        new.run(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({places})", cells)  # noqa: S608


def _keep(path: Path, version: int) -> Path:
    """Give the old file a second name, or copy it where names cannot be shared."""
    kept = path.with_name(f"{path.name}.v{version}.bak")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.v{version}-{number}.bak")
    try:
        os.link(path, kept)
    except OSError:
        try:
            shutil.copy2(path, kept)
        except OSError as error:
            with contextlib.suppress(OSError):
                kept.unlink()
            message = (
                f"cannot keep a copy of {path} as {kept}: {error.strerror or error}; nothing was changed; make room"
            )
            raise LedgerError(message) from error
    return kept


def _table_names(store: Store) -> list[str]:
    found = store.run("SELECT table_name FROM duckdb_tables() WHERE database_name = 'ledger' ORDER BY table_name")
    return [name for (name,) in found]


def _meta(store: Store) -> dict[str, str]:
    return dict(store.run("SELECT key, value FROM meta"))


def _newer(store: Store, meta: dict[str, str], sign: str) -> LedgerError:
    version = meta.get("rapportage", "of another version")
    message = f"{store.name} was written by rapportage {version}, this is {__version__} ({sign}); update rapportage"
    return LedgerError(message)
