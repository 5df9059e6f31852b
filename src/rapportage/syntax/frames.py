"""Who did what to whom, as grammar has it: a predicate and the words that fill its places."""

from __future__ import annotations

from typing import NamedTuple

ROLES = ("agent", "patient", "recipient", "addressee", "message", "topic", "attribute", "oblique")
"""Places of a predicate. agent: who does it (subject of an active verb, "by" of a passive or of a noun, possessor of a nominal
act); patient: whom or what it is done to (object, passive subject, "of" of a noun derived from a transitive verb); recipient: to
whom something is given or sent; addressee: to whom something is said; message: what is said (head word of the clause, quotation or noun
phrase); topic: what it is said about; attribute: what the patient or agent is called, made or said to be; oblique: any other
place, with its marker ("in", "with", "after")."""


class Part(NamedTuple):
    """A place of a predicate and what fills it.

    Attributes:
        role: One of `ROLES`.
        head: Head word of the filler.
        words: The filler's words, in order, without the conjuncts that are parts of their own and without appositions.
        marker: Its preposition or conjunction as a lemma ("by", "in", "according to"), empty where it has none.
        through: How it was found: "stated" (an argument of this very predicate), "shared" (a conjunct's), "control", "relative",
            "participle", "apposition", "possessor", "compound", "light verb".
    """

    role: str
    head: int
    words: tuple[int, ...]
    marker: str
    through: str


class Frame(NamedTuple):
    """A predicate with its places.

    Attributes:
        predicate: The word that names the act: a verb, a noun ("the attack on ..."), or an adjective or noun after a copula.
        lemma: Its dictionary form; of "carried out an attack" that of the noun, "attack"; with its particle: "carry out", "blow up".
        kind: "verb", "noun", "light" (a verb that lends itself to a noun: its predicate is the noun), or "copula".
        voice: "active", "passive", or "" for nouns and copulas.
        negated: Whether it is said not to be so, by not, never, no, without, or a verb such as deny or fail that governs it.
        modal: The modal word as a lemma ("may", "will", "would", "be to", "threaten to" gives "threaten"), empty where there is none.
        governor: The predicate word of the frame that governs this one (said, threatened, denied), -1 where none does.
        parts: Its places in the order of their heads.
    """

    predicate: int
    lemma: str
    kind: str
    voice: str
    negated: bool
    modal: str
    governor: int
    parts: tuple[Part, ...]

    def fillers(self, role: str) -> tuple[int, ...]:
        """Return the head words that fill a role."""
        return tuple(part.head for part in self.parts if part.role == role)
