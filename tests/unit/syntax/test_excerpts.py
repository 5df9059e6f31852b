"""Parts of a text read as one."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.syntax.analysis import Analysis
from rapportage.syntax.excerpts import analyze_parts


class Split:
    """A backbone whose words are what stands between spaces, a sentence a paragraph."""

    name, digest, scheme = "split", "0", "ud"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def analyze(self, text: str) -> Analysis:
        self.seen.append(text)
        spans, sentence, at = [], [], 0
        for number, line in enumerate(text.split("\n")):
            for word in line.split(" "):
                if word:
                    spans.append((at, at + len(word)))
                    sentence.append(number)
                at += len(word) + 1
        count = len(spans)
        return Analysis(
            text=text, start=np.array([low for low, _ in spans], np.int32), end=np.array([high for _, high in spans], np.int32),
            sentence=np.array(sentence, np.int32), head=np.full(count, -1, np.int32), upos=("X",) * count, xpos=("X",) * count,
            lemma=("x",) * count, deprel=("root",) * count, kind=("",) * count, sure=np.ones(count, np.float32), names=(),
        )  # fmt: skip

    def analyze_words(self, sentences: object) -> Analysis:
        raise NotImplementedError


def test_all_parts_are_read_at_once_and_offsets_are_those_of_the_whole() -> None:
    backbone = Split()
    text = "Menu Rain in\nDorn.\nAdvertisement Nobody came."
    found = analyze_parts(text, [(5, 18), (33, 45)], backbone)
    assert backbone.seen == ["Rain in Dorn.\n\nNobody came."]
    assert [found.word(at) for at in range(len(found))] == ["Rain", "in", "Dorn.", "Nobody", "came."]
    assert found.text == "\n" * 5 + "Rain in Dorn." + "\n" * 15 + "Nobody came."
    assert [text[low:high] for low, high in zip(found.start, found.end, strict=True)][2:4] == ["Dorn.", "Nobody"]
    assert found.start.dtype == found.end.dtype == np.int32


def test_no_part_is_no_word() -> None:
    assert len(analyze_parts("Menu", [], Split())) == 0


@given(st.lists(st.tuples(st.text("ab \n", max_size=8), st.integers(0, 3)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_word_stands_where_it_is_said_to(pieces: list[tuple[str, int]]) -> None:
    text, parts = "", []
    for piece, gap in pieces:
        text += " " * gap
        parts.append((len(text), len(text) + len(piece)))
        text += piece
    found = analyze_parts(text, parts, Split())
    inside = [word for low, high in parts for word in text[low:high].split()]
    assert [found.word(at) for at in range(len(found))] == inside
