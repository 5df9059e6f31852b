"""The best tree."""

from functools import cache
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from rapportage.syntax.trees import best_heads, is_tree

SCORES = st.one_of(st.floats(-50, 50, width=32), st.integers(-3, 3).map(float))


def tables(most: int) -> st.SearchStrategy[NDArray[np.float64]]:
    return st.integers(1, most).flatmap(lambda n: arrays(np.float64, (n, n + 1), elements=SCORES))


@cache
def every_tree(n: int) -> list[list[int]]:
    return [list(heads) for heads in product(range(-1, n), repeat=n) if is_tree(heads)]


def worth(scores: NDArray[np.float64], heads: list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


@given(tables(5))
@settings(max_examples=100, deadline=None)
def test_no_tree_with_one_root_is_better(scores: NDArray[np.float64]) -> None:
    found = best_heads(scores)
    assert is_tree(found)
    assert abs(worth(scores, found) - max(worth(scores, heads) for heads in every_tree(len(scores)))) < 1e-6


@given(tables(16))
@settings(max_examples=30, deadline=None)
def test_it_is_always_a_tree_with_one_root(scores: NDArray[np.float64]) -> None:
    assert is_tree(best_heads(scores))


def test_four_hundred_words_that_all_lead_in_circles_are_one_tree() -> None:
    n = 400
    chain = np.zeros((n, n + 1))
    for word in range(n):
        chain[word, 1 + (word + 1 if word % 2 == 0 else word - 1) % n] = 100 + word  # pairs that point at each other
        chain[word, 1 + (word * 7 + 3) % n] += 50 + word % 5
    assert is_tree(best_heads(chain))
    nested = -np.abs(np.arange(n)[:, None] - np.arange(-1, n)[None, :]).astype(float)
    assert is_tree(best_heads(nested))


def test_scores_that_are_no_numbers_make_a_tree_all_the_same() -> None:
    for odd in (np.nan, np.inf, -np.inf, 1e30):
        assert is_tree(best_heads(np.full((6, 7), odd)))


def test_circles_and_second_roots_are_no_trees() -> None:
    assert is_tree([-1, 0, 1])
    assert not is_tree([1, 0, -1])
    assert not is_tree([-1, -1, 0])
    assert not is_tree([])


def test_a_word_alone_is_the_root() -> None:
    assert best_heads(np.zeros((1, 2))) == [-1]
    assert best_heads(np.zeros((0, 1))) == []
