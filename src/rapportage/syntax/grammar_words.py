"""The words of grammar: verbs that lend, share or withhold their places, and nouns that name acts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Act(NamedTuple):
    """How a noun that names an act takes its places.

    Attributes:
        verb: The verb it comes from, as a lemma ("bombard", "take over").
        owner: Role of its possessor: "agent" ("Corra's attack") or "patient" ("the mayor's assassination").
        of: Role of what stands under "of".
        markers: Role of what stands under other prepositions.
        speaks: Whether it is an act of speech.
        name: The class it belongs to ("striking", "killing").
    """

    verb: str
    owner: str
    of: str
    markers: Mapping[str, str]
    speaks: bool
    name: str


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """The word lists of `data/clauses.toml`, each a set of lemmas (several words joined by spaces)."""

    light: Mapping[str, str]
    kept: frozenset[str]
    shy: frozenset[str]
    sending: frozenset[str]
    parts: frozenset[str]
    shy_nouns: frozenset[str]
    subject_control: frozenset[str]
    oblique_control: frozenset[str]
    gerund_control: frozenset[str]
    particle_places: frozenset[str]
    particles: frozenset[str]
    byways: frozenset[str]
    unhearing: frozenset[str]
    odd_objects: frozenset[str]
    owning: frozenset[str]
    negating: frozenset[str]
    denying: frozenset[str]
    partial: frozenset[str]
    passing: frozenset[str]
    passing_adjectives: frozenset[str]
    negating_adjectives: frozenset[str]
    negating_nouns: frozenset[str]
    negating_marks: frozenset[str]
    modal: frozenset[str]
    modal_adjectives: frozenset[str]
    modal_nouns: frozenset[str]
    say: frozenset[str]
    tell: frozenset[str]
    either: frozenset[str]
    judge: frozenset[str]
    quoting: frozenset[str]
    talk: frozenset[str]
    topic_marks: frozenset[str]
    topic_of: frozenset[str]
    addressee_marks: frozenset[str]
    addressee_with: frozenset[str]
    messages: frozenset[str]
    dummy: frozenset[str]
    naming: frozenset[str]
    giving: frozenset[str]
    giving_with: frozenset[str]
    double: frozenset[str]
    causing: frozenset[str]
    passing_on: frozenset[str]
    measures: frozenset[str]
    actors: frozenset[str]
    hearers: frozenset[str]
    lifeless: frozenset[str]
    sufferers: frozenset[str]
    means: frozenset[str]
    no_words: frozenset[str]
    no_adverbs: frozenset[str]
    acts: Mapping[str, Act]
    endings: tuple[str, ...]
    not_acts: frozenset[str]


def _split(words: str) -> list[str]:
    return [word.replace("_", " ") for word in words.split()]


def _several(words: str | list[str]) -> frozenset[str]:
    return frozenset(_split(words) if isinstance(words, str) else words)


def _acts(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Act]:
    """Return the act of each noun; a noun in two classes belongs to the first."""
    acts: dict[str, Act] = {}
    for name, kind in table.items():
        markers = {"by": "agent"}
        for role in ("patient", "recipient", "addressee", "topic"):
            markers.update(dict.fromkeys(kind.get(role, ()), role))
        markers.update(dict.fromkeys(kind.get("together", ()), "agent"))
        for entry in _split(kind["words"]):
            noun, _, verb = entry.partition(":")
            act = Act(verb or noun, kind["owner"], kind.get("of", "agent"), markers, kind.get("speaks", False), name)
            acts.setdefault(noun, act)
    return acts


@cache
def grammar_words() -> GrammarWords:
    """Return the word lists, loaded once."""
    table = tomllib.loads(files("rapportage.syntax").joinpath("data/clauses.toml").read_text("utf-8"))
    light, control, modal, speech = table["light"], table["control"], table["modal"], table["speech"]
    naming, giving, things = table["naming"], table["giving"], table["things"]
    return GrammarWords(
        light=dict.fromkeys(_split(light["agent"]), "agent") | dict.fromkeys(_split(light["patient"]), "patient"),
        kept=_several(light["kept"]),
        shy=_several(light["shy"]),
        sending=_several(giving["sending"]),
        parts=_several(things["parts"]),
        shy_nouns=_several(light["shy_nouns"]),
        subject_control=_several(control["subject"]),
        oblique_control=_several(control["oblique"]),
        gerund_control=_several(control["gerund"]),
        owning=_several(control["owning"]),
        odd_objects=_several(speech["odd"]["objects"]),
        unhearing=_several(things["unhearing"]),
        byways=_several(things["byways"]),
        particles=_several(table["particles"]["words"]),
        particle_places=_several(table["particles"]["places"]),
        negating=_several(control["negating"]),
        denying=_several(control["denying"]),
        partial=_several(control["partial"]),
        passing=_several(control["passing"]),
        passing_adjectives=_several(control["passing_adjectives"]),
        negating_adjectives=_several(control["negating_adjectives"]),
        negating_nouns=_several(control["negating_nouns"]),
        negating_marks=_several(control["marks"]),
        modal=_several(modal["governors"]),
        modal_adjectives=_several(modal["adjectives"]),
        modal_nouns=_several(modal["nouns"]),
        say=_several(speech["say"]),
        tell=_several(speech["tell"]),
        either=_several(speech["either"]),
        judge=_several(speech["judge"]),
        quoting=_several(speech["quoting"]),
        talk=_several(speech["talk"]),
        topic_marks=_several(speech["topic_marks"]),
        topic_of=_several(speech["topic_of"]),
        addressee_marks=_several(speech["addressee_marks"]),
        addressee_with=_several(speech["addressee_with"]),
        messages=_several(speech["messages"]),
        dummy=_several(speech["dummy"]),
        naming=_several(naming["words"]),
        giving=_several(giving["words"]),
        giving_with=_several(giving["with"]),
        double=_several(giving["double"]),
        causing=_several(table["causing"]["words"]),
        passing_on=_several(table["passing_on"]["words"]),
        measures=_several(things["measures"]),
        actors=_several(things["actors"]),
        lifeless=_several(things["lifeless"]),
        hearers=_several(things["hearers"]),
        sufferers=_several(things["sufferers"]),
        means=_several(things["means"]),
        no_words=_several(table["deny"]["words"]),
        no_adverbs=_several(table["deny"]["adverbs"]),
        acts=_acts(table["acts"]),
        endings=tuple(table["suffixes"]["of_acts"]),
        not_acts=_several(table["suffixes"]["not_acts"]),
    )


def act_of(noun: str) -> Act | None:
    """Return how a noun that names an act takes its places, None where it names none that is listed.

    >>> act_of("assassination").verb, act_of("assassination").owner, act_of("table")
    ('assassinate', 'patient', None)
    """
    return grammar_words().acts.get(noun)
