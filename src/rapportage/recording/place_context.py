"""What stands beside a report's place names and tells which places they are: areas, adjectives, the outlet's home, the dateline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.datelines import media_words
from rapportage.lexicon.gazetteer import Gazetteer, Place, PlaceKind, place_key
from rapportage.lexicon.outlets import house_at, house_named
from rapportage.lexicon.places import place_words
from rapportage.recording.cast import Cast
from rapportage.recording.grammar import Grammar
from rapportage.recording.locating import AREAS, Spot, lies_in
from rapportage.recording.place_names import PlaceName
from rapportage.schema.report import Report

_CONTAINER = re.compile(r",? \(?|,? (?:in|of|inside)(?: the)?(?: [a-z-]+)?(?: (?:province|state|region|district) of)? ")
_POSSESSIVE = re.compile(r"(?:'s?|’s?)(?: [a-z-]+){0,3} ")
_ADJECTIVE = re.compile(
    r" |[ -](?:[a-z-]+ ){0,3}(?:cit(?:y|ies)|towns?|villages?|provinces?|regions?|districts?|ports?|capital|states?|island|areas?|suburb|enclave|base|territory)"
    r"(?: (?:of|in|near|called|named))? "
)
_AREA_AFTER = re.compile(
    r"[ -](?:[Pp]rovince|[Gg]overnorate|[Rr]egion|[Oo]blast|[Ss]tate|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Dd]epartment|[Pp]rovincial)\b"
)
_AREA_BEFORE = re.compile(r"\b(?:province|governorate|region|oblast|state|district|county|prefecture) of $")
_LABEL = re.compile(r"[a-z]+")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.COUNTY})
_WELL_KNOWN = 100_000
"""People from which a town needs no country beside it: "In Lausanne, Velmark, ..." is two places."""
_HOMES = 20
_SHORTEST = 5
"""Letters of a place's name at the head of a domain; below that too many are parts of words."""
_WIDEST = 40
"""Characters between a place and the area it lies in: "Lorsk in the far northern province of Ardal" has 35."""


class Home(NamedTuple):
    """Where an outlet is at home.

    Attributes:
        places: What the place in its name may be.
        name: That name, folded.
        land: Its country, ISO 3166 alpha-3, empty when nothing tells.
    """

    places: tuple[Place, ...]
    name: str
    land: str


def find_spots(grammar: Grammar, cast: Cast, named: Sequence[PlaceName]) -> list[Spot]:
    """Return the names with what stands beside them."""
    bare = [Spot(*grammar.covered(range(row.first, row.end)), row.name, row.places) for row in named]
    spots = []
    for number, spot in enumerate(bare):
        text = grammar.passages[spot.passage].text
        within, is_unlisted = _container(text, spot, bare[number + 1]) if number + 1 < len(bare) else ((), False)
        if not within and number:
            before = bare[number - 1]
            if before.passage == spot.passage and _POSSESSIVE.fullmatch(text[before.end : spot.start]):
                within = tuple(place for place in before.places if place.kind in AREAS)
        is_area = bool(
            _AREA_AFTER.match(text, spot.end) or _AREA_BEFORE.search(text, max(0, spot.start - 20), spot.start)
        )
        places = () if is_unlisted else spot.places
        lands = _adjectives(text, cast, spot)
        spots.append(spot._replace(places=places, within=within, lands=lands, is_area=is_area))
    return spots


def _container(text: str, spot: Spot, after: Spot) -> tuple[tuple[Place, ...], bool]:
    """Return the places named next in which some reading of a name lies: "Lorsk, Ardal", "Lorsk in northern Ardal".

    And whether the name must be unlisted: a town's, between commas with a country in which no reading of it lies.
    """
    if after.passage != spot.passage or after.start - spot.end > _WIDEST:
        return (), False
    gap = text[spot.end : after.start]
    if not _CONTAINER.fullmatch(gap):
        return (), False
    areas = tuple(place for place in after.places[:8] if place.kind in AREAS or not gap.startswith(","))
    if not spot.places or any(lies_in(place, area) for place in spot.places for area in areas):
        return areas, False
    key = place_key(spot.name)
    own = next((place for place in spot.places if place_key(place.name) == key), spot.places[0])
    is_town = own.kind is PlaceKind.CITY and own.population < _WELL_KNOWN
    is_closed = gap == ", " and text[after.end : after.end + 1] in {",", ".", ";", ")"}
    if is_town and is_closed and areas and areas[0].kind is PlaceKind.COUNTRY:
        return areas, True
    return (), False


def _adjectives(text: str, cast: Cast, spot: Spot) -> frozenset[str]:
    """Return the countries whose adjective or name governs a name: "the Velmarki border town of Lorsk"."""
    lands = set()
    for found, _ in cast.within(spot.passage, spot.start - 48, spot.start):
        if found.country and found.end <= spot.start and _ADJECTIVE.fullmatch(text[found.end : spot.start]):
            lands.add(found.country)
    return frozenset(lands)


def spoken_of(grammar: Grammar, cast: Cast, home: Home) -> dict[str, float]:
    """Return how often a report speaks of each country otherwise: its actors, and words that one country's local news uses."""
    lands = Counter(row.country for row in cast.rows if row.country and row.alias_of is None)
    lands[home.land] += int(bool(home.land))
    lemmas = set(grammar.lemma)
    for land, cues in place_words().cues.items():
        lands[land] += min(len(cues & lemmas), 3)
    return {land: float(count) for land, count in lands.items() if count}


def find_home(report: Report, listed: Gazetteer) -> Home:
    """Return where the outlet of a report is at home, as far as its name and address tell: lorskcourier.example is of some Lorsk.

    An outlet of world news is at home nowhere in particular, and of one that the lexicon knows the country is known.
    """
    host = next((found["host"] for found in map(_HOST.search, _addresses(report)) if found), "")
    known = house_named(report.outlet.value) or (house_at(host) if host else None)
    if known is not None:
        return Home((), "", known.country)
    labels = host.split(".")
    land = place_words().endings.get(labels[-1], "") if host else ""
    media = {word.lower() for word in media_words()}
    words = [
        word
        for word in re.findall(r"[\w.'-]+", report.outlet.value)
        if word.lower() not in media and word[:1].isupper()
    ]
    for written in (" ".join(words), *words, *_openings(labels[-2] if len(labels) > 1 else "")):
        places = [
            place for place in listed.named(written) if place.kind in _TOWNS and (place.country == land or not land)
        ]
        if places:
            return Home(tuple(places[:_HOMES]), place_key(written), land)
    return Home((), "", land)


def _addresses(report: Report) -> tuple[str, ...]:
    """Return what may hold the address of a report's page."""
    return report.outlet.evidence.lower(), report.outlet.value.lower(), report.address.lower()


def _openings(label: str) -> list[str]:
    """Return what a domain may open with, longest first: "thelorskcourier" opens with "lorskcourier", "lorskcourie" ... "lorsk"."""
    label = label.removeprefix("the").removeprefix("my")
    return [label[:end] for end in range(len(label), _SHORTEST - 1, -1)] if _LABEL.fullmatch(label) else []


def dateline_spots(report: Report, listed: Gazetteer) -> list[Spot]:
    """Return the place a report was filed from, and after it what stands beside it: "LORSK, Velmark"."""
    parts = [part.strip() for part in report.dateline.value.split(",") if part.strip()]
    spots = [Spot(-1, 0, 0, part, listed.named(part)) for part in parts[:3]]
    return [
        spot._replace(within=spots[number + 1].places[:8] if number + 1 < len(spots) else ())
        for number, spot in enumerate(spots)
    ]
