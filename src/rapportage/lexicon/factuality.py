"""Words that tell whether an act is said to have happened (``data/factuality.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import Status


class FactualityWords(NamedTuple):
    """Words by their dictionary form.

    Attributes:
        over: What a governing word makes of the act.
        infinitive: Those of them that qualify an infinitive or a noun only.
        thing: What a verb, with its preposition, makes of a noun that names the act.
        modal: What a modal word makes of it.
        before: What an adjective makes of a noun that names it.
        adverb: What an adverb of the clause makes of it.
        charges: Nouns for the report of an act.
        turning: Verbs that turn such a report away.
        condition: Marks of a condition.
        opening: Words that a clause or phrase of condition begins with.
        asking: Marks of an indirect question.
        unsure: Words after which "if" asks.
        habit: Adverbs of habit.
        habit_times: Words that make a time one of habit.
        habit_marks: Marks of clauses of habit.
        habit_verbs: Verbs of habit.
    """

    over: dict[str, Status]
    infinitive: frozenset[str]
    thing: dict[str, Status]
    modal: dict[str, Status]
    before: dict[str, Status]
    adverb: dict[str, Status]
    charges: frozenset[str]
    turning: frozenset[str]
    condition: frozenset[str]
    opening: tuple[str, ...]
    asking: frozenset[str]
    unsure: frozenset[str]
    habit: frozenset[str]
    habit_times: frozenset[str]
    habit_marks: frozenset[str]
    habit_verbs: frozenset[str]


@cache
def factuality_words() -> FactualityWords:
    """Return the words, read once."""
    table = load("factuality")

    def by_word(name: str) -> dict[str, Status]:
        return {word: Status(status) for status, words in table[name].items() for word in words}

    return FactualityWords(
        over=by_word("over"),
        infinitive=frozenset(table["infinitive"]["words"]),
        thing=by_word("thing"),
        modal=by_word("modal"),
        before=by_word("before"),
        adverb=by_word("adverb"),
        charges=frozenset(table["charge"]["nouns"]),
        turning=frozenset(table["charge"]["verbs"]),
        condition=frozenset(table["marks"]["condition"]),
        opening=tuple(table["marks"]["opening"]),
        asking=frozenset(table["marks"]["asking"]),
        unsure=frozenset(table["marks"]["unsure"]),
        habit=frozenset(table["habit"]["words"]),
        habit_times=frozenset(table["habit"]["times"]),
        habit_marks=frozenset(table["habit"]["marks"]),
        habit_verbs=frozenset(table["habit"]["verbs"]),
    )
