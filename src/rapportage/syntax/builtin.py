"""The analysis of text by the model that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np

from rapportage.syntax.acts_model import load_acts
from rapportage.syntax.analysis import ROOT, Analysis, Name
from rapportage.syntax.decode import Columns, Decoder
from rapportage.syntax.model import Model, Scores, load_model
from rapportage.syntax.names import names_of_text
from rapportage.syntax.paragraphs import find_paragraphs
from rapportage.syntax.sentences import adjust_starts
from rapportage.syntax.windows import Window, cut_sentence, cut_windows, guess_spaces, spaces_before
from rapportage.syntax.words import joined_words, split_words


class Builtin:
    """The analysis by the model that ships; any number of threads may use one at once.

    The words, tags and trees of a paragraph hang on nothing outside it; its names on the other paragraphs of the same text too, for
    one name has one type throughout a text, and so do the acts seen in it, for their sides may stand there. Nothing hangs on other texts, whether
    analysed before or beside.
    """

    name = "rapportage"
    scheme = "ud"

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        """Open the weights.

        Args:
            folder: Where other weights lie than those that ship.
            threads: Threads within one run of the model.
        """
        self._model: Model = load_model(folder, threads=threads)
        self._acts = load_acts(folder, self._model, threads=threads)
        self._decoder = Decoder(self._model.labels, self._model.relations, known=self._model.pieces.vocab)

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the weights."""
        return self._model.digest

    def analyze(self, text: str, *, seen: list[Scores] | None = None) -> Analysis:
        """Return the analysis of a text; every character of it that is no white space lies in one word.

        Args:
            text: What to analyse.
            seen: Where to put the scores of each window, for those who train on them.
        """
        windows: list[Scores] = []
        columns = Columns()
        spans: list[tuple[int, int]] = []
        fresh = []
        for begin, end in find_paragraphs(text):
            found = split_words(text[begin:end], begin)
            if not found:
                continue
            fresh.append(len(spans))
            spans.extend(found)
            words = [text[start:end] for start, end in found]
            for window in cut_windows(words, spaces_before(found), self._model.pieces):
                last = window.first + len(window.pieces)
                windows.append(self._add(text, found[window.first : last], words[window.first : last], window, columns))
        if seen is not None:
            seen.extend(windows)
        names = _named(text, spans, columns)
        joined = tuple(joined_words(text, spans))
        whole = _analysis(text, spans, columns, names=names, joined=joined, fresh=tuple(fresh))
        if self._acts is None or not windows:
            return whole
        return replace(whole, acts=tuple(self._acts.hints(windows, columns)), act_labels=self._acts.labels)

    def analyze_words(
        self, sentences: Sequence[Sequence[str]], *, spaced: Sequence[Sequence[bool]] | None = None
    ) -> Analysis:
        """Return the analysis of words given sentence by sentence; its text is the words joined by spaces, sentences by newlines.

        Every sentence is read alone: sharing windows gained names nothing and lost trees (GUM news, interview, speech dev: LAS 89.9 alone,
        89.6 in windows of 48 pieces). Every sentence comes back as one tree. One that is too long for a window is read in parts; the roots of the later parts
        stand under that of the first as parataxis.

        Args:
            sentences: The words of each sentence.
            spaced: Whether a space stood before each word where it was found; guessed where nobody knows.
        """
        given = [list(sentence) for sentence in sentences]
        columns = Columns()
        gaps = spaced if spaced is not None else [guess_spaces(words) for words in given]
        for words, before in zip(given, gaps, strict=True):
            self._add_sentence(words, before, columns)
        names = _named(*_laid_out(given, gaps), columns)
        text, spans = _laid_out(given, [[True] * len(words) for words in given])
        return _analysis(text, spans, columns, names=names)

    def _add_sentence(self, words: Sequence[str], spaced: Sequence[bool], columns: Columns) -> None:
        """Analyse one sentence of given words."""
        base = len(columns.head)
        number = columns.sentence[-1] + 1 if columns.sentence else 0
        for window in cut_sentence(words, spaced, self._model.pieces):
            part = words[window.first : window.first + len(window.pieces)]
            scores = self._model.scores(window.pieces, window.shapes)
            self._decoder.add(scores, words=part, starts=[0], columns=columns)
        columns.sentence[base:] = [number] * len(words)
        roots = [at for at in range(base, len(columns.head)) if columns.head[at] == ROOT]
        for later in roots[1:]:
            columns.head[later] = roots[0]
            columns.deprel[later] = "parataxis"

    def _add(
        self, text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], window: Window, columns: Columns
    ) -> Scores:
        """Analyse a window of running text, its words and where they stand; return its scores."""
        scores = self._model.scores(window.pieces, window.shapes)
        chances = 1 / (1 + np.exp(scores.sent[:, 0] - scores.sent[:, 1]))
        likely = [0, *((chances[1:] > 0.5).nonzero()[0] + 1).tolist()]
        is_opening = window.first == 0
        starts = adjust_starts(text, spans, likely, chances=chances.tolist(), is_opening=is_opening)
        self._decoder.add(scores, words=words, starts=starts, columns=columns)
        return scores


def _laid_out(
    sentences: Sequence[Sequence[str]], spaced: Sequence[Sequence[bool]]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the words with a space before those that have one, a newline between sentences, and where each word lies."""
    spans: list[tuple[int, int]] = []
    written: list[str] = []
    at = 0
    for number, (words, gaps) in enumerate(zip(sentences, spaced, strict=True)):
        for index, (word, gap) in enumerate(zip(words, gaps, strict=True)):
            between = " " if index and gap else "\n" if number and not index else ""
            written += [between, word]
            at += len(between)
            spans.append((at, at + len(word)))
            at += len(word)
    return "".join(written), spans


def _named(text: str, spans: Sequence[tuple[int, int]], columns: Columns) -> tuple[Name, ...]:
    return names_of_text(
        text,
        spans,
        upos=columns.upos,
        sentence=columns.sentence,
        found=columns.names,
        evidence=columns.evidence,
    )


def _analysis(
    text: str,
    spans: Sequence[tuple[int, int]],
    columns: Columns,
    *,
    names: tuple[Name, ...],
    joined: tuple[tuple[int, int], ...] = (),
    fresh: tuple[int, ...] = (),
) -> Analysis:
    return Analysis(
        text=text,
        start=np.array([start for start, _ in spans], np.int32),
        end=np.array([end for _, end in spans], np.int32),
        sentence=np.array(columns.sentence, np.int32),
        head=np.array(columns.head, np.int32),
        upos=tuple(columns.upos),
        xpos=tuple(columns.xpos),
        lemma=tuple(columns.lemma),
        deprel=tuple(columns.deprel),
        kind=tuple(columns.kind),
        sure=np.array(columns.sure, np.float32),
        names=names,
        joined=joined,
        fresh=fresh,
    )
