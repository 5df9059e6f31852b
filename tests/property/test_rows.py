"""Laws of rows: one shape, four states. A row survives a line of JSON and a night in the ledger."""

from __future__ import annotations

import typing
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rapportage.ledger.ledger import Ledger
from rapportage.ledger.tables import KINDS
from rapportage.schema.base import Row, Shape
from rapportage.schema.count import Count
from rapportage.schema.matters import Matter
from rapportage.schema.span import Span
from rapportage.schema.when import Basis, Precision, When

WORD = st.one_of(
    st.text(max_size=8),  # surrogates apart, which no file can keep, whatever Unicode has, NUL included
    st.sampled_from(
        ["", "\x00", '"start":"2031-03-01 00:00:00+00"', "2031-03-01 00:00:00+00", "\u200c\U0001f600e\u0301", "NULL"]
    ),
)
INSTANT = st.datetimes().map(lambda at: at.replace(tzinfo=UTC))
SPAN = st.builds(lambda r, s, n: Span(report=r, start=s, end=s + n), WORD, st.integers(0, 2**40), st.integers(1, 99))
LASTING = st.timedeltas(timedelta(microseconds=1), timedelta(days=400))
WHEN = st.builds(
    lambda start, lasting, basis, precision: When(
        start=min(start, datetime(9990, 1, 1, tzinfo=UTC)),
        end=min(start, datetime(9990, 1, 1, tzinfo=UTC)) + lasting,
        basis=basis,
        precision=precision,
    ),
    INSTANT,
    LASTING,
    st.sampled_from(Basis),
    st.sampled_from(Precision),
)
COUNT = st.builds(
    lambda low, more, words: Count(low=low, high=None if more is None else low + more, qualifier=words),
    st.integers(0, 2**40),
    st.none() | st.integers(0, 99),
    WORD,
)
WHOLE = st.integers(-(2**63), 2**63 - 1)
REAL = st.floats(allow_nan=False, allow_infinity=False)
LAW = settings(suppress_health_check=list(HealthCheck), deadline=None, phases=[Phase.explicit, Phase.generate])
GIVEN: dict[object, st.SearchStrategy[typing.Any]] = {
    str: WORD, int: WHOLE, float: REAL, bool: st.booleans(), date: st.dates(), datetime: INSTANT,
    Span: SPAN, When: WHEN, Count: COUNT,
}  # fmt: skip


def values(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Anything a field of this type may hold."""
    hint = getattr(hint, "__supertype__", hint)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint in GIVEN:
        return GIVEN[hint]
    if origin is tuple and args[-1] is not Ellipsis:
        return st.tuples(*map(values, args))
    if origin is tuple:
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if args:
        return st.one_of(*map(values, args))
    if hint is type(None):
        return st.none()
    return shapes(hint) if issubclass(hint, Shape) else st.sampled_from(hint)


def shapes(kind: type[Shape]) -> st.SearchStrategy[typing.Any]:
    """Any shape of a kind."""
    hints = typing.get_type_hints(kind)
    fields = {field.name: values(hints[field.name]) for field in msgspec.structs.fields(kind)}
    if issubclass(kind, Matter):
        fields["evidence"] = st.lists(WORD, min_size=1, max_size=3).map(tuple)
    return st.builds(kind, **fields)


def leaves(kind: type[Shape]) -> set[type[Shape]]:
    subs = [sub for sub in kind.__subclasses__() if sub.__module__.startswith("rapportage.schema.")]
    return set().union(*map(leaves, subs)) if subs else {kind}


def test_every_kind_of_row_has_its_table() -> None:
    assert set(KINDS) == leaves(Row)
    assert len(KINDS) == len(set(KINDS))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_row_survives_a_line_of_json(kind: type[Row]) -> None:
    @settings(LAW, max_examples=20)
    @given(shapes(kind))
    def law(row: Row) -> None:
        assert msgspec.json.decode(msgspec.json.encode(row), type=kind) == row

    law()


@pytest.fixture(scope="module")
def memory() -> typing.Iterator[Ledger]:
    with Ledger.open(":memory:") as ledger:
        yield ledger


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_rows_survive_the_ledger_and_are_kept_once(kind: type[Row], memory: Ledger) -> None:
    @settings(LAW, max_examples=8)
    @given(st.lists(shapes(kind), min_size=1, max_size=6, unique_by=lambda row: row.id))
    def law(rows: list[Row]) -> None:
        memory.replace([kind], rows)
        memory.put(rows)
        memory.put([*rows, *rows])
        assert sorted(memory.rows(kind), key=lambda row: row.id) == sorted(rows, key=lambda row: row.id)
        assert memory.count(kind) == len(rows)

    law()
