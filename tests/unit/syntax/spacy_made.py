"""As much of spaCy as the adapter touches, so that it is tested where spaCy is not installed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any


class Token:
    """A token; `verdicts` says what the pipeline decides on it."""

    def __init__(self, doc: Doc, i: int, text: str, idx: int) -> None:
        self.doc, self.i, self.text, self.idx = doc, i, text, idx
        self.pos_ = self.tag_ = self.lemma_ = self.dep_ = ""
        self.governor = i
        self.is_sent_start: bool | None = None

    @property
    def head(self) -> Token:
        return self.doc.tokens[self.governor]


class Span:
    """Tokens that make a name."""

    def __init__(self, doc: Doc, start: int, end: int, label: str) -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])


class Doc:
    """A document: words with a space after each, or tokens with the blanks that the text has."""

    def __init__(self, vocab: Any, *, words: Sequence[str], sent_starts: Sequence[bool] = ()) -> None:
        self.tokens: list[Token] = []
        self.ents: list[Span] = []
        at = 0
        for i, word in enumerate(words):
            self.tokens.append(Token(self, i, word, at))
            at += len(word) + 1
        for token, starts in zip(self.tokens, sent_starts, strict=False):
            token.is_sent_start = starts

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    def has_annotation(self, name: str) -> bool:
        return name == "SENT_START" and any(token.is_sent_start is not None for token in self.tokens)


class Parser:
    """Bears the labels of a parser."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)


class Language:
    """A pipeline: the first verb heads a sentence, capitals make a name, a full stop ends a sentence."""

    vocab = None

    def __init__(self, *, labels: Sequence[str] = ("nsubj", "obj", "nsubj:pass"), name: str = "made") -> None:
        self.pipeline = [("parser", Parser(labels))] if labels else []
        self.meta = {"lang": "en", "name": name, "version": "1.0", "performance": {"speed": 1.5}}

    def __call__(self, given: str | Doc) -> Doc:
        doc = given if isinstance(given, Doc) else self._cut(given)
        if self.pipeline:
            self._decide(doc, is_given=isinstance(given, Doc))
        return doc

    @staticmethod
    def _cut(text: str) -> Doc:
        """Return a document whose tokens are words, marks, and runs of two blanks or more, as spaCy has them."""
        doc = Doc(None, words=[])
        for found in re.finditer(r"\w+|[^\w\s]|\s{2,}|^\s|\t", text):
            doc.tokens.append(Token(doc, len(doc.tokens), found[0], found.start()))
        return doc

    @staticmethod
    def _decide(doc: Doc, *, is_given: bool) -> None:
        root, opens = -1, True
        for token in doc.tokens:
            if not is_given:
                token.is_sent_start = opens
            if token.is_sent_start:
                root = token.i
            opens = token.text == "."
            token.governor, token.dep_ = root, "ROOT" if token.i == root else "dep"
            token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.text.lower()
            if token.text.istitle() and token.i != root:
                doc.ents.append(Span(doc, token.i, token.i + 1, "GPE"))
