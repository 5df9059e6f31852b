"""Who stands at which words while the actors of a report are being told: found names by word, and those that mean another."""

from __future__ import annotations

from collections.abc import Iterable

from rapportage.recording.cast import Found
from rapportage.recording.grammar import Grammar


class Scene:
    """The actors found so far, by the words that they stand at. Lives inside RECORD only.

    Attributes:
        grammar: The words of the report.
        found: The actors found, in the order they were placed.
        offices: Words of offices stated beside a name: they name nobody else.
        holder: For each word the number of the actor that stands at it, -1 where none does.
        first: First word of each actor.
        head: Head word of each actor's words.
    """

    def __init__(self, grammar: Grammar, found: Iterable[Found]) -> None:
        self.grammar = grammar
        self.found: list[Found] = []
        self.holder = [-1] * len(grammar)
        self.offices: set[int] = set()
        self.first: list[int] = []
        self.head: list[int] = []
        self._at: dict[tuple[int, int], int] = {}
        for each in found:
            self.place(each)

    def place(self, found: Found) -> int:
        """Add an actor and return its number; of actors at the same words the first keeps them."""
        number = len(self.found)
        words = self.grammar.within(found.passage, found.start, found.end)
        self.found.append(found)
        self.first.append(words.start if words else -1)
        self.head.append(head_of(self.grammar, words) if words else -1)
        self._at[found.passage, found.start] = number
        for word in words:
            if self.holder[word] < 0:
                self.holder[word] = number
        return number

    def replace(self, number: int, found: Found) -> None:
        """Put an actor of more words in the place of one: "Velmark's army" for "Velmark"."""
        old = self.found[number]
        self.found[number] = found
        del self._at[old.passage, old.start]
        self._at[found.passage, found.start] = number
        words = self.grammar.within(found.passage, found.start, found.end)
        for word in words:
            if self.holder[word] < 0:
                self.holder[word] = number
        self.first[number], self.head[number] = words.start, head_of(self.grammar, words)

    def root(self, number: int) -> int:
        """Return the number of the actor that another means, in the end."""
        for _ in range(8):  # a short form of a description of a name: chains are short, and none is circular
            alias = self.found[number].alias
            if alias is None or alias not in self._at:
                break
            number = self._at[alias]
        return number

    def is_free(self, first: int, end: int) -> bool:
        """Tell whether no actor stands at the words from ``first`` to before ``end``."""
        return all(holder < 0 for holder in self.holder[first:end])

    def meaning(self, number: int, words: tuple[int, int], *, rule: str, confidence: float) -> Found:
        """Return a mention at the words ``first..end`` that means the actor of a number."""
        root = self.found[self.root(number)]
        grammar, (first, end) = self.grammar, words
        return root._replace(
            passage=grammar.passage[first], start=grammar.start[first], end=grammar.end[end - 1], rule=rule,
            confidence=min(confidence, root.confidence), role=None, is_former=False, alias=(root.passage, root.start), why="",
        )  # fmt: skip


def head_of(grammar: Grammar, words: range) -> int:
    """Return the word of a range that governs the others: the first whose head lies outside."""
    return next((word for word in words if grammar.head[word] not in words), words.start)
