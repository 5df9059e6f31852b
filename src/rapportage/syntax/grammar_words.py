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
    lone: frozenset[str]
    undergone: frozenset[str]
    leading: frozenset[str]
    unsaid: frozenset[str]
    widening: frozenset[str]
    empty: frozenset[str]
    tough: frozenset[str]
    sending_out: frozenset[str]
    adverbial_nouns: frozenset[str]
    works: frozenset[str]
    bodies: frozenset[str]
    struck: frozenset[str]
    sufferers: frozenset[str]
    means: frozenset[str]
    no_words: frozenset[str]
    no_adverbs: frozenset[str]
    acts: Mapping[str, Act]
    endings: tuple[str, ...]
    not_acts: frozenset[str]


_WHERE = {
    "kept": "light.kept",
    "shy": "light.shy",
    "sending": "giving.sending",
    "parts": "things.parts",
    "shy_nouns": "light.shy_nouns",
    "subject_control": "control.subject",
    "oblique_control": "control.oblique",
    "gerund_control": "control.gerund",
    "owning": "control.owning",
    "odd_objects": "speech.odd.objects",
    "unhearing": "things.unhearing",
    "byways": "things.byways",
    "particles": "particles.words",
    "particle_places": "particles.places",
    "negating": "control.negating",
    "denying": "control.denying",
    "partial": "control.partial",
    "passing": "control.passing",
    "passing_adjectives": "control.passing_adjectives",
    "negating_adjectives": "control.negating_adjectives",
    "negating_nouns": "control.negating_nouns",
    "negating_marks": "control.marks",
    "modal": "modal.governors",
    "modal_adjectives": "modal.adjectives",
    "modal_nouns": "modal.nouns",
    "say": "speech.say",
    "tell": "speech.tell",
    "either": "speech.either",
    "judge": "speech.judge",
    "quoting": "speech.quoting",
    "talk": "speech.talk",
    "topic_marks": "speech.topic_marks",
    "topic_of": "speech.topic_of",
    "addressee_marks": "speech.addressee_marks",
    "addressee_with": "speech.addressee_with",
    "messages": "speech.messages",
    "dummy": "speech.dummy",
    "naming": "naming.words",
    "giving": "giving.words",
    "giving_with": "giving.with",
    "double": "giving.double",
    "causing": "causing.words",
    "passing_on": "passing_on.words",
    "measures": "things.measures",
    "actors": "things.actors",
    "lifeless": "things.lifeless",
    "hearers": "things.hearers",
    "struck": "things.struck",
    "lone": "lone.words",
    "undergone": "lone.undergone",
    "leading": "speech.leading",
    "unsaid": "speech.unsaid",
    "widening": "passing_on.widening",
    "empty": "lone.empty",
    "tough": "lone.tough",
    "sending_out": "lone.sending",
    "adverbial_nouns": "lone.adverbial_nouns",
    "works": "lone.works",
    "bodies": "lone.bodies",
    "sufferers": "things.sufferers",
    "means": "things.means",
    "no_words": "deny.words",
    "no_adverbs": "deny.adverbs",
    "not_acts": "suffixes.not_acts",
}
"""Table and key of each list."""


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
    lists = {name: _several(_at(table, path)) for name, path in _WHERE.items()}
    light = table["light"]
    return GrammarWords(
        light=dict.fromkeys(_split(light["agent"]), "agent") | dict.fromkeys(_split(light["patient"]), "patient"),
        acts=_acts(table["acts"]),
        endings=tuple(table["suffixes"]["of_acts"]),
        **lists,
    )


def _at(table: Mapping[str, Any], path: str) -> str | list[str]:
    """Return the list under a path of keys."""
    for key in path.split("."):
        table = table[key]
    return table  # type: ignore[return-value]


def act_of(noun: str) -> Act | None:
    """Return how a noun that names an act takes its places, None where it names none that is listed.

    >>> act_of("assassination").verb, act_of("assassination").owner, act_of("table")
    ('assassinate', 'patient', None)
    """
    return grammar_words().acts.get(noun)
