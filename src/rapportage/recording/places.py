"""Where a report says that things are and happen; and whether a name that may stand for a government stands for the place."""

from __future__ import annotations

import re

from rapportage.lexicon.gazetteer import PlaceKind, gazetteer
from rapportage.lexicon.places import place_words
from rapportage.lexicon.states import states
from rapportage.recording.cast import Cast
from rapportage.recording.grammar import Grammar
from rapportage.recording.locating import Located, Spot, locate
from rapportage.recording.metonyms import find_metonym
from rapportage.recording.place_context import dateline_spots, find_home, find_spots, spoken_of
from rapportage.recording.place_names import PlaceName, find_place_names
from rapportage.schema.codes import ActorKind
from rapportage.schema.ids import mint
from rapportage.schema.mentions import Blank, PlaceMention
from rapportage.schema.report import Report
from rapportage.schema.span import Span

_INSIDE = re.compile(
    r"\b(?:in|inside|into|within|across|throughout|over)(?: both| neighbou?ring| nearby| northern| southern| eastern| western| central| the)? $",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:province|region|city|town|village|district|territory|part|parts|north|south|east|west|soil|capital|coast|side|state|area) of $",
    re.IGNORECASE,
)


def is_inside(text: str, start: int) -> bool:
    """Tell whether the words before a state's name make it a territory: "in Velmark", "inside northern Velmark"."""
    low = max(0, start - 28)
    return bool(_INSIDE.search(text, low, start) or _PART_OF.search(text, low, start))


_UNLISTED = Blank(field="key", reason="not in the gazetteer")
_UNKNOWN = Blank(field="country", reason="not in the gazetteer")
_NOWHERE = Blank(field="country", reason="lies in several countries or in none")
_CLIMB = 4
"""How many conjuncts are climbed: "Jordan, Iraq, Syria and Lebanon" hang on the first."""
_WHOSE = frozenset({"compound", "nmod:poss", "nmod:desc", "amod"})
_DASHES = "-–— "
_SEATS = frozenset({PlaceKind.COUNTRY, PlaceKind.CAPITAL})
_NEAR = re.compile(
    r"\b(?:near|outside|outskirts of|close to|vicinity of|around|kilomet(?:er|re)s? \w+ of|km \w+ of|kilomet(?:er|re)s? from|km from|"
    r"miles? \w+ of|miles? from)(?: the)?(?: \w+)?(?: (?:city|town|village) of)? $"
)
_POINTS = frozenset({PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.SITE, PlaceKind.CROSSING})
_SUREST = 0.97
"""No place is surer than this, however plain: of names with one reading that the model is sure of about so many were right."""
_CONFIDENT = 0.6
"""Mean probability from which the model's word for it that a name is a place's is taken."""
_STRANGE = 0.7
"""What an unlisted name that the model calls a place keeps of its chance."""
_NESTED = 0.6
"""Chance that the place in a hospital's or an airport's name must have."""
_LOOSE = 0.8
"""What a name that the model does not call a place keeps of its chance."""


def find_places(grammar: Grammar, cast: Cast, report: Report) -> tuple[PlaceMention, ...]:
    """Return the places that a report names, each with what it means, in text order.

    A country or capital that stands for its government is no place; a name that is part of a body's or a person's is none either,
    but tells where the report plays. The place of filing comes out marked ``places.dateline/1``: nothing need have happened there.
    """
    listed = gazetteer()
    own = [row for row in cast.places if row.country not in states()]
    taken = {(row.span.start, row.span.end) for row in own}
    named = [
        row
        for row in find_place_names(grammar, listed)
        if not _is_taken(grammar, cast, row) and not _touches(taken, grammar.span(row.first, row.end))
    ]
    spots = find_spots(grammar, cast, named)
    filed = dateline_spots(report, listed)
    home = find_home(report, listed)
    located = locate([*filed, *spots], spoken_of(grammar, cast, home), home=home.places, home_name=home.name)
    rows = [
        _dateline(report.dateline.span, where)
        for where in located[: len(filed[:1])]
        if report.dateline.span is not None
    ]
    rows += [
        _row(grammar, cast, name, spot, where)
        for name, spot, where in zip(named, spots, located[len(filed) :], strict=True)
        if not name.is_hint
        and not _is_government(grammar, cast, name, where)
        and not (name.is_nested and where.chance < _NESTED)
    ]
    return tuple(sorted((*rows, *map(_of_user, own)), key=lambda row: row.span.start))


def _of_user(row: PlaceMention) -> PlaceMention:
    """Return the row for a capital that only a user's own list of actors knows."""
    return PlaceMention(
        id=row.id, span=row.span, rule=row.rule, confidence=row.confidence, country=row.country, precision=row.precision, blanks=(_UNLISTED,)
    )  # fmt: skip


def _touches(spans: set[tuple[int, int]], span: Span) -> bool:
    return any(start < span.end and span.start < end for start, end in spans)


def _is_taken(grammar: Grammar, cast: Cast, row: PlaceName) -> bool:
    """Tell whether the words are an actor's there: a longer name's, or a capital's that means its government.

    Where the model is sure of a place, a person of that name found by its words alone does not count.
    """
    hit = cast.at(*grammar.covered(range(row.first, row.end)))
    if hit is None or row.is_hint or row.is_dateline:
        return False
    found = hit[0]
    name = grammar.name_at(row.first)
    if found.rule == "names.capital/1":
        return found.kind is ActorKind.STATE
    if name is not None and name.type == "LOC" and name.confidence > _CONFIDENT and row.places:
        return False
    if found.kind is ActorKind.PERSON:
        return found.alias is not None or found.end - found.start > grammar.end[row.end - 1] - grammar.start[row.first]
    return (
        found.kind in {ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET}
        and not row.is_nested
    )


