"""Names: from the model's labels, put right and agreed over the text, and dates and numbers by rule where the model has none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rapportage.syntax.analysis import Name
from rapportage.syntax.name_spans import tidy_names, without_storms
from rapportage.syntax.name_votes import VOTING, Evidence, settle_types
from rapportage.text.dates import find_dates
from rapportage.text.numbers import find_numbers

_CALLED = {"OTH": "MISC"}
"""Types that older weights call otherwise."""

_UNSAID = -20.0
"""Log-probability of a type that the weights know no label of."""

_BEFORE_NUMBER = frozenset({"$", "US$", "A$", "C$", "£", "€", "¥", "₹", "₪", "₽"})
_AFTER_NUMBER = frozenset({"%", "percent", "pc"})


class Labels:
    """The labels that names are spelt with: "O", and B- and I- of each type.

    Attributes:
        names: The labels in the order of their scores.
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Take the labels in the order of their scores."""
        self.names = tuple(names)
        self._types = [label[2:] for label in self.names]
        self._inside = [label.startswith("I-") for label in self.names]
        self._of_type = [
            [at for at, own in enumerate(self._types) if own and _CALLED.get(own, own) == kind] for kind in VOTING
        ]
        same = [[one == other for other in self._types] for one in self._types]
        self._same = np.array(same, np.float32)
        allowed = [
            [not self._inside[after] or self._types[after] == self._types[before] for after in range(len(self.names))]
            for before in range(len(self.names))
        ]
        self._follow = np.where(np.array(allowed), 0.0, -1e4).astype(np.float32)
        self._first = np.where(np.array(self._inside), -1e4, 0.0).astype(np.float32)

    def best(self, scores: NDArray[np.float32], starts: Sequence[int]) -> list[int]:
        """Return the best label of each word so that no name begins with I- or runs from one sentence into the next.

        Where the likeliest label of every word makes such a sequence it is the best; only else Viterbi's search is made.
        """
        labels: list[int] = scores.argmax(1).tolist()
        for begin, end in zip(starts, [*starts[1:], len(labels)], strict=True):
            if not self._is_sound(labels, begin, end):
                labels[begin:end] = self._search(scores[begin:end])
        return labels

    def _is_sound(self, labels: Sequence[int], begin: int, end: int) -> bool:
        before = ""
        for label in labels[begin:end]:
            if self._inside[label] and self._types[label] != before:
                return False
            before = self._types[label]
        return True

    def _search(self, scores: NDArray[np.float32]) -> list[int]:
        total = scores[0] + self._first
        came_from = []
        for row in scores[1:]:
            ways = total[:, None] + self._follow
            came_from.append(ways.argmax(0))
            total = ways.max(0) + row
        labels = [int(total.argmax())]
        for step in reversed(came_from):
            labels.append(int(step[labels[-1]]))
        return labels[::-1]

    def spans(self, scores: NDArray[np.float32], starts: Sequence[int], base: int) -> list[Name]:
        """Return the names among words.

        Args:
            scores: A row for each word, a column for each label.
            starts: First word of each sentence.
            base: Number of the first word in the whole text.
        """
        labels = self.best(scores, starts)
        if not any(labels):
            return []
        powers = np.exp(scores - scores.max(1, keepdims=True))
        sure = ((powers @ self._same)[np.arange(len(labels)), labels] / powers.sum(1)).tolist()
        names = []
        at = 0
        while at < len(labels):
            kind = self._types[labels[at]]
            end = at + 1
            if kind:
                while end < len(labels) and self._inside[labels[end]] and self._types[labels[end]] == kind:
                    end += 1
                confidence = round(sum(sure[at:end]) / (end - at), 4)
                names.append(Name(base + at, base + end, _CALLED.get(kind, kind), confidence))
            at = end
        return names

    def evidence(self, scores: NDArray[np.float32], names: Sequence[Name], base: int) -> dict[int, NDArray[np.float32]]:
        """Return the log-probability of each type of `VOTING`, begun or gone on, for the words of names.

        Args:
            scores: A row for each word, a column for each label.
            names: The names among these words.
            base: Number of the first word in the whole text.
        """
        named = [at for name in names for at in range(name.first, name.end)]
        if not named:
            return {}
        rows = scores[[at - base for at in named]]
        powers = np.exp(rows - rows.max(1, keepdims=True))
        chances = np.stack([powers[:, columns].sum(1) for columns in self._of_type], axis=1)
        logs = np.log(np.maximum(chances / powers.sum(1, keepdims=True), np.exp(_UNSAID))).astype(np.float32)
        return dict(zip(named, logs, strict=True))


def names_of_text(
    text: str,
    spans: Sequence[tuple[int, int]],
    *,
    upos: Sequence[str],
    sentence: Sequence[int],
    found: Sequence[Name],
    evidence: Evidence,
) -> tuple[Name, ...]:
    """Return the names of a text: the model's with their ends put right and one type a name, dates and numbers between them.

    Args:
        text: The whole text.
        spans: Characters of each word.
        upos: Part of speech of each word.
        sentence: Number of the sentence of each word.
        found: The model's names, in order.
        evidence: What the model says of their words.
    """
    words = [text[start:end] for start, end in spans]
    settled = without_storms(words, settle_types(words, tidy_names(words, found, sentence), evidence))
    return with_dates_and_numbers(text, spans, upos, settled, sentence=sentence)


def with_dates_and_numbers(
    text: str,
    spans: Sequence[tuple[int, int]],
    upos: Sequence[str],
    names: Sequence[Name],
    *,
    sentence: Sequence[int],
) -> tuple[Name, ...]:
    """Return the model's names together with the dates and numbers that rules find between them.

    A date or number counts only where it begins and ends with a word of one sentence, and nowhere inside a name of the model's: the
    lines of a table are as many numbers.

    Args:
        text: The whole text.
        spans: Characters of each word.
        upos: Part of speech of each word.
        names: The model's names, in order.
        sentence: Number of the sentence of each word.
    """
    taken = bytearray(len(spans))
    kept = list(names)
    for name in names:
        taken[name.first : name.end] = b"\1" * (name.end - name.first)
    first_at = {start: index for index, (start, _) in enumerate(spans)}
    end_at = {end: index + 1 for index, (_, end) in enumerate(spans)}

    def add(first: int | None, end: int | None, kind: str) -> None:
        if first is None or end is None or first >= end or sentence[first] != sentence[end - 1]:
            return
        if not any(taken[first:end]):
            taken[first:end] = b"\1" * (end - first)
            kept.append(Name(first, end, kind, 1.0))

    for date in find_dates(text):
        add(first_at.get(date.start), end_at.get(date.end), "DATE")
    words = [text[start:end] for start, end in spans]
    counted = bytearray(tag == "NUM" for tag in upos)
    for number in find_numbers(text):
        first, end = first_at.get(number.start), end_at.get(number.end)
        if first is not None and end is not None and any(tag in {"NUM", "NOUN"} for tag in upos[first:end]):
            end -= words[end - 1].lower() == "of"  # "a couple of"
            counted[first:end] = b"\1" * (end - first)
    for first, end in _runs(counted, taken, words, sentence):
        add(first, end, "NUMBER")
    return tuple(sorted(kept))


def _runs(counted: bytearray, taken: bytearray, words: Sequence[str], sentence: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs of words of one sentence that make a number, with the sign of a currency before and "%" or "per cent" after."""
    runs = []
    at = counted.find(1)
    while at >= 0:
        end = at
        while end < len(words) and counted[end] and not taken[end] and sentence[end] == sentence[at]:
            end += 1
        if end > at:
            has_sign = (
                at > 0 and words[at - 1] in _BEFORE_NUMBER and not taken[at - 1] and sentence[at - 1] == sentence[at]
            )
            first, last = at - has_sign, end
            after = [
                words[each].lower() for each in range(end, min(end + 2, len(words))) if sentence[each] == sentence[at]
            ]
            if after and after[0] in _AFTER_NUMBER:
                last = end + 1
            elif after == ["per", "cent"]:
                last = end + 2
            runs.append((first, last))
        at = counted.find(1, max(end, at + 1))
    return runs
