"""What the model of acts sees in a word: whether it tells of an act, of which type, whether that happened, and who the sides are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType, Status


class Sight(NamedTuple):
    """What is seen of one act.

    Attributes:
        word: The word that tells it.
        chance: That it tells of an act, 0 to 1.
        type: The likeliest type.
        types: The chance of each type; with that of no act they add up to 1.
        status: The likeliest status.
        statuses: The chance of each status.
        doers: Words that name those who act, the likeliest first, with their chances.
        others: Words that name those it is done to.
    """

    word: int
    chance: float
    type: EventType
    types: dict[EventType, float]
    status: Status
    statuses: dict[Status, float]
    doers: tuple[tuple[int, float], ...]
    others: tuple[tuple[int, float], ...]


def find_sight(grammar: Grammar, words: Iterable[int]) -> Sight | None:
    """Return what is seen of the act that some words tell, None where the model sees none or there is no model."""
    found = [sight for word in words if (sight := sight_at(grammar, word)) is not None]
    return max(found, key=lambda each: each.chance, default=None)


def sight_at(grammar: Grammar, word: int) -> Sight | None:
    """Return what is seen in one word, None where it is nothing."""
    hint = grammar.hints.get(word)
    if hint is None:
        return None
    labels = grammar.hint_labels
    types = {EventType(name): chance for name, chance in zip(labels["kind"], hint.kinds, strict=True) if len(name) > 1}
    statuses = {Status(name): chance for name, chance in zip(labels["status"], hint.statuses, strict=True)}
    return Sight(
        word=word,
        chance=sum(types.values()),
        type=max(types, key=types.__getitem__),
        types=types,
        status=max(statuses, key=statuses.__getitem__),
        statuses=statuses,
        doers=hint.doers,
        others=hint.others,
    )


def likely(words: tuple[tuple[int, float], ...], *, least: float, sure: float) -> tuple[int, ...]:
    """Return the words that fill a side: those that are sure, else the likeliest if it is likely enough."""
    kept = tuple(word for word, chance in words if chance >= sure)
    if kept or not words or words[0][1] < least:
        return kept
    return (words[0][0],)
