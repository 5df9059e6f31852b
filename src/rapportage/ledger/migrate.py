"""Ledgers of other versions: a newer one is refused, an older one is carried over after a copy is made."""

from __future__ import annotations

from rapportage import __version__
from rapportage.errors import LedgerError
from rapportage.ledger import payloads
from rapportage.ledger.store import Store
from rapportage.ledger.tables import tables

SCHEMA = 1
"""The version of the tables. Raise it when a field or a kind changes its name or meaning, and add a step."""

_OWN_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR)",
    "CREATE TABLE IF NOT EXISTS notes (key VARCHAR PRIMARY KEY, value VARCHAR)",
    "CREATE TABLE IF NOT EXISTS parts (part VARCHAR PRIMARY KEY, stage VARCHAR)",
    *payloads.DDL,
)


def prepare(store: Store) -> None:
    """Make the tables of a new ledger; check those of an old one.

    Raises:
        LedgerError: The ledger was written by a newer rapportage.
    """
    made = schema_of(store)
    if made is not None and made > SCHEMA:
        ((version,),) = store.run("SELECT value FROM meta WHERE key = 'rapportage'") or [("newer",)]
        message = f"{store.name} was written by rapportage {version} (tables {made}); this is {__version__} (tables {SCHEMA}); update rapportage"
        raise LedgerError(message)
    if made is None:
        create(store)


def create(store: Store) -> None:
    """Make every table of an empty ledger."""
    with store.transaction():
        for statement in _OWN_TABLES:
            store.run(statement)
        for table in tables():
            store.run(table.ddl)
        store.run("INSERT OR REPLACE INTO meta VALUES ('schema', ?), ('rapportage', ?)", [str(SCHEMA), __version__])


def schema_of(store: Store) -> int | None:
    """Return the version of a ledger's tables, None when it has none yet."""
    if not store.run("SELECT 1 FROM duckdb_tables() WHERE database_name = 'ledger' AND table_name = 'meta'"):
        return None
    found = store.run("SELECT value FROM meta WHERE key = 'schema'")
    return int(found[0][0]) if found else None
