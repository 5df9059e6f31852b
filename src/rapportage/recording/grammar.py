"""The passages of a report with their syntax: every word with its head, its frames, and where it stands in its passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from rapportage.recording.passages import Passage
from rapportage.schema.span import Span
from rapportage.syntax.analysis import Analysis, Name
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.clauses import find_frames
from rapportage.syntax.frames import Frame

_BETWEEN = "\n\n"
"""What passages are given to a backbone with between them: no paragraph goes over an empty line."""


class Grammar:
    """The words of a report's passages, numbered from 0 over all of them. Lives inside RECORD only.

    Attributes:
        passages: The passages.
        passage: Number of the passage of each word.
        start: First character of each word in its passage's text.
        end: Character after each word in its passage's text.
        sentence: Number of the sentence of each word.
        head: Word that governs each word, -1 for the head of a sentence.
        upos: Universal part of speech of each word.
        xpos: Penn Treebank tag of each word.
        lemma: Dictionary form of each word.
        deprel: Universal Dependencies relation of each word to its head.
        kind: What the phrase that a word heads speaks of (person, organization, place ...), or empty.
        names: The names, as words.
        frames: Who did what to whom, in the order of their predicates.
        hints: What the model of acts makes of words; empty where the backbone has none.
        hint_labels: What the columns of a hint mean.
    """

    def __init__(self, passages: Sequence[Passage], analysis: Analysis, frames: Sequence[Frame]) -> None:
        lengths = (len(passage.text) + len(_BETWEEN) for passage in passages)
        bases = list(accumulate(lengths, initial=0))[: len(passages)]
        starts, ends = analysis.start.tolist(), analysis.end.tolist()
        self.passages = tuple(passages)
        self.passage = [bisect_right(bases, at) - 1 for at in starts]
        self.start = [at - bases[number] for at, number in zip(starts, self.passage, strict=True)]
        self.end = [at - bases[number] for at, number in zip(ends, self.passage, strict=True)]
        self.sentence: list[int] = analysis.sentence.tolist()
        self.head: list[int] = analysis.head.tolist()
        self.upos = analysis.upos
        self.xpos = analysis.xpos
        self.lemma = analysis.lemma
        self.deprel = analysis.deprel
        self.kind = analysis.kind
        self.names: tuple[Name, ...] = analysis.names
        self.frames = tuple(frames)
        self.hints = {hint.word: hint for hint in analysis.acts}
        self.hint_labels = analysis.act_labels

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.start)

    def word(self, index: int) -> str:
        """Return the characters of a word."""
        return self.passages[self.passage[index]].text[self.start[index] : self.end[index]]

    def text(self, first: int, end: int) -> str:
        """Return the characters from one word up to the one before another; both of one passage."""
        if first >= end:
            return ""
        return self.passages[self.passage[first]].text[self.start[first] : self.end[end - 1]]

    def span(self, first: int, end: int) -> Span:
        """Return the words from one up to the one before another as characters of the report; both of one passage."""
        return self.passages[self.passage[first]].span(self.start[first], self.end[end - 1])

    def words_of(self, passage: int) -> range:
        """Return the words of a passage."""
        return range(bisect_left(self.passage, passage), bisect_right(self.passage, passage))

    def within(self, passage: int, start: int, end: int) -> range:
        """Return the words that touch ``start..end`` of a passage's text."""
        words = self.words_of(passage)
        first = bisect_right(self.end, start, words.start, words.stop)
        return range(first, bisect_left(self.start, end, first, words.stop))

    def sentence_of(self, word: int) -> range:
        """Return the words of a word's sentence."""
        number = self.sentence[word]
        return range(bisect_left(self.sentence, number), bisect_right(self.sentence, number))

    def sentences(self) -> Iterator[range]:
        """Yield the words of each sentence."""
        at = 0
        while at < len(self):
            words = self.sentence_of(at)
            yield words
            at = words.stop

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The words that each word governs, in order."""
        found: list[list[int]] = [[] for _ in self.head]
        for word, head in enumerate(self.head):
            if head >= 0:
                found[head].append(word)
        return tuple(map(tuple, found))

    @cached_property
    def _frame_at(self) -> dict[int, int]:
        return {frame.predicate: number for number, frame in enumerate(self.frames)}

    @cached_property
    def _name_at(self) -> dict[int, Name]:
        return {word: name for name in self.names for word in range(name.first, name.end)}

    def frame_at(self, word: int) -> Frame | None:
        """Return the frame whose predicate a word is, None where it is none."""
        number = self._frame_at.get(word)
        return None if number is None else self.frames[number]

    def name_at(self, word: int) -> Name | None:
        """Return the name that holds a word, None where none does."""
        return self._name_at.get(word)

    def subtree(self, word: int) -> tuple[int, ...]:
        """Return a word and all that it governs, however far down, in order."""
        found, open_words = [], [word]
        while open_words:
            each = open_words.pop()
            found.append(each)
            open_words.extend(self.children[each])
        return tuple(sorted(found))

    def above(self, word: int) -> Iterator[int]:
        """Yield the words that govern a word, from the nearest to the head of its sentence."""
        while (word := self.head[word]) >= 0:
            yield word

    def covered(self, words: Sequence[int]) -> tuple[int, int, int]:
        """Return the passage of some words of one passage, and their first and last character plus one in its text."""
        return self.passage[words[0]], self.start[min(words)], self.end[max(words)]


def find_grammar(passages: Sequence[Passage], backbone: Backbone) -> Grammar:
    """Return the syntax of passages, all read as one text so that a name has one type in all of them."""
    analysis = backbone.analyze(_BETWEEN.join(passage.text.replace("\n", " ") for passage in passages))
    return Grammar(passages, analysis, tuple(find_frames(analysis, scheme=backbone.scheme)))
