"""Tables follow from the shapes."""

from __future__ import annotations

import typing
from datetime import datetime

import msgspec
import pytest

from rapportage.export.rows import file_name
from rapportage.ledger.tables import (
    KINDS,
    MENTIONS,
    fields_of,
    kind_named,
    member_of,
    solid,
    sql_type,
    table_name,
    table_of,
    without_none,
)
from rapportage.schema.base import Row, Shape
from rapportage.schema.codes import Quad, Status
from rapportage.schema.count import Count
from rapportage.schema.ids import ReportId
from rapportage.schema.mentions import Mention, TollMention
from rapportage.schema.span import Span


@pytest.mark.parametrize(
    ("hint", "sql"),
    [
        (str, "VARCHAR"),
        (ReportId | None, "VARCHAR"),
        (Status, "VARCHAR"),
        (Quad, "BIGINT"),
        (datetime | None, "TIMESTAMPTZ"),
        (tuple[float, ...], "DOUBLE[]"),
        (Count, 'STRUCT("low" BIGINT, "high" BIGINT, "qualifier" VARCHAR)'),
        (tuple[tuple[bool, bool], ...], "BOOLEAN[][]"),
    ],
)
def test_a_type_has_its_sql_type(hint: object, sql: str) -> None:
    assert sql_type(hint) == sql


@pytest.mark.parametrize("hint", [tuple[int, str], dict[str, str], set[int], object])
def test_a_type_without_a_column_is_refused(hint: object) -> None:
    with pytest.raises((TypeError, StopIteration)):
        sql_type(hint)


def test_the_id_is_the_key_and_every_field_a_column() -> None:
    table = table_of(TollMention)
    assert '"id" VARCHAR PRIMARY KEY' in table.ddl
    assert [name for name, _ in table.columns] == [field.name for field in msgspec.structs.fields(TollMention)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_tables_are_called_as_export_files_are(kind: type[Row]) -> None:
    assert table_name(kind) == file_name(kind)
    assert kind_named(table_name(kind)) is kind_named(kind.__name__) is kind


def test_every_mention_is_among_the_mentions() -> None:
    assert set(MENTIONS) == set(Mention.__subclasses__())


def instants_and_texts(shape: type[Shape]) -> tuple[set[str], set[str]]:
    instants: set[str] = set()
    texts: set[str] = set()
    hints = typing.get_type_hints(shape)
    for field in msgspec.structs.fields(shape):
        hint = solid(hints[field.name])
        while typing.get_origin(hint) is tuple:
            hint = solid(member_of(hint))
        if issubclass(hint, Shape):
            inner = instants_and_texts(hint)
            instants |= inner[0]
            texts |= inner[1]
        elif hint is datetime:
            instants.add(field.name)
        elif hint is not int:
            texts.add(field.name)
    return instants, texts


@pytest.mark.parametrize("kind", [*KINDS, Span], ids=lambda kind: kind.__name__)
def test_no_text_field_is_called_as_a_field_of_instants(kind: type[Shape]) -> None:
    instants, texts = instants_and_texts(kind)
    assert instants <= {"start", "end", "at"}, "name it in rows._INSTANT"
    assert not texts & {"start", "end", "at"}, "rows._INSTANT would change such a text"


def optional_shapes(shape: type[Shape]) -> list[tuple[str, type[Shape] | None, bool]]:
    """Every field at any depth: its name, its shape, and whether it may be empty."""
    found: list[tuple[str, type[Shape] | None, bool]] = []
    for name, hint in fields_of(shape):
        inner = solid(hint)
        while typing.get_origin(inner) is tuple:
            inner = solid(member_of(inner))
        is_shape = issubclass(inner, Shape)
        found.append((name, inner if is_shape else None, without_none(hint) is not hint))
        if is_shape:
            found += optional_shapes(inner)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nothing_can_be_told_from_a_shape(kind: type[Row]) -> None:
    found = optional_shapes(kind)
    with_shapes = {name for name, shape, is_optional in found if shape and is_optional}
    with_values = {name for name, shape, is_optional in found if not shape and is_optional}
    assert with_shapes == {name for name, _ in table_of(kind).voids}
    assert not with_shapes & with_values, "rows.with_voids would write an object for an empty value"
    for shape in {shape for _, shape, is_optional in found if shape and is_optional}:
        assert any(without_none(hint) is hint for _, hint in fields_of(shape)), (
            "an object of nulls must be no such shape"
        )
