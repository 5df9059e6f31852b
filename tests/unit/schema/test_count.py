"""Arithmetic of counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.schema.count import Count


def exactly(number: int) -> Count:
    return Count(low=number, high=number)


def at_least(number: int) -> Count:
    return Count(low=number, high=None, qualifier="at least")


def test_at_least_nine_agrees_with_nine_and_not_with_seven() -> None:
    assert at_least(9).agrees(exactly(9))
    assert at_least(9).agrees(exactly(12))
    assert not at_least(9).agrees(exactly(7))


def test_two_exact_numbers_agree_only_when_equal() -> None:
    assert exactly(7).agrees(exactly(7))
    assert not exactly(7).agrees(exactly(9))


def test_zero_is_a_count() -> None:
    assert exactly(0).is_exact
    assert not exactly(0).agrees(at_least(1))


def test_a_count_below_nothing_or_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="low to high"):
        Count(low=3, high=2)
    with pytest.raises(ValueError, match="low to high"):
        Count(low=-1, high=None)


COUNTS = st.tuples(st.integers(0, 50), st.one_of(st.none(), st.integers(0, 50))).map(
    lambda pair: Count(low=pair[0], high=None if pair[1] is None else pair[0] + pair[1])
)


@given(COUNTS, COUNTS)
def test_agreeing_is_mutual(one: Count, other: Count) -> None:
    assert one.agrees(other) == other.agrees(one)


@given(COUNTS)
def test_a_count_agrees_with_itself(one: Count) -> None:
    assert one.agrees(one)
