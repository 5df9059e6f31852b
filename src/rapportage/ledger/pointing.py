"""What a row points at: characters of reports, and other rows. Found by the types of its fields, never listed by hand."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from rapportage.ledger.tables import fields_of, member_of, without_none
from rapportage.schema.base import Shape
from rapportage.schema.ids import ActorId, EventId, MatterId, MentionId, ReportId
from rapportage.schema.span import Span

_IDS = (ReportId, MentionId, ActorId, EventId, MatterId)


class Pointed(NamedTuple):
    """A field (dots lead inwards) and what stands there."""

    field: str
    at: Span | str


def spans_of(shape: Shape) -> Iterator[tuple[str, Span]]:
    """Yield every span that stands in a shape, with its field, in the order of the fields."""
    return ((field, at) for field, at in pointed(shape) if isinstance(at, Span))


def ids_of(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield every id of another row that stands in a shape, with its field; empty ones left out."""
    return ((field, at) for field, at in pointed(shape) if isinstance(at, str) and at)


def pointed(shape: Shape) -> Iterator[Pointed]:
    """Yield all that a shape points at."""
    for name, is_leaf in _pointing_fields(type(shape)):
        yield from _walk(name, getattr(shape, name), is_leaf=is_leaf)


def _walk(field: str, value: Any, *, is_leaf: bool) -> Iterator[Pointed]:  # noqa: ANN401 - a field may hold anything
    if value is None:
        return
    if isinstance(value, tuple):
        for member in value:
            yield from _walk(field, member, is_leaf=is_leaf)
    elif is_leaf:
        yield Pointed(field, value)
    else:
        for inner, at in pointed(value):
            yield Pointed(f"{field}.{inner}", at)


@cache
def _pointing_fields(shape: type[Shape]) -> tuple[tuple[str, bool], ...]:
    """Return the fields that point somewhere, and whether they hold spans or ids themselves or shapes that do."""
    found: list[tuple[str, bool]] = []
    for name, outer in fields_of(shape):
        hint = _innermost(outer)
        if hint is Span or hint in _IDS:
            found.append((name, True))
        elif isinstance(hint, type) and issubclass(hint, Shape) and _pointing_fields(hint):
            found.append((name, False))
    return tuple(found)


def _innermost(hint: Any) -> Any:  # noqa: ANN401
    """Return what a field holds, one or many of: spans, ids, shapes or plain values."""
    hint = without_none(hint)
    return _innermost(member_of(hint)) if typing.get_origin(hint) is tuple else hint