def _is_government(grammar: Grammar, cast: Cast, row: PlaceName, where: Located) -> bool:
    """Tell whether a country's, a capital's or a seat's name stands for those who govern."""
    place = where.place
    if row.is_dateline:
        return False
    if place is None and not _state_of_user(cast, grammar.covered(range(row.first, row.end))):
        return False
    if place is not None and place.kind not in _SEATS and place.key not in place_words().seats:
        return False
    heads = (word for word in range(row.first, row.end) if not row.first <= grammar.head[word] < row.end)
    word = next(heads, row.end - 1)
    is_country = place is None or place.kind is PlaceKind.COUNTRY
    return find_metonym(grammar, word) is True or (is_country and _says_whose(grammar, word))


def _says_whose(grammar: Grammar, word: int) -> bool:
    """Tell whether a country's name only says whose or which a thing is ("the Jordan deal", "president of Jordan"), is something or is told something.

    "Jordan's coast", "the Jordan border" and "left Jordan" are places all the same.
    """
    for _ in range(_CLIMB):
        if grammar.deprel[word] != "conj" or grammar.head[word] < 0:
            break
        word = grammar.head[word]
    head, words = grammar.head[word], place_words()
    if head < 0:
        return False
    role = grammar.deprel[word]
    if role in _WHOSE:
        name = grammar.name_at(head)
        return grammar.lemma[head].lower() not in words.parts and not (name is not None and name.type == "LOC")
    if role == "nmod" and any(grammar.lemma[child] == "of" for child in grammar.children[word]):
        return grammar.kind[head] in {"person", "organization"}
    if role == "nsubj" and grammar.upos[head] == "VERB":
        return False  # what acts was told apart before
    return role in {"obj", "iobj", "nsubj", "nsubj:pass"} and grammar.lemma[head] not in words.taking


def _state_of_user(cast: Cast, words: tuple[int, int, int]) -> str:
    """Return the code of a state that only a user's own list of actors knows, empty where the words name none."""
    hit = cast.at(*words)
    is_state = hit is not None and hit[0].kind is ActorKind.STATE and hit[0].country not in states()
    return hit[0].country if hit is not None and is_state else ""


def _row(grammar: Grammar, cast: Cast, name: PlaceName, spot: Spot, where: Located) -> PlaceMention:
    """Return the row for a place name."""
    passage = grammar.passages[spot.passage]
    span = passage.span(spot.start, spot.start + len(passage.text[spot.start : spot.end].rstrip(_DASHES)))
    state = _state_of_user(cast, (spot.passage, spot.start, spot.end))
    place = None if state else where.place
    rule = "places.name/1" if state else _rule(name, where)
    ident = mint("place_mention", span.report, span.start, span.end, rule)
    sure = round((_SUREST if name.is_sure else _LOOSE) * (where.chance if place else _STRANGE), 2)
    if state:
        return PlaceMention(id=ident, span=span, rule=rule, confidence=sure, key=state, country=state, precision=6)
    if place is None:
        country = _country(cast, spot)
        return PlaceMention(
            id=ident, span=span, rule=rule, confidence=sure, country=country, precision=_precision(grammar, name, spot),
            blanks=(_UNLISTED,) if country else (_UNLISTED, _UNKNOWN),
        )  # fmt: skip
    is_near = name.is_nested or (
        place.kind in _POINTS and _NEAR.search(passage.text, max(0, spot.start - 48), spot.start)
    )
    return PlaceMention(
        id=ident, span=span, rule=rule, confidence=sure, key=place.key, country=place.country,
        precision=2 if is_near else place.precision, blanks=() if place.country else (_NOWHERE,),
    )  # fmt: skip


def _rule(name: PlaceName, where: Located) -> str:
    """Return what found a name."""
    if name.is_dateline:
        return "places.dateline/1"
    if where.place is None:
        return "places.unlisted/1"
    if name.is_nested:
        return "places.nested/1"
    return "places.name/1" if name.is_sure else "places.listed/1"


def _country(cast: Cast, spot: Spot) -> str:
    """Return the country of a place that no list has: of an actor of that name, of what is named beside it, of its adjective."""
    hit = cast.at(spot.passage, spot.start, spot.end)
    if hit is not None and hit[0].kind in {ActorKind.STATE, ActorKind.UNKNOWN} and hit[0].country:
        return hit[0].country
    beside = {place.country for place in spot.within[:1]} or spot.lands
    return next(iter(beside)) if len(beside) == 1 else ""


def _precision(grammar: Grammar, name: PlaceName, spot: Spot) -> int:
    """Return how precise a mention of an unlisted place is, by its last word, the next or its first: "Ardal province", "Mount Ardal"."""
    told = place_words().precision
    words = [grammar.word(name.end - 1), grammar.word(min(name.end, len(grammar) - 1)), grammar.word(name.first)]
    return next((told[word.lower()] for word in words if word.lower() in told), 3 if spot.is_area else 1)


def _dateline(span: Span, where: Located) -> PlaceMention:
    """Return the row for the place a report was filed from."""
    rule = "places.dateline/1"
    ident = mint("place_mention", span.report, span.start, span.end, rule)
    if where.place is None:
        return PlaceMention(id=ident, span=span, rule=rule, confidence=0.7, precision=1, blanks=(_UNLISTED, _UNKNOWN))
    place = where.place
    return PlaceMention(
        id=ident, span=span, rule=rule, confidence=round(_SUREST * where.chance, 2), key=place.key, country=place.country,
        precision=place.precision, blanks=() if place.country else (_NOWHERE,),
    )  # fmt: skip
