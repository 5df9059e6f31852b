"""Words that bind somebody to something to come (``data/pledges.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import Pledge, Undertaking


class Pledges(NamedTuple):
    """Words by their dictionary form.

    Attributes:
        verbs: What a verb that governs the deed makes of it.
        nouns: The same of a noun.
        adjectives: The same of an adjective said of whoever is bound.
        strengths: How firmly a word puts it, where that is not "will".
        will: Modal words of the future.
        must: Modal words of a demand.
        hostile: Verbs of answers that are blows.
        course: Verbs of the course of a thing.
        forecast: Verbs of what comes about without anybody's doing it.
    """

    verbs: dict[str, Undertaking]
    nouns: dict[str, Undertaking]
    adjectives: dict[str, Undertaking]
    strengths: dict[str, Pledge]
    will: frozenset[str]
    must: frozenset[str]
    hostile: frozenset[str]
    course: frozenset[str]
    forecast: frozenset[str]


@cache
def pledges() -> Pledges:
    """Return the words, read once."""
    table = load("pledges")

    def kinds(name: str) -> dict[str, Undertaking]:
        return {word: Undertaking(kind) for kind, words in table[name].items() for word in words}

    return Pledges(
        verbs=kinds("verb"),
        nouns=kinds("noun"),
        adjectives=kinds("adjective"),
        strengths={word: Pledge(name) for name, words in table["strength"].items() for word in words},
        will=frozenset(table["modal"]["will"]),
        must=frozenset(table["modal"]["must"]),
        hostile=frozenset(table["hostile"]["words"]),
        course=frozenset(table["course"]["words"]),
        forecast=frozenset(table["forecast"]["words"]),
    )
