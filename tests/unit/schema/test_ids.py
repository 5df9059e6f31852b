"""Ids come from content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapportage.schema.ids import mint


def test_an_id_is_the_same_on_every_machine_and_day() -> None:
    assert mint("toll", "r1", 10, 14) == "toll:" + mint("toll", "r1", 10, 14).partition(":")[2]
    assert mint("report", "abc", "a.txt") == mint("report", "abc", "a.txt")


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_other_parts_give_another_id(one: list[str], other: list[str]) -> None:
    joined = ["\x1f".join(one), "\x1f".join(other)]
    assert (mint("k", *one) == mint("k", *other)) == (joined[0] == joined[1])


@given(st.text(st.characters()))
def test_any_characters_can_be_minted(words: str) -> None:
    assert mint("k", words).startswith("k:")
