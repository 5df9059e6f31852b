"""Tables derived from the row shapes, so that a shape is written down once.

One table a kind, named in the plural; one column a field. Scalars are typed, enums are text (or numbers,
as their values are), a nested shape is a STRUCT, a tuple a list. Nothing here is retyped by hand: a field
added to a shape is a column the next time a ledger is opened (see ``migrate``).
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import msgspec

from rapportage.schema.base import Row, Shape
from rapportage.schema.issue import Issue
from rapportage.schema.judgement import Judgement
from rapportage.schema.matters import Actor, Commitment, Copy, Dating, Disagreement, Event, Statement, Toll, Work
from rapportage.schema.mentions import (
    ActorMention,
    CommitmentMention,
    EventMention,
    Mention,
    PlaceMention,
    RelationMention,
    StatementMention,
    TimeMention,
    TollMention,
)
from rapportage.schema.rehearsal import Rehearsal
from rapportage.schema.relation import Outcome, Relation
from rapportage.schema.report import Report

MENTIONS: tuple[type[Mention], ...] = (
    TimeMention,
    PlaceMention,
    ActorMention,
    StatementMention,
    EventMention,
    TollMention,
    CommitmentMention,
    RelationMention,
)
"""Kinds that one report says."""

KINDS: tuple[type[Row], ...] = (
    Report,
    *MENTIONS,
    Copy,
    Work,
    Dating,
    Actor,
    Event,
    Toll,
    Statement,
    Commitment,
    Disagreement,
    Outcome,
    Relation,
    Rehearsal,
    Judgement,
    Issue,
)
"""Every kind of row, in the order of the stairs. A test fails when one of schema's is not here."""

_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PLURALS = {"copy": "copies"}
_SCALARS: dict[object, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "TIMESTAMPTZ",
}


class Table(NamedTuple):
    """Where one kind of row is kept.

    Attributes:
        kind: The shape.
        name: What the table is called.
        columns: Name and SQL type of each field, in the shape's order.
        structure: The same as the JSON that ``from_json_strict`` takes.
        holds_times: Whether an instant stands anywhere in it.
        voids: Each field, at any depth, that may hold a shape or nothing, with the JSON kept for nothing: an
            object of nulls, never null. DuckDB 2.0.0 reads rows added behind 2,048 whose STRUCT is NULL as
            STRUCTs of NULLs until the next checkpoint (files of format v1.4.0; 1.5 and format v2.0.0 do not).
    """

    kind: type[Row]
    name: str
    columns: tuple[tuple[str, str], ...]
    structure: str
    holds_times: bool
    voids: tuple[tuple[str, str], ...]

    @property
    def ddl(self) -> str:
        """The statement that creates it."""
        lines = ", ".join(f'"{name}" {sql}' + (" PRIMARY KEY" if name == "id" else "") for name, sql in self.columns)
        return f'CREATE TABLE IF NOT EXISTS "{self.name}" ({lines})'


def table_name(kind: type[Row]) -> str:
    """Return what a kind's table is called: snake case, plural.

    >>> from rapportage.schema.matters import Copy
    >>> table_name(TollMention), table_name(Copy)
    ('toll_mentions', 'copies')
    """
    name = _WORD.sub("_", kind.__name__).lower()
    return _PLURALS.get(name, name + "s")


@cache
def table_of(kind: type[Row]) -> Table:
    """Return the table of a kind."""
    columns = _columns(kind)
    return Table(
        kind=kind,
        name=table_name(kind),
        columns=columns,
        structure=msgspec.json.encode(_structure(kind)).decode(),
        holds_times=any("TIMESTAMPTZ" in sql for _, sql in columns),
        voids=tuple(sorted(set(_voids(kind)), key=lambda pair: (-len(pair[1]), pair))),
    )


def tables() -> tuple[Table, ...]:
    """Return the tables of all kinds, in the order of the stairs."""
    return tuple(table_of(kind) for kind in KINDS)


@cache
def kind_named(name: str) -> type[Row] | None:
    """Return the kind whose table or class has this name, None when there is none."""
    return next((kind for kind in KINDS if name in {table_name(kind), kind.__name__}), None)


