"""Which of the places of one name a report means: by what is named beside it, by the other places, by how large it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, exp, log, log1p, radians
from typing import NamedTuple

from rapportage.lexicon.gazetteer import Place, PlaceKind, place_key

MOST = 40
"""Readings of one name that are weighed; there are names with 300 places."""
ROUNDS = 3
"""How often the readings of all names are weighed anew in the light of each other; the third changes one name in a hundred."""
_NAMED = 1.5
"""How much more a province's own name says of where a report plays than a town in it."""
_LEAST = 0.01
"""Chance below which a reading lends nothing to others."""
_SAME = 300
"""Kilometres between a province's middle and a town of its name, at most: New York has 260."""
_LARGE = 500_000
"""People of a town that is known by its other names everywhere ("Munich")."""
_ALONE = 1.2
"""Weight of a country of which nothing but the one name speaks."""
AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.STATE, PlaceKind.COUNTY})


class Weights(NamedTuple):
    """What counts for a reading, in log odds; set by a search on half of two sets of located names and on crisis news (docs/places.md).

    Attributes:
        people: For each factor of e in population.
        country: What a country gains over the size of its population.
        capital: The same for a capital.
        state: The same for a province.
        county: The same for a district.
        wide: For a strait, sea, region, base written down by hand, in place of a population.
        other: For a name that is not the place's own but one of its others.
        land: For each factor of e in what else the report names in the country.
        province: The same in the province.
        near: The same within about a hundred kilometres.
        inside: For lying in what is named beside it: "Paris, Texas".
        area: For a province or district that has a town of its name: for it where a word says so, against it otherwise.
        sharp: How soon a little that lies there counts.
        home: For the name that the outlet has in its own, where the outlet may be at home.
    """

    people: float = 0.6
    country: float = 4.5
    capital: float = 1.0
    state: float = 0.6
    county: float = -1.8
    wide: float = 13.0
    other: float = -2.0
    land: float = 0.5
    province: float = 1.7
    near: float = 0.9
    inside: float = 10.0
    home: float = 6.0
    sharp: float = 3.0
    area: float = 2.0


WEIGHTS = Weights()


class Spot(NamedTuple):
    """A place name where it stands.

    Attributes:
        passage: Number of its passage.
        start: Its first character there.
        end: The character after its last.
        name: As written, or as much of it as the gazetteer knows.
        places: What it may mean, the commonest first; empty for an unlisted one.
        within: Places named beside it in which it lies, any reading of them: "Texas" for "Paris, Texas".
        lands: Countries whose adjective or name stands with it: "the Iranian city of".
        is_area: Whether a word beside it makes it a province or district: "Kerman province".
    """

    passage: int
    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    within: tuple[Place, ...] = ()
    lands: frozenset[str] = frozenset()
    is_area: bool = False


Key = tuple[str, frozenset[str], bool]
"""What spots share that mean one place: the folded name, what stands beside it, whether it is an area."""


class Located(NamedTuple):
    """What a spot means and how sure that is; ``place`` is None for an unlisted name."""

    place: Place | None
    chance: float


class _Group(NamedTuple):
    """All spots of one name that have the same beside them, with the log odds of each reading by itself."""

    places: tuple[Place, ...]
    prior: list[float]
    weight: float


def distance_km(one: Place, other: Place) -> float:
    """Return how far two places lie apart, as on a plane: good to a few per cent below 500 km."""
    north = 111.2 * (one.latitude - other.latitude)
    east = (
        111.2
        * ((one.longitude - other.longitude + 180) % 360 - 180)
        * cos(radians((one.latitude + other.latitude) / 2))
    )
    return float((north * north + east * east) ** 0.5)


