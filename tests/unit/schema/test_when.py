"""Ranges of time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.schema.when import Precision, When

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(DAYS, DAYS)
def test_whole_days_keep_their_first_and_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    when = When.days(first, last)
    assert (when.first, when.last) == (first, last)
    assert when.precision is (Precision.DAY if first == last else Precision.INTERVAL)


@given(DAYS, DAYS, DAYS, DAYS)
def test_agreeing_is_mutual(a: date, b: date, c: date, d: date) -> None:
    one, other = When.days(*sorted((a, b))), When.days(*sorted((c, d)))
    assert one.agrees(other) == other.agrees(one)
    assert one.agrees(one)


def test_the_day_after_does_not_agree() -> None:
    assert not When.days(date(2031, 3, 1), date(2031, 3, 1)).agrees(When.days(date(2031, 3, 2), date(2031, 3, 2)))


def test_a_time_that_does_not_last_is_refused() -> None:
    now = datetime(2031, 3, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="last"):
        When(start=now, end=now)
