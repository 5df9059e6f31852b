"""addresses: short names that tell reports apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapportage.text.addresses import short_addresses


def test_files_of_one_name_in_two_folders_are_told_apart_and_others_stay_short() -> None:
    short = short_addresses(["w/post/9.txt", "w/herald/9.txt", "w/herald/10.txt", "9.txt"])
    assert short["w/herald/10.txt"] == "10.txt"
    assert len(set(short.values())) == 4


def test_a_page_is_called_by_more_than_its_number() -> None:
    assert short_addresses(["https://example.org/world/1/"]) == {"https://example.org/world/1/": "world/1"}


@given(st.lists(st.text(alphabet="ab/", min_size=1, max_size=8), unique=True, max_size=12))
def test_every_address_keeps_an_end_of_its_own(addresses: list[str]) -> None:
    short = short_addresses(addresses)
    assert list(short) == addresses
    assert all(address.endswith(name) for address, name in short.items())
    assert len(set(short.values())) == len(addresses)
