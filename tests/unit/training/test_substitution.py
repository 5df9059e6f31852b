"""Exchanged names: the tree stands, the columns fit, the labels are of the same types."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from training.grammar import generate
from training.own_text import labelled
from training.sentences import Sentence
from training.substitution import Substitution, names_of, read_substitution

OWN = Path(__file__).resolve().parents[3] / "training" / "own"


@cache
def lists() -> Substitution:
    return read_substitution(OWN)


def columns(sentence: Sentence) -> list[int]:
    return [
        len(column)
        for column in (
            sentence.words, sentence.upos, sentence.xpos, sentence.heads, sentence.rels, sentence.lemmas, sentence.space,
            sentence.names or [],
        )
    ]  # fmt: skip


def is_tree(heads: list[int]) -> bool:
    """Tell whether there is one root and every word leads to it."""
    if heads.count(0) != 1 or not all(0 <= head <= len(heads) for head in heads):
        return False
    for start in range(1, len(heads) + 1):
        at, seen = start, 0
        while at and seen <= len(heads):
            at, seen = heads[at - 1], seen + 1
        if at:
            return False
    return True


def skeleton(sentence: Sentence) -> list[tuple[str, str, str]]:
    """Return what the words outside names hang on, a name standing for all its words."""
    spans = names_of(sentence)
    place = {i: f"<{k}>" for k, (first, end, _) in enumerate(spans) for i in range(first, end)}
    called = [
        place.get(i, f"{i - sum(max(0, min(end, i) - first) for first, end, _ in spans)}")
        for i in range(len(sentence.words))
    ]
    return [
        (called[i], sentence.rels[i], "root" if head == 0 else called[head - 1])
        for i, head in enumerate(sentence.heads)
        if i not in place
    ]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_tree_with_new_names_is_a_tree_with_the_same_bones(seed: int, draw: int) -> None:
    for before in generate(seed, 2):
        kinds = [str(i) for i in range(len(before.words))]
        after = lists().exchange(replace(before, kinds=kinds), Random(draw))
        assert set(columns(after)) == {len(after.words)}
        assert len(after.kinds or []) == len(after.words)
        assert is_tree(after.heads)
        assert [kind for _, _, kind in names_of(after)] == [kind for _, _, kind in names_of(before)]
        assert skeleton(after) == skeleton(before)


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_line_with_new_names_keeps_its_other_words_and_its_types(draw: int) -> None:
    before = labelled(
        "[PER Ilva Dane], of the [ORG Red League] ([ORG RL]), left [LOC Velm] for [NORP Corrani] talks.", origin="own"
    )
    after = lists().exchange(before, Random(draw))
    assert set(columns(after)) == {len(after.words)}
    assert [kind for _, _, kind in names_of(after)] == [kind for _, _, kind in names_of(before)]
    outside = [
        [word for word, name in zip(each.words, each.names or [], strict=True) if name == "O"]
        for each in (before, after)
    ]
    assert outside[0] == outside[1]
    assert not after.space[after.words.index(",") - 1]
    assert not after.space[after.words.index(")") - 1]
    assert not any(brace in word for word in after.words for brace in "{}")


def test_the_first_of_a_persons_words_heads_the_others_and_takes_the_old_place() -> None:
    made = Sentence(
        words=["Dane", "slept"], upos=["PROPN", "VERB"], xpos=["NNP", "VBD"], heads=[2, 0], rels=["nsubj", "root"],
        lemmas=["Dane", "sleep"], space=[True, True], names=["B-PER", "O"], kinds=["person", ""],
    )  # fmt: skip
    culture = {"given": ["Asha"], "family": ["Rao"], "patterns": ["Dr. G F"]}
    one = Substitution([culture], {}, [], [])
    found = {tuple(each.words): each for each in (one.exchange(made, Random(i)) for i in range(200))}
    assert set(found) == {("Dane", "slept"), ("Rao", "slept"), ("Asha", "slept"), ("Asha", "Rao", "slept")}
    grown = found["Asha", "Rao", "slept"]
    assert (grown.heads, grown.rels) == ([3, 1, 0], ["nsubj", "flat", "root"])
    assert grown.names == ["B-PER", "I-PER", "O"]
    assert grown.kinds == ["person", "", ""]


def test_a_name_whose_words_hang_on_different_words_stays() -> None:
    made = Sentence(
        words=["Ilva", "Dane", "slept"], upos=["PROPN", "PROPN", "VERB"], xpos=["NNP", "NNP", "VBD"], heads=[3, 3, 0],
        rels=["nsubj", "dep", "root"], lemmas=["Ilva", "Dane", "sleep"], space=[True] * 3, names=["B-PER", "I-PER", "O"],
    )  # fmt: skip
    assert all(lists().exchange(made, Random(i)) == made for i in range(30))


def test_the_plural_of_a_people_stays_one_and_weapons_stay() -> None:
    culture = {"peoples": [["Velmish", "Velms"]]}
    one = Substitution([culture], {}, [], [])
    line = labelled("[NORP Corranis] bought [WEAPON Kestrel] jets from [NORP Tarvese] dealers", origin="own")
    drawn = [one.exchange(line, Random(i)).words for i in range(60)]
    assert {words[0] for words in drawn} == {"Corranis", "Velms"}
    assert {words[2] for words in drawn} == {"Kestrel"}
    assert {words[5] for words in drawn} == {"Tarvese", "Velmish"}


def test_nothing_is_exchanged_without_names_or_lists() -> None:
    bare = labelled("rain fell", origin="own")
    nameless = replace(bare, names=None)
    assert lists().exchange(nameless, Random(1)) is nameless
    assert Substitution([], {}, [], []).exchange(bare, Random(1)) is bare


def test_every_shape_of_a_body_can_be_filled() -> None:
    line = labelled("the [ORG Red League] met", origin="own")
    drawn = [" ".join(lists().exchange(line, Random(i)).words) for i in range(1500)]
    assert len(set(drawn)) > 600
    assert not any("{" in words for words in drawn)
