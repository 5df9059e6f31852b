"""What hangs from a predicate, sorted once: its subject, objects, obliques, clauses, auxiliaries and small words."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.grammar_tree import NOMINAL, GrammarTree

_PRONOUN_TAGS = frozenset(("WP", "WDT", "WP$"))
_HIGHEST = 40
"""How far up an antecedent is sought; clauses nest less deep than this."""


class Places:
    """The children of a predicate by what they are to it; each list holds words in order.

    Attributes:
        subjects: Noun phrases that are its subject, of an active or passive clause.
        clause_subjects: Clauses that are its subject.
        objects: Direct objects.
        seconds: Indirect objects.
        agents: What "by" marks as the doer.
        obliques: Other noun phrases, with their preposition or bare.
        contents: Clauses that say what is said, thought or seen.
        opens: Complements without a subject of their own.
        quoted: Clauses set beside it.
        marks: Conjunctions and "to".
        auxiliaries: Auxiliaries.
        adverbs: Adverbs.
        owners: Possessors (of a gerund or a noun).
        copula: The form of "be", -1 where there is none.
        particle: "out" of "carry out", -1 where there is none.
        is_passive: Whether a passive subject or auxiliary stands with it.
        is_hollow: Whether "there" or "it" stands for its subject.
    """

    __slots__ = (
        "adverbs",
        "agents",
        "auxiliaries",
        "clause_subjects",
        "contents",
        "copula",
        "is_hollow",
        "is_passive",
        "marks",
        "objects",
        "obliques",
        "opens",
        "owners",
        "particle",
        "quoted",
        "seconds",
        "subjects",
    )

    def __init__(self, tree: GrammarTree, word: int) -> None:
        self.subjects: list[int] = []
        self.clause_subjects: list[int] = []
        self.objects: list[int] = []
        self.seconds: list[int] = []
        self.agents: list[int] = []
        self.obliques: list[int] = []
        self.contents: list[int] = []
        self.opens: list[int] = []
        self.quoted: list[int] = []
        self.marks: list[int] = []
        self.auxiliaries: list[int] = []
        self.adverbs: list[int] = []
        self.owners: list[int] = []
        self.copula = self.particle = -1
        self.is_passive = self.is_hollow = False
        relation = tree.relation
        for kid in tree.kids[word]:
            name = _LISTS.get(relation[kid])
            if name is not None:
                getattr(self, name).append(kid)
            else:
                self._note(kid, relation[kid])
            if relation[kid] == rel.PASSIVE_SUBJECT:
                self.is_passive = True

    def _note(self, kid: int, what: str) -> None:
        if what == rel.COPULA:
            self.copula = kid
        elif what == rel.PARTICLE:
            self.particle = kid
        elif what == rel.PASSIVE_AUXILIARY:
            self.is_passive = True
            self.auxiliaries.append(kid)
        elif what == rel.EXPLETIVE:
            self.is_hollow = True


_LISTS = {
    rel.SUBJECT: "subjects",
    rel.PASSIVE_SUBJECT: "subjects",
    rel.CLAUSE_SUBJECT: "clause_subjects",
    rel.OBJECT: "objects",
    rel.SECOND_OBJECT: "seconds",
    rel.AGENT: "agents",
    rel.OBLIQUE: "obliques",
    rel.MODIFIER: "obliques",
    rel.ADVERBIAL: "obliques",
    rel.CONTENT_CLAUSE: "contents",
    rel.OPEN_COMPLEMENT: "opens",
    rel.PARATAXIS: "quoted",
    rel.MARK: "marks",
    rel.AUXILIARY: "auxiliaries",
    rel.ADVERB: "adverbs",
    rel.POSSESSOR: "owners",
}


def spread(tree: GrammarTree, word: int) -> list[int]:
    """Return the head of a phrase and the heads of the phrases joined to it, in order."""
    found = [word]
    is_noun = tree.upos[word] in NOMINAL
    if is_noun and tree.kid(word, rel.COPULA) >= 0:
        return found  # joined clauses, not joined phrases
    for each in found:
        found.extend(
            kid
            for kid in tree.kids[each]
            if tree.relation[kid] == rel.CONJUNCT
            and (tree.upos[kid] in NOMINAL) == is_noun
            and not (is_noun and _is_ruled_out(tree, kid))
        )
    found.sort()
    return found


def _is_ruled_out(tree: GrammarTree, phrase: int) -> bool:
    """Tell whether a joined phrase is named only as the one it is not: "the army, not the police"."""
    adverb = tree.kid(phrase, rel.ADVERB)
    if adverb < 0 or tree.low[adverb] != "not":
        return False
    coordinator = tree.kid(phrase, rel.COORDINATOR)
    return coordinator < 0 or tree.low[coordinator] == "but"


def is_relative(tree: GrammarTree, word: int) -> bool:
    """Tell whether a word may be a relative pronoun."""
    return tree.xpos[word] in _PRONOUN_TAGS or (tree.low[word] == "that" and tree.upos[word] == "PRON")


def antecedents(tree: GrammarTree, word: int) -> list[int]:
    """Return the heads of what a relative pronoun stands for; nothing where it is none, or asks."""
    if not is_relative(tree, word):
        return []
    at = word
    for _ in range(_HIGHEST):
        above = tree.head[at]
        if above < 0:
            return []
        if tree.relation[at] == rel.RELATIVE_CLAUSE:
            return _joined(tree, above, clause=at)
        if tree.relation[at] in {rel.CONTENT_CLAUSE, rel.OPEN_COMPLEMENT} and word > above:
            return []  # "asked who had fired": the pronoun asks
        at = above
    return []


def _joined(tree: GrammarTree, noun: int, *, clause: int) -> list[int]:
    """Return what a relative clause hangs on: the nouns joined before it with the one that carries it."""
    return [each for each in spread(tree, noun) if each < clause] or [noun]


def heads_of(tree: GrammarTree, word: int, *, through: str = "stated") -> list[tuple[int, str]]:
    """Return the heads of the phrases that a word and its conjuncts stand for, and how each was found."""
    found: list[tuple[int, str]] = []
    for each in spread(tree, word):
        stood_for = antecedents(tree, each)
        found.extend((head, "relative") for head in stood_for)
        if not stood_for:
            found.append((each, through))
    return found
