"""The words around a range."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapportage.text.context import around

TEXT = "It rained. Nine people died. “So it is,” she said. It stopped.\nAnother line."


def shown(words: str) -> str:
    start = TEXT.index(words)
    low, high = around(TEXT, start, start + len(words))
    return TEXT[low:high]


def test_a_range_at_the_head_of_its_sentence_shows_that_sentence_alone() -> None:
    assert shown("Nine people") == "Nine people died."


def test_a_range_in_the_middle_shows_its_whole_sentence() -> None:
    assert shown("she") == "“So it is,” she said."


def test_nothing_across_a_line_break_is_shown() -> None:
    assert shown("Another") == "Another line."
    assert shown("stopped") == "It stopped."


def test_a_range_over_several_sentences_shows_them_all() -> None:
    assert shown("people died. “So") == "Nine people died. “So it is,” she said."


@given(st.text(alphabet="aB. \n”?", min_size=1, max_size=80), st.data())
def test_the_range_itself_is_always_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = around(text, start, end)
    assert 0 <= low <= start
    assert end <= high <= len(text)
