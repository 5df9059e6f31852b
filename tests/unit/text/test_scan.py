"""scan: only the lines that hold something."""

from __future__ import annotations

import re
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rapportage.text.scan import lines_holding

ODD = re.compile("[^\x00-\x7f]")


@given(st.text(alphabet="ab é\n", max_size=200), st.integers(1, 30))
def test_every_match_lies_in_exactly_one_range_and_ranges_hold_one(text: str, longest: int) -> None:
    ranges = list(lines_holding(text, ODD, longest=longest))
    for found in ODD.finditer(text):
        assert sum(start <= found.start() < end for start, end in ranges) == 1
    assert all(ODD.search(text, start, end) and "\n" not in text[start:end] for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


def test_a_line_without_spaces_is_cut_all_the_same() -> None:
    assert max(end - start for start, end in lines_holding("é" * 50_000, ODD)) == 4_000


def test_one_line_of_five_million_characters_is_scanned_in_one_go() -> None:
    start = time.perf_counter()
    assert len(list(lines_holding("a" * 5_000_000 + "é", ODD))) == 1
    assert time.perf_counter() - start < 2
