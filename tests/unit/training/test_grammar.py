"""The grammar's sentences: faultless trees, the same for the same seed, in the treebanks' conventions."""

from __future__ import annotations

import itertools
from random import Random

import pytest
from training.grammar import generate
from training.grammar.check import faults
from training.grammar.generation import CONSTRUCTIONS, RELATIONS
from training.grammar.invert import invert
from training.grammar.tree import comma, finish, grow, mark, word
from training.grammar.words import plural_of, singular_of, verb_form
from training.sentences import Sentence


def text_of(sentence: Sentence) -> str:
    return "".join(each + " " * space for each, space in zip(sentence.words, sentence.space, strict=True)).rstrip()


def links(sentence: Sentence) -> set[tuple[str, str, str]]:
    governors = ["" if head == 0 else sentence.words[head - 1] for head in sentence.heads]
    return set(zip(sentence.words, sentence.rels, governors, strict=True))


@pytest.mark.parametrize("name", sorted(CONSTRUCTIONS))
def test_every_construction_gives_trees_without_a_fault(name):
    made = generate(5, 25, only=[name])
    assert [fault for sentence in made for fault in faults(sentence, RELATIONS)] == []
    assert {sentence.origin for sentence in made} == {f"grammar {name}"}


def test_the_same_seed_gives_the_same_sentences_and_another_seed_others():
    assert generate(3, 20) == generate(3, 20)
    assert generate(3, 20) != generate(4, 20)


def test_a_speaker_after_the_verb_is_its_subject_and_what_is_said_its_clause():
    for sentence in generate(1, 80, only=["inverted"]):
        root = sentence.heads.index(0) + 1
        rels = [rel for rel, head in zip(sentence.rels, sentence.heads, strict=True) if head == root]
        assert rels.count("ccomp") == 1
        assert rels.count("nsubj") == 1


def test_an_addressee_is_an_indirect_object():
    for sentence in generate(2, 40, only=["told"]):
        root = sentence.heads.index(0) + 1
        assert [rel for rel, head in zip(sentence.rels, sentence.heads, strict=True) if head == root].count("iobj") == 1


def test_names_are_labelled_and_begin_with_b():
    firsts = {name.split("~")[0] for sentence in generate(8, 300) for name in sentence.names or []} - {"O", "*"}
    kinds = {name[2:] for name in firsts}
    assert kinds == {"PER", "ORG", "LOC", "NORP", "TITLE", "DATE", "WEAPON"}


def test_a_drone_is_a_weapon_and_a_ministers_field_belongs_to_the_title():
    labels = [
        (word, name)
        for sentence in generate(8, 400)
        for word, name in zip(sentence.words, sentence.names or [], strict=True)
    ]
    assert {name.split("~")[0][2:] for word, name in labels if word in ("missiles", "drones", "rockets")} == {"WEAPON"}
    assert ("foreign", "B-TITLE") in labels
    assert ("minister", "I-TITLE") in labels


def test_what_follows_a_dateline_stands_in_its_paragraph():
    made = generate(1, 800)
    pairs = [after for before, after in itertools.pairwise(made) if before.origin == "grammar dateline"]
    assert pairs
    assert not any(after.new_paragraph for after in pairs)


def test_no_space_stands_before_a_comma_nor_two_marks_together():
    for sentence in generate(6, 300):
        assert " ," not in text_of(sentence)
        assert ",," not in text_of(sentence)
        assert ",." not in text_of(sentence)


def test_commas_that_meet_are_one_and_the_first_letter_is_large():
    name = grow(
        word("Ana", "PROPN", "NNP", "Ana"),
        right=[("appos", grow(word("nurse", "NOUN", "NN"), left=[comma()])), comma()],
    )
    made = finish(
        grow(
            word("left", "VERB", "VBD", "leave"),
            left=[("advmod", word("then", "ADV", "RB"))],
            right=[("obj", name), mark(".", ".", left=True)],
        )
    )
    assert text_of(made) == "Then left Ana, nurse."


def test_the_article_before_a_vowel_is_an():
    made = finish(grow(word("army", "NOUN", "NN"), left=[("det", word("a", "DET", "DT"))]))
    assert (made.words, made.lemmas) == (["An", "army"], ["a", "army"])


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("strike", "VBD", "struck"), ("withdraw", "VBN", "withdrawn"), ("deny", "VBZ", "denies"), ("stop", "VBG", "stopping"),
        ("besiege", "VBD", "besieged"), ("admit", "VBD", "admitted"), ("die", "VBG", "dying"), ("reach", "VBZ", "reaches"),
        ("veto", "VBZ", "vetoes"),
    ],
)  # fmt: skip
def test_verbs_are_inflected(lemma, tag, form):
    assert verb_form(lemma, tag) == form


