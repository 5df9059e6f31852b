"""Which actor a written name stands for: every name of the lexicon by its first word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from rapportage.lexicon.bodies import bodies
from rapportage.lexicon.groups import Group, groups
from rapportage.lexicon.load import load
from rapportage.lexicon.states import State, plural, states
from rapportage.schema.base import Shape
from rapportage.schema.codes import ActorKind

WORD = re.compile(r"[^\W_]+")
_VARIANTS = 24
"""Spellings of one name at most: two words with five spellings each make 25, and the last of those is hardly ever written."""


class Reading(Enum):
    """How a name names its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Iranian"
    PEOPLE = "people"  # "Iranians"
    CAPITAL = "capital"  # "Tehran": the government or the place
    METONYM = "metonym"  # "the Kremlin"
    PREFIX = "prefix"  # "Sino-"
    OLD = "old"  # "Soviet Union"


class ExtraActor(Shape, frozen=True, kw_only=True):
    """An actor the lexicon lacks: a new group, an invented state, a name that a user's files spell otherwise."""

    name: str
    code: str
    kind: ActorKind = ActorKind.STATE
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    capital: str = ""
    country: str = ""


class Name(NamedTuple):
    """One written name: its words, what it names and how.

    Attributes:
        words: The words of the name, without a leading article.
        key: Key of the actor (see ``lexicon.known``).
        kind: What kind of actor it is.
        country: Where it belongs, empty when in many or none.
        reading: How the name names its actor.
        is_caution: Whether it is also an ordinary word or something else, and counts only beside other evidence.
        body: Of a seat, the body of the state that it stands for: "RUS.PRESIDENCY" for the Kremlin.
        others: Others in the lexicon who bear the same name, the likeliest first.
    """

    words: tuple[str, ...]
    key: str
    kind: ActorKind
    country: str
    reading: Reading
    is_caution: bool = False
    body: str = ""
    others: tuple[Name, ...] = ()


Index = dict[str, tuple[Name, ...]]


def _words(written: str) -> tuple[str, ...]:
    """Return the words of a name, without a leading article."""
    words = tuple(WORD.findall(written))
    return words[1:] if len(words) > 1 and words[0] in {"al", "the", "Al"} else words


def _state_names(state: State) -> list[tuple[str, Reading]]:
    """Return every name of a state with its reading."""
    return [
        *((word, Reading.NAME) for word in (state.name, *state.also)),
        *((word, Reading.PEOPLE) for word in state.people),
        *((word, Reading.ADJECTIVE) for word in state.demonyms),
        *((word, Reading.CAPITAL) for word in (state.capital,) if word),
        *((word, Reading.METONYM) for word in state.metonyms),
        *((word, Reading.PREFIX) for word in state.prefixes),
        *((word, Reading.OLD) for word in state.old),
    ]


def _extra_names(extra: ExtraActor) -> list[tuple[str, Reading]]:
    """Return every name of an actor a user added."""
    people = [plural(word) for word in extra.demonyms]
    return [
        *((word, Reading.NAME) for word in (extra.name, *extra.aliases)),
        *((word, Reading.PEOPLE) for word in people),
        *((word, Reading.ADJECTIVE) for word in extra.demonyms),
        *((word, Reading.CAPITAL) for word in (extra.capital,) if word),
    ]


def settled(name: Name, countries: Collection[str]) -> Name:
    """Return who of those that share a name is meant where some countries are in play: the one rooted there, else the likeliest."""
    if name.country in countries or not name.others:
        return name
    return next((other for other in name.others if other.country in countries), name)


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Return what else a word of a name may be spelt, by each of its spellings."""
    return {word: tuple(row) for row in load("spellings")["same"] for word in row}


def _variants(written: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name as written, then in the other spellings of its words."""
    words = _words(written)
    if not words:
        return
    yield words
    known = _spellings()
    if any(word in known for word in words):
        choices = [(word, *(other for other in known.get(word, ()) if other != word)) for word in words]
        yield from islice(product(*choices), 1, _VARIANTS)


def _group_names(group: Group) -> Iterator[Name]:
    """Yield the names of a group in all spellings."""
    for written in (group.name, *group.also):
        caution = written in group.caution
        for words in _variants(written):
            yield Name(words, group.key, group.kind, group.country, Reading.NAME, caution)


def _lexicon() -> Iterator[Name]:
    """Yield all names of the lexicon, the likeliest bearer of a name first."""
    for state in states().values():
        for written, reading in _state_names(state):
            yield Name(_words(written), state.code, ActorKind.STATE, state.code, reading, written in state.caution)
    for seat in bodies().seats:
        caution = seat.name in bodies().caution
        key = f"{seat.country}.{seat.organ}"
        yield Name(_words(seat.name), seat.country, ActorKind.STATE, seat.country, Reading.METONYM, caution, key)
    for group in groups().values():
        yield from _group_names(group)


def _added(extra: Iterable[ExtraActor]) -> Iterator[Name]:
    """Yield the names that a user adds."""
    for actor in extra:
        country = actor.country or (actor.code if actor.kind is ActorKind.STATE else "")
        for written, reading in _extra_names(actor):
            yield Name(_words(written), actor.code, actor.kind, country, reading)


@cache
def _index() -> Index:
    """Return the names of the lexicon by their first word, longest first; those who share a name under the first of them."""
    found: dict[tuple[str, ...], Name] = {}
    shared: dict[tuple[str, ...], list[Name]] = {}
    for name in _lexicon():
        first = found.setdefault(name.words, name)
        if first.key != name.key and all(other.key != name.key for other in shared.get(name.words, ())):
            shared.setdefault(name.words, []).append(name)
    for words, others in shared.items():
        found[words] = found[words]._replace(others=tuple(others))
    found.pop((), None)
    index: dict[str, list[Name]] = {}
    for name in sorted(found.values(), key=lambda name: (-len(name.words), name.words)):
        index.setdefault(name.words[0], []).append(name)
    return {first: tuple(rows) for first, rows in index.items()}


@cache
def names(extra: tuple[ExtraActor, ...] = ()) -> Index:
    """Return all names by their first word, longest first; what a user adds goes before the lexicon's."""
    if not extra:
        return _index()
    added: dict[tuple[str, ...], Name] = {}
    for name in _added(extra):
        if name.words:
            added.setdefault(name.words, name)
    index = dict(_index())
    for first in {words[0] for words in added}:
        rows = [name for name in index.get(first, ()) if name.words not in added]
        rows += [name for name in added.values() if name.words[0] == first]
        index[first] = tuple(sorted(rows, key=lambda name: (-len(name.words), name.words)))
    return index
