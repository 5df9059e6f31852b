"""The actors of a report as one list, with ways to find who stands at some words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.recording.grammar import Grammar
from rapportage.recording.persons import Register
from rapportage.schema.codes import ActorKind, Role
from rapportage.schema.mentions import ActorMention, PlaceMention

_LONGEST = 200
"""Characters that a mention spans at most: mentions are looked for from this far before some words."""
_OWNED = frozenset({"nmod:poss", "amod", "compound", "nmod:desc", "nummod"})
"""What says whose or which a thing is: "Velmark's army", "Velmarki army", "Velmark troops"."""
_SAME = frozenset({"appos", "flat", "flat:name"})
"""What names again what its head names: "the minister, Mira Ray", "President Ray"."""
_OTHER = frozenset(
    {"neighbour", "neighbor", "ally", "enemy", "rival", "opponent", "critic", "foe", "adversary", "partner", "counterpart", "victim",
     "supporter", "backer", "friend", "creditor", "lender", "customer", "visitor", "hostage"}
)  # fmt: skip
"""Heads that name somebody else than the one whose they are: "Velmark's neighbour"."""
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"})
_OF = frozenset({"of", "from"})
_DEPTH = 6
"""How far down phrases are followed: "dozens of members of the army of Velmark" is four."""


class Found(NamedTuple):
    """An actor at ``start..end`` of a passage, before it becomes a row.

    Of a short form, a description or a pronoun ``name`` is the name of the one it means; the row has the words as written.
    """

    passage: int
    start: int
    end: int
    name: str
    kind: ActorKind
    key: str
    country: str
    confidence: float
    rule: str
    role: tuple[int, int] | None = None
    is_former: bool = False
    voice: Role = Role.UNKNOWN
    alias: tuple[int, int] | None = None  # passage and start of the full name
    sectors: tuple[str, ...] = ()
    parent: str = ""
    role_passage: int = -1
    members: tuple[tuple[int, int], ...] = ()  # passage and start of each that a plural means
    why: str = ""  # why it has no key, where that is not because no list has it


Pair = tuple[Found, ActorMention]


class Cast(NamedTuple):
    """The actors of a report: rows in text order, per passage where each stands, and the texts with quotations blanked."""

    rows: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    by_passage: tuple[tuple[Pair, ...], ...]
    persons: Register
    by_id: dict[str, Pair]
    masked: tuple[str, ...]

    def at(self, passage: int, start: int, end: int) -> Pair | None:
        """Return the actor that best covers the words ``start..end`` of a passage, None when none touches them."""
        best, most = None, 0
        for found, row in self.within(passage, start, end):
            common = min(end, found.end) - max(start, found.start)
            if common > most or (common == most and best and found.kind is ActorKind.PERSON):
                best, most = (found, row), common
        return best

    def within(self, passage: int, start: int, end: int) -> list[Pair]:
        """Return the actors that touch ``start..end`` of a passage, in order."""
        rows = self.by_passage[passage]
        first = bisect_left(rows, start - _LONGEST, key=lambda each: each[0].start)
        found = []
        for each in rows[first:]:
            if each[0].start >= end:
                break
            if each[0].end > start:
                found.append(each)
        return found

    def of_word(self, grammar: Grammar, word: int) -> Pair | None:
        """Return the actor of the phrase that a word heads, None where it has none.

        The name or description that holds the word decides, else a name beside it ("the minister, Mira Ray"), else whose or which it
        is ("Velmarki patrols", "the ships of Velmark", "members of the Red Dawn Army").
        """
        return self._of(grammar, word, _DEPTH)

    def several(self, pair: Pair) -> tuple[Pair, ...]:
        """Return the actors that a plural description means ("both countries"), the pair itself where it means one or cannot be told."""
        members = [hit for at, start in pair[0].members if (hit := self.at(at, start, start + 1)) is not None]
        return tuple(members) or (pair,)

    def _of(self, grammar: Grammar, word: int, depth: int) -> Pair | None:
        hit = self.at(grammar.passage[word], grammar.start[word], grammar.end[word])
        if hit is not None or not depth:
            return hit
        for child in _leads(grammar, word):
            hit = self._of(grammar, child, depth - 1)
            if hit is not None and (hit[0].kind is not ActorKind.PERSON or grammar.deprel[child] not in _OWNED):
                return hit
        return None


def _leads(grammar: Grammar, word: int) -> Iterator[int]:
    """Yield the words beside the head of a phrase that may say who it is, best first."""
    here = [child for child in grammar.children[word] if grammar.passage[child] == grammar.passage[word]]
    yield from (child for child in here if grammar.deprel[child] in _SAME)
    if grammar.lemma[word] in _OTHER or grammar.upos[word] not in _NOMINAL:
        return
    yield from (child for child in here if grammar.deprel[child] in _OWNED and not _is_backing(grammar, child))
    yield from (child for child in here if grammar.deprel[child] == "nmod" and _marker(grammar, child) in _OF)


def _is_backing(grammar: Grammar, word: int) -> bool:
    """Tell whether a modifier says who is behind or against something: "Velmark-backed", "anti-Velmark"."""
    return grammar.upos[word] == "VERB" or grammar.word(word).lower().startswith(("anti-", "pro-", "non-"))


def _marker(grammar: Grammar, word: int) -> str:
    """Return the preposition of a phrase, empty where it has none."""
    return next((grammar.lemma[child] for child in grammar.children[word] if grammar.deprel[child] == "case"), "")
