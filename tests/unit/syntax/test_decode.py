"""Scores into words' properties."""

import numpy as np
import onnxruntime
import pytest

from rapportage.syntax.decode import Columns, Decoder, arc_scores
from rapportage.syntax.model import Scores
from rapportage.syntax.pairs import Relations

WIDTH = 3
LABELS = {
    "upos": ["NOUN", "VERB"],
    "xpos": ["NN", "VBZ"],
    "lemma": ["K|0|", "L|1|"],
    "rel": ["root", "nsubj", "obj"],
    "ner": ["O", "B-PER", "I-PER"],
    "kind": ["", "person"],
}


def relations() -> Relations:
    """Make scores that see only the constant put behind each vector: obj beats nsubj, root beats both."""
    weights = np.zeros((3, WIDTH + 1, WIDTH + 1), np.float32)
    weights[:, WIDTH, WIDTH] = (9, 1, 2)
    return Relations(weights, onnxruntime.SessionOptions())


def scores(arc: np.ndarray, dist: np.ndarray | None = None, kind: np.ndarray | None = None) -> Scores:
    n = len(arc)
    tag = np.tile(np.array([0, 1, 0, 1, 0, 1], np.float32), (n, 1))
    return Scores(
        tag=tag,
        sent=np.zeros((n, 2), np.float32),
        ner=np.tile(np.array([1, 0, 0], np.float32), (n, 1)),
        kind=kind,
        arc=arc.astype(np.float32),
        dist=dist,
        rd=np.zeros((n, WIDTH), np.float32),
        rh=np.zeros((n + 1, WIDTH), np.float32),
    )


def decoded(given: Scores, words: list[str], starts: list[int]) -> Columns:
    columns = Columns()
    Decoder(LABELS, relations(), known={"dog"}).add(given, words=words, starts=starts, columns=columns)
    return columns


def test_roots_alone_are_called_root() -> None:
    arc = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]])
    columns = decoded(scores(arc), ["dog", "eats", "bone"], [0])
    assert columns.head == [1, -1, 1]
    assert columns.deprel == ["obj", "root", "obj"]
    assert columns.kind == ["", "", ""]
    assert columns.sure[1] == pytest.approx(np.exp(5) / (np.exp(5) + 2), rel=1e-4)


def test_no_arc_leaves_its_sentence_and_every_sentence_has_one_root() -> None:
    arc = np.array([[0, 0, 0, 9, 0], [0, 0, 0, 9, 0], [9, 0, 0, 0, 0], [9, 0, 0, 0, 0]])
    columns = decoded(scores(arc), ["a", "b", "c", "d"], [0, 2])
    assert columns.sentence == [0, 0, 1, 1]
    assert min(columns.head[:2]) == -1
    assert max(columns.head[:2]) < 2
    assert min(columns.head[2:]) == -1


def test_the_score_of_a_distance_is_added_for_words_and_not_for_the_root() -> None:
    n = 40
    dist = np.tile(np.arange(18, dtype=np.float32), (n, 1))
    arcs = arc_scores(scores(np.zeros((n, n + 1)), dist), [0])
    assert (arcs[:, 0] == 0).all()
    left = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 5, 9: 5, 10: 6, 14: 6, 15: 7, 24: 7, 25: 8, 39: 8}
    for away, bucket in left.items():
        assert arcs[39, 1 + 39 - away] == bucket
        assert arcs[0, 1 + away] == 9 + bucket


def test_lemmas_and_kinds_are_told() -> None:
    kind = np.array([[0, 1], [1, 0]], np.float32)
    columns = decoded(scores(np.zeros((2, 3)), kind=kind), ["Dogs", "cats"], [0])
    assert columns.kind == ["person", ""]
    assert columns.upos == ["VERB", "VERB"]
    assert columns.lemma == ["dog", "cat"]


def test_windows_are_put_one_behind_another() -> None:
    columns = Columns()
    decoder = Decoder(LABELS, relations(), known={"dog"})
    arc = np.array([[0, 0, 5], [5, 0, 0]])
    for _ in range(2):
        decoder.add(scores(arc), words=["a", "b"], starts=[0], columns=columns)
    assert columns.head == [1, -1, 3, -1]
    assert columns.sentence == [0, 0, 1, 1]


def test_pairs_are_scored_bilinearly() -> None:
    generator = np.random.default_rng(7)
    weights = generator.normal(size=(5, WIDTH + 1, WIDTH + 1)).astype(np.float32)
    below, above = generator.normal(size=(2, 6, WIDTH)).astype(np.float32)
    found = Relations(weights, onnxruntime.SessionOptions()).scores(below, above)
    one = np.ones((6, 1), np.float32)
    wanted = np.einsum("ni,rij,nj->nr", np.hstack([below, one]), weights, np.hstack([above, one]))
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-4)