def has_field(shape: type[Shape], steps: Sequence[str]) -> bool:
    """Tell whether a shape has the field that the steps lead to, each into the one before.

    >>> has_field(TollMention, ["count", "low"]), has_field(TollMention, ["count", "colour"])
    (True, False)
    """
    inside: Any = shape
    for step in steps:
        is_shape = isinstance(inside, type) and issubclass(inside, Shape)
        found = dict(fields_of(inside)).get(step) if is_shape else None
        if found is None:
            return False
        inside = solid(found)
    return bool(steps)


def telling_field(shape: type[Shape], steps: Sequence[str]) -> tuple[str, ...]:
    """Return the steps to a field that is NULL just where the one named holds nothing: of a shape, a field it must have.

    >>> telling_field(TollMention, ["when"]), telling_field(TollMention, ["part_of"])
    (('when', 'start'), ('part_of',))
    """
    inside: Any = shape
    for step in steps:
        inside = solid(dict(fields_of(inside))[step])
    made = list(steps)
    while isinstance(inside, type) and issubclass(inside, Shape):
        name, inside = next((name, hint) for name, hint in fields_of(inside) if without_none(hint) is hint)
        made.append(name)
        inside = solid(inside)
    return tuple(made)


def sql_type(hint: Any) -> str:  # noqa: ANN401 - a type hint has no narrower type
    """Return the SQL type of a field's type.

    >>> sql_type(tuple[str, ...])
    'VARCHAR[]'
    """
    hint = solid(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if typing.get_origin(hint) is tuple:
        return sql_type(member_of(hint)) + "[]"
    if issubclass(hint, Enum):
        return sql_type(type(next(iter(hint)).value))
    if issubclass(hint, Shape):
        return "STRUCT(" + ", ".join(f'"{name}" {sql}' for name, sql in _columns(hint)) + ")"
    message = f"no column type for {hint!r}"
    raise TypeError(message)


@cache
def _columns(shape: type[Shape]) -> tuple[tuple[str, str], ...]:
    return tuple((name, sql_type(hint)) for name, hint in fields_of(shape))


@cache
def fields_of(shape: type[Shape]) -> tuple[tuple[str, Any], ...]:
    """Return the name and the type of each field; kept, since working types out costs more than all else on opening."""
    hints = typing.get_type_hints(shape)
    return tuple((field.name, hints[field.name]) for field in msgspec.structs.fields(shape))


def _structure(hint: Any) -> Any:  # noqa: ANN401 - JSON of any depth
    hint = solid(hint)
    if typing.get_origin(hint) is tuple:
        return [_structure(member_of(hint))]
    if isinstance(hint, type) and issubclass(hint, Shape):
        return {name: _structure(inner) for name, inner in fields_of(hint)}
    return sql_type(hint)


def _voids(shape: type[Shape]) -> Iterator[tuple[str, str]]:
    """Yield each field that may hold a shape or nothing, at any depth, and the JSON of an object of nulls."""
    for name, hint in fields_of(shape):
        inner = solid(hint)
        if typing.get_origin(inner) is tuple:
            inner = solid(member_of(inner))
        if isinstance(inner, type) and issubclass(inner, Shape):
            yield from _voids(inner)
            if without_none(hint) is not hint:
                yield name, msgspec.json.encode(_void(inner)).decode()


def _void(hint: Any) -> Any:  # noqa: ANN401 - JSON of any depth
    hint = solid(hint)
    if isinstance(hint, type) and issubclass(hint, Shape):
        return {name: _void(inner) for name, inner in fields_of(hint)}
    return None


def solid(hint: Any) -> Any:  # noqa: ANN401
    """Return a type without ``None`` and without a new name: ``ReportId | None`` is a str."""
    hint = without_none(hint)
    return getattr(hint, "__supertype__", hint)


def without_none(hint: Any) -> Any:  # noqa: ANN401
    """Return the type beside ``None``."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
    return hint


def member_of(hint: Any) -> Any:  # noqa: ANN401
    """Return the one type a tuple's members have: ``tuple[X, ...]`` and ``tuple[X, X]`` are both lists of X."""
    members = {arg for arg in typing.get_args(hint) if arg is not Ellipsis}
    if len(members) != 1:
        message = f"a list has one type of member: {hint!r}"
        raise TypeError(message)
    return members.pop()
