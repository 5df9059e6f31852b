"""What holds of every backbone: the model that ships, a made-up pipeline, and spaCy where it is installed."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import numpy as np
import pytest

from rapportage.syntax.analysis import NAME_TYPES, ROOT, Analysis
from rapportage.syntax.backbone import Backbone
from rapportage.syntax.opening import open_backbone
from rapportage.syntax.spacy_ import SpacyBackbone
from tests.unit.syntax.spacy_made import Doc, Language

TEXTS = (
    "",
    " \n\t\n ",
    "Rain.",
    "Orsk's harbour didn't open.  The Ketland Guard left Mara on 3 May 1904.\nIt rained.\n\n“Go,” said Ana Orr.",
    "one\ud800two \x00 three\x07 \ufeff four\u200bfive",
    "no stop here " * 400,
    "x" * 30_000,
    ". " * 300,
    "سقط المطر. 雨が降った。",
)


def _spacy() -> Backbone:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Orsk"}, {"label": "ORG", "pattern": "the Ketland Guard"}]
    )
    return SpacyBackbone(nlp, name="spacy:blank", doc=spacy.tokens.Doc)


_OPENERS = {
    "builtin": open_backbone,
    "made": lambda: SpacyBackbone(Language(), name="spacy:made", doc=Doc),
    "bare": lambda: SpacyBackbone(Language(labels=()), name="spacy:bare", doc=Doc),
    "spacy": _spacy,
}


@cache
def opened(name: str) -> Backbone:
    return _OPENERS[name]()


@pytest.fixture(params=list(_OPENERS))
def backbone(request: pytest.FixtureRequest) -> Backbone:
    return opened(request.param)


def check(found: Analysis) -> None:
    """Check what any analysis must be."""
    count = len(found)
    for name in ("start", "end", "sentence", "head", "xpos", "lemma", "deprel", "kind", "sure"):
        assert len(getattr(found, name)) == count, name
    assert (found.start < found.end).all()
    assert (found.start[1:] >= found.end[:-1]).all()
    assert found.end.max(initial=0) <= len(found.text)
    assert found.head.dtype == found.sentence.dtype == found.start.dtype == np.int32
    assert ((found.sure >= 0) & (found.sure <= 1)).all()
    assert all(found.upos), "every word has a part of speech"
    assert all(found.lemma), "every word has a lemma"
    for first, end in found.sentences():
        check_tree(found, first, end)
    ends = 0
    for each in found.names:
        assert 0 <= each.first < each.end <= count
        assert each.type in NAME_TYPES
        assert 0 <= each.confidence <= 1
        if each.type != "TITLE":
            assert each.first >= ends
            ends = each.end
    for first, end in found.joined:
        assert end - first > 1
        assert (found.end[first : end - 1] == found.start[first + 1 : end]).all()


def check_tree(found: Analysis, first: int, end: int) -> None:
    """Check that a sentence is one tree."""
    heads = found.head[first:end].tolist()
    assert heads.count(ROOT) == 1
    assert [found.deprel[first + at] for at, head in enumerate(heads) if head == ROOT] == ["root"]
    assert all(head == ROOT or first <= head < end for head in heads)
    for start in range(first, end):
        at, steps = start, 0
        while at != ROOT:
            at, steps = int(found.head[at]), steps + 1
            assert steps <= end - first, "a circle"


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_gives_words_in_order_and_trees(backbone: Backbone, text: str) -> None:
    found = backbone.analyze(text)
    assert found.text == text
    check(found)
    lost = [at for at, mark in enumerate(text) if mark.isalnum() and not ((found.start <= at) & (at < found.end)).any()]
    assert not lost


def test_sentences_stay_in_their_lines(backbone: Backbone) -> None:
    found = backbone.analyze("Rain fell on Orsk\nMara went home\n\nIt rained")
    lines = [found.text.count("\n", 0, int(start)) for start in found.start]
    for first, end in found.sentences():
        assert len(set(lines[first:end])) == 1
    assert [found.word(at) for at in found.fresh] == ["Rain", "Mara", "It"]


def test_a_text_is_analysed_alike_whatever_stands_beside_it(backbone: Backbone) -> None:
    alone = backbone.analyze("Ana Orr left Orsk on Sunday.")
    beside = backbone.analyze("Ana Orr left Orsk on Sunday.\nThe guard said that rain had closed the harbour of Ket.")
    count = len(alone)
    assert beside.head[:count].tolist() == alone.head.tolist()
    assert beside.deprel[:count] == alone.deprel
    assert [name for name in beside.names if name.end <= count] == list(alone.names)


def test_the_same_text_gives_the_same_analysis(backbone: Backbone) -> None:
    one, other = (backbone.analyze(TEXTS[3]) for _ in range(2))
    for field in fields(Analysis):
        mine, again = getattr(one, field.name), getattr(other, field.name)
        assert np.array_equal(mine, again) if isinstance(mine, np.ndarray) else mine == again, field.name


def test_given_words_come_back_as_they_were_each_sentence_one_tree(backbone: Backbone) -> None:
    sentences = [
        ["Orsk", "'s", "harbour", "did", "n't", "open", "."],
        ["Rain", ".", "Rain", "."],
        ["New York", "\ud800"],
    ]
    found = backbone.analyze_words(sentences)
    assert found.text == "Orsk 's harbour did n't open .\nRain . Rain .\nNew York \ud800"
    assert [found.word(at) for at in range(len(found))] == [word for words in sentences for word in words]
    assert found.sentence.tolist() == [0] * 7 + [1] * 4 + [2] * 2
    check(found)


def test_no_sentences_give_no_words(backbone: Backbone) -> None:
    assert len(backbone.analyze_words([])) == 0
    assert backbone.analyze_words([]).text == ""


def test_a_backbone_says_who_it_is(backbone: Backbone) -> None:
    assert backbone.name
    assert len(backbone.digest) == 64
    assert backbone.scheme in {"ud", "clear"}
