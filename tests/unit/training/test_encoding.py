"""Sentences in numbers: every label finds its place, and what is not taught is -1."""

from __future__ import annotations

import pytest
from training.encoding import Encoder
from training.labels import FEWEST, KINDS, NAME_LABELS, make_labels
from training.sentences import bare

from rapportage.syntax.pieces import Pieces, shape_of
from tests.unit.training.rows import conllu, trees

LABELS = {
    "upos": ["NOUN", "PROPN", "VERB"],
    "xpos": ["NN", "NNP", "VBD"],
    "lemma": ["_", "K|0|", "L|0|"],
    "rel": ["acl", "dep", "nsubj", "root"],
    "kind": KINDS,
    "ner": NAME_LABELS,
}
ENCODER = Encoder(Pieces(["[PAD]", "velm", "slept", "##ish"]), LABELS)


def allowed(label: str) -> set[str]:
    return {name for name, open_ in zip(NAME_LABELS, ENCODER.allowed(label), strict=True) if open_}


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("B-PER", {"B-PER"}),
        ("O", {"O"}),
        ("O~TITLE", {"O", "B-TITLE", "I-TITLE"}),
        ("B-NORP~B-MISC", {"B-NORP", "B-MISC"}),
        ("B-DATE~O", {"B-DATE", "O"}),
        ("*", set(NAME_LABELS)),
    ],
)
def test_a_label_leaves_open_what_it_says(label: str, names: set[str]) -> None:
    assert allowed(label) == names


def test_a_tree_is_numbers_in_every_column() -> None:
    (sentence,) = trees(*conllu("Velmish PROPN NNP 2 nsubj SpaceAfter=No", "slept VERB VBD 0 root"))
    found = ENCODER.encode(sentence)
    assert found.pieces == [(1, 3), (2,)]
    assert found.length == 3
    assert found.shapes == [shape_of("Velmish", spaced=True), shape_of("slept", spaced=False)]
    assert (found.upos, found.xpos, found.head, found.rel) == ([1, 2], [1, 2], [2, 0], [2, 3])
    assert found.lemma == [2, 2]
    assert found.names is None
    assert found.kind == [-1, -1]


def test_a_rare_relation_is_taught_without_its_subtype_and_a_rare_tag_or_lemma_not_at_all() -> None:
    (sentence,) = trees(*conllu("Velm X FW 2 acl:relcl", "slept VERB VBD 0 vocative"))
    sentence.lemmas = ["_", "sleeping"]
    found = ENCODER.encode(sentence)
    assert found.rel == [0, 1]
    assert found.upos[0] == found.xpos[0] == -1
    assert found.lemma == [-1, -1]


def test_a_sentence_without_a_tree_has_names_only() -> None:
    found = ENCODER.encode(bare(["Velm", "slept"], ["B-LOC", "O"], [True, True], origin="made"))
    assert found.upos == found.xpos == found.lemma == found.head == found.rel == [-1, -1]
    assert found.names is not None
    assert found.names.shape == (2, len(NAME_LABELS))


def test_labels_seen_too_seldom_are_left_out_and_earlier_ones_stay_in_place() -> None:
    tree = conllu("Velm PROPN NNP 2 nsubj", "slept VERB VBD 0 root")
    odd = conllu("Velm PROPN NNP 2 nsubj:odd", "slept VERB VBD 0 root")
    labels = make_labels(trees(*tree * 10, *odd * (FEWEST["rel"] - 1)), None)
    assert labels["rel"] == ["nsubj", "root"]
    assert labels["upos"] == ["PROPN", "VERB"]
    assert labels["lemma"][0] == "_"
    earlier = {"upos": ["B", "A"], "xpos": ["X"], "lemma": ["_"], "rel": ["root"]}
    assert make_labels([], earlier | {"ner": ["O"]}) == earlier | {"kind": KINDS}
