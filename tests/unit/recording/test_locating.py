"""Which place of a name is meant: containers, neighbours, one name one place, size."""

from __future__ import annotations

from rapportage.lexicon.gazetteer import Place, gazetteer
from rapportage.recording.locating import Spot, distance_km, lies_in, locate


def spot(name: str, *, beside: str = "", lands: tuple[str, ...] = (), is_area: bool = False) -> Spot:
    within = gazetteer().named(beside)[:8] if beside else ()
    return Spot(0, 0, 0, name, gazetteer().named(name), within, frozenset(lands), is_area)


def entry(key: str) -> Place:
    place = gazetteer().entry(key)
    assert place is not None
    return place


def keys(*spots: Spot, lands: dict[str, float] | None = None) -> list[str]:
    return [located.place.key if located.place else "" for located in locate(spots, lands or {})]


def test_a_bare_name_means_the_largest_place_that_bears_it():
    assert keys(spot("Paris")) == ["2988507"]


def test_what_is_named_beside_it_decides():
    assert keys(spot("Paris", beside="Texas"), spot("Texas")) == ["4717560", "US.TX"]


def test_one_name_means_one_place_throughout():
    assert keys(spot("Paris", beside="Texas"), spot("Texas"), spot("Paris"))[2] == "4717560"


def test_one_name_means_two_places_where_something_else_stands_beside_each():
    found = keys(spot("Paris", beside="Texas"), spot("Texas"), spot("Paris", beside="France"), spot("France"))
    assert found[0] == "4717560"
    assert found[2] == "2988507"


def test_two_balochistans_are_kept_apart():
    assert keys(spot("Balochistan", beside="Iran"), spot("Balochistan", beside="Pakistan")) == ["IR.04", "PK.02"]
    assert keys(spot("Baluchestan"), spot("Zahedan"), spot("Iran"))[0] == "IR.04"
    assert keys(spot("Balochistan"), spot("Quetta"), spot("Gwadar"))[0] == "PK.02"


def test_neighbours_decide_between_small_towns():
    assert keys(spot("Springfield"), spot("Eugene"), spot("Oregon"))[0] == "5754005"
    assert keys(spot("Springfield"), spot("Branson"), spot("Missouri"))[0] == "4409896"


def test_countries_spoken_of_do_not_turn_a_country_into_a_village():
    assert keys(spot("Russia"), spot("Lebanon"), spot("Moscow"), lands={"USA": 30.0}) == ["RUS", "LBN", "524901"]


def test_a_word_for_an_area_makes_a_province_of_a_town():
    assert keys(spot("Kerman", is_area=True)) == ["IR.29"]
    assert keys(spot("Kerman")) == ["128234"]


def test_an_unlisted_name_has_no_place():
    [located] = locate([Spot(0, 0, 5, "Lorsk", ())], {})
    assert located.place is None


def test_the_outlets_own_town_is_meant_in_it():
    homes = tuple(place for place in gazetteer().named("Paris") if place.country == "USA")
    [abroad] = locate([spot("Paris")], {})
    [home] = locate([spot("Paris")], {"USA": 3.0}, home=homes, home_name="paris")
    assert abroad.place is not None
    assert home.place is not None
    assert (abroad.place.country, home.place.country) == ("FRA", "USA")


def test_lying_in_follows_countries_provinces_and_nearness():
    paris, texas, dallas, usa = (entry(key) for key in ("4717560", "US.TX", "4684888", "USA"))
    assert lies_in(paris, texas)
    assert lies_in(texas, usa)
    assert not lies_in(texas, paris)
    assert not lies_in(usa, usa)
    assert 130 < distance_km(paris, dallas) < 170


def test_no_names_give_no_places():
    assert locate([], {}) == ()
