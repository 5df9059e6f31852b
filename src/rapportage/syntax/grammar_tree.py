"""The trees of an analysis as rules like to walk them: children listed once, relations in words of our own."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.clear import turned

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
"""Parts of speech that a noun phrase may have for its head."""
NOT_CLAUSES = frozenset((
    rel.AUXILIARY, rel.PASSIVE_AUXILIARY, rel.COPULA, rel.CASE, rel.MARK, rel.FIXED, rel.COMPOUND, rel.PUNCTUATION,
    rel.DETERMINER, rel.PARTICLE, rel.COORDINATOR, rel.ADJECTIVE, rel.TITLE, rel.NUMBER,
))  # fmt: skip
"""Relations in which a verb heads no clause: helpers of others, and participles before a noun."""
_LONGEST_FILLER = 600
"""Words of a filler kept: a parse that chains thousands of words would otherwise cost their square."""


class GrammarTree:
    """Words, heads, relations and children; rules may hang a word elsewhere with `hang`.

    Attributes:
        analysis: What it was made from.
        head: Head of each word, -1 for none.
        relation: Relation of each word to its head, one of the constants of `relations`.
        kids: Children of each word, in order.
        low: Each word in lower case.
        lemma: Dictionary form of each word.
        upos: Universal part of speech of each word.
        xpos: Penn tag of each word.
    """

    __slots__ = ("analysis", "head", "kids", "lemma", "low", "names", "relation", "upos", "xpos")

    def __init__(self, analysis: Analysis, *, scheme: str) -> None:
        self.analysis = analysis
        self.upos, self.xpos = analysis.upos, analysis.xpos
        text = analysis.text
        self.low = [
            text[start:end].lower() for start, end in zip(analysis.start.tolist(), analysis.end.tolist(), strict=True)
        ]
        self.lemma = [lemma.lower() for lemma in analysis.lemma]
        heads = analysis.head.tolist()
        if scheme == "clear":
            self.head, self.relation = turned(heads, analysis.deprel, lemma=self.lemma, upos=self.upos)
        else:
            universal, other = rel.UNIVERSAL.get, rel.OTHER
            self.head, self.relation = heads, [universal(label, other) for label in analysis.deprel]
        self.kids: list[list[int]] = [[] for _ in heads]
        for word, above in enumerate(self.head):
            if above >= 0:
                self.kids[above].append(word)
        self.names = {word: name for name in analysis.names for word in range(name.first, name.end)}

    def hang(self, word: int, above: int, relation: str) -> None:
        """Make a word depend on another one."""
        old = self.head[word]
        if old >= 0:
            self.kids[old].remove(word)
        self.head[word], self.relation[word] = above, relation
        if above >= 0:
            kids = self.kids[above]
            kids.append(word)
            kids.sort()

    def kid(self, word: int, relation: str) -> int:
        """Return the first child in a relation, -1 where there is none."""
        for kid in self.kids[word]:
            if self.relation[kid] == relation:
                return kid
        return -1

    def is_under(self, word: int, above: int) -> bool:
        """Tell whether a word lies in the subtree of another (or is it)."""
        for _ in range(200):  # deeper trees are not language
            if word == above:
                return True
            word = self.head[word]
            if word < 0:
                return False
        return False

    def order(self) -> list[int]:
        """Return all words that hang from a head of a sentence, heads before their children."""
        order = [word for word, above in enumerate(self.head) if above < 0]
        for word in order:  # grows as it is walked
            order.extend(self.kids[word])
        return order

    def marker(self, word: int) -> str:
        """Return what marks a phrase or clause: its prepositions or conjunction in lower case."""
        found = [
            kid for kid in self.kids[word] if self.relation[kid] in {rel.CASE, rel.MARK} and not self.is_bound(kid)
        ]
        if not found:
            return ""
        if len(found) == 1 and not self.kids[found[0]]:
            return self.low[found[0]]
        words = [each for kid in found for each in (kid, *self.fixed(kid))]
        return " ".join(self.low[each] for each in words if self.low[each] != "'s")

    def is_bound(self, word: int) -> bool:
        """Tell whether a word is "at" of "at least" or "up" of "up to 40", which marks a number and no phrase."""
        if self.low[word] not in {"at", "up"} or word + 1 >= len(self.low):
            return False
        return self.low[word + 1] in _BOUNDS

    def fixed(self, word: int) -> list[int]:
        """Return the words that make one expression with a word: "of" of "because of"."""
        return [kid for kid in self.kids[word] if self.relation[kid] == rel.FIXED]

    def filler(self, word: int, *, without: int = -1, is_clause: bool = False) -> tuple[int, ...]:
        """Return the words of a phrase or clause without its own marker, its conjuncts and its appositions.

        Args:
            word: Its head.
            is_clause: Whether a predicate noun stands for its whole clause ("said it was a crime"), not for itself.
            without: A word whose subtree is left out when it lies inside (the clause that borrows this phrase).
        """
        is_noun = self.upos[word] in NOMINAL and self.kid(word, rel.COPULA) < 0
        is_linked = not is_clause and self.upos[word] in NOMINAL and not is_noun
        found = [word]
        relation, kids = self.relation, self.kids
        barred = self._branch(word, without) if without >= 0 else -1
        for kid in kids[word]:
            what = relation[kid]
            if (
                kid == barred
                or (is_linked and what in _OUT_OF_LINKED)
                or (what in _OUT and not self.is_bound(kid))
                or (is_noun and what in _OUT_OF_NOUN)
                or (what == rel.APPOSITION)
            ):
                continue
            found.append(kid)
        if len(found) == 1:
            return (word,)
        at = 1
        while at < len(found) < _LONGEST_FILLER:
            found.extend(kids[found[at]])
            at += 1
        found.sort()
        first, last = 0, len(found)
        low = self.low
        while first < last - 1 and (low[found[first]] in _EDGES or low[found[first]] == "and"):
            first += 1
        while last - 1 > first and relation[found[last - 1]] == rel.PUNCTUATION:
            last -= 1
        return tuple(found[first:last])

    def _branch(self, word: int, below: int) -> int:
        """Return the child of a word under which another lies, -1 where none does."""
        for _ in range(200):
            above = self.head[below]
            if above == word:
                return below
            if above < 0:
                return -1
            below = above
        return -1


_EDGES = frozenset((",", ";", ":", "-", "–", "—", ".", "(", "“", '"', "''", "``"))
_OUT = frozenset((rel.CONJUNCT, rel.COORDINATOR, rel.CASE, rel.MARK))
_BOUNDS = frozenset(("least", "most", "to"))
_OUT_OF_LINKED = frozenset((rel.SUBJECT, rel.COPULA, rel.AUXILIARY, rel.EXPLETIVE))
_OUT_OF_NOUN = frozenset((rel.PARATAXIS,))


def is_clause(tree: GrammarTree, word: int) -> bool:
    """Tell whether a word heads a clause: a verb of its own, or what a copula links."""
    if tree.relation[word] in NOT_CLAUSES:
        return False
    if tree.upos[word] == "VERB" or tree.kid(word, rel.COPULA) >= 0:
        return True
    return tree.upos[word] == "AUX" and tree.relation[word] != rel.OTHER
