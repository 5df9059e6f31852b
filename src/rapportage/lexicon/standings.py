"""Words that tell whether an act is said to have happened (``data/standings.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import Status


class Standings(NamedTuple):
    """Words by their dictionary form.

    Attributes:
        over: What a governing word makes of the act.
        infinitive: Those of them that qualify an infinitive or a noun only.
        modal: What a modal word makes of it.
        before: What an adjective makes of a noun that names it.
        condition: Marks of a condition.
        asking: Marks of an indirect question.
        habit: Adverbs of habit.
    """

    over: dict[str, Status]
    infinitive: frozenset[str]
    modal: dict[str, Status]
    before: dict[str, Status]
    condition: frozenset[str]
    asking: frozenset[str]
    habit: frozenset[str]


@cache
def standings() -> Standings:
    """Return the words, read once."""
    table = load("standings")

    def by_word(name: str) -> dict[str, Status]:
        return {word: Status(status) for status, words in table[name].items() for word in words}

    return Standings(
        over=by_word("over"),
        infinitive=frozenset(table["infinitive"]["words"]),
        modal=by_word("modal"),
        before=by_word("before"),
        condition=frozenset(table["marks"]["condition"]),
        asking=frozenset(table["marks"]["asking"]),
        habit=frozenset(table["habit"]["words"]),
    )