def lies_in(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area; for a town as area, whether it lies near.

    The distances are those at which a gazetteer's middle of a district and a suburb's town still fit.
    """
    if place.key == area.key:
        return False
    if area.kind is PlaceKind.COUNTRY:
        return place.country == area.country and place.kind is not PlaceKind.COUNTRY
    if area.kind is PlaceKind.STATE:
        return place.admin1 == area.key and place.kind is not PlaceKind.STATE
    if place.country != area.country and area.country and place.country:
        return False
    if area.kind is PlaceKind.COUNTY:
        return place.admin1 == area.admin1 and distance_km(place, area) < 80
    if area.kind in {PlaceKind.CITY, PlaceKind.CAPITAL}:
        return distance_km(place, area) < 50
    return distance_km(place, area) < 400


def locate(
    spots: Sequence[Spot],
    lands: Mapping[str, float],
    *,
    home: Sequence[Place] = (),
    home_name: str = "",
    weights: Weights = WEIGHTS,
) -> tuple[Located, ...]:
    """Return what each spot of one report means. One name means one place throughout, unless something beside it says otherwise.

    Args:
        spots: The place names of the report.
        lands: How often it speaks of each country otherwise (ISO 3166 alpha-3).
        home: Places in the name of its outlet, any reading of them.
        home_name: That name, folded: where the report uses it, it means one of these.
        weights: What counts how much.
    """
    keys = [_key_of(spot) for spot in spots]
    groups: dict[Key, _Group] = {}
    for key in dict.fromkeys(keys):
        members = [spot for spot, each in zip(spots, keys, strict=True) if each == key]
        if members[0].places:
            groups[key] = _group(members, weights)
            if key[0] == home_name:
                _bring_home(groups[key], home, weights)
    _share(groups, keys, spots)
    chances = {key: _normal(group.prior) for key, group in groups.items()}
    held = _held(groups, chances, lands, home)
    for _ in range(ROUNDS):
        chances = {key: _weigh(group, chances[key], held, weights) for key, group in groups.items()}
        held = _held(groups, chances, lands, home)
    best = {key: _best(groups[key], chances[key], key[0], held) for key in groups}
    return tuple(best.get(key, Located(None, 0.0)) for key in keys)


def _bring_home(group: _Group, home: Sequence[Place], weights: Weights) -> None:
    """Let a name lean to the places of that name at which the outlet may be at home."""
    keys = {place.key for place in home}
    for number, place in enumerate(group.places):
        if place.key in keys:
            group.prior[number] += weights.home


def _key_of(spot: Spot) -> Key:
    """Return what spots must share to mean one place: the name and what stands beside it."""
    return place_key(spot.name), frozenset(place.key for place in spot.within[:2]), spot.is_area


def _group(members: Sequence[Spot], weights: Weights) -> _Group:
    spot = members[0]
    places = spot.places[:MOST]
    if spot.within:
        inside = [place for place in spot.places if any(lies_in(place, area) for area in spot.within)]
        places = tuple(dict.fromkeys((*inside[:MOST], *places)))[:MOST]
    key = place_key(spot.name)
    prior = [_prior(place, key, weights) for place in places]
    for number, place in enumerate(places):
        if any(lies_in(place, area) for area in spot.within):
            prior[number] += weights.inside
        for member in members:
            if place.country in member.lands:
                prior[number] += weights.inside / 5
                break
    for number, is_seat in _areas(places):
        prior[number] += weights.area * (2 if is_seat else 1) * (1 if spot.is_area else -1)
    return _Group(places, prior, 1.0 + log(len(members)))


def _areas(places: Sequence[Place]) -> list[tuple[int, bool]]:
    """Return which of the places of one name are provinces or districts that have a town of that name as well, and whether a capital."""
    towns = [place for place in places if place.kind in {PlaceKind.CITY, PlaceKind.CAPITAL}]
    found = []
    for number, place in enumerate(places):
        if place.kind in {PlaceKind.STATE, PlaceKind.COUNTY}:
            seats = [town for town in towns if town.country == place.country and town.kind is PlaceKind.CAPITAL]
            if seats or any(town.country == place.country and distance_km(town, place) < _SAME for town in towns):
                found.append((number, bool(seats)))
    return found


def _prior(place: Place, key: str, weights: Weights) -> float:
    """Return how much speaks for a place before anything else is read."""
    size = weights.people * log(place.population + 300.0)
    own = 0.0 if place_key(place.name) == key else weights.other
    if place.kind is PlaceKind.CITY:
        return size + own
    if place.kind is PlaceKind.CAPITAL:
        return size + weights.capital + own
    if place.kind is PlaceKind.STATE:
        return size + weights.state + own / 2
    if place.kind is PlaceKind.COUNTY:
        return size + weights.county + own / 2
    if place.kind is PlaceKind.COUNTRY:
        return size + weights.country
    return weights.wide


def _share(groups: dict[Key, _Group], keys: Sequence[Key], spots: Sequence[Spot]) -> None:
    """Let a bare name lean to what the same name means where something stands beside it: "Paris, Texas ... in Paris"."""
    told: dict[str, list[_Group]] = defaultdict(list)
    for key, spot in dict(zip(keys, spots, strict=True)).items():
        if spot.within and key in groups:
            told[key[0]].append(groups[key])
    for key, group in groups.items():
        if key[1] or key[0] not in told:
            continue
        for other in told[key[0]]:
            chances = dict(zip((place.key for place in other.places), _normal(other.prior), strict=True))
            for number, place in enumerate(group.places):
                group.prior[number] += 4.0 * chances.get(place.key, 0.0)


def _normal(odds: Sequence[float]) -> list[float]:
    """Return chances from log odds."""
    top = max(odds)
    raised = [exp(each - top) for each in odds]
    total = sum(raised)
    return [each / total for each in raised]


class _Held(NamedTuple):
    """How many names of the report lie in each country, province and square of a degree, by chance."""

    lands: dict[str, float]
    provinces: dict[str, float]
    squares: dict[tuple[int, int], float]


def _square(place: Place) -> tuple[int, int]:
    return round(place.latitude), round(place.longitude * max(cos(radians(place.latitude)), 0.2))


def _held(
    groups: Mapping[Key, _Group],
    chances: Mapping[Key, list[float]],
    lands: Mapping[str, float],
    home: Sequence[Place],
) -> _Held:
    """Return where the names of a report lie, each with the chances of its readings."""
    held = _Held(defaultdict(float), defaultdict(float), defaultdict(float))
    for land, count in lands.items():
        held.lands[land] += log1p(count)
    for key, group in groups.items():
        for place, chance in zip(group.places, chances[key], strict=True):
            if chance > _LEAST:
                _hold(held, place, chance * group.weight)
    for place in home:
        _hold(held, place, 1.0 / len(home))
    return held


def _hold(held: _Held, place: Place, weight: float) -> None:
    held.lands[place.country] += weight
    if place.kind in {PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.WIDER}:
        return
    held.provinces[place.admin1] += weight * (_NAMED if place.kind is PlaceKind.STATE else 1.0)
    if place.kind is not PlaceKind.STATE:
        held.squares[_square(place)] += weight


def _weigh(group: _Group, chances: list[float], held: _Held, weights: Weights) -> list[float]:
    """Return the chances of a name's readings in the light of where the other names lie; what it holds itself is taken off."""
    lands: dict[str, float] = defaultdict(float)
    provinces: dict[str, float] = defaultdict(float)
    for place, chance in zip(group.places, chances, strict=True):
        if chance > _LEAST:
            lands[place.country] += chance * group.weight
            provinces[place.admin1] += chance * group.weight * (_NAMED if place.kind is PlaceKind.STATE else 1.0)
    odds = []
    for place, prior in zip(group.places, group.prior, strict=True):
        odd = prior
        if place.country:
            other = held.lands.get(place.country, 0.0) - lands.get(place.country, 0.0)
            odd += weights.land * log1p(weights.sharp * max(other, 0.0))
        if place.admin1:
            own = provinces.get(place.admin1, 0.0)
            other = held.provinces.get(place.admin1, 0.0) - own
            odd += weights.province * log1p(weights.sharp * max(other, 0.0))
            if place.kind is not PlaceKind.STATE:
                odd += weights.near * log1p(weights.sharp * max(_around(held.squares, place) - own, 0.0))
        odds.append(odd)
    return _normal(odds)


def _around(squares: Mapping[tuple[int, int], float], place: Place) -> float:
    """Return what lies in a place's square of a degree and those around it."""
    north, east = _square(place)
    return sum(
        squares.get((each, other), 0.0)
        for each in (north - 1, north, north + 1)
        for other in (east - 1, east, east + 1)
    )


def _best(group: _Group, chances: list[float], key: str, held: _Held) -> Located:
    """Return the likeliest reading; places of one name that lie together (a town and its province) share their chance."""
    number = max(range(len(chances)), key=lambda each: (chances[each], -each))
    place = group.places[number]
    if not _is_known(place, key, held):
        return Located(None, 0.0)
    near = sum(
        chance
        for other, chance in zip(group.places, chances, strict=True)
        if other is place or (other.country == place.country and distance_km(other, place) < 161)
    )
    return Located(place, min(near, 1.0))


def _is_known(place: Place, key: str, held: _Held) -> bool:
    """Tell whether a reader would know a place by a name; by another than its own a small one only where its country is spoken of."""
    if place.kind is not PlaceKind.CITY or place.population > _LARGE or place_key(place.name) == key:
        return True
    return held.lands.get(place.country, 0.0) > _ALONE
