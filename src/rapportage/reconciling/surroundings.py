"""What stands around a casualty figure: on whose soil, by whose hand, which day, who else is named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapportage.lexicon.comparing import comparing
from rapportage.schema.codes import ActorKind
from rapportage.schema.mentions import ActorMention, PlaceMention, Record, TimeMention, TimeType, TollMention
from rapportage.schema.report import Report
from rapportage.schema.when import When
from rapportage.text.context import around
from rapportage.text.shingles import words

STATES = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.PEOPLE, ActorKind.UNKNOWN})
"""Kinds whose country may be read as a party. An armed group's country is where it is rooted, not whose it is."""

REACH = 6
"""Words within which a word of striking must follow a state for the blow to be its."""

FINE_DAYS = 4
"""A time of more days than this does not tell two strikes apart."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A toll with what its own sentence and its neighbours say.

    Attributes:
        toll: The figure.
        soil: The state it happened in (alpha-3), empty when unknown.
        hitter: The state whose blow it was, empty when unknown.
        place: The finest place its own sentence names, as a key.
        groups: Armed groups named in its own sentence or beside it.
        states: States named in its own sentence or beside it.
        names: Other proper names in its own sentence, mostly of towns.
        is_rest: Whether its words leave somebody out who was counted before: "three others".
        sentence: Where its own sentence begins and ends.
        when: When the harm was done, where it says so to within a few days.
        published: When the report was published, as far as known.
    """

    toll: TollMention
    soil: str
    hitter: str
    place: str
    groups: frozenset[str]
    states: frozenset[str]
    names: frozenset[str]
    is_rest: bool
    sentence: tuple[int, int]
    when: When | None
    published: When | None


@dataclass(frozen=True, slots=True)
class _Scene:
    """One report's mentions in order, with their starts."""

    report: Report
    actors: Sequence[ActorMention]
    actor_starts: Sequence[int]
    places: Sequence[PlaceMention]
    place_starts: Sequence[int]
    times: Sequence[TimeMention]
    time_starts: Sequence[int]

    def actors_in(self, start: int, end: int) -> Sequence[ActorMention]:
        return self.actors[bisect_left(self.actor_starts, start) : bisect_left(self.actor_starts, end)]

    def places_in(self, start: int, end: int) -> Sequence[PlaceMention]:
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]

    def times_in(self, start: int, end: int) -> Sequence[TimeMention]:
        return self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]


def look_around(record: Record, report: Report, *, published: Mapping[str, When]) -> list[Surroundings]:
    """Return each toll of a record with its surroundings."""
    actors = sorted(record.actors, key=lambda one: (one.span.start, one.id))
    places = sorted(record.places, key=lambda one: (one.span.start, one.id))
    times = sorted(record.times, key=lambda one: (one.span.start, one.id))
    scene = _Scene(
        report,
        actors,
        [one.span.start for one in actors],
        places,
        [one.span.start for one in places],
        times,
        [one.span.start for one in times],
    )
    return [_surroundings(toll, scene, published.get(report.id)) for toll in record.tolls]


def _surroundings(toll: TollMention, scene: _Scene, published: When | None) -> Surroundings:
    text = scene.report.text
    own = _in_block(scene.report, around(text, toll.span.start, toll.span.end, most=600), toll)
    before = around(text, own[0] - 2, own[0] - 1, most=600) if _has_before(text, own[0]) else own
    after = around(text, own[1] + 1, own[1] + 2, most=600) if _has_after(text, own[1]) else own
    near = sorted({own, before, after})
    named = [actor for low, high in near for actor in scene.actors_in(low, high)]
    states = {actor.country for actor in named if actor.country and actor.kind in STATES}
    states |= {code for code in toll.actor if len(code) == 3 and code.isalpha()}
    place, soil = _place(toll, scene, own)
    hitter = _hitter(toll, scene, own) or _hitter(toll, scene, before)
    if soil == hitter:  # "struck camps in X two days after X's missiles killed two": the place is the other strike's
        place, soil = "", ""
    if not soil and hitter and len(states - {hitter}) == 1:
        soil = min(states - {hitter})
    if not soil:
        soil = _place(toll, scene, before)[1]
    return Surroundings(
        toll=toll,
        soil=soil,
        hitter=hitter if hitter != soil else "",
        place=place,
        groups=frozenset(actor.key for actor in named if actor.kind is ActorKind.ARMED_GROUP and actor.key),
        states=frozenset(states),
        names=_names(scene, own),
        is_rest=_is_rest(text, toll),
        sentence=own,
        when=_when(toll, scene, own),
        published=published,
    )


