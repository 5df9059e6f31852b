"""Which actor a written name stands for: every name of the lexicon by its first word."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.groups import groups
from rapportage.lexicon.states import State, plural, states
from rapportage.schema.base import Shape
from rapportage.schema.codes import ActorKind

WORD = re.compile(r"[^\W_]+")


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
    """One written name: its words, what it names and how."""

    words: tuple[str, ...]
    key: str
    kind: ActorKind
    country: str
    reading: Reading
    is_caution: bool = False


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


@cache
def names(extra: tuple[ExtraActor, ...] = ()) -> Index:
    """Return all names by their first word, longest first; what a user adds goes before the lexicon's."""
    found: dict[tuple[str, ...], Name] = {}
    for actor in extra:
        kind = actor.kind
        country = actor.country or (actor.code if kind is ActorKind.STATE else "")
        for written, reading in _extra_names(actor):
            words = _words(written)
            if words:
                found.setdefault(words, Name(words, actor.code, kind, country, reading))
    for state in states().values():
        for written, reading in _state_names(state):
            words = _words(written)
            caution = written in state.caution
            found.setdefault(words, Name(words, state.code, ActorKind.STATE, state.code, reading, caution))
    for group in groups().values():
        for written in (group.name, *group.also):
            words = _words(written)
            found.setdefault(words, Name(words, group.key, group.kind, group.country, Reading.NAME))
    index: dict[str, list[Name]] = {}
    for name in sorted(found.values(), key=lambda name: (-len(name.words), name.words)):
        index.setdefault(name.words[0], []).append(name)
    return {first: tuple(rows) for first, rows in index.items()}
