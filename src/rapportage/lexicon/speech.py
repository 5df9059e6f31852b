"""Words that report speech (``data/reporting_verbs.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import SpeechAct


class Speech(NamedTuple):
    """``say`` maps a verb's words to the act it performs; phrases are keyed by their words joined by a space."""

    say: dict[str, SpeechAct]
    weak: frozenset[str]
    adding: frozenset[str]
    said_nouns: frozenset[str]
    according: frozenset[str]
    phrase_heads: frozenset[str]


@cache
def speech() -> Speech:
    """Return the reporting words, read once."""
    table = load("reporting_verbs")
    say = {word: SpeechAct(act) for act, words in table["say"].items() for word in words}
    heads = frozenset(word.split()[0] for word in say if " " in word)
    return Speech(
        say=say,
        weak=frozenset(table["weak"]["words"]),
        adding=frozenset(table["adding"]["words"]),
        said_nouns=frozenset(table["said_nouns"]["words"]),
        according=frozenset(table["according"]["words"]),
        phrase_heads=heads,
    )
