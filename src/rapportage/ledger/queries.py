"""The questions one may ask of a kind: which rows, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from rapportage.errors import LedgerError
from rapportage.ledger.tables import has_field, table_of, telling_field
from rapportage.schema.base import Row


def clauses_for(
    kind: type[Row], *, where: Mapping[str, object], limit: int | None = None, is_ordered: bool = True
) -> tuple[str, list[object]]:
    """Return the SQL that follows ``FROM <table> AS t`` and its parameters.

    Raises:
        LedgerError: The kind has no such field.
    """
    columns = dict(table_of(kind).columns)
    join, order = _order(columns)
    conditions: list[str] = []
    parameters: list[object] = []
    for field, value in where.items():
        condition, given = _condition(kind, columns, field, value)
        conditions.append(condition)
        parameters += given
    sql = (join if is_ordered else "") + (" WHERE " + " AND ".join(conditions) if conditions else "")
    if is_ordered:
        sql += f" ORDER BY {order}"
    if limit is not None:
        sql += f" LIMIT {int(limit)}"
    return sql, parameters


def _order(columns: Mapping[str, str]) -> tuple[str, str]:
    """Return the join and the order that sort a kind by report address, place and id."""
    if "text" in columns and "address" in columns:
        return "", "t.address, t.id"
    if "address" in columns:
        return "", 't.address, t.span.start NULLS FIRST, t."byte" NULLS FIRST, t.id'
    if "span" in columns:
        join = "LEFT JOIN reports AS r ON r.id = t.span.report"
        return join, 'r.address, t.span.report, t.span.start, t.span."end", t.id'
    for field in ("report", "copy"):
        if field in columns:
            return f'LEFT JOIN reports AS r ON r.id = t."{field}"', "r.address, t.id"
    return "", "t.id"


def _condition(kind: type[Row], columns: Mapping[str, str], field: str, value: object) -> tuple[str, list[object]]:
    steps = field.split(".")
    if field == "report" and "report" not in columns and "span" in columns:
        steps = ["span", "report"]
    if not has_field(kind, steps):
        message = f"{table_of(kind).name} have no field {field!r}; they have {', '.join(columns)}"
        raise LedgerError(message)
    if value is None:
        return f"{_column(telling_field(kind, steps))} IS NULL", []
    column = _column(steps)
    plain = value.value if isinstance(value, Enum) else value
    if len(steps) == 1 and columns[steps[0]].endswith("[]"):
        return f"list_contains({column}, ?)", [plain]
    return f"{column} = ?", [plain]


def _column(steps: Sequence[str]) -> str:
    return "t." + ".".join(f'"{step}"' for step in steps)
