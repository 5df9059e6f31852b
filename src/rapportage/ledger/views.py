"""Views for people who come with SQL: each kind flattened to plain columns, with its excerpt and its report.

``flat_toll_mentions`` is ``toll_mentions`` without STRUCTs or lists: ``count_low``, ``when_start``, names joined by
``; ``, and beside them ``excerpt`` (the characters), ``address``, ``outlet``, ``published_from`` and
``published_until``. They use nothing newer than DuckDB 1.4 and are made from the shapes, as the tables are.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from rapportage.ledger.tables import Table, fields_of, member_of, solid, tables
from rapportage.schema.base import Shape
from rapportage.schema.report import Report
from rapportage.schema.span import Span

_OF_REPORT = (
    'r.address AS address, r.outlet."value" AS outlet, '
    'r.dated."when"."start" AS published_from, r.dated."when"."end" AS published_until'
)


@cache
def view_statements() -> tuple[str, ...]:
    """Return the statements that make the views, in the order of the kinds."""
    return tuple(_view(table) for table in tables())


def _view(table: Table) -> str:
    columns = list(_flat(table.kind, prefix="", path="t"))
    join = ""
    names = dict(table.columns)
    if table.kind is Report:
        columns = [column for column in columns if not column.endswith("AS blocks")]
    elif "span" in names:
        columns.append('substring(r.text, t.span."start" + 1, t.span."end" - t.span."start") AS excerpt')
        join = " LEFT JOIN reports AS r ON r.id = t.span.report"
    elif "report" in names:
        join = " LEFT JOIN reports AS r ON r.id = t.report"
    if join:
        columns.append(_OF_REPORT.replace("r.address AS address, ", "") if "address" in names else _OF_REPORT)
    chosen = ", ".join(columns)
    return f'CREATE OR REPLACE VIEW "flat_{table.name}" AS SELECT {chosen} FROM "{table.name}" AS t{join}'  # noqa: S608


def _flat(shape: type[Shape], *, prefix: str, path: str) -> Iterator[str]:
    """Yield one SQL expression with its name for each plain column."""
    for name, hint in fields_of(shape):
        yield from _column(solid(hint), name=f"{prefix}{name}", at=f'{path}."{name}"')


def _column(hint: Any, *, name: str, at: str) -> Iterator[str]:  # noqa: ANN401 - a type hint has no narrower type
    if typing.get_origin(hint) is tuple:
        yield f'{_joined(solid(member_of(hint)), at)} AS "{name}"'
    elif isinstance(hint, type) and issubclass(hint, Shape):
        for column in _flat(hint, prefix=f"{name}_", path=at):
            if not (hint is Span and column.endswith('_report"') and name != "span"):  # all spans lie in one report
                yield column
    else:
        yield f'{at} AS "{name}"'


def _joined(hint: Any, at: str) -> str:  # noqa: ANN401
    """Return the expression that makes one text of a list: its values or the names of its members, else JSON."""
    if isinstance(hint, type) and issubclass(hint, Shape):
        if "name" in dict(fields_of(hint)):
            return f"array_to_string([x.\"name\" FOR x IN {at}], '; ')"
        return f"CAST(to_json({at}) AS VARCHAR)"
    if typing.get_origin(hint) is tuple:
        return f"CAST(to_json({at}) AS VARCHAR)"
    is_text = hint is str or issubclass(hint, Enum)
    return f"array_to_string({at}, '; ')" if is_text else f"CAST(to_json({at}) AS VARCHAR)"
