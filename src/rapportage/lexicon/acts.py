"""What verbs, nouns and adjectives mean as acts between parties (``data/acts*.toml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import EventType

_MUTUAL = "="
_TURNED = "<"
_MARKS = frozenset({_MUTUAL, _TURNED, "-", "&"})


class Deed(NamedTuple):
    """A PLOVER type with its modes, the one that decides the score first."""

    type: EventType
    modes: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """What a rule makes of a word.

    Attributes:
        operator: The row of ``shifts`` by which the deed that hangs on the word is turned, empty where there is none.
        deed: What the word is by itself, or where no deed hangs on it; None when that is no event.
        is_mutual: Whether all sides act.
        is_turned: Whether the grammatical subject is the one acted on.
        also: A second deed that is done with the first: who is convicted to prison is jailed.
    """

    operator: str
    deed: Deed | None
    is_mutual: bool = False
    is_turned: bool = False
    also: Deed | None = None


class Condition(NamedTuple):
    """What has to stand at one place of a word.

    ``where`` is obj, subj, att, mod, sides, recipient or a preposition, ``wanted`` are classes and lemmas.
    """

    where: str
    wanted: frozenset[str]


class Rule(NamedTuple):
    """An outcome with all that must hold for it."""

    conditions: tuple[Condition, ...]
    outcome: Outcome


Rules = tuple[Rule, ...]


class Acts(NamedTuple):
    """The lexicon of acts: rules, classes and instruments by dictionary form, shifts by operator.

    Behind ``measures`` ("a series of") and before ``broad`` words ("crossing points") stands what says the class of a phrase;
    ``standing`` nouns name what is in force.
    """

    verbs: Mapping[str, Rules]
    nouns: Mapping[str, Rules]
    adjectives: Mapping[str, Rules]
    shifts: Mapping[str, Mapping[str, Deed]]
    classes: Mapping[str, frozenset[str]]
    instruments: Mapping[str, str]
    measures: frozenset[str]
    broad: frozenset[str]
    standing: frozenset[str]


@cache
def acts() -> Acts:
    """Return the lexicon of acts, read once."""
    verbs, nouns, shifts, things = load("acts"), load("acts_nouns"), load("acts_shifts"), load("acts_things")
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in things["classes"].items():
        for word in words.split():
            classes[word].add(name)
    return Acts(
        verbs=_entries(verbs["senses"], verbs["verbs"]),
        nouns=_entries(nouns["nouns"]),
        adjectives=_entries(nouns["adjectives"]),
        shifts={
            name: {key: read_deed(value) for key, value in rows.items()} for name, rows in shifts["shifts"].items()
        },
        classes={word: frozenset(names) for word, names in classes.items()},
        instruments={word: mode for mode, words in things["instruments"].items() for word in words.split()},
        measures=frozenset(things["looking-through"]["measures"].split()),
        broad=frozenset(things["looking-through"]["broad"].split()),
        standing=frozenset(things["looking-through"]["standing"].split()),
    )


def read_deed(text: str) -> Deed:
    """Return a type with its modes.

    >>> read_deed("SANCTION/convict")
    Deed(type=<EventType.SANCTION: 'SANCTION'>, modes=('convict',))
    """
    name, _, mode = text.partition("/")
    return Deed(EventType(name), (mode,) if mode else ())


def shifted(operator: str, deed: Deed) -> Deed | None:
    """Return what a deed becomes under an operator, None where that says nothing of it."""
    rows = acts().shifts.get(operator)
    if rows is None:
        return deed if operator in {"start", "through", "arise"} else None
    first = f"{deed.type.value}/{deed.modes[0]}" if deed.modes else ""
    found = rows.get(first) or rows.get(deed.type.value)
    return deed if found is not None and found.type is deed.type and not found.modes else found


def _entries(*tables: Mapping[str, str | list[str]]) -> dict[str, Rules]:
    """Return the rules of each lemma of some tables; those with conditions first, else in their order."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for lemmas, written in chain.from_iterable(table.items() for table in tables):
        rules = list(_rules([written] if isinstance(written, str) else written))
        for lemma in lemmas.split(","):
            found[lemma.strip()] += rules
    return {lemma: tuple(sorted(rules, key=lambda rule: not rule.conditions)) for lemma, rules in found.items()}


def _rules(written: list[str]) -> Iterator[Rule]:
    for row in written:
        before, colon, after = row.rpartition(":")
        conditions = tuple(_condition(token) for token in before.split()) if colon else ()
        yield Rule(conditions, _outcome(after.split()))


def _condition(token: str) -> Condition:
    where, equals, wanted = token.partition("=")
    return Condition(where.replace("_", " ") if equals else "obj", frozenset((wanted if equals else token).split("|")))


def _outcome(tokens: list[str]) -> Outcome:
    operator, deeds = "", []
    for token in tokens:
        if token.startswith("@"):
            operator = token[1:]
        elif token not in _MARKS:
            deeds.append(read_deed(token))
    first, second = (*deeds, None, None)[:2]
    return Outcome(operator, first, is_mutual=_MUTUAL in tokens, is_turned=_TURNED in tokens, also=second)