def test_nouns_are_inflected_and_back():
    for one, many in (("city", "cities"), ("man", "men"), ("attack", "attacks"), ("crisis", "crises")):
        assert (plural_of(one), singular_of(many)) == (many, one)


def test_the_validator_finds_what_is_wrong():
    good = generate(9, 1)[0]
    n = len(good.words)
    assert "not one root" in faults(Sentence(**{**columns(good), "heads": [0] * n}), RELATIONS)
    assert "a cycle" in faults(
        Sentence(**{**columns(good), "heads": [0, 3, 2, *[1] * (n - 3)], "rels": ["root", *["dep"] * (n - 1)]}),
        RELATIONS,
    )
    assert "unknown relation x" in faults(Sentence(**{**columns(good), "rels": ["x"] * n}), RELATIONS)
    assert "I-PER after O" in faults(
        Sentence(**{**columns(good), "names": ["O", "I-PER", *["O"] * (n - 2)]}), RELATIONS
    )


def columns(sentence: Sentence) -> dict[str, object]:
    return {each: getattr(sentence, each) for each in Sentence.__slots__}


REPORT = Sentence(
    words=["The", "minister", "said", "on", "Monday", "that", "the", "bridge", "was", "closed", "."],
    upos=["DET", "NOUN", "VERB", "ADP", "PROPN", "SCONJ", "DET", "NOUN", "AUX", "VERB", "PUNCT"],
    xpos=["DT", "NN", "VBD", "IN", "NNP", "IN", "DT", "NN", "VBD", "VBN", "."],
    heads=[2, 3, 0, 5, 3, 10, 8, 10, 10, 3, 3],
    rels=["det", "nsubj", "root", "case", "obl", "mark", "det", "nsubj:pass", "aux:pass", "ccomp", "punct"],
    lemmas=["the", "minister", "say", "on", "Monday", "that", "the", "bridge", "be", "close", "."],
    space=[True] * 9 + [False, True],
)
ACTION = Sentence(
    words=["The", "soldiers", "closed", "the", "old", "bridge", "in", "Tarsk", "."],
    upos=["DET", "NOUN", "VERB", "DET", "ADJ", "NOUN", "ADP", "PROPN", "PUNCT"],
    xpos=["DT", "NNS", "VBD", "DT", "JJ", "NN", "IN", "NNP", "."],
    heads=[2, 3, 0, 6, 6, 3, 8, 3, 3],
    rels=["det", "nsubj", "root", "det", "amod", "obj", "case", "obl", "punct"],
    lemmas=["the", "soldier", "close", "the", "old", "bridge", "in", "Tarsk", "."],
    space=[True] * 7 + [False, True],
)


def test_a_reported_clause_is_turned_into_a_quotation_with_its_speaker_behind_it():
    made = [each for each in invert([REPORT], 0, 40) if each.rels[each.words.index("closed")] == "ccomp"]
    assert made
    for sentence in made:
        assert sentence.names is None
        assert {("bridge", "nsubj:pass", "closed"), ("minister", "nsubj", sentence.words[sentence.heads.index(0)])} <= {
            (word.lower(), rel, above) for word, rel, above in links(sentence)
        }
    behind = [each for each in made if each.words.index("minister") > each.heads.index(0)]
    assert any(text_of(each).endswith(("said the minister on Monday.", "said the minister.")) for each in behind)


def test_a_speaker_becomes_a_source():
    made = [text_of(each) for each in invert([REPORT], 0, 60)]
    assert "According to the minister, the bridge was closed." in made


def test_a_plain_clause_has_a_passive_twin_with_a_participle_that_the_treebank_knows():
    made = invert([REPORT, ACTION], 0, 30)
    twins = {text_of(each) for each in made if each.origin == "passive twin"}
    assert twins == {
        "The old bridge was closed by the soldiers in Tarsk.",
        "The old bridge was closed in Tarsk by the soldiers.",
    }
    assert invert([ACTION], 0, 5) == []


def test_inverting_is_the_same_for_the_same_seed():
    assert invert([REPORT, ACTION], 7, 5) == invert([REPORT, ACTION], 7, 5)


def test_generation_leaves_the_callers_chance_alone():
    chance = Random(1)
    generate(1, 3)
    assert chance.random() == Random(1).random()
