"""The gazetteer that ships: what it lists, how names are folded, what its entries say."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

import pytest

from rapportage.lexicon.gazetteer import PRECISION, PlaceKind, gazetteer, place_key
from rapportage.lexicon.load import load
from rapportage.lexicon.states import states


def test_the_packed_file_is_the_one_its_table_names():
    packed = files("rapportage.lexicon").joinpath("data/gazetteer.bin").read_bytes()
    assert sha256(packed).hexdigest() == load("gazetteer")["sha256"]
    assert len(gazetteer()) == load("gazetteer")["places"]


def test_every_state_of_the_lexicon_is_listed_under_its_code_and_its_name():
    for code, state in states().items():
        place = gazetteer().entry(code)
        assert place is not None, code
        assert place.kind is PlaceKind.COUNTRY
        assert code in {each.key for each in gazetteer().named(state.name)}, state.name


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Strait of Hormuz", "strait_of_hormuz"),
        ("the Golan Heights", "golan_heights"),
        ("Donbass", "donbas"),
        ("Kashmir", "kashmir"),
        ("Sahel", "sahel"),
        ("Bab al-Mandab", "bab_el_mandeb"),
        ("Gaza", "PS.GZ"),
        ("Sistan-Baluchestan", "IR.04"),
        ("Khyber Pakhtunkhwa", "PK.03"),
        ("Tenn.", "US.TN"),
        ("Deir Ezzor", "SY.07"),
        ("Kiev", "703448"),
        ("Baghdad", "98182"),
    ],
)
def test_the_first_place_of_a_name_is_the_one_newswriters_mean(written, key):
    assert gazetteer().named(written)[0].key == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("St. Paul", "Saint Paul"), ("Deir ez-Zor", "deir ez zor"), ("Ş‘afrīn", "safrin"), ("The Hague", "Hague")],
)
def test_spellings_of_one_name_are_one_key(one, other):
    assert place_key(one) == place_key(other)


def test_an_entry_tells_where_it_lies():
    place = gazetteer().entry("98182")
    assert place is not None
    assert (place.name, place.country, place.admin1, place.kind) == ("Baghdad", "IRQ", "IQ.07", PlaceKind.CAPITAL)
    assert abs(place.latitude - 33.3) < 0.2
    assert abs(place.longitude - 44.4) < 0.2
    assert place.population > 5_000_000
    assert place.precision == 1


def test_a_name_nobody_bears_and_an_odd_one_have_no_places():
    for name in ("", " ", "Velmark", "\x00", "\ud800", "x" * 10_000, "'", "zzzzzz", "!"):
        assert gazetteer().named(name) == ()
    assert gazetteer().entry("nothing") is None


def test_every_kind_has_a_precision():
    assert set(PRECISION) == set(PlaceKind)
    assert set(PRECISION.values()) <= set(range(1, 8))


def test_a_name_finds_exactly_the_entries_that_bear_it():
    springfields = gazetteer().named("Springfield")
    assert len({place.key for place in springfields}) == len(springfields) > 20
    assert {"US.IL", "US.MA", "US.MO", "US.OR"} <= {place.admin1 for place in springfields}
