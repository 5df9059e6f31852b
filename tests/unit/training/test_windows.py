"""Windows and batches: every sentence once, none beyond its size."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from training.encoding import Encoded
from training.windows import LONGEST, WINDOW, Window, batches, length_of, windows


def made(number: int, length: int, *, treed: bool = True, opens: bool = False) -> Encoded:
    none = [-1]
    return Encoded([(number,)], [2], none, none, none, none, none, none, None, length, treed, opens)


SENTENCES = st.lists(st.tuples(st.integers(1, LONGEST + 20), st.booleans(), st.booleans()), max_size=40)


@given(SENTENCES, st.integers(0, 99))
def test_every_sentence_that_is_not_too_long_stands_once_and_in_order(
    drawn: list[tuple[int, bool, bool]], seed: int
) -> None:
    sentences = [made(i, length, treed=treed, opens=opens) for i, (length, treed, opens) in enumerate(drawn)]
    found = windows(sentences, Random(seed))
    assert [each for window in found for each in window] == [each for each in sentences if each.length <= LONGEST]
    for window in found:
        assert len(window) == 1 or sum(each.length for each in window) <= WINDOW
        assert len({each.has_tree for each in window}) == 1
        assert not any(each.new_paragraph for each in window[1:])


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(0, 99) | st.none())
def test_every_window_is_in_one_batch_and_padding_counts(lengths: list[int], seed: int | None) -> None:
    found: list[Window] = [[made(i, length)] for i, length in enumerate(lengths)]
    together = batches(found, 700, None if seed is None else Random(seed))
    assert sorted(window[0].pieces for batch in together for window in batch) == [[(i,)] for i in range(len(lengths))]
    for batch in together:
        assert len(batch) == 1 or max(map(length_of, batch)) * len(batch) <= 700 + 8 * len(batch)


def test_some_sentences_stand_alone_and_some_together() -> None:
    sizes = {len(window) for window in windows([made(i, 10) for i in range(300)], Random(3))}
    assert 1 in sizes
    assert max(sizes) > 2
