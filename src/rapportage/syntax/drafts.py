"""Frames while they are being found: what is known so far of each predicate of a text."""

from __future__ import annotations

from rapportage.syntax import relations as rel
from rapportage.syntax.clause_places import Places
from rapportage.syntax.frames import Frame, Part
from rapportage.syntax.grammar_tree import GrammarTree
from rapportage.syntax.grammar_words import GrammarWords


class Draft:
    """A frame that still grows.

    Attributes:
        predicate: Its word.
        clause: The word that its arguments hang from: the verb of a light verb's noun, else the predicate itself.
        lemma: As in `Frame`.
        kind: As in `Frame`.
        voice: As in `Frame`.
        negated: As in `Frame`.
        modal: As in `Frame`.
        governor: As in `Frame`.
        places: Role, head word, marker and way of each part so far.
    """

    __slots__ = ("clause", "governor", "kind", "lemma", "modal", "negated", "places", "predicate", "tree", "voice")

    def __init__(self, tree: GrammarTree, predicate: int, *, clause: int, lemma: str, kind: str, voice: str) -> None:
        self.tree = tree
        self.predicate = predicate
        self.clause = clause
        self.lemma = lemma
        self.kind = kind
        self.voice = voice
        self.negated = False
        self.modal = ""
        self.governor = -1
        self.places: dict[tuple[str, int], tuple[str, str]] = {}

    def add(self, role: str, head: int, *, through: str = "stated", marker: str = "") -> None:
        """Fill a role, unless that very word fills it already or is the predicate."""
        if head != self.predicate and not any(
            each == role and self._is_same(head, other) for each, other in self.places
        ):
            self.places.setdefault((role, head), (marker, through))

    def _is_same(self, head: int, other: int) -> bool:
        """Tell whether two words are of one name, which a parse may have parted."""
        name = self.tree.names.get(other)
        if name is not None and name.type in {"PER", "ORG", "LOC"} and name.first <= head < name.end:
            return True
        return abs(head - other) == 1 and self.tree.upos[head] == self.tree.upos[other] == "PROPN"

    def has(self, role: str) -> bool:
        """Tell whether anything fills a role."""
        return any(each == role for each, _ in self.places)

    def heads(self, role: str) -> list[int]:
        """Return the words that fill a role."""
        return [head for each, head in self.places if each == role]

    def frame(self) -> Frame:
        """Return the frame as it stands."""
        tree = self.tree
        parts = [
            Part(role, head, tree.filler(head, without=self.predicate, is_clause=role == "message"), marker, through)
            for (role, head), (marker, through) in self.places.items()
        ]
        parts.sort(key=lambda part: (part.head, part.role))
        return Frame(
            self.predicate,
            self.lemma,
            self.kind,
            self.voice,
            negated=self.negated,
            modal=self.modal,
            governor=self.governor,
            parts=tuple(parts),
        )


class Drafts:
    """All that is known of a text while its frames are found.

    Attributes:
        tree: Its trees.
        words: The words of grammar.
        places: What hangs from each predicate.
        surface: The subject of each clause as its grammar shows it, of passives too: head words and how each was found.
        clauses: The draft of each word that heads a clause (a light verb has that of its noun).
        nouns: The draft of each noun that names an act.
        lemmas: The lemma of each verb with its particle.
        accordings: For each predicate under "according to X": "according", X, and what governs both.
    """

    __slots__ = ("accordings", "clauses", "lemmas", "nouns", "places", "surface", "tree", "words")

    def __init__(self, tree: GrammarTree, words: GrammarWords) -> None:
        self.tree = tree
        self.words = words
        self.places: dict[int, Places] = {}
        self.surface: dict[int, list[tuple[int, str]]] = {}
        self.clauses: dict[int, Draft] = {}
        self.nouns: dict[int, Draft] = {}
        self.lemmas: dict[int, str] = {}
        self.accordings: dict[int, tuple[int, int, int]] = {}

    def is_passive(self, clause: int) -> bool:
        """Tell whether a clause is passive."""
        draft = self.clauses.get(clause)
        return draft is not None and draft.voice == "passive"

    def lemma_of(self, word: int, places: Places) -> str:
        """Return the lemma of a verb with its particle."""
        lemma = self.tree.lemma[word]
        if places.particle >= 0:
            return f"{lemma} {self.tree.low[places.particle]}"
        return lemma

    def is_measure(self, word: int) -> bool:
        """Tell whether a noun phrase says when or how much."""
        tree = self.tree
        if tree.lemma[word] in self.words.measures:
            return True
        name = tree.names.get(word)
        if name is not None and name.type == "DATE":
            return True
        return tree.upos[word] == "NUM" and tree.kid(word, rel.CASE) < 0 and len(tree.low[word]) == 4