def _in_block(report: Report, bounds: tuple[int, int], toll: TollMention) -> tuple[int, int]:
    """Return a sentence without what stands in another block: the dateline's town is not the strike's."""
    at = bisect_right(report.blocks, toll.span.start, key=lambda block: block.start) - 1
    if at < 0 or report.blocks[at].end < toll.span.end:
        return bounds
    return max(bounds[0], report.blocks[at].start), min(bounds[1], report.blocks[at].end)


def _has_before(text: str, start: int) -> bool:
    """Tell whether a sentence stands before, in the same line."""
    return start >= 2 and "\n" not in text[start - 2 : start]


def _has_after(text: str, end: int) -> bool:
    return end + 2 < len(text) and "\n" not in text[end : end + 2]


def _place(toll: TollMention, scene: _Scene, bounds: tuple[int, int]) -> tuple[str, str]:
    """Return the finest place a sentence names, and its state; nothing where it names places of two states."""
    found = [place for place in scene.places_in(*bounds) if place.country]
    if toll.where:
        country = toll.where if len(toll.where) == 3 else next((p.country for p in found if p.key == toll.where), "")
        if country:
            return (toll.where if len(toll.where) > 3 else "", country)
    if len({place.country for place in found}) != 1:
        return "", ""
    finest = min(found, key=lambda place: (place.precision, abs(place.span.start - toll.span.start), place.id))
    return (finest.key if finest.precision < 6 else "", finest.country)


def _hitter(toll: TollMention, scene: _Scene, bounds: tuple[int, int]) -> str:
    """Return the state whose blow a sentence tells of: the last before the number, else the first after it.

    A state strikes when a word of striking stands within a few words after it, before any other state.
    """
    text, vocabulary = scene.report.text, comparing()
    named = [actor for actor in scene.actors_in(*bounds) if actor.country and actor.kind in STATES]
    chosen = ""
    for at, actor in enumerate(named):
        is_before = actor.span.start < toll.number.start
        if chosen and not is_before:
            break
        lead = words(text[max(bounds[0], actor.span.start - 24) : actor.span.start])[-1:]
        end = named[at + 1].span.start if at + 1 < len(named) else bounds[1]
        if is_before:  # "CAPITAL, X — nine were killed when Y struck": the word after the number is not X's
            end = min(end, toll.number.start)
        follow = words(text[actor.span.end : max(end, actor.span.end)])[:REACH]
        strikes = any(word.startswith(vocabulary.stems) for word in follow)
        if strikes and (vocabulary.locative.isdisjoint(lead) or _is_adjective(text, actor)):
            chosen = actor.country
    return chosen


def _is_adjective(text: str, actor: ActorMention) -> bool:
    """Tell whether a word of striking stands right after a state: "in Veldaran strikes", but "in Veldara, striking"."""
    if text[actor.span.end : actor.span.end + 1] != " ":
        return False
    follow = words(text[actor.span.end : actor.span.end + 24])[:2]
    if follow and follow[0] in _LOOSE:
        return False
    return any(word.startswith(comparing().stems) and not word.startswith("kill") for word in follow)


_LOOSE = frozenset({"and", "or", "as", "that", "which", "who", "when"})


def _is_rest(text: str, toll: TollMention) -> bool:
    """Tell whether a number is followed by, or ends in, a word for the rest."""
    return not comparing().rest.isdisjoint(words(text[toll.number.start : toll.number.end + 10])[:4])


def _names(scene: _Scene, bounds: tuple[int, int]) -> frozenset[str]:
    """Return the capitalised words of a sentence that are neither its first nor part of an actor's name, nor right behind one."""
    taken = [(actor.span.start, actor.span.end) for actor in scene.actors_in(*bounds)]
    return frozenset(
        word[0]
        for word in _PROPER.finditer(scene.report.text, bounds[0] + 1, bounds[1])
        if word[0] not in comparing().calendar and not any(low <= word.start() <= high + 1 for low, high in taken)
    )


_PROPER = re.compile(r"(?<![.!?“\"‘'(\w])(?<=\s)[A-Z][^\W\d_]{2,}")


def _when(toll: TollMention, scene: _Scene, bounds: tuple[int, int]) -> When | None:
    """Return when the harm was done, if said to within a few days."""
    if toll.when is not None:
        return toll.when if _is_fine(toll.when) else None
    times = [time for time in scene.times_in(*bounds) if time.type in _POINTS and _may_be_fine(time)]
    if len(times) != 1:  # "on Thursday, two days after": which of them is the toll's?
        return None
    return times[0].when


_POINTS = frozenset({TimeType.DATE, TimeType.TIME})


def _may_be_fine(time: TimeMention) -> bool:
    """Tell whether a time names a few days or cannot be told yet; "this year" and "recently" name no strike's day."""
    return not time.value.endswith("_REF") and (time.when is None or _is_fine(time.when))


def _is_fine(when: When) -> bool:
    return (when.end - when.start).days <= FINE_DAYS
